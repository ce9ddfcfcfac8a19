import django.db.models.deletion
import django.utils.timezone
import khuyencong.core.fields
import khuyencong.core.operations
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


def hold_what_was_approved(apps, schema_editor):
    """Files approved before money was held here: each holds what its decision gave."""
    project, commitment = apps.get_model("projects", "Project"), apps.get_model("budgets", "Commitment")
    approved = project.objects.filter(
        retrospective=False, approved_on__isnull=False, support_approved__gt=0, stopped_on__isnull=True
    )
    commitment.objects.bulk_create(
        commitment(
            project=one,
            kind="giu",
            amount=one.support_approved,
            happened_on=one.approved_on,
            document=one.approval,
            note="Ghi lại khi chuyển dữ liệu",
            illustrative=one.illustrative,
        )
        for one in approved.select_related("approval").order_by("pk")
    )


class Migration(migrations.Migration):

    dependencies = [
        ('budgets', '0001_initial'),
        ('core', '0002_life'),
        ('core', '__first__'),
        ('projects', '0002_life'),
    ]

    operations = [
        khuyencong.core.operations.AtOnce([
            migrations.CreateModel(
                name='Commitment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('kind', models.CharField(choices=[('giu', 'Giữ'), ('dieu_chinh', 'Điều chỉnh'), ('giai_phong', 'Giải phóng')], max_length=20, verbose_name='loại')),
                    ('amount', khuyencong.core.fields.MoneyField(help_text='Đồng; giữ là số dương, giải phóng là số âm', verbose_name='số tiền')),
                    ('happened_on', khuyencong.core.fields.ViDateField(verbose_name='ngày')),
                    ('note', khuyencong.core.fields.ViTextField(blank=True, verbose_name='ghi chú')),
                    ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='ghi lúc')),
                    ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                    ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.officialdocument', verbose_name='văn bản')),
                    ('envelope', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='budgets.envelope', verbose_name='kinh phí được giao')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.project', verbose_name='đề án')),
                ],
                options={
                    'verbose_name': 'khoản giữ',
                    'verbose_name_plural': 'khoản giữ',
                    'indexes': [models.Index(models.F('project'), models.F('happened_on'), name='commitment_by_project')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['giu', 'dieu_chinh', 'giai_phong'])), name='commitment_kind_known'), models.CheckConstraint(condition=models.Q(models.Q(('amount__gt', 0), ('kind', 'giu')), models.Q(('amount__lt', 0), ('kind', 'giai_phong')), models.Q(('kind', 'dieu_chinh'), models.Q(('amount', 0), _negated=True)), _connector='OR'), name='commitment_signed_by_kind', violation_error_message='Giữ là số dương, giải phóng là số âm, điều chỉnh khác 0.')],
                    'triggers': [pgtrigger.compiler.Trigger(name='commitment_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='172569b828223a7a2c2eda326ce625673102d138', operation='UPDATE OR DELETE', pgid='pgtrigger_commitment_kept_59690', table='budgets_commitment', when='BEFORE')), pgtrigger.compiler.Trigger(name='commitment_not_below_zero', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE line record; held numeric := 0;', func="\nPERFORM 1 FROM projects_project WHERE id = NEW.project_id FOR NO KEY UPDATE;\nFOR line IN SELECT amount FROM budgets_commitment WHERE project_id = NEW.project_id LOOP\n    held := held + line.amount;\nEND LOOP;\nIF held < 0 THEN\n    RAISE EXCEPTION 'Giải phóng nhiều hơn số đang giữ cho đề án.'\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'commitment_not_below_zero';\nEND IF;\nRETURN NULL;\n", hash='1e06b29c65b3d14c9a7f78fea23da8412614c1b6', operation='INSERT', pgid='pgtrigger_commitment_not_below_zero_e0de7', table='budgets_commitment', when='AFTER')), pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "budgets_commitmentevent" ("amount", "by_id", "document_id", "envelope_id", "happened_on", "id", "illustrative", "kind", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "recorded_at", "source") VALUES (NEW."amount", NEW."by_id", NEW."document_id", NEW."envelope_id", NEW."happened_on", NEW."id", NEW."illustrative", NEW."kind", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."project_id", NEW."recorded_at", NEW."source"); RETURN NULL;', hash='26bc5b1a4a2063655e50be0354293626df9dc8bf', operation='INSERT', pgid='pgtrigger_insert_insert_902c6', table='budgets_commitment', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "budgets_commitmentevent" ("amount", "by_id", "document_id", "envelope_id", "happened_on", "id", "illustrative", "kind", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "recorded_at", "source") VALUES (NEW."amount", NEW."by_id", NEW."document_id", NEW."envelope_id", NEW."happened_on", NEW."id", NEW."illustrative", NEW."kind", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."project_id", NEW."recorded_at", NEW."source"); RETURN NULL;', hash='311573cf4a619d65aa737a9cf8bc1f0314ba1786', operation='UPDATE', pgid='pgtrigger_update_update_0a23e', table='budgets_commitment', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "budgets_commitmentevent" ("amount", "by_id", "document_id", "envelope_id", "happened_on", "id", "illustrative", "kind", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "recorded_at", "source") VALUES (OLD."amount", OLD."by_id", OLD."document_id", OLD."envelope_id", OLD."happened_on", OLD."id", OLD."illustrative", OLD."kind", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."project_id", OLD."recorded_at", OLD."source"); RETURN NULL;', hash='72462b2987f5b9a821f513a7f426046266680eb4', operation='DELETE', pgid='pgtrigger_delete_delete_cb4b8', table='budgets_commitment', when='AFTER'))],
                },
            ),
            migrations.CreateModel(
                name='CommitmentEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('kind', models.CharField(choices=[('giu', 'Giữ'), ('dieu_chinh', 'Điều chỉnh'), ('giai_phong', 'Giải phóng')], max_length=20, verbose_name='loại')),
                    ('amount', khuyencong.core.fields.MoneyField(help_text='Đồng; giữ là số dương, giải phóng là số âm', verbose_name='số tiền')),
                    ('happened_on', khuyencong.core.fields.ViDateField(verbose_name='ngày')),
                    ('note', khuyencong.core.fields.ViTextField(blank=True, verbose_name='ghi chú')),
                    ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='ghi lúc')),
                    ('by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                    ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.officialdocument', verbose_name='văn bản')),
                    ('envelope', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='budgets.envelope', verbose_name='kinh phí được giao')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='budgets.commitment')),
                    ('project', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='projects.project', verbose_name='đề án')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dfb7a984e1772765c61e7c26cedd5b2cc983be69', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b3d29', table='budgets_commitmentevent', when='BEFORE'))],
                },
            ),
            migrations.CreateModel(
                name='Settlement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('settled_on', khuyencong.core.fields.ViDateField(verbose_name='ngày quyết toán')),
                    ('amount', khuyencong.core.fields.MoneyField(help_text='Đồng, từ kinh phí khuyến công', verbose_name='số quyết toán')),
                    ('counterpart', khuyencong.core.fields.MoneyField(blank=True, help_text='Đồng; trống: chưa có số liệu', null=True, verbose_name='đối ứng quyết toán')),
                    ('force_majeure', models.BooleanField(default=False, help_text='Theo khối lượng đã làm (TT 36/2013 Điều 18 khoản 4)', verbose_name='do bất khả kháng')),
                    ('explanation', khuyencong.core.fields.ViTextField(blank=True, verbose_name='giải trình')),
                    ('void', models.BooleanField(default=False, editable=False, verbose_name='không còn tính')),
                    ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                    ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.officialdocument', verbose_name='văn bản')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.project', verbose_name='đề án')),
                ],
                options={
                    'verbose_name': 'quyết toán',
                    'verbose_name_plural': 'quyết toán',
                    'constraints': [models.UniqueConstraint(condition=models.Q(('void', False)), fields=('project',), name='settlement_once', violation_error_message='Đề án đã có quyết toán.'), models.CheckConstraint(condition=models.Q(('amount__gte', 0), models.Q(('counterpart__isnull', True), ('counterpart__gte', 0), _connector='OR')), name='settlement_not_negative', violation_error_message='Số tiền không âm.'), models.CheckConstraint(condition=models.Q(('force_majeure', False), models.Q(('explanation', ''), _negated=True), _connector='OR'), name='settlement_force_majeure_explained', violation_error_message='Bất khả kháng: ghi giải trình.')],
                    'triggers': [pgtrigger.compiler.Trigger(name='settlement_within_approved', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF NOT NEW.void AND NEW.amount > (SELECT support_approved FROM projects_project WHERE id = NEW.project_id) THEN\n    RAISE EXCEPTION 'Số quyết toán lớn hơn kinh phí được duyệt của đề án.'\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_within_approved';\nEND IF;\nRETURN NULL;\n", hash='73bcbba1a0152364cf74fdb0737d79922d8a2fa1', operation='INSERT OR UPDATE', pgid='pgtrigger_settlement_within_approved_a14d6', table='budgets_settlement', when='AFTER')), pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "budgets_settlementevent" ("amount", "by_id", "counterpart", "document_id", "explanation", "force_majeure", "id", "illustrative", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "settled_on", "source", "void") VALUES (NEW."amount", NEW."by_id", NEW."counterpart", NEW."document_id", NEW."explanation", NEW."force_majeure", NEW."id", NEW."illustrative", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."project_id", NEW."settled_on", NEW."source", NEW."void"); RETURN NULL;', hash='7eb68ae4e899221c11272e35a299149ffc8a4c0d', operation='INSERT', pgid='pgtrigger_insert_insert_fcb2a', table='budgets_settlement', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "budgets_settlementevent" ("amount", "by_id", "counterpart", "document_id", "explanation", "force_majeure", "id", "illustrative", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "settled_on", "source", "void") VALUES (NEW."amount", NEW."by_id", NEW."counterpart", NEW."document_id", NEW."explanation", NEW."force_majeure", NEW."id", NEW."illustrative", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."project_id", NEW."settled_on", NEW."source", NEW."void"); RETURN NULL;', hash='7a90ab61ec6dc2d604d59420ddc5f855dd72b740', operation='UPDATE', pgid='pgtrigger_update_update_d99bd', table='budgets_settlement', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "budgets_settlementevent" ("amount", "by_id", "counterpart", "document_id", "explanation", "force_majeure", "id", "illustrative", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "settled_on", "source", "void") VALUES (OLD."amount", OLD."by_id", OLD."counterpart", OLD."document_id", OLD."explanation", OLD."force_majeure", OLD."id", OLD."illustrative", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."project_id", OLD."settled_on", OLD."source", OLD."void"); RETURN NULL;', hash='affd51fe20a2f03a6961ce2900862c7fc71105a7', operation='DELETE', pgid='pgtrigger_delete_delete_b25a1', table='budgets_settlement', when='AFTER'))],
                },
            ),
            migrations.CreateModel(
                name='SettlementEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('settled_on', khuyencong.core.fields.ViDateField(verbose_name='ngày quyết toán')),
                    ('amount', khuyencong.core.fields.MoneyField(help_text='Đồng, từ kinh phí khuyến công', verbose_name='số quyết toán')),
                    ('counterpart', khuyencong.core.fields.MoneyField(blank=True, help_text='Đồng; trống: chưa có số liệu', null=True, verbose_name='đối ứng quyết toán')),
                    ('force_majeure', models.BooleanField(default=False, help_text='Theo khối lượng đã làm (TT 36/2013 Điều 18 khoản 4)', verbose_name='do bất khả kháng')),
                    ('explanation', khuyencong.core.fields.ViTextField(blank=True, verbose_name='giải trình')),
                    ('void', models.BooleanField(default=False, editable=False, verbose_name='không còn tính')),
                    ('by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                    ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.officialdocument', verbose_name='văn bản')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='budgets.settlement')),
                    ('project', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='projects.project', verbose_name='đề án')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fcb45688ccec698153f96123e6d83cec50d06b31', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_48ef6', table='budgets_settlementevent', when='BEFORE'))],
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='disbursement',
                trigger=pgtrigger.compiler.Trigger(name='disbursement_within_approved', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE file bigint; line record; approved numeric; paid numeric := 0; refunded numeric := 0;', func="file := CASE TG_OP WHEN 'DELETE' THEN OLD.project_id ELSE NEW.project_id END;\nSELECT support_approved INTO approved FROM projects_project WHERE id = file FOR NO KEY UPDATE;\nFOR line IN SELECT kind, amount FROM budgets_disbursement WHERE project_id = file LOOP\n    IF line.kind = 'hoan_tra' THEN refunded := refunded + line.amount;\n    ELSE paid := paid + line.amount; END IF;\nEND LOOP;\nIF refunded > paid THEN\n    RAISE EXCEPTION 'Số hoàn trả lớn hơn số đã chi của đề án.'\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_refund_within_paid';\nEND IF;\nIF paid - refunded > approved THEN\n    RAISE EXCEPTION 'Số đã chi lớn hơn kinh phí được duyệt của đề án.'\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_within_approved';\nEND IF;\nRETURN NULL;\n", hash='f1be0540a5596e7708ee7b516603df344ca1175f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_disbursement_within_approved_17471', table='budgets_disbursement', when='AFTER')),
            ),
            khuyencong.core.operations.InstallTriggers(
                models=['commitment', 'commitmentevent', 'settlement', 'settlementevent'],
            ),
            # Last: rows written here wait for their checks until the end of the transaction.
        ]),
        migrations.RunPython(hold_what_was_approved, migrations.RunPython.noop),
    ]
