import django.db.models.deletion
import django.utils.timezone
import khuyencong.core.fields
import khuyencong.core.operations
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '__first__'),
    ]

    operations = [
        khuyencong.core.operations.AtOnce([
            migrations.CreateModel(
                name='TaskMark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=120, verbose_name='việc')),
                    ('snoozed_until', khuyencong.core.fields.ViDateField(blank=True, null=True, verbose_name='hoãn đến')),
                    ('note', khuyencong.core.fields.ViTextField(verbose_name='lý do, lời nhắn')),
                    ('marked_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='lúc')),
                    ('assignee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='giao cho')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='của ai')),
                ],
                options={
                    'verbose_name': 'ghi chú trên việc',
                    'verbose_name_plural': 'ghi chú trên việc',
                    'constraints': [models.UniqueConstraint(fields=('user', 'key'), name='taskmark_once'), models.CheckConstraint(condition=models.Q(models.Q(('assignee__isnull', True), ('snoozed_until__isnull', False)), models.Q(('assignee__isnull', False), ('snoozed_until__isnull', True)), _connector='OR'), name='taskmark_put_off_or_handed_over', violation_error_message='Hoãn đến một ngày hoặc giao cho một người, không cả hai.'), models.CheckConstraint(condition=models.Q(('assignee__isnull', True), models.Q(('assignee', models.F('user')), _negated=True), _connector='OR'), name='taskmark_to_another', violation_error_message='Giao cho người khác, không giao cho chính mình.')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "portal_taskmarkevent" ("assignee_id", "id", "key", "marked_at", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "snoozed_until", "user_id") VALUES (NEW."assignee_id", NEW."id", NEW."key", NEW."marked_at", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."snoozed_until", NEW."user_id"); RETURN NULL;', hash='1ba7747bb96ecafd587a1d0fdc3836efd382642f', operation='INSERT', pgid='pgtrigger_insert_insert_c1d7b', table='portal_taskmark', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "portal_taskmarkevent" ("assignee_id", "id", "key", "marked_at", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "snoozed_until", "user_id") VALUES (NEW."assignee_id", NEW."id", NEW."key", NEW."marked_at", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."snoozed_until", NEW."user_id"); RETURN NULL;', hash='5d7fa6d9c7fd975b28661de29d58f3927d3f06ad', operation='UPDATE', pgid='pgtrigger_update_update_a0ce4', table='portal_taskmark', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "portal_taskmarkevent" ("assignee_id", "id", "key", "marked_at", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "snoozed_until", "user_id") VALUES (OLD."assignee_id", OLD."id", OLD."key", OLD."marked_at", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."snoozed_until", OLD."user_id"); RETURN NULL;', hash='603553c418a1431f1686f32b5796c78615618deb', operation='DELETE', pgid='pgtrigger_delete_delete_cffd9', table='portal_taskmark', when='AFTER'))],
                },
            ),
            migrations.CreateModel(
                name='TaskMarkEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('key', models.CharField(max_length=120, verbose_name='việc')),
                    ('snoozed_until', khuyencong.core.fields.ViDateField(blank=True, null=True, verbose_name='hoãn đến')),
                    ('note', khuyencong.core.fields.ViTextField(verbose_name='lý do, lời nhắn')),
                    ('marked_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='lúc')),
                    ('assignee', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='giao cho')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='portal.taskmark')),
                    ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='của ai')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9bd47b67503a7a86b7fd54d1c68e2c240aad5aff', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e895e', table='portal_taskmarkevent', when='BEFORE'))],
                },
            ),
            khuyencong.core.operations.InstallTriggers(
                models=['taskmark', 'taskmarkevent'],
            ),
        ]),
    ]
