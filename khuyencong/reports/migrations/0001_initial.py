import khuyencong.core.operations
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
        ('territory', '0001_initial'),
    ]

    operations = [
        khuyencong.core.operations.AtOnce([
            migrations.CreateModel(
                name='AnnualReport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='phiên bản')),
                    ('starts_on', khuyencong.core.fields.ViDateField(verbose_name='số liệu từ ngày')),
                    ('ends_on', khuyencong.core.fields.ViDateField(verbose_name='đến ngày')),
                    ('frame', models.CharField(choices=[('as_recorded', 'Tại thời điểm'), ('current', 'Địa bàn hiện hành'), ('old', 'Địa bàn cũ')], default='as_recorded', max_length=20, verbose_name='khung địa bàn')),
                    ('overview', khuyencong.core.fields.ViTextField(blank=True, verbose_name='I. Khái quát')),
                    ('advice', khuyencong.core.fields.ViTextField(blank=True, verbose_name='II.1. Tham mưu, ban hành văn bản')),
                    ('assessment', khuyencong.core.fields.ViTextField(blank=True, verbose_name='III. Đánh giá')),
                    ('direction', khuyencong.core.fields.ViTextField(blank=True, verbose_name='IV. Phương hướng')),
                    ('petition', khuyencong.core.fields.ViTextField(blank=True, verbose_name='V. Kiến nghị')),
                    ('edited_at', models.DateTimeField(blank=True, null=True, verbose_name='sửa lần cuối')),
                    ('edited_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người sửa')),
                    ('timeline', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.timeline')),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                ],
                options={
                    'verbose_name': 'báo cáo năm',
                    'verbose_name_plural': 'báo cáo năm',
                    'constraints': [models.UniqueConstraint(fields=('unit', 'starts_on', 'ends_on', 'frame'), name='annual_report_once', violation_error_message='Báo cáo của kỳ và địa bàn này đã có.'), models.CheckConstraint(condition=models.Q(('starts_on__lte', models.F('ends_on'))), name='annual_report_dates_in_order'), models.CheckConstraint(condition=models.Q(('frame__in', ['as_recorded', 'current', 'old'])), name='annual_report_frame_known'), models.CheckConstraint(condition=models.Q(models.Q(('edited_at__isnull', True), ('edited_by__isnull', True)), models.Q(('edited_at__isnull', False), ('edited_by__isnull', False)), _connector='OR'), name='annual_report_edited_at_and_by')],
                },
            ),
            migrations.CreateModel(
                name='AnnualReportEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='phiên bản')),
                    ('starts_on', khuyencong.core.fields.ViDateField(verbose_name='số liệu từ ngày')),
                    ('ends_on', khuyencong.core.fields.ViDateField(verbose_name='đến ngày')),
                    ('frame', models.CharField(choices=[('as_recorded', 'Tại thời điểm'), ('current', 'Địa bàn hiện hành'), ('old', 'Địa bàn cũ')], default='as_recorded', max_length=20, verbose_name='khung địa bàn')),
                    ('overview', khuyencong.core.fields.ViTextField(blank=True, verbose_name='I. Khái quát')),
                    ('advice', khuyencong.core.fields.ViTextField(blank=True, verbose_name='II.1. Tham mưu, ban hành văn bản')),
                    ('assessment', khuyencong.core.fields.ViTextField(blank=True, verbose_name='III. Đánh giá')),
                    ('direction', khuyencong.core.fields.ViTextField(blank=True, verbose_name='IV. Phương hướng')),
                    ('petition', khuyencong.core.fields.ViTextField(blank=True, verbose_name='V. Kiến nghị')),
                    ('edited_at', models.DateTimeField(blank=True, null=True, verbose_name='sửa lần cuối')),
                    ('edited_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người sửa')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reports.annualreport')),
                    ('timeline', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.timeline')),
                    ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                ],
                options={
                    'abstract': False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='annualreport',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_annualreportevent" ("advice", "assessment", "direction", "edited_at", "edited_by_id", "ends_on", "frame", "id", "overview", "petition", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "timeline_id", "unit_id", "version") VALUES (NEW."advice", NEW."assessment", NEW."direction", NEW."edited_at", NEW."edited_by_id", NEW."ends_on", NEW."frame", NEW."id", NEW."overview", NEW."petition", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."starts_on", NEW."timeline_id", NEW."unit_id", NEW."version"); RETURN NULL;', hash='5550d872358453c5af3d31c8e22b68e56d06e57d', operation='INSERT', pgid='pgtrigger_insert_insert_e8ae4', table='reports_annualreport', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='annualreport',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "reports_annualreportevent" ("advice", "assessment", "direction", "edited_at", "edited_by_id", "ends_on", "frame", "id", "overview", "petition", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "timeline_id", "unit_id", "version") VALUES (NEW."advice", NEW."assessment", NEW."direction", NEW."edited_at", NEW."edited_by_id", NEW."ends_on", NEW."frame", NEW."id", NEW."overview", NEW."petition", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."starts_on", NEW."timeline_id", NEW."unit_id", NEW."version"); RETURN NULL;', hash='e6100475580619fe64a6ad7a96351d44cd7d48e8', operation='UPDATE', pgid='pgtrigger_update_update_8bc8c', table='reports_annualreport', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='annualreport',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_annualreportevent" ("advice", "assessment", "direction", "edited_at", "edited_by_id", "ends_on", "frame", "id", "overview", "petition", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "timeline_id", "unit_id", "version") VALUES (OLD."advice", OLD."assessment", OLD."direction", OLD."edited_at", OLD."edited_by_id", OLD."ends_on", OLD."frame", OLD."id", OLD."overview", OLD."petition", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."timeline_id", OLD."unit_id", OLD."version"); RETURN NULL;', hash='0e5b15f466adf0f7be3f870bf8a105b87cb05a19', operation='DELETE', pgid='pgtrigger_delete_delete_1599e', table='reports_annualreport', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='annualreportevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='30213a27d7f30489108c1495a3d15a4da1d1f6b4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_da714', table='reports_annualreportevent', when='BEFORE')),
            ),
        ]),
    ]
