import khuyencong.core.operations
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import khuyencong.core.fields
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

SQL = r"""
CREATE FUNCTION territory_scope(root bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE PARALLEL SAFE ROWS 500 AS $$
  WITH RECURSIVE reached(id) AS (
      SELECT root WHERE root IS NOT NULL
    UNION
      SELECT step.id
      FROM reached
      CROSS JOIN LATERAL (
          SELECT u.id FROM territory_administrativeunit u WHERE u.parent_id = reached.id
        UNION ALL
          SELECT s.predecessor_id FROM territory_succession s WHERE s.successor_id = reached.id
      ) AS step(id)
  )
  SELECT id FROM reached
$$;
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_initial'),
    ]

    operations = [
        khuyencong.core.operations.AtOnce([
            migrations.CreateModel(
                name='AdministrativeUnit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('code', models.CharField(max_length=5, verbose_name='mã')),
                    ('level', models.PositiveSmallIntegerField(choices=[(1, 'Cấp tỉnh'), (2, 'Cấp huyện'), (3, 'Cấp xã')], verbose_name='cấp')),
                    ('kind', models.CharField(choices=[('tinh', 'Tỉnh'), ('thanh_pho_trung_uong', 'Thành phố trực thuộc trung ương'), ('quan', 'Quận'), ('huyen', 'Huyện'), ('thi_xa', 'Thị xã'), ('thanh_pho', 'Thành phố'), ('xa', 'Xã'), ('phuong', 'Phường'), ('thi_tran', 'Thị trấn'), ('dac_khu', 'Đặc khu')], max_length=20, verbose_name='loại')),
                    ('name', khuyencong.core.fields.ViCharField(help_text='Không ghi từ chỉ loại: Bến Cát', max_length=100, verbose_name='tên')),
                    ('lat', models.FloatField(blank=True, null=True, verbose_name='vĩ độ tâm')),
                    ('lon', models.FloatField(blank=True, null=True, verbose_name='kinh độ tâm')),
                    ('area_km2', models.DecimalField(blank=True, decimal_places=3, max_digits=10, null=True, verbose_name='diện tích (km²)')),
                    ('certainty', models.CharField(choices=[('S', 'Đã đọc chính văn bản'), ('S2', 'Nguồn thứ cấp, chưa kiểm chứng'), ('M', 'Theo trí nhớ, chưa kiểm chứng'), ('I', 'Suy ra hoặc đề xuất, chưa kiểm chứng')], default='S2', max_length=2, verbose_name='mức chắc chắn')),
                    ('reference_key', models.CharField(blank=True, editable=False, max_length=12, null=True, unique=True, verbose_name='khoá trong bảng tham chiếu')),
                    ('fold', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Trim(models.Func(khuyencong.core.fields.ViFold('name'), models.Value('[^a-z0-9]+'), models.Value(' '), models.Value('g'), function='regexp_replace'), output_field=models.TextField()), output_field=models.TextField())),
                    ('full_fold', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Trim(models.Func(khuyencong.core.fields.ViFold(models.Func(django.db.models.functions.text.Replace(models.F('kind'), models.Value('_trung_uong'), models.Value(''), output_field=models.TextField()), models.Value(' '), models.F('name'), arg_joiner=' || ', template='(%(expressions)s)')), models.Value('[^a-z0-9]+'), models.Value(' '), models.Value('g'), function='regexp_replace'), output_field=models.TextField()), output_field=models.TextField())),
                    ('sort_key', models.GeneratedField(db_persist=True, expression=khuyencong.core.fields.ViSortKey('name'), output_field=models.TextField(db_collation='C'))),
                    ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.officialdocument', verbose_name='văn bản quyết định')),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='territory.administrativeunit', verbose_name='thuộc')),
                ],
                options={
                    'verbose_name': 'đơn vị hành chính',
                    'verbose_name_plural': 'đơn vị hành chính',
                    'abstract': False,
                    'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('full_fold', name='gin_trgm_ops'), name='unit_full_fold_trgm'), models.Index(models.F('fold'), name='unit_by_fold'), models.Index(models.F('level'), models.F('sort_key'), name='unit_by_level_name')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='territory_administrativeunit_dates_in_order', violation_error_message='“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.F('code'), '='), (models.F('level'), '='), (models.Func(models.F('valid_from'), models.F('valid_to'), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='unit_code_once_at_a_time', violation_error_message='Mã này đã thuộc một đơn vị khác cùng cấp trong khoảng thời gian ấy.'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ('tinh', 'thanh_pho_trung_uong')), ('level', 1)), models.Q(('kind__in', ('quan', 'huyen', 'thi_xa', 'thanh_pho')), ('level', 2)), models.Q(('kind__in', ('xa', 'phuong', 'thi_tran', 'dac_khu')), ('level', 3)), _connector='OR'), name='unit_kind_fits_level', violation_error_message='Loại này không thuộc cấp đã chọn.'), models.CheckConstraint(condition=models.Q(models.Q(('level', 1), ('parent__isnull', True)), models.Q(('level__gt', 1), ('parent__isnull', False)), _connector='OR'), name='unit_below_province_has_parent', violation_error_message='Cấp tỉnh không thuộc đơn vị nào; cấp huyện, cấp xã phải thuộc một đơn vị.'), models.CheckConstraint(condition=models.Q(('certainty__in', ['S', 'S2', 'M', 'I'])), name='unit_certainty_known'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='unit_has_a_name')],
                },
            ),
            migrations.CreateModel(
                name='AdministrativeUnitEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('code', models.CharField(max_length=5, verbose_name='mã')),
                    ('level', models.PositiveSmallIntegerField(choices=[(1, 'Cấp tỉnh'), (2, 'Cấp huyện'), (3, 'Cấp xã')], verbose_name='cấp')),
                    ('kind', models.CharField(choices=[('tinh', 'Tỉnh'), ('thanh_pho_trung_uong', 'Thành phố trực thuộc trung ương'), ('quan', 'Quận'), ('huyen', 'Huyện'), ('thi_xa', 'Thị xã'), ('thanh_pho', 'Thành phố'), ('xa', 'Xã'), ('phuong', 'Phường'), ('thi_tran', 'Thị trấn'), ('dac_khu', 'Đặc khu')], max_length=20, verbose_name='loại')),
                    ('name', khuyencong.core.fields.ViCharField(help_text='Không ghi từ chỉ loại: Bến Cát', max_length=100, verbose_name='tên')),
                    ('lat', models.FloatField(blank=True, null=True, verbose_name='vĩ độ tâm')),
                    ('lon', models.FloatField(blank=True, null=True, verbose_name='kinh độ tâm')),
                    ('area_km2', models.DecimalField(blank=True, decimal_places=3, max_digits=10, null=True, verbose_name='diện tích (km²)')),
                    ('certainty', models.CharField(choices=[('S', 'Đã đọc chính văn bản'), ('S2', 'Nguồn thứ cấp, chưa kiểm chứng'), ('M', 'Theo trí nhớ, chưa kiểm chứng'), ('I', 'Suy ra hoặc đề xuất, chưa kiểm chứng')], default='S2', max_length=2, verbose_name='mức chắc chắn')),
                    ('reference_key', models.CharField(blank=True, editable=False, max_length=12, null=True, verbose_name='khoá trong bảng tham chiếu')),
                    ('decided_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.officialdocument', verbose_name='văn bản quyết định')),
                    ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.administrativeunit', verbose_name='thuộc')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='territory.administrativeunit')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Succession',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('part', models.CharField(choices=[('whole', 'Toàn bộ'), ('main_part', 'Phần chính'), ('part', 'Một phần')], max_length=10, verbose_name='phần chuyển sang')),
                    ('predecessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='territory.administrativeunit', verbose_name='đơn vị trước')),
                    ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='origins', to='territory.administrativeunit', verbose_name='đơn vị sau')),
                ],
                options={
                    'verbose_name': 'kế thừa địa bàn',
                    'verbose_name_plural': 'kế thừa địa bàn',
                    'constraints': [models.UniqueConstraint(fields=('predecessor', 'successor'), name='succession_once', violation_error_message='Hai đơn vị này đã được nối với nhau.'), models.CheckConstraint(condition=models.Q(('predecessor', models.F('successor')), _negated=True), name='succession_between_two', violation_error_message='Một đơn vị không kế thừa chính nó.'), models.CheckConstraint(condition=models.Q(('part__in', ['whole', 'main_part', 'part'])), name='succession_part_known')],
                },
            ),
            migrations.CreateModel(
                name='SuccessionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('part', models.CharField(choices=[('whole', 'Toàn bộ'), ('main_part', 'Phần chính'), ('part', 'Một phần')], max_length=10, verbose_name='phần chuyển sang')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='territory.succession')),
                    ('predecessor', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.administrativeunit', verbose_name='đơn vị trước')),
                    ('successor', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.administrativeunit', verbose_name='đơn vị sau')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='UnitName',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('name', khuyencong.core.fields.ViCharField(max_length=100, verbose_name='tên')),
                    ('kind', models.CharField(choices=[('tinh', 'Tỉnh'), ('thanh_pho_trung_uong', 'Thành phố trực thuộc trung ương'), ('quan', 'Quận'), ('huyen', 'Huyện'), ('thi_xa', 'Thị xã'), ('thanh_pho', 'Thành phố'), ('xa', 'Xã'), ('phuong', 'Phường'), ('thi_tran', 'Thị trấn'), ('dac_khu', 'Đặc khu')], max_length=20, verbose_name='loại')),
                    ('fold', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Trim(models.Func(khuyencong.core.fields.ViFold('name'), models.Value('[^a-z0-9]+'), models.Value(' '), models.Value('g'), function='regexp_replace'), output_field=models.TextField()), output_field=models.TextField())),
                    ('full_fold', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Trim(models.Func(khuyencong.core.fields.ViFold(models.Func(django.db.models.functions.text.Replace(models.F('kind'), models.Value('_trung_uong'), models.Value(''), output_field=models.TextField()), models.Value(' '), models.F('name'), arg_joiner=' || ', template='(%(expressions)s)')), models.Value('[^a-z0-9]+'), models.Value(' '), models.Value('g'), function='regexp_replace'), output_field=models.TextField()), output_field=models.TextField())),
                    ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.officialdocument', verbose_name='văn bản')),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='names', to='territory.administrativeunit', verbose_name='đơn vị')),
                ],
                options={
                    'verbose_name': 'tên trước đây',
                    'verbose_name_plural': 'tên trước đây',
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='territory_unitname_dates_in_order', violation_error_message='“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.F('unit'), '='), (models.Func(models.F('valid_from'), models.F('valid_to'), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='unit_one_name_at_a_time', violation_error_message='Đơn vị đã có một tên khác trong khoảng thời gian ấy.'), models.CheckConstraint(condition=models.Q(('kind__in', ['tinh', 'thanh_pho_trung_uong', 'quan', 'huyen', 'thi_xa', 'thanh_pho', 'xa', 'phuong', 'thi_tran', 'dac_khu'])), name='unit_name_kind_known')],
                },
            ),
            migrations.CreateModel(
                name='UnitNameEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('name', khuyencong.core.fields.ViCharField(max_length=100, verbose_name='tên')),
                    ('kind', models.CharField(choices=[('tinh', 'Tỉnh'), ('thanh_pho_trung_uong', 'Thành phố trực thuộc trung ương'), ('quan', 'Quận'), ('huyen', 'Huyện'), ('thi_xa', 'Thị xã'), ('thanh_pho', 'Thành phố'), ('xa', 'Xã'), ('phuong', 'Phường'), ('thi_tran', 'Thị trấn'), ('dac_khu', 'Đặc khu')], max_length=20, verbose_name='loại')),
                    ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.officialdocument', verbose_name='văn bản')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='territory.unitname')),
                    ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.administrativeunit', verbose_name='đơn vị')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        migrations.RunSQL(
            sql=SQL,
            reverse_sql='DROP FUNCTION territory_scope(bigint)',
        ),
        khuyencong.core.operations.AtOnce([
            pgtrigger.migrations.AddTrigger(
                model_name='administrativeunit',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "territory_administrativeunitevent" ("area_km2", "certainty", "code", "decided_by_id", "id", "kind", "lat", "level", "lon", "name", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference_key", "valid_from", "valid_to") VALUES (NEW."area_km2", NEW."certainty", NEW."code", NEW."decided_by_id", NEW."id", NEW."kind", NEW."lat", NEW."level", NEW."lon", NEW."name", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reference_key", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='08067b95b122e9bb282da6ba484d16157df8101e', operation='INSERT', pgid='pgtrigger_insert_insert_22d70', table='territory_administrativeunit', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='administrativeunit',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."area_km2" IS DISTINCT FROM (NEW."area_km2") OR OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."lat" IS DISTINCT FROM (NEW."lat") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."lon" IS DISTINCT FROM (NEW."lon") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."reference_key" IS DISTINCT FROM (NEW."reference_key") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='INSERT INTO "territory_administrativeunitevent" ("area_km2", "certainty", "code", "decided_by_id", "id", "kind", "lat", "level", "lon", "name", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference_key", "valid_from", "valid_to") VALUES (NEW."area_km2", NEW."certainty", NEW."code", NEW."decided_by_id", NEW."id", NEW."kind", NEW."lat", NEW."level", NEW."lon", NEW."name", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reference_key", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='3d95db2b7dac4e01790c284771a53db7edde291c', operation='UPDATE', pgid='pgtrigger_update_update_865c4', table='territory_administrativeunit', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='administrativeunit',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "territory_administrativeunitevent" ("area_km2", "certainty", "code", "decided_by_id", "id", "kind", "lat", "level", "lon", "name", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference_key", "valid_from", "valid_to") VALUES (OLD."area_km2", OLD."certainty", OLD."code", OLD."decided_by_id", OLD."id", OLD."kind", OLD."lat", OLD."level", OLD."lon", OLD."name", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reference_key", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='ced6d38c1d03689ad2dcc3a0448df430c5a25806', operation='DELETE', pgid='pgtrigger_delete_delete_65aa4', table='territory_administrativeunit', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='administrativeunitevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6dad91d4062baf37277f7e4276d4bd3b620df004', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c8b90', table='territory_administrativeunitevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='succession',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "territory_successionevent" ("id", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id") VALUES (NEW."id", NEW."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."predecessor_id", NEW."successor_id"); RETURN NULL;', hash='5b7692fe5cb1d37fd76bf3786b3a3b74ce3165bb', operation='INSERT', pgid='pgtrigger_insert_insert_7fd5a', table='territory_succession', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='succession',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "territory_successionevent" ("id", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id") VALUES (NEW."id", NEW."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."predecessor_id", NEW."successor_id"); RETURN NULL;', hash='8a19da55a769c02de10904ae553c6655544e18eb', operation='UPDATE', pgid='pgtrigger_update_update_2dfec', table='territory_succession', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='succession',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "territory_successionevent" ("id", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id") VALUES (OLD."id", OLD."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."predecessor_id", OLD."successor_id"); RETURN NULL;', hash='112292c91cb6a86edc8a6c2e6f924062e75c3f0e', operation='DELETE', pgid='pgtrigger_delete_delete_47e9f', table='territory_succession', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='successionevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8737e445476dd4dcd34c85d43fa3ac2f770479c3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b7d4f', table='territory_successionevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='unitname',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "territory_unitnameevent" ("document_id", "id", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "valid_from", "valid_to") VALUES (NEW."document_id", NEW."id", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."unit_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='85156c9f1306a21cdc1c92a7c5be1c644d9aea97', operation='INSERT', pgid='pgtrigger_insert_insert_95811', table='territory_unitname', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='unitname',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='INSERT INTO "territory_unitnameevent" ("document_id", "id", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "valid_from", "valid_to") VALUES (NEW."document_id", NEW."id", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."unit_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='7837d64773cbf81fdfefd74843d7fa5d6524c55c', operation='UPDATE', pgid='pgtrigger_update_update_73d63', table='territory_unitname', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='unitname',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "territory_unitnameevent" ("document_id", "id", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "valid_from", "valid_to") VALUES (OLD."document_id", OLD."id", OLD."kind", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."unit_id", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='861830c67a63c190351cdf7357fe144e6257c7a3', operation='DELETE', pgid='pgtrigger_delete_delete_6836f', table='territory_unitname', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='unitnameevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0c6090ec16c15dff52aa95900823d10e8b7fa6cb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_090b8', table='territory_unitnameevent', when='BEFORE')),
            ),
        ]),
    ]
