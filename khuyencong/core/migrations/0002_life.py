import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import khuyencong.core.fields
import khuyencong.core.operations
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0001_initial'),
    ]

    operations = [
        khuyencong.core.operations.AtOnce([
            migrations.CreateModel(
                name='Holiday',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('date', khuyencong.core.fields.ViDateField(error_messages={'unique': 'Ngày này đã có trong lịch nghỉ.'}, unique=True, verbose_name='ngày')),
                    ('name', khuyencong.core.fields.ViCharField(max_length=120, verbose_name='tên')),
                    ('kind', models.CharField(choices=[('le', 'Nghỉ lễ'), ('tet', 'Nghỉ Tết'), ('nghi_bu', 'Nghỉ bù'), ('hoan_doi_nghi', 'Nghỉ do hoán đổi'), ('hoan_doi_lam', 'Làm bù')], max_length=20, verbose_name='loại')),
                    ('day_off', models.BooleanField(default=True, help_text='Bỏ dấu: ngày cuối tuần phải đi làm bù', verbose_name='được nghỉ')),
                    ('lunar_date', khuyencong.core.fields.ViCharField(blank=True, help_text='Ví dụ 1/1/2026', max_length=12, verbose_name='ngày âm lịch')),
                    ('swap_with', khuyencong.core.fields.ViDateField(blank=True, null=True, verbose_name='hoán đổi với ngày')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='căn cứ')),
                    ('certainty', models.CharField(choices=[('S', 'Đã đọc chính văn bản'), ('S2', 'Nguồn thứ cấp, chưa kiểm chứng'), ('M', 'Theo trí nhớ, chưa kiểm chứng'), ('I', 'Suy ra hoặc đề xuất, chưa kiểm chứng')], default='S', max_length=2, verbose_name='mức chắc chắn')),
                    ('note', khuyencong.core.fields.ViTextField(blank=True, verbose_name='ghi chú')),
                ],
                options={
                    'verbose_name': 'ngày nghỉ lễ',
                    'verbose_name_plural': 'lịch nghỉ lễ',
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['le', 'tet', 'nghi_bu', 'hoan_doi_nghi', 'hoan_doi_lam'])), name='holiday_kind_known'), models.CheckConstraint(condition=models.Q(('certainty__in', ['S', 'S2', 'M', 'I'])), name='holiday_certainty_known'), models.CheckConstraint(condition=models.Q(models.Q(('day_off', False), ('kind', 'hoan_doi_lam')), models.Q(models.Q(('kind', 'hoan_doi_lam'), _negated=True), ('day_off', True)), _connector='OR'), name='holiday_worked_is_no_day_off', violation_error_message='Ngày làm bù thì không phải ngày nghỉ; loại khác thì là ngày nghỉ.')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_holidayevent" ("certainty", "date", "day_off", "id", "kind", "lunar_date", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "swap_with") VALUES (NEW."certainty", NEW."date", NEW."day_off", NEW."id", NEW."kind", NEW."lunar_date", NEW."name", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."swap_with"); RETURN NULL;', hash='9716fa694019f554cae9d41f36f93832ac6aa7ec', operation='INSERT', pgid='pgtrigger_insert_insert_8d880', table='core_holiday', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "core_holidayevent" ("certainty", "date", "day_off", "id", "kind", "lunar_date", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "swap_with") VALUES (NEW."certainty", NEW."date", NEW."day_off", NEW."id", NEW."kind", NEW."lunar_date", NEW."name", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."swap_with"); RETURN NULL;', hash='398aa2e289801b6854b4e3b65c3c98461c770246', operation='UPDATE', pgid='pgtrigger_update_update_6e66e', table='core_holiday', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_holidayevent" ("certainty", "date", "day_off", "id", "kind", "lunar_date", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "swap_with") VALUES (OLD."certainty", OLD."date", OLD."day_off", OLD."id", OLD."kind", OLD."lunar_date", OLD."name", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."swap_with"); RETURN NULL;', hash='395e922da386a7ac05ca00be5387e3234fa09d0e', operation='DELETE', pgid='pgtrigger_delete_delete_5ac02', table='core_holiday', when='AFTER'))],
                },
            ),
            migrations.CreateModel(
                name='HolidayEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('date', khuyencong.core.fields.ViDateField(error_messages={'unique': 'Ngày này đã có trong lịch nghỉ.'}, verbose_name='ngày')),
                    ('name', khuyencong.core.fields.ViCharField(max_length=120, verbose_name='tên')),
                    ('kind', models.CharField(choices=[('le', 'Nghỉ lễ'), ('tet', 'Nghỉ Tết'), ('nghi_bu', 'Nghỉ bù'), ('hoan_doi_nghi', 'Nghỉ do hoán đổi'), ('hoan_doi_lam', 'Làm bù')], max_length=20, verbose_name='loại')),
                    ('day_off', models.BooleanField(default=True, help_text='Bỏ dấu: ngày cuối tuần phải đi làm bù', verbose_name='được nghỉ')),
                    ('lunar_date', khuyencong.core.fields.ViCharField(blank=True, help_text='Ví dụ 1/1/2026', max_length=12, verbose_name='ngày âm lịch')),
                    ('swap_with', khuyencong.core.fields.ViDateField(blank=True, null=True, verbose_name='hoán đổi với ngày')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='căn cứ')),
                    ('certainty', models.CharField(choices=[('S', 'Đã đọc chính văn bản'), ('S2', 'Nguồn thứ cấp, chưa kiểm chứng'), ('M', 'Theo trí nhớ, chưa kiểm chứng'), ('I', 'Suy ra hoặc đề xuất, chưa kiểm chứng')], default='S', max_length=2, verbose_name='mức chắc chắn')),
                    ('note', khuyencong.core.fields.ViTextField(blank=True, verbose_name='ghi chú')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='core.holiday')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f034a9a76eefaba90a1e78327dc1fee5f9ff1d28', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b2318', table='core_holidayevent', when='BEFORE'))],
                },
            ),
            migrations.CreateModel(
                name='LegalRule',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('code', models.CharField(help_text='Ví dụ LC04; phiên bản sau giữ mã cũ, khác khoảng ngày', max_length=20, verbose_name='mã')),
                    ('name', khuyencong.core.fields.ViCharField(max_length=200, verbose_name='tên')),
                    ('kind', models.CharField(choices=[('fixed_yearly', 'Ngày cố định hằng năm'), ('monthly', 'Ngày cố định hằng tháng'), ('clock', 'Đếm từ sự kiện'), ('period', 'Hết mỗi kỳ'), ('window', 'Khung ngày'), ('cycle', 'Chu kỳ'), ('limit', 'Giới hạn số lần (không có ngày)')], max_length=20, verbose_name='cách tính')),
                    ('month', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tháng')),
                    ('day', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='ngày')),
                    ('year_offset', models.SmallIntegerField(default=0, help_text='1: năm sau năm kế hoạch', verbose_name='cộng vào năm')),
                    ('end_month', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='đến tháng')),
                    ('end_day', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='đến ngày')),
                    ('strictly_before', models.BooleanField(default=False, help_text='Hạn cuối là hôm trước ngày ấy', verbose_name='“trước ngày”')),
                    ('amount', models.SmallIntegerField(blank=True, help_text='Âm: tính lùi từ sự kiện', null=True, verbose_name='số lượng')),
                    ('amount_unit', models.CharField(blank=True, choices=[('ngay', 'ngày'), ('ngay_lam_viec', 'ngày làm việc'), ('thang', 'tháng'), ('nam', 'năm'), ('lan_nam_co_so', 'lần/năm/cơ sở'), ('lop_nam', 'lớp/năm')], max_length=20, verbose_name='đơn vị')),
                    ('start_event', khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name='tính từ')),
                    ('from_role', khuyencong.core.fields.ViCharField(blank=True, help_text='Mã vai, ngăn bằng dấu chấm phẩy', max_length=60, verbose_name='ai làm')),
                    ('to_role', khuyencong.core.fields.ViCharField(blank=True, max_length=60, verbose_name='gửi ai')),
                    ('what', khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name='nộp gì')),
                    ('purse', models.CharField(blank=True, choices=[('KCQG', 'Khuyến công quốc gia'), ('KCDP', 'Khuyến công địa phương'), ('ALL', 'Mọi nguồn')], max_length=10, verbose_name='nguồn kinh phí')),
                    ('remind_days', models.CharField(blank=True, help_text='Ví dụ 30;15;7;3', max_length=40, verbose_name='nhắc trước (ngày)')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='văn bản')),
                    ('article', khuyencong.core.fields.ViCharField(blank=True, max_length=120, verbose_name='điều, khoản')),
                    ('certainty', models.CharField(choices=[('S', 'Đã đọc chính văn bản'), ('S2', 'Nguồn thứ cấp, chưa kiểm chứng'), ('M', 'Theo trí nhớ, chưa kiểm chứng'), ('I', 'Suy ra hoặc đề xuất, chưa kiểm chứng')], default='S', max_length=2, verbose_name='mức chắc chắn')),
                    ('note', khuyencong.core.fields.ViTextField(blank=True, verbose_name='ghi chú')),
                ],
                options={
                    'verbose_name': 'hạn theo luật',
                    'verbose_name_plural': 'lịch hạn theo luật',
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='core_legalrule_dates_in_order', violation_error_message='“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.F('code'), '='), (models.Func(models.F('valid_from'), models.F('valid_to'), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='legalrule_no_overlap', violation_error_message='Mã này đã có phiên bản trong khoảng ngày ấy. Đóng phiên bản cũ trước.'), models.CheckConstraint(condition=models.Q(('kind__in', ['fixed_yearly', 'monthly', 'clock', 'period', 'window', 'cycle', 'limit'])), name='legalrule_kind_known'), models.CheckConstraint(condition=models.Q(('certainty__in', ['S', 'S2', 'M', 'I'])), name='legalrule_certainty_known'), models.CheckConstraint(condition=models.Q(('amount_unit__in', ['', 'ngay', 'ngay_lam_viec', 'thang', 'nam', 'lan_nam_co_so', 'lop_nam'])), name='legalrule_amount_unit_known'), models.CheckConstraint(condition=models.Q(('purse__in', ['', 'KCQG', 'KCDP', 'ALL'])), name='legalrule_purse_known'), models.CheckConstraint(condition=models.Q(('month__isnull', True), ('month__range', (1, 12)), _connector='OR'), name='legalrule_month_in_range', violation_error_message='Số này từ 1 đến 12.'), models.CheckConstraint(condition=models.Q(('day__isnull', True), ('day__range', (1, 31)), _connector='OR'), name='legalrule_day_in_range', violation_error_message='Số này từ 1 đến 31.'), models.CheckConstraint(condition=models.Q(('end_month__isnull', True), ('end_month__range', (1, 12)), _connector='OR'), name='legalrule_end_month_in_range', violation_error_message='Số này từ 1 đến 12.'), models.CheckConstraint(condition=models.Q(('end_day__isnull', True), ('end_day__range', (1, 31)), _connector='OR'), name='legalrule_end_day_in_range', violation_error_message='Số này từ 1 đến 31.'), models.CheckConstraint(condition=models.Q(('year_offset__isnull', True), ('year_offset__range', (-2, 5)), _connector='OR'), name='legalrule_year_offset_in_range', violation_error_message='Số này từ -2 đến 5.'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'fixed_yearly'), ('day__isnull', False), ('month__isnull', False)), models.Q(('kind', 'monthly'), ('day__isnull', False)), models.Q(('kind', 'clock'), ('amount__isnull', False), ('amount_unit__in', ['ngay', 'ngay_lam_viec', 'thang', 'nam'])), models.Q(('kind', 'period'), ('amount__in', (1, 2, 3, 4, 6, 12)), ('amount_unit', 'thang')), models.Q(('kind', 'window'), models.Q(models.Q(('day__isnull', False), ('month__isnull', False), ('end_day__isnull', False), ('end_month__isnull', False)), models.Q(('amount__isnull', False), ('amount_unit__in', ['ngay', 'ngay_lam_viec', 'thang', 'nam'])), _connector='OR')), models.Q(('kind', 'cycle'), ('amount__isnull', False), ('amount_unit__in', ['ngay', 'ngay_lam_viec', 'thang', 'nam'])), models.Q(('kind', 'limit'), ('amount__isnull', False)), _connector='OR'), name='legalrule_has_what_its_kind_needs', violation_error_message='Thiếu ô của cách tính này: hằng năm cần tháng và ngày; hằng tháng cần ngày; đếm từ sự kiện, chu kỳ cần số và đơn vị thời gian; kỳ cần số tháng (1, 2, 3, 4, 6, 12); khung cần ngày đầu và ngày cuối.'), models.CheckConstraint(condition=models.Q(('remind_days__regex', '^(\\d{1,3}(;\\d{1,3})*)?$')), name='legalrule_remind_days_shape', violation_error_message='Ghi số ngày ngăn bằng dấu chấm phẩy, ví dụ 30;15;7;3.')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_legalruleevent" ("amount", "amount_unit", "article", "certainty", "code", "day", "end_day", "end_month", "from_role", "id", "kind", "month", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purse", "remind_days", "source", "start_event", "strictly_before", "to_role", "valid_from", "valid_to", "what", "year_offset") VALUES (NEW."amount", NEW."amount_unit", NEW."article", NEW."certainty", NEW."code", NEW."day", NEW."end_day", NEW."end_month", NEW."from_role", NEW."id", NEW."kind", NEW."month", NEW."name", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."purse", NEW."remind_days", NEW."source", NEW."start_event", NEW."strictly_before", NEW."to_role", NEW."valid_from", NEW."valid_to", NEW."what", NEW."year_offset"); RETURN NULL;', hash='87feee0358e641ed540cf257e9dec8377d334c0f', operation='INSERT', pgid='pgtrigger_insert_insert_27666', table='core_legalrule', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "core_legalruleevent" ("amount", "amount_unit", "article", "certainty", "code", "day", "end_day", "end_month", "from_role", "id", "kind", "month", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purse", "remind_days", "source", "start_event", "strictly_before", "to_role", "valid_from", "valid_to", "what", "year_offset") VALUES (NEW."amount", NEW."amount_unit", NEW."article", NEW."certainty", NEW."code", NEW."day", NEW."end_day", NEW."end_month", NEW."from_role", NEW."id", NEW."kind", NEW."month", NEW."name", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."purse", NEW."remind_days", NEW."source", NEW."start_event", NEW."strictly_before", NEW."to_role", NEW."valid_from", NEW."valid_to", NEW."what", NEW."year_offset"); RETURN NULL;', hash='004f589baf9c65fc4ad4708fc11fedb4c29e9735', operation='UPDATE', pgid='pgtrigger_update_update_71de8', table='core_legalrule', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_legalruleevent" ("amount", "amount_unit", "article", "certainty", "code", "day", "end_day", "end_month", "from_role", "id", "kind", "month", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purse", "remind_days", "source", "start_event", "strictly_before", "to_role", "valid_from", "valid_to", "what", "year_offset") VALUES (OLD."amount", OLD."amount_unit", OLD."article", OLD."certainty", OLD."code", OLD."day", OLD."end_day", OLD."end_month", OLD."from_role", OLD."id", OLD."kind", OLD."month", OLD."name", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."purse", OLD."remind_days", OLD."source", OLD."start_event", OLD."strictly_before", OLD."to_role", OLD."valid_from", OLD."valid_to", OLD."what", OLD."year_offset"); RETURN NULL;', hash='2a0c6bb3f3f911b5001a2678ad2d5836536be3cb', operation='DELETE', pgid='pgtrigger_delete_delete_38498', table='core_legalrule', when='AFTER'))],
                },
            ),
            migrations.CreateModel(
                name='LegalRuleEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('code', models.CharField(help_text='Ví dụ LC04; phiên bản sau giữ mã cũ, khác khoảng ngày', max_length=20, verbose_name='mã')),
                    ('name', khuyencong.core.fields.ViCharField(max_length=200, verbose_name='tên')),
                    ('kind', models.CharField(choices=[('fixed_yearly', 'Ngày cố định hằng năm'), ('monthly', 'Ngày cố định hằng tháng'), ('clock', 'Đếm từ sự kiện'), ('period', 'Hết mỗi kỳ'), ('window', 'Khung ngày'), ('cycle', 'Chu kỳ'), ('limit', 'Giới hạn số lần (không có ngày)')], max_length=20, verbose_name='cách tính')),
                    ('month', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tháng')),
                    ('day', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='ngày')),
                    ('year_offset', models.SmallIntegerField(default=0, help_text='1: năm sau năm kế hoạch', verbose_name='cộng vào năm')),
                    ('end_month', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='đến tháng')),
                    ('end_day', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='đến ngày')),
                    ('strictly_before', models.BooleanField(default=False, help_text='Hạn cuối là hôm trước ngày ấy', verbose_name='“trước ngày”')),
                    ('amount', models.SmallIntegerField(blank=True, help_text='Âm: tính lùi từ sự kiện', null=True, verbose_name='số lượng')),
                    ('amount_unit', models.CharField(blank=True, choices=[('ngay', 'ngày'), ('ngay_lam_viec', 'ngày làm việc'), ('thang', 'tháng'), ('nam', 'năm'), ('lan_nam_co_so', 'lần/năm/cơ sở'), ('lop_nam', 'lớp/năm')], max_length=20, verbose_name='đơn vị')),
                    ('start_event', khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name='tính từ')),
                    ('from_role', khuyencong.core.fields.ViCharField(blank=True, help_text='Mã vai, ngăn bằng dấu chấm phẩy', max_length=60, verbose_name='ai làm')),
                    ('to_role', khuyencong.core.fields.ViCharField(blank=True, max_length=60, verbose_name='gửi ai')),
                    ('what', khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name='nộp gì')),
                    ('purse', models.CharField(blank=True, choices=[('KCQG', 'Khuyến công quốc gia'), ('KCDP', 'Khuyến công địa phương'), ('ALL', 'Mọi nguồn')], max_length=10, verbose_name='nguồn kinh phí')),
                    ('remind_days', models.CharField(blank=True, help_text='Ví dụ 30;15;7;3', max_length=40, verbose_name='nhắc trước (ngày)')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='văn bản')),
                    ('article', khuyencong.core.fields.ViCharField(blank=True, max_length=120, verbose_name='điều, khoản')),
                    ('certainty', models.CharField(choices=[('S', 'Đã đọc chính văn bản'), ('S2', 'Nguồn thứ cấp, chưa kiểm chứng'), ('M', 'Theo trí nhớ, chưa kiểm chứng'), ('I', 'Suy ra hoặc đề xuất, chưa kiểm chứng')], default='S', max_length=2, verbose_name='mức chắc chắn')),
                    ('note', khuyencong.core.fields.ViTextField(blank=True, verbose_name='ghi chú')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='core.legalrule')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='67873639f889865bcd840b42b622992e527d2c1f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a9a2c', table='core_legalruleevent', when='BEFORE'))],
                },
            ),
            migrations.CreateModel(
                name='Seen',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField(verbose_name='xem lúc')),
                    ('timeline', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='core.timeline', verbose_name='dòng diễn biến')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người xem')),
                ],
                options={
                    'verbose_name': 'lần xem gần nhất',
                    'verbose_name_plural': 'lần xem gần nhất',
                    'constraints': [models.UniqueConstraint(fields=('user', 'timeline'), name='seen_once')],
                },
            ),
            khuyencong.core.operations.InstallTriggers(
                models=['holiday', 'holidayevent', 'legalrule', 'legalruleevent'],
            ),
        ]),
    ]
