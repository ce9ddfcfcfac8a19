import khuyencong.core.operations
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import khuyencong.core.fields
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_initial'),
        ('offices', '0001_initial'),
        ('territory', '0001_initial'),
    ]

    operations = [
        khuyencong.core.operations.AtOnce([
            migrations.CreateModel(
                name='Collaborator',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='phiên bản')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('full_name', khuyencong.core.fields.ViCharField(max_length=120, verbose_name='họ và tên')),
                    ('gender', models.CharField(blank=True, choices=[('nu', 'Nữ'), ('nam', 'Nam'), ('', 'Chưa rõ')], default='', max_length=3, verbose_name='giới')),
                    ('phone', khuyencong.core.fields.ViCharField(blank=True, max_length=20, verbose_name='điện thoại')),
                    ('person_key', models.TextField(db_collation='C', editable=False, verbose_name='khoá xếp theo tên')),
                    ('fold', models.GeneratedField(db_persist=True, expression=khuyencong.core.fields.ViFold('full_name'), output_field=models.TextField())),
                    ('timeline', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.timeline')),
                    ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='tài khoản')),
                ],
                options={
                    'verbose_name': 'cộng tác viên',
                    'verbose_name_plural': 'cộng tác viên',
                    'indexes': [models.Index(models.F('person_key'), models.F('id'), name='collaborator_by_name')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('gender__in', ['nu', 'nam', ''])), name='collaborator_gender_known')],
                },
            ),
            migrations.CreateModel(
                name='Appointment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('kind', models.CharField(choices=[('huyen', 'Cấp huyện'), ('xa', 'Cấp xã'), ('hiep_hoi', 'Hiệp hội ngành hàng')], max_length=20, verbose_name='loại')),
                    ('job_title', khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name='chức vụ, nơi công tác')),
                    ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.officialdocument', verbose_name='quyết định')),
                    ('unit', models.ForeignKey(help_text='Tỉnh', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.administrativeunit', verbose_name='mạng lưới của')),
                    ('collaborator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='collaborators.collaborator', verbose_name='cộng tác viên')),
                ],
                options={
                    'verbose_name': 'kỳ tham gia mạng lưới',
                    'verbose_name_plural': 'kỳ tham gia mạng lưới',
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='collaborators_appointment_dates_in_order', violation_error_message='“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.'), models.CheckConstraint(condition=models.Q(('kind__in', ['huyen', 'xa', 'hiep_hoi'])), name='appointment_kind_known'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.F('collaborator'), '='), (models.F('unit'), '='), (models.Func(models.F('valid_from'), models.F('valid_to'), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='appointment_no_overlap', violation_error_message='Người này đã trong mạng lưới vào khoảng ngày ấy.')],
                },
            ),
            migrations.CreateModel(
                name='AppointmentArea',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('appointment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='areas', to='collaborators.appointment', verbose_name='kỳ tham gia')),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.organisation', verbose_name='hiệp hội')),
                    ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                ],
                options={
                    'verbose_name': 'phạm vi phụ trách',
                    'verbose_name_plural': 'phạm vi phụ trách',
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', True), ('unit__isnull', False)), models.Q(('organisation__isnull', False), ('unit__isnull', True)), _connector='OR'), name='area_of_one', violation_error_message='Phạm vi là một địa bàn hoặc một hiệp hội.'), models.UniqueConstraint(fields=('appointment', 'unit', 'organisation'), name='area_once', nulls_distinct=False)],
                },
            ),
            migrations.CreateModel(
                name='AppointmentAreaEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('appointment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborators.appointment', verbose_name='kỳ tham gia')),
                    ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.organisation', verbose_name='hiệp hội')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborators.appointmentarea')),
                    ('unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='AppointmentEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('kind', models.CharField(choices=[('huyen', 'Cấp huyện'), ('xa', 'Cấp xã'), ('hiep_hoi', 'Hiệp hội ngành hàng')], max_length=20, verbose_name='loại')),
                    ('job_title', khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name='chức vụ, nơi công tác')),
                    ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.officialdocument', verbose_name='quyết định')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborators.appointment')),
                    ('unit', models.ForeignKey(db_constraint=False, help_text='Tỉnh', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.administrativeunit', verbose_name='mạng lưới của')),
                    ('collaborator', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborators.collaborator', verbose_name='cộng tác viên')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CollaboratorEvent',
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
                    ('full_name', khuyencong.core.fields.ViCharField(max_length=120, verbose_name='họ và tên')),
                    ('gender', models.CharField(blank=True, choices=[('nu', 'Nữ'), ('nam', 'Nam'), ('', 'Chưa rõ')], default='', max_length=3, verbose_name='giới')),
                    ('phone', khuyencong.core.fields.ViCharField(blank=True, max_length=20, verbose_name='điện thoại')),
                    ('person_key', models.TextField(db_collation='C', editable=False, verbose_name='khoá xếp theo tên')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborators.collaborator')),
                    ('timeline', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.timeline')),
                    ('user', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='tài khoản')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ReportingPeriod',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                    ('quarter', models.PositiveSmallIntegerField(verbose_name='quý')),
                    ('starts_on', khuyencong.core.fields.ViDateField(verbose_name='số liệu từ ngày')),
                    ('ends_on', khuyencong.core.fields.ViDateField(verbose_name='đến ngày')),
                    ('opens_on', khuyencong.core.fields.ViDateField(verbose_name='mở nhận từ ngày')),
                    ('due_on', khuyencong.core.fields.ViDateField(verbose_name='hạn gửi')),
                ],
                options={
                    'verbose_name': 'kỳ báo cáo',
                    'verbose_name_plural': 'kỳ báo cáo',
                    'constraints': [models.UniqueConstraint(fields=('year', 'quarter'), name='period_once', violation_error_message='Kỳ này đã có.'), models.CheckConstraint(condition=models.Q(('quarter__range', (1, 4))), name='period_quarter_1_4'), models.CheckConstraint(condition=models.Q(('starts_on__lte', models.F('ends_on')), ('opens_on__lte', models.F('due_on'))), name='period_dates_in_order', violation_error_message='Ngày của kỳ bị ngược. Xem lại.')],
                },
            ),
            migrations.CreateModel(
                name='QuarterlyReport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='phiên bản')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('status', models.CharField(choices=[('nhap', 'Đang viết'), ('da_gui', 'Đã gửi')], default='nhap', max_length=10, verbose_name='tình trạng')),
                    ('situation', khuyencong.core.fields.ViTextField(blank=True, verbose_name='tình hình phát triển CN-TTCN trên địa bàn')),
                    ('workers', khuyencong.core.fields.CountField(blank=True, help_text='Người; trống: chưa rõ', null=True, verbose_name='lao động tại các cơ sở CNNT cuối kỳ')),
                    ('establishments', khuyencong.core.fields.CountField(blank=True, help_text='Cơ sở', null=True, verbose_name='số cơ sở CNNT đang hoạt động cuối kỳ')),
                    ('opened', khuyencong.core.fields.CountField(blank=True, help_text='Cơ sở', null=True, verbose_name='cơ sở mới trong kỳ')),
                    ('closed', khuyencong.core.fields.CountField(blank=True, help_text='Cơ sở', null=True, verbose_name='cơ sở ngừng trong kỳ')),
                    ('review', khuyencong.core.fields.ViTextField(blank=True, verbose_name='nhận xét khi rà soát cơ sở')),
                    ('proposals', khuyencong.core.fields.ViTextField(blank=True, verbose_name='đề xuất hoạt động khuyến công')),
                    ('difficulties', khuyencong.core.fields.ViTextField(blank=True, verbose_name='khó khăn, vướng mắc, bất hợp lý')),
                    ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='gửi lúc')),
                    ('receipt', khuyencong.core.fields.ViCharField(blank=True, max_length=20, verbose_name='số biên nhận')),
                    ('appointment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='collaborators.appointment', verbose_name='kỳ tham gia mạng lưới')),
                    ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người gửi')),
                    ('timeline', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.timeline')),
                    ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='collaborators.reportingperiod', verbose_name='kỳ báo cáo')),
                ],
                options={
                    'verbose_name': 'báo cáo quý',
                    'verbose_name_plural': 'báo cáo quý',
                    'constraints': [models.UniqueConstraint(fields=('appointment', 'period'), name='report_once_a_period', violation_error_message='Kỳ này đã có báo cáo.'), models.UniqueConstraint(condition=models.Q(('receipt', ''), _negated=True), fields=('receipt',), name='report_receipt_once'), models.CheckConstraint(condition=models.Q(('status__in', ['nhap', 'da_gui'])), name='report_status_known'), models.CheckConstraint(condition=models.Q(models.Q(('receipt', ''), ('sent_at__isnull', True), ('sent_by__isnull', True), ('status', 'nhap')), models.Q(('sent_at__isnull', False), ('sent_by__isnull', False), ('status', 'da_gui'), models.Q(('receipt', ''), _negated=True)), _connector='OR'), name='report_sent_has_receipt')],
                },
            ),
            migrations.CreateModel(
                name='QuarterlyReportEvent',
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
                    ('status', models.CharField(choices=[('nhap', 'Đang viết'), ('da_gui', 'Đã gửi')], default='nhap', max_length=10, verbose_name='tình trạng')),
                    ('situation', khuyencong.core.fields.ViTextField(blank=True, verbose_name='tình hình phát triển CN-TTCN trên địa bàn')),
                    ('workers', khuyencong.core.fields.CountField(blank=True, help_text='Người; trống: chưa rõ', null=True, verbose_name='lao động tại các cơ sở CNNT cuối kỳ')),
                    ('establishments', khuyencong.core.fields.CountField(blank=True, help_text='Cơ sở', null=True, verbose_name='số cơ sở CNNT đang hoạt động cuối kỳ')),
                    ('opened', khuyencong.core.fields.CountField(blank=True, help_text='Cơ sở', null=True, verbose_name='cơ sở mới trong kỳ')),
                    ('closed', khuyencong.core.fields.CountField(blank=True, help_text='Cơ sở', null=True, verbose_name='cơ sở ngừng trong kỳ')),
                    ('review', khuyencong.core.fields.ViTextField(blank=True, verbose_name='nhận xét khi rà soát cơ sở')),
                    ('proposals', khuyencong.core.fields.ViTextField(blank=True, verbose_name='đề xuất hoạt động khuyến công')),
                    ('difficulties', khuyencong.core.fields.ViTextField(blank=True, verbose_name='khó khăn, vướng mắc, bất hợp lý')),
                    ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='gửi lúc')),
                    ('receipt', khuyencong.core.fields.ViCharField(blank=True, max_length=20, verbose_name='số biên nhận')),
                    ('appointment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborators.appointment', verbose_name='kỳ tham gia mạng lưới')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborators.quarterlyreport')),
                    ('sent_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người gửi')),
                    ('timeline', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.timeline')),
                    ('period', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborators.reportingperiod', verbose_name='kỳ báo cáo')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ReportingPeriodEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                    ('quarter', models.PositiveSmallIntegerField(verbose_name='quý')),
                    ('starts_on', khuyencong.core.fields.ViDateField(verbose_name='số liệu từ ngày')),
                    ('ends_on', khuyencong.core.fields.ViDateField(verbose_name='đến ngày')),
                    ('opens_on', khuyencong.core.fields.ViDateField(verbose_name='mở nhận từ ngày')),
                    ('due_on', khuyencong.core.fields.ViDateField(verbose_name='hạn gửi')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborators.reportingperiod')),
                ],
                options={
                    'abstract': False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='reportingperiod',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborators_reportingperiodevent" ("due_on", "ends_on", "id", "opens_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter", "starts_on", "year") VALUES (NEW."due_on", NEW."ends_on", NEW."id", NEW."opens_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."quarter", NEW."starts_on", NEW."year"); RETURN NULL;', hash='9a756ca08293bb93107abe054c9a3d8caacca36a', operation='INSERT', pgid='pgtrigger_insert_insert_0d3b3', table='collaborators_reportingperiod', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='reportingperiod',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborators_reportingperiodevent" ("due_on", "ends_on", "id", "opens_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter", "starts_on", "year") VALUES (NEW."due_on", NEW."ends_on", NEW."id", NEW."opens_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."quarter", NEW."starts_on", NEW."year"); RETURN NULL;', hash='1fc38c4bb878c5ae3fb84c5870262a5535464343', operation='UPDATE', pgid='pgtrigger_update_update_c7f63', table='collaborators_reportingperiod', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='reportingperiod',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborators_reportingperiodevent" ("due_on", "ends_on", "id", "opens_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter", "starts_on", "year") VALUES (OLD."due_on", OLD."ends_on", OLD."id", OLD."opens_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."quarter", OLD."starts_on", OLD."year"); RETURN NULL;', hash='5ca7c62d20164113f7e9f2d817d2a4529b7fee20', operation='DELETE', pgid='pgtrigger_delete_delete_fd103', table='collaborators_reportingperiod', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='appointmentarea',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborators_appointmentareaevent" ("appointment_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (NEW."appointment_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."unit_id"); RETURN NULL;', hash='a62367bd8bbf4e496b88fa4d04fd7263c3c82e69', operation='INSERT', pgid='pgtrigger_insert_insert_9ec54', table='collaborators_appointmentarea', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='appointmentarea',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborators_appointmentareaevent" ("appointment_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (NEW."appointment_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."unit_id"); RETURN NULL;', hash='af500b11a56bdb2e5ee84f7df1c7e0bd82fb2f1a', operation='UPDATE', pgid='pgtrigger_update_update_572a4', table='collaborators_appointmentarea', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='appointmentarea',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborators_appointmentareaevent" ("appointment_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (OLD."appointment_id", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."unit_id"); RETURN NULL;', hash='dad99756ed528c18679dde4c19a020383722aafe', operation='DELETE', pgid='pgtrigger_delete_delete_5fcf0', table='collaborators_appointmentarea', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='appointmentareaevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='308a0478a2048c44e65ff314f8d31698caff668e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_651e8', table='collaborators_appointmentareaevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='collaborator',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborators_collaboratorevent" ("full_name", "gender", "id", "illustrative", "person_key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "source", "timeline_id", "user_id", "version") VALUES (NEW."full_name", NEW."gender", NEW."id", NEW."illustrative", NEW."person_key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phone", NEW."source", NEW."timeline_id", NEW."user_id", NEW."version"); RETURN NULL;', hash='e75e8d064fcb35ee9b342c7251c9373c0ff75b3c', operation='INSERT', pgid='pgtrigger_insert_insert_b4785', table='collaborators_collaborator', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='collaborator',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."gender" IS DISTINCT FROM (NEW."gender") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."illustrative" IS DISTINCT FROM (NEW."illustrative") OR OLD."person_key" IS DISTINCT FROM (NEW."person_key") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."timeline_id" IS DISTINCT FROM (NEW."timeline_id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "collaborators_collaboratorevent" ("full_name", "gender", "id", "illustrative", "person_key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "source", "timeline_id", "user_id", "version") VALUES (NEW."full_name", NEW."gender", NEW."id", NEW."illustrative", NEW."person_key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."source", NEW."timeline_id", NEW."user_id", NEW."version"); RETURN NULL;', hash='c704ca5ac15a4a8309080be112db49b978c0cab8', operation='UPDATE', pgid='pgtrigger_update_update_af236', table='collaborators_collaborator', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='collaborator',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborators_collaboratorevent" ("full_name", "gender", "id", "illustrative", "person_key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "source", "timeline_id", "user_id", "version") VALUES (OLD."full_name", OLD."gender", OLD."id", OLD."illustrative", OLD."person_key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."source", OLD."timeline_id", OLD."user_id", OLD."version"); RETURN NULL;', hash='87509ed5d3f8b1a903159d9ebb00e26915ae59d8', operation='DELETE', pgid='pgtrigger_delete_delete_b6dd7', table='collaborators_collaborator', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='appointmentevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='85db01124728e75046ade44b6aaa95f48a0b0759', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b3158', table='collaborators_appointmentevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='appointment',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborators_appointmentevent" ("collaborator_id", "document_id", "id", "illustrative", "job_title", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unit_id", "valid_from", "valid_to") VALUES (NEW."collaborator_id", NEW."document_id", NEW."id", NEW."illustrative", NEW."job_title", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."unit_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='ac1f0f9dc985cf52ebb9ca3d308d8252801abb81', operation='INSERT', pgid='pgtrigger_insert_insert_68f6f', table='collaborators_appointment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='appointment',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborators_appointmentevent" ("collaborator_id", "document_id", "id", "illustrative", "job_title", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unit_id", "valid_from", "valid_to") VALUES (NEW."collaborator_id", NEW."document_id", NEW."id", NEW."illustrative", NEW."job_title", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."unit_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='2917badce3adc133fd410b34092f75af3331a8b1', operation='UPDATE', pgid='pgtrigger_update_update_f2b78', table='collaborators_appointment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='appointment',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborators_appointmentevent" ("collaborator_id", "document_id", "id", "illustrative", "job_title", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unit_id", "valid_from", "valid_to") VALUES (OLD."collaborator_id", OLD."document_id", OLD."id", OLD."illustrative", OLD."job_title", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."unit_id", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='1aeed3eeff5d3c7493f23520759dc9a7317d4352', operation='DELETE', pgid='pgtrigger_delete_delete_d7711', table='collaborators_appointment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='collaboratorevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='645efde795f922d70657cda3abdfbb01f06e0a92', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1ed0e', table='collaborators_collaboratorevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='quarterlyreportevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6b20b250525c0e9d804d7b59a3582e6bb52d57c3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c8fa0', table='collaborators_quarterlyreportevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='quarterlyreport',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborators_quarterlyreportevent" ("appointment_id", "closed", "difficulties", "establishments", "id", "illustrative", "opened", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposals", "receipt", "review", "sent_at", "sent_by_id", "situation", "source", "status", "timeline_id", "version", "workers") VALUES (NEW."appointment_id", NEW."closed", NEW."difficulties", NEW."establishments", NEW."id", NEW."illustrative", NEW."opened", NEW."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."proposals", NEW."receipt", NEW."review", NEW."sent_at", NEW."sent_by_id", NEW."situation", NEW."source", NEW."status", NEW."timeline_id", NEW."version", NEW."workers"); RETURN NULL;', hash='e2adced1278ca289608ea3763ed88d4be323e5d4', operation='INSERT', pgid='pgtrigger_insert_insert_57c03', table='collaborators_quarterlyreport', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='quarterlyreport',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborators_quarterlyreportevent" ("appointment_id", "closed", "difficulties", "establishments", "id", "illustrative", "opened", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposals", "receipt", "review", "sent_at", "sent_by_id", "situation", "source", "status", "timeline_id", "version", "workers") VALUES (NEW."appointment_id", NEW."closed", NEW."difficulties", NEW."establishments", NEW."id", NEW."illustrative", NEW."opened", NEW."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."proposals", NEW."receipt", NEW."review", NEW."sent_at", NEW."sent_by_id", NEW."situation", NEW."source", NEW."status", NEW."timeline_id", NEW."version", NEW."workers"); RETURN NULL;', hash='bd0a8e84c96f4e0771932d571919bb117a9840b2', operation='UPDATE', pgid='pgtrigger_update_update_4d723', table='collaborators_quarterlyreport', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='quarterlyreport',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborators_quarterlyreportevent" ("appointment_id", "closed", "difficulties", "establishments", "id", "illustrative", "opened", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposals", "receipt", "review", "sent_at", "sent_by_id", "situation", "source", "status", "timeline_id", "version", "workers") VALUES (OLD."appointment_id", OLD."closed", OLD."difficulties", OLD."establishments", OLD."id", OLD."illustrative", OLD."opened", OLD."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."proposals", OLD."receipt", OLD."review", OLD."sent_at", OLD."sent_by_id", OLD."situation", OLD."source", OLD."status", OLD."timeline_id", OLD."version", OLD."workers"); RETURN NULL;', hash='d8e0168f60bac6788bce3910ae406ed2592966c2', operation='DELETE', pgid='pgtrigger_delete_delete_87200', table='collaborators_quarterlyreport', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='reportingperiodevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0829bfdd653d86c05ec26077e98193dab787d44d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8a574', table='collaborators_reportingperiodevent', when='BEFORE')),
            ),
        ]),
    ]
