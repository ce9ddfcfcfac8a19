import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import khuyencong.core.fields
import khuyencong.core.operations
import pghistory.utils
import pgtrigger.compiler
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0002_life'),
        ('territory', '0001_initial'),
    ]

    operations = [
        khuyencong.core.operations.AtOnce([
            migrations.CreateModel(
                name='UrbanClass',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('grade', models.CharField(choices=[('dac_biet', 'Loại đặc biệt'), ('1', 'Loại 1'), ('2', 'Loại 2'), ('3', 'Loại 3'), ('4', 'Loại 4'), ('5', 'Loại 5')], max_length=10, verbose_name='loại đô thị')),
                    ('certainty', models.CharField(choices=[('S', 'Đã đọc chính văn bản'), ('S2', 'Nguồn thứ cấp, chưa kiểm chứng'), ('M', 'Theo trí nhớ, chưa kiểm chứng'), ('I', 'Suy ra hoặc đề xuất, chưa kiểm chứng')], default='S2', max_length=2, verbose_name='mức chắc chắn')),
                    ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.officialdocument', verbose_name='quyết định công nhận')),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.administrativeunit', verbose_name='đơn vị')),
                ],
                options={
                    'verbose_name': 'loại đô thị',
                    'verbose_name_plural': 'loại đô thị',
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='territory_urbanclass_dates_in_order', violation_error_message='“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.F('unit'), '='), (models.Func(models.F('valid_from'), models.F('valid_to'), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='urban_class_one_at_a_time', violation_error_message='Đơn vị đã có một loại đô thị trong khoảng ngày ấy.'), models.CheckConstraint(condition=models.Q(('grade__in', ['dac_biet', '1', '2', '3', '4', '5'])), name='urban_class_grade_known'), models.CheckConstraint(condition=models.Q(('certainty__in', ['S', 'S2', 'M', 'I'])), name='urban_class_certainty_known')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "territory_urbanclassevent" ("certainty", "document_id", "grade", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "valid_from", "valid_to") VALUES (NEW."certainty", NEW."document_id", NEW."grade", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."unit_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='14e5f017a8bb17c4070aba5073053e5faf469c5f', operation='INSERT', pgid='pgtrigger_insert_insert_244cc', table='territory_urbanclass', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "territory_urbanclassevent" ("certainty", "document_id", "grade", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "valid_from", "valid_to") VALUES (NEW."certainty", NEW."document_id", NEW."grade", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."unit_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='72a5b9f287090a250460961dc828772fce729fe7', operation='UPDATE', pgid='pgtrigger_update_update_ce960', table='territory_urbanclass', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "territory_urbanclassevent" ("certainty", "document_id", "grade", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "valid_from", "valid_to") VALUES (OLD."certainty", OLD."document_id", OLD."grade", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."unit_id", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='0189c53463bf7f65f957449e2fc1e32a94210032', operation='DELETE', pgid='pgtrigger_delete_delete_9fa1c', table='territory_urbanclass', when='AFTER'))],
                },
            ),
            migrations.CreateModel(
                name='UrbanClassEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('grade', models.CharField(choices=[('dac_biet', 'Loại đặc biệt'), ('1', 'Loại 1'), ('2', 'Loại 2'), ('3', 'Loại 3'), ('4', 'Loại 4'), ('5', 'Loại 5')], max_length=10, verbose_name='loại đô thị')),
                    ('certainty', models.CharField(choices=[('S', 'Đã đọc chính văn bản'), ('S2', 'Nguồn thứ cấp, chưa kiểm chứng'), ('M', 'Theo trí nhớ, chưa kiểm chứng'), ('I', 'Suy ra hoặc đề xuất, chưa kiểm chứng')], default='S2', max_length=2, verbose_name='mức chắc chắn')),
                    ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.officialdocument', verbose_name='quyết định công nhận')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='territory.urbanclass')),
                    ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.administrativeunit', verbose_name='đơn vị')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='59869c8a9addba79e55a2ca621be3c64376a319f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_147fe', table='territory_urbanclassevent', when='BEFORE'))],
                },
            ),
            khuyencong.core.operations.InstallTriggers(
                models=['urbanclass', 'urbanclassevent'],
            ),
        ]),
    ]
