import django.db.models.deletion
import django.utils.timezone
import khuyencong.core.fields
import khuyencong.core.operations
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0002_life'),
        ('core', '__first__'),
        ('offices', '0001_initial'),
        ('territory', '0002_life'),
    ]

    operations = [
        khuyencong.core.operations.AtOnce([
            migrations.CreateModel(
                name='Handover',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('handed_on', khuyencong.core.fields.ViDateField(verbose_name='ngày bàn giao')),
                    ('reason', khuyencong.core.fields.ViTextField(verbose_name='lý do')),
                    ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='ghi lúc')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                    ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.officialdocument', verbose_name='văn bản')),
                    ('giver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người giao')),
                    ('taker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người nhận')),
                ],
                options={
                    'verbose_name': 'lần bàn giao',
                    'verbose_name_plural': 'lần bàn giao',
                    'constraints': [models.CheckConstraint(condition=models.Q(('giver', models.F('taker')), _negated=True), name='handover_between_two', violation_error_message='Người nhận phải là người khác.')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_handoverevent" ("by_id", "document_id", "giver_id", "handed_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "taker_id") VALUES (NEW."by_id", NEW."document_id", NEW."giver_id", NEW."handed_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."recorded_at", NEW."taker_id"); RETURN NULL;', hash='38474febc3ef58709d72d0afb6db58e8e1dbcf5c', operation='INSERT', pgid='pgtrigger_insert_insert_403c1', table='offices_handover', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "offices_handoverevent" ("by_id", "document_id", "giver_id", "handed_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "taker_id") VALUES (NEW."by_id", NEW."document_id", NEW."giver_id", NEW."handed_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."recorded_at", NEW."taker_id"); RETURN NULL;', hash='e9374591ac0d8fa50d848d2b6d742e1dd1c5df52', operation='UPDATE', pgid='pgtrigger_update_update_c1ba3', table='offices_handover', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_handoverevent" ("by_id", "document_id", "giver_id", "handed_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "taker_id") VALUES (OLD."by_id", OLD."document_id", OLD."giver_id", OLD."handed_on", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."recorded_at", OLD."taker_id"); RETURN NULL;', hash='fef1ad862a8cb4b72fe1b8f4bdaf1196c4701ae0', operation='DELETE', pgid='pgtrigger_delete_delete_b6add', table='offices_handover', when='AFTER'))],
                },
            ),
            migrations.CreateModel(
                name='HandoverEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('handed_on', khuyencong.core.fields.ViDateField(verbose_name='ngày bàn giao')),
                    ('reason', khuyencong.core.fields.ViTextField(verbose_name='lý do')),
                    ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='ghi lúc')),
                    ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                    ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.officialdocument', verbose_name='văn bản')),
                    ('giver', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người giao')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='offices.handover')),
                    ('taker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người nhận')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c26fed4db2db026f5aeaca21a5a82efdcabe521c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e73fb', table='offices_handoverevent', when='BEFORE'))],
                },
            ),
            migrations.CreateModel(
                name='HandoverItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', khuyencong.core.fields.ViCharField(max_length=60, verbose_name='loại việc')),
                    ('thing', models.CharField(help_text='Ví dụ projects.project:12', max_length=60, verbose_name='khoá')),
                    ('label', khuyencong.core.fields.ViCharField(max_length=400, verbose_name='việc')),
                    ('state', khuyencong.core.fields.ViCharField(blank=True, max_length=120, verbose_name='tình trạng khi bàn giao')),
                    ('due_on', khuyencong.core.fields.ViDateField(blank=True, null=True, verbose_name='hạn')),
                    ('about', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.timeline', verbose_name='dòng diễn biến')),
                    ('handover', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='offices.handover', verbose_name='lần bàn giao')),
                ],
                options={
                    'verbose_name': 'việc đã bàn giao',
                    'verbose_name_plural': 'việc đã bàn giao',
                    'constraints': [models.UniqueConstraint(fields=('handover', 'thing'), name='handover_item_once')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_handoveritemevent" ("about_id", "due_on", "handover_id", "id", "kind", "label", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "thing") VALUES (NEW."about_id", NEW."due_on", NEW."handover_id", NEW."id", NEW."kind", NEW."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."state", NEW."thing"); RETURN NULL;', hash='2cc97e56401266c6f440aded963aae117385ff6e', operation='INSERT', pgid='pgtrigger_insert_insert_176b5', table='offices_handoveritem', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "offices_handoveritemevent" ("about_id", "due_on", "handover_id", "id", "kind", "label", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "thing") VALUES (NEW."about_id", NEW."due_on", NEW."handover_id", NEW."id", NEW."kind", NEW."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."state", NEW."thing"); RETURN NULL;', hash='27c7f1452bd838cc0c81a61106ae19bb51fe40ee', operation='UPDATE', pgid='pgtrigger_update_update_2e5aa', table='offices_handoveritem', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_handoveritemevent" ("about_id", "due_on", "handover_id", "id", "kind", "label", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "thing") VALUES (OLD."about_id", OLD."due_on", OLD."handover_id", OLD."id", OLD."kind", OLD."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."state", OLD."thing"); RETURN NULL;', hash='102cde913c2f98629cd881c428186dfa1a0f5582', operation='DELETE', pgid='pgtrigger_delete_delete_7e295', table='offices_handoveritem', when='AFTER'))],
                },
            ),
            migrations.CreateModel(
                name='HandoverItemEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('kind', khuyencong.core.fields.ViCharField(max_length=60, verbose_name='loại việc')),
                    ('thing', models.CharField(help_text='Ví dụ projects.project:12', max_length=60, verbose_name='khoá')),
                    ('label', khuyencong.core.fields.ViCharField(max_length=400, verbose_name='việc')),
                    ('state', khuyencong.core.fields.ViCharField(blank=True, max_length=120, verbose_name='tình trạng khi bàn giao')),
                    ('due_on', khuyencong.core.fields.ViDateField(blank=True, null=True, verbose_name='hạn')),
                    ('about', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.timeline', verbose_name='dòng diễn biến')),
                    ('handover', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.handover', verbose_name='lần bàn giao')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='offices.handoveritem')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5f6e6bd81ae25ad24aa4547f4de7ec73dbc19759', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2baf1', table='offices_handoveritemevent', when='BEFORE'))],
                },
            ),
            migrations.CreateModel(
                name='OfficerTraining',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='phiên bản')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('topic', models.CharField(choices=[('tham_dinh', 'Thẩm định'), ('nghiem_thu', 'Nghiệm thu'), ('quyet_toan', 'Quyết toán, thanh lý'), ('cham_diem', 'Chấm điểm sản phẩm'), ('khuyen_cong', 'Nghiệp vụ khuyến công'), ('khac', 'Chuyên đề khác')], default='khac', max_length=20, verbose_name='chuyên đề')),
                    ('course', khuyencong.core.fields.ViCharField(max_length=200, verbose_name='tên khoá')),
                    ('organiser', khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name='đơn vị tổ chức')),
                    ('starts_on', khuyencong.core.fields.ViDateField(blank=True, help_text='Trống: chưa rõ', null=True, verbose_name='từ ngày')),
                    ('ends_on', khuyencong.core.fields.ViDateField(blank=True, help_text='Trống: chưa rõ, hoặc cùng ngày', null=True, verbose_name='đến ngày')),
                    ('hours', khuyencong.core.fields.CountField(blank=True, help_text='Trống: chưa rõ', null=True, verbose_name='số tiết')),
                    ('note', khuyencong.core.fields.ViTextField(blank=True, verbose_name='ghi chú')),
                    ('certificate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.officialdocument', verbose_name='chứng nhận')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người học')),
                ],
                options={
                    'verbose_name': 'khoá tập huấn đã dự',
                    'verbose_name_plural': 'khoá tập huấn đã dự',
                    'indexes': [models.Index(models.F('user'), models.OrderBy(models.F('starts_on'), descending=True, nulls_last=True), name='training_by_person')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('topic__in', ['tham_dinh', 'nghiem_thu', 'quyet_toan', 'cham_diem', 'khuyen_cong', 'khac'])), name='officer_training_topic_known'), models.CheckConstraint(condition=models.Q(('starts_on__isnull', True), ('ends_on__isnull', True), ('starts_on__lte', models.F('ends_on')), _connector='OR'), name='officer_training_days_in_order', violation_error_message='“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.'), models.UniqueConstraint(fields=('user', 'course', 'starts_on'), name='officer_training_once', nulls_distinct=False, violation_error_message='Khoá này của người ấy đã được ghi.')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_officertrainingevent" ("certificate_id", "course", "ends_on", "hours", "id", "illustrative", "note", "organiser", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "starts_on", "topic", "user_id", "version") VALUES (NEW."certificate_id", NEW."course", NEW."ends_on", NEW."hours", NEW."id", NEW."illustrative", NEW."note", NEW."organiser", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."starts_on", NEW."topic", NEW."user_id", NEW."version"); RETURN NULL;', hash='080f0a3af40b190ac43f464abafc280e1cb3a112', operation='INSERT', pgid='pgtrigger_insert_insert_df4db', table='offices_officertraining', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "offices_officertrainingevent" ("certificate_id", "course", "ends_on", "hours", "id", "illustrative", "note", "organiser", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "starts_on", "topic", "user_id", "version") VALUES (NEW."certificate_id", NEW."course", NEW."ends_on", NEW."hours", NEW."id", NEW."illustrative", NEW."note", NEW."organiser", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."starts_on", NEW."topic", NEW."user_id", NEW."version"); RETURN NULL;', hash='2bd019dcf80a559730a05e7862791e6fd3677dd0', operation='UPDATE', pgid='pgtrigger_update_update_3e6fa', table='offices_officertraining', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_officertrainingevent" ("certificate_id", "course", "ends_on", "hours", "id", "illustrative", "note", "organiser", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "starts_on", "topic", "user_id", "version") VALUES (OLD."certificate_id", OLD."course", OLD."ends_on", OLD."hours", OLD."id", OLD."illustrative", OLD."note", OLD."organiser", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."starts_on", OLD."topic", OLD."user_id", OLD."version"); RETURN NULL;', hash='8139ebcbe0eae94be5f44758ea8bfcda1d1a4166', operation='DELETE', pgid='pgtrigger_delete_delete_9fda5', table='offices_officertraining', when='AFTER'))],
                },
            ),
            migrations.CreateModel(
                name='OfficerTrainingEvent',
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
                    ('topic', models.CharField(choices=[('tham_dinh', 'Thẩm định'), ('nghiem_thu', 'Nghiệm thu'), ('quyet_toan', 'Quyết toán, thanh lý'), ('cham_diem', 'Chấm điểm sản phẩm'), ('khuyen_cong', 'Nghiệp vụ khuyến công'), ('khac', 'Chuyên đề khác')], default='khac', max_length=20, verbose_name='chuyên đề')),
                    ('course', khuyencong.core.fields.ViCharField(max_length=200, verbose_name='tên khoá')),
                    ('organiser', khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name='đơn vị tổ chức')),
                    ('starts_on', khuyencong.core.fields.ViDateField(blank=True, help_text='Trống: chưa rõ', null=True, verbose_name='từ ngày')),
                    ('ends_on', khuyencong.core.fields.ViDateField(blank=True, help_text='Trống: chưa rõ, hoặc cùng ngày', null=True, verbose_name='đến ngày')),
                    ('hours', khuyencong.core.fields.CountField(blank=True, help_text='Trống: chưa rõ', null=True, verbose_name='số tiết')),
                    ('note', khuyencong.core.fields.ViTextField(blank=True, verbose_name='ghi chú')),
                    ('certificate', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.officialdocument', verbose_name='chứng nhận')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='offices.officertraining')),
                    ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người học')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f2f3bfdd0c853de9cd112016655af00c02e387b4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_03f41', table='offices_officertrainingevent', when='BEFORE'))],
                },
            ),
            migrations.CreateModel(
                name='SavedView',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='phiên bản')),
                    ('page', models.CharField(choices=[('projects:list', 'Đề án')], max_length=40, verbose_name='danh sách')),
                    ('name', khuyencong.core.fields.ViCharField(max_length=60, verbose_name='tên')),
                    ('query', models.TextField(blank=True, max_length=2000, verbose_name='phần sau dấu hỏi của địa chỉ')),
                    ('shared', models.BooleanField(default=False, verbose_name='cả cơ quan cùng dùng')),
                    ('is_default', models.BooleanField(default=False, verbose_name='mở danh sách là thấy')),
                    ('unit', models.ForeignKey(blank=True, help_text='Trống: mọi nơi', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.administrativeunit', verbose_name='dùng chung trong địa bàn')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người lưu')),
                ],
                options={
                    'verbose_name': 'cách xem đã lưu',
                    'verbose_name_plural': 'cách xem đã lưu',
                    'constraints': [models.CheckConstraint(condition=models.Q(('page__in', ['projects:list'])), name='saved_view_page_known'), models.UniqueConstraint(fields=('user', 'page', 'name'), name='saved_view_name_once', violation_error_message='Anh, chị đã có một cách xem tên này. Đặt tên khác, hoặc sửa cách xem ấy.'), models.UniqueConstraint(condition=models.Q(('is_default', True)), fields=('user', 'page'), name='saved_view_one_default')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_savedviewevent" ("id", "is_default", "name", "page", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "shared", "unit_id", "user_id", "version") VALUES (NEW."id", NEW."is_default", NEW."name", NEW."page", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."query", NEW."shared", NEW."unit_id", NEW."user_id", NEW."version"); RETURN NULL;', hash='0c07d291a6c7437ebf4f0e6e8d3e4253144f5fb7', operation='INSERT', pgid='pgtrigger_insert_insert_720bd', table='offices_savedview', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "offices_savedviewevent" ("id", "is_default", "name", "page", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "shared", "unit_id", "user_id", "version") VALUES (NEW."id", NEW."is_default", NEW."name", NEW."page", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."query", NEW."shared", NEW."unit_id", NEW."user_id", NEW."version"); RETURN NULL;', hash='cb4a775d7434661727476a1c151dab42b8b104e5', operation='UPDATE', pgid='pgtrigger_update_update_47d3e', table='offices_savedview', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_savedviewevent" ("id", "is_default", "name", "page", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "shared", "unit_id", "user_id", "version") VALUES (OLD."id", OLD."is_default", OLD."name", OLD."page", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."query", OLD."shared", OLD."unit_id", OLD."user_id", OLD."version"); RETURN NULL;', hash='0ff2e0e19178f1cb5b60e978d4ffcc79e6ecfc92', operation='DELETE', pgid='pgtrigger_delete_delete_b0fc0', table='offices_savedview', when='AFTER'))],
                },
            ),
            migrations.CreateModel(
                name='SavedViewEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='phiên bản')),
                    ('page', models.CharField(choices=[('projects:list', 'Đề án')], max_length=40, verbose_name='danh sách')),
                    ('name', khuyencong.core.fields.ViCharField(max_length=60, verbose_name='tên')),
                    ('query', models.TextField(blank=True, max_length=2000, verbose_name='phần sau dấu hỏi của địa chỉ')),
                    ('shared', models.BooleanField(default=False, verbose_name='cả cơ quan cùng dùng')),
                    ('is_default', models.BooleanField(default=False, verbose_name='mở danh sách là thấy')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='offices.savedview')),
                    ('unit', models.ForeignKey(blank=True, db_constraint=False, help_text='Trống: mọi nơi', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.administrativeunit', verbose_name='dùng chung trong địa bàn')),
                    ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người lưu')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e5e5cbc1d42789438860358da0bcdb9f143c62b5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_38423', table='offices_savedviewevent', when='BEFORE'))],
                },
            ),
            khuyencong.core.operations.InstallTriggers(
                models=['handover', 'handoverevent', 'handoveritem', 'handoveritemevent', 'officertraining', 'officertrainingevent', 'savedview', 'savedviewevent'],
            ),
        ]),
    ]
