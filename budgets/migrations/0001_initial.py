import khuyencong.core.operations
import django.db.models.deletion
import khuyencong.core.fields
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_initial'),
        ('projects', '0001_initial'),
        ('territory', '0001_initial'),
    ]

    operations = [
        khuyencong.core.operations.AtOnce([
            migrations.CreateModel(
                name='Disbursement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('kind', models.CharField(choices=[('tam_ung', 'Tạm ứng'), ('thanh_toan', 'Thanh toán'), ('hoan_tra', 'Hoàn trả')], max_length=20, verbose_name='loại')),
                    ('amount', khuyencong.core.fields.MoneyField(verbose_name='số tiền')),
                    ('voucher', khuyencong.core.fields.ViCharField(max_length=40, verbose_name='số chứng từ')),
                    ('voucher_on', khuyencong.core.fields.ViDateField(verbose_name='ngày chứng từ')),
                    ('budget_year', models.PositiveSmallIntegerField(verbose_name='năm ngân sách')),
                    ('beneficiary', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.beneficiary', verbose_name='đơn vị thụ hưởng')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.project', verbose_name='đề án')),
                ],
                options={
                    'verbose_name': 'khoản chi',
                    'verbose_name_plural': 'khoản chi',
                    'indexes': [models.Index(models.F('budget_year'), models.F('voucher_on'), name='disbursement_by_year')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['tam_ung', 'thanh_toan', 'hoan_tra'])), name='disbursement_kind_known'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='disbursement_positive', violation_error_message='Số tiền phải lớn hơn 0.'), models.UniqueConstraint(fields=('budget_year', 'voucher', 'project'), name='disbursement_voucher_once', violation_error_message='Chứng từ này đã được nhập cho đề án.')],
                },
            ),
            migrations.CreateModel(
                name='DisbursementEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('kind', models.CharField(choices=[('tam_ung', 'Tạm ứng'), ('thanh_toan', 'Thanh toán'), ('hoan_tra', 'Hoàn trả')], max_length=20, verbose_name='loại')),
                    ('amount', khuyencong.core.fields.MoneyField(verbose_name='số tiền')),
                    ('voucher', khuyencong.core.fields.ViCharField(max_length=40, verbose_name='số chứng từ')),
                    ('voucher_on', khuyencong.core.fields.ViDateField(verbose_name='ngày chứng từ')),
                    ('budget_year', models.PositiveSmallIntegerField(verbose_name='năm ngân sách')),
                    ('beneficiary', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='projects.beneficiary', verbose_name='đơn vị thụ hưởng')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='budgets.disbursement')),
                    ('project', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='projects.project', verbose_name='đề án')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Envelope',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='phiên bản')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                    ('purse', models.CharField(blank=True, choices=[('KCQG', 'Khuyến công quốc gia'), ('KCDP', 'Khuyến công địa phương'), ('KCH', 'Ngân sách huyện')], help_text='Trống: không tách', max_length=10, verbose_name='nguồn')),
                    ('amount', khuyencong.core.fields.MoneyField(blank=True, help_text='Đồng; trống: chưa có số liệu', null=True, verbose_name='số tiền')),
                    ('qualifier', models.CharField(blank=True, choices=[('', 'đúng'), ('hon', 'hơn'), ('gan', 'gần'), ('khoang', 'khoảng')], default='', max_length=10, verbose_name='chữ đi kèm số')),
                    ('given_on', khuyencong.core.fields.ViDateField(blank=True, null=True, verbose_name='ngày giao')),
                    ('given_by', khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name='cấp giao')),
                    ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.officialdocument', verbose_name='văn bản')),
                    ('programme_group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.programmegroup', verbose_name='nhóm trong chương trình')),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                ],
                options={
                    'verbose_name': 'kinh phí được giao',
                    'verbose_name_plural': 'kinh phí được giao',
                    'constraints': [models.CheckConstraint(condition=models.Q(('qualifier__in', ['', 'hon', 'gan', 'khoang'])), name='envelope_qualifier_known'), models.CheckConstraint(condition=models.Q(('purse__in', ['', 'KCQG', 'KCDP', 'KCH'])), name='envelope_purse_known'), models.CheckConstraint(condition=models.Q(('amount__isnull', True), ('amount__gte', 0), _connector='OR'), name='envelope_not_negative', violation_error_message='Số tiền không âm.'), models.UniqueConstraint(fields=('unit', 'year', 'purse', 'programme_group', 'given_by'), name='envelope_once', nulls_distinct=False, violation_error_message='Khoản giao này đã được ghi.')],
                },
            ),
            migrations.CreateModel(
                name='EnvelopeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='phiên bản')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                    ('purse', models.CharField(blank=True, choices=[('KCQG', 'Khuyến công quốc gia'), ('KCDP', 'Khuyến công địa phương'), ('KCH', 'Ngân sách huyện')], help_text='Trống: không tách', max_length=10, verbose_name='nguồn')),
                    ('amount', khuyencong.core.fields.MoneyField(blank=True, help_text='Đồng; trống: chưa có số liệu', null=True, verbose_name='số tiền')),
                    ('qualifier', models.CharField(blank=True, choices=[('', 'đúng'), ('hon', 'hơn'), ('gan', 'gần'), ('khoang', 'khoảng')], default='', max_length=10, verbose_name='chữ đi kèm số')),
                    ('given_on', khuyencong.core.fields.ViDateField(blank=True, null=True, verbose_name='ngày giao')),
                    ('given_by', khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name='cấp giao')),
                    ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.officialdocument', verbose_name='văn bản')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='budgets.envelope')),
                    ('programme_group', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='projects.programmegroup', verbose_name='nhóm trong chương trình')),
                    ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PlanLine',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='phiên bản')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                    ('purse', models.CharField(blank=True, choices=[('KCQG', 'Khuyến công quốc gia'), ('KCDP', 'Khuyến công địa phương'), ('KCH', 'Ngân sách huyện')], help_text='Trống: không tách', max_length=10, verbose_name='nguồn')),
                    ('amount', khuyencong.core.fields.MoneyField(blank=True, help_text='Đồng; trống: chưa có số liệu', null=True, verbose_name='số tiền')),
                    ('qualifier', models.CharField(blank=True, choices=[('', 'đúng'), ('hon', 'hơn'), ('gan', 'gần'), ('khoang', 'khoảng')], default='', max_length=10, verbose_name='chữ đi kèm số')),
                    ('name', khuyencong.core.fields.ViCharField(max_length=300, verbose_name='chương trình')),
                    ('content', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.content', verbose_name='nội dung')),
                    ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.officialdocument', verbose_name='văn bản')),
                    ('programme_group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.programmegroup', verbose_name='nhóm trong chương trình')),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                ],
                options={
                    'verbose_name': 'dòng kế hoạch kinh phí',
                    'verbose_name_plural': 'kế hoạch kinh phí',
                    'constraints': [models.CheckConstraint(condition=models.Q(('qualifier__in', ['', 'hon', 'gan', 'khoang'])), name='plan_line_qualifier_known'), models.CheckConstraint(condition=models.Q(('purse__in', ['', 'KCQG', 'KCDP', 'KCH'])), name='plan_line_purse_known'), models.CheckConstraint(condition=models.Q(('amount__isnull', True), ('amount__gte', 0), _connector='OR'), name='plan_line_not_negative', violation_error_message='Số tiền không âm.'), models.UniqueConstraint(fields=('unit', 'year', 'name', 'purse'), name='plan_line_once', violation_error_message='Kế hoạch năm ấy đã có chương trình này.')],
                },
            ),
            migrations.CreateModel(
                name='PlanLineEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='phiên bản')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                    ('purse', models.CharField(blank=True, choices=[('KCQG', 'Khuyến công quốc gia'), ('KCDP', 'Khuyến công địa phương'), ('KCH', 'Ngân sách huyện')], help_text='Trống: không tách', max_length=10, verbose_name='nguồn')),
                    ('amount', khuyencong.core.fields.MoneyField(blank=True, help_text='Đồng; trống: chưa có số liệu', null=True, verbose_name='số tiền')),
                    ('qualifier', models.CharField(blank=True, choices=[('', 'đúng'), ('hon', 'hơn'), ('gan', 'gần'), ('khoang', 'khoảng')], default='', max_length=10, verbose_name='chữ đi kèm số')),
                    ('name', khuyencong.core.fields.ViCharField(max_length=300, verbose_name='chương trình')),
                    ('content', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='projects.content', verbose_name='nội dung')),
                    ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.officialdocument', verbose_name='văn bản')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='budgets.planline')),
                    ('programme_group', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='projects.programmegroup', verbose_name='nhóm trong chương trình')),
                    ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PlanTarget',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('low', khuyencong.core.fields.CountField(blank=True, null=True, verbose_name='từ')),
                    ('high', khuyencong.core.fields.CountField(blank=True, help_text='Bằng “từ” khi chỉ tiêu là một số', null=True, verbose_name='đến')),
                    ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.outputindicator', verbose_name='chỉ tiêu')),
                    ('plan_line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='budgets.planline', verbose_name='dòng kế hoạch')),
                ],
                options={
                    'verbose_name': 'chỉ tiêu của kế hoạch',
                    'verbose_name_plural': 'chỉ tiêu của kế hoạch',
                    'constraints': [models.UniqueConstraint(fields=('plan_line', 'indicator'), name='plan_target_once'), models.CheckConstraint(condition=models.Q(('low__lte', models.F('high'))), name='plan_target_in_order')],
                },
            ),
            migrations.CreateModel(
                name='PlanTargetEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('low', khuyencong.core.fields.CountField(blank=True, null=True, verbose_name='từ')),
                    ('high', khuyencong.core.fields.CountField(blank=True, help_text='Bằng “từ” khi chỉ tiêu là một số', null=True, verbose_name='đến')),
                    ('indicator', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='projects.outputindicator', verbose_name='chỉ tiêu')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='budgets.plantarget')),
                    ('plan_line', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='budgets.planline', verbose_name='dòng kế hoạch')),
                ],
                options={
                    'abstract': False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='disbursement',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "budgets_disbursementevent" ("amount", "beneficiary_id", "budget_year", "id", "illustrative", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "source", "voucher", "voucher_on") VALUES (NEW."amount", NEW."beneficiary_id", NEW."budget_year", NEW."id", NEW."illustrative", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."project_id", NEW."source", NEW."voucher", NEW."voucher_on"); RETURN NULL;', hash='c550e0f2c34aa885dae26155a7857208faa48b40', operation='INSERT', pgid='pgtrigger_insert_insert_3bede', table='budgets_disbursement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='disbursement',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "budgets_disbursementevent" ("amount", "beneficiary_id", "budget_year", "id", "illustrative", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "source", "voucher", "voucher_on") VALUES (NEW."amount", NEW."beneficiary_id", NEW."budget_year", NEW."id", NEW."illustrative", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."project_id", NEW."source", NEW."voucher", NEW."voucher_on"); RETURN NULL;', hash='933cf53cd12cd2203347a13351c50e481a0b0a60', operation='UPDATE', pgid='pgtrigger_update_update_ffd5c', table='budgets_disbursement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='disbursement',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "budgets_disbursementevent" ("amount", "beneficiary_id", "budget_year", "id", "illustrative", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "source", "voucher", "voucher_on") VALUES (OLD."amount", OLD."beneficiary_id", OLD."budget_year", OLD."id", OLD."illustrative", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."project_id", OLD."source", OLD."voucher", OLD."voucher_on"); RETURN NULL;', hash='f6b32fd2b0f6dbd361164f72c7fd447fea822f45', operation='DELETE', pgid='pgtrigger_delete_delete_fd061', table='budgets_disbursement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='disbursementevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2b6b735217d730ab9a61f5e2308ec60061e21e79', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f2cc0', table='budgets_disbursementevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='envelope',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "budgets_envelopeevent" ("amount", "document_id", "given_by", "given_on", "id", "illustrative", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_group_id", "purse", "qualifier", "source", "unit_id", "version", "year") VALUES (NEW."amount", NEW."document_id", NEW."given_by", NEW."given_on", NEW."id", NEW."illustrative", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."programme_group_id", NEW."purse", NEW."qualifier", NEW."source", NEW."unit_id", NEW."version", NEW."year"); RETURN NULL;', hash='906f0e1e7c88c0cab4e19ccd97547cf2e7084b23', operation='INSERT', pgid='pgtrigger_insert_insert_c0b88', table='budgets_envelope', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='envelope',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "budgets_envelopeevent" ("amount", "document_id", "given_by", "given_on", "id", "illustrative", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_group_id", "purse", "qualifier", "source", "unit_id", "version", "year") VALUES (NEW."amount", NEW."document_id", NEW."given_by", NEW."given_on", NEW."id", NEW."illustrative", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."programme_group_id", NEW."purse", NEW."qualifier", NEW."source", NEW."unit_id", NEW."version", NEW."year"); RETURN NULL;', hash='e7bc95ae36c4472a3237a76001945dd979925328', operation='UPDATE', pgid='pgtrigger_update_update_9a3e4', table='budgets_envelope', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='envelope',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "budgets_envelopeevent" ("amount", "document_id", "given_by", "given_on", "id", "illustrative", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_group_id", "purse", "qualifier", "source", "unit_id", "version", "year") VALUES (OLD."amount", OLD."document_id", OLD."given_by", OLD."given_on", OLD."id", OLD."illustrative", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."programme_group_id", OLD."purse", OLD."qualifier", OLD."source", OLD."unit_id", OLD."version", OLD."year"); RETURN NULL;', hash='c8b3d73581d42bfafb23f5c0d7c67b71ea8fda9d', operation='DELETE', pgid='pgtrigger_delete_delete_6e4aa', table='budgets_envelope', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='envelopeevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='aa86f964465623fb0c0471f8ba94b59a2790c7a6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_23b56', table='budgets_envelopeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='planline',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "budgets_planlineevent" ("amount", "content_id", "document_id", "id", "illustrative", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_group_id", "purse", "qualifier", "source", "unit_id", "version", "year") VALUES (NEW."amount", NEW."content_id", NEW."document_id", NEW."id", NEW."illustrative", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."programme_group_id", NEW."purse", NEW."qualifier", NEW."source", NEW."unit_id", NEW."version", NEW."year"); RETURN NULL;', hash='325965263ed4f606ab730493b8541ffbb5f0946f', operation='INSERT', pgid='pgtrigger_insert_insert_9a0e2', table='budgets_planline', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='planline',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "budgets_planlineevent" ("amount", "content_id", "document_id", "id", "illustrative", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_group_id", "purse", "qualifier", "source", "unit_id", "version", "year") VALUES (NEW."amount", NEW."content_id", NEW."document_id", NEW."id", NEW."illustrative", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."programme_group_id", NEW."purse", NEW."qualifier", NEW."source", NEW."unit_id", NEW."version", NEW."year"); RETURN NULL;', hash='fae4777cf15148345fb8df1188b51fe55baae7b2', operation='UPDATE', pgid='pgtrigger_update_update_0b113', table='budgets_planline', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='planline',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "budgets_planlineevent" ("amount", "content_id", "document_id", "id", "illustrative", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_group_id", "purse", "qualifier", "source", "unit_id", "version", "year") VALUES (OLD."amount", OLD."content_id", OLD."document_id", OLD."id", OLD."illustrative", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."programme_group_id", OLD."purse", OLD."qualifier", OLD."source", OLD."unit_id", OLD."version", OLD."year"); RETURN NULL;', hash='fe0edac264d9b5c8b5ca1c8241904bdf85b37d9f', operation='DELETE', pgid='pgtrigger_delete_delete_ed021', table='budgets_planline', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='planlineevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dbae5a7e8f862109ca8f000830c8c41200a9825b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_66618', table='budgets_planlineevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='plantarget',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "budgets_plantargetevent" ("high", "id", "indicator_id", "low", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_line_id") VALUES (NEW."high", NEW."id", NEW."indicator_id", NEW."low", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_line_id"); RETURN NULL;', hash='926923370bb354a1077c4b378a7c052cc4f6bfa5', operation='INSERT', pgid='pgtrigger_insert_insert_2bab4', table='budgets_plantarget', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='plantarget',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "budgets_plantargetevent" ("high", "id", "indicator_id", "low", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_line_id") VALUES (NEW."high", NEW."id", NEW."indicator_id", NEW."low", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_line_id"); RETURN NULL;', hash='15952554572980e301c67c3088a98a59fac769a4', operation='UPDATE', pgid='pgtrigger_update_update_fad61', table='budgets_plantarget', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='plantarget',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "budgets_plantargetevent" ("high", "id", "indicator_id", "low", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_line_id") VALUES (OLD."high", OLD."id", OLD."indicator_id", OLD."low", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_line_id"); RETURN NULL;', hash='6cd49a32640ac5e1102dad413f6846303a557813', operation='DELETE', pgid='pgtrigger_delete_delete_ed51a', table='budgets_plantarget', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='plantargetevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1dccbbc257a560ce2259660b18ed5bb648627f49', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0afee', table='budgets_plantargetevent', when='BEFORE')),
            ),
        ]),
    ]
