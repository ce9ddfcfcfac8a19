import khuyencong.core.operations
import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import khuyencong.core.fields
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models

# Letters first (a ă â b c d đ e ê …), then tones (ngang huyền hỏi ngã sắc nặng). Built-ins only, so that
# pg_restore with an empty search_path works; checked against ICU on 17.106 real names.
SQL = r"""
CREATE FUNCTION vi_fold(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT replace(regexp_replace(normalize(lower(t), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd')
$$;
CREATE FUNCTION vi_sort_key(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT replace(replace(replace(replace(replace(replace(replace(
           normalize(regexp_replace(d, '[\u0300\u0301\u0303\u0309\u0323]', '', 'g'), NFC),
           'ă','a{'),'â','a|'),'đ','d{'),'ê','e{'),'ô','o{'),'ơ','o|'),'ư','u{')
         || E'\x01' ||
         translate(regexp_replace(d, '[^\u0300\u0301\u0303\u0309\u0323a-zđ]', '', 'g'),
                   E'\u0300\u0309\u0303\u0301\u0323abcdefghijklmnopqrstuvwxyzđ', '23456111111111111111111111111111111')
  FROM (SELECT normalize(lower(t), NFD) AS d) s
$$;
CREATE TABLE core_cache (
  cache_key varchar(255) PRIMARY KEY,
  value text NOT NULL,
  expires timestamp with time zone NOT NULL
);
CREATE INDEX core_cache_expires ON core_cache (expires);
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(
        ),
        django.contrib.postgres.operations.TrigramExtension(
        ),
        migrations.RunSQL(
            sql=SQL,
            reverse_sql='DROP TABLE core_cache; DROP FUNCTION vi_sort_key(text); DROP FUNCTION vi_fold(text);',
        ),
        khuyencong.core.operations.AtOnce([
            migrations.CreateModel(
                name='User',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('full_name', khuyencong.core.fields.ViCharField(max_length=120, verbose_name='họ và tên')),
                    ('email', models.EmailField(blank=True, max_length=254, null=True, verbose_name='thư điện tử')),
                    ('phone', khuyencong.core.fields.ViCharField(blank=True, max_length=15, null=True, verbose_name='số điện thoại')),
                    ('job_title', khuyencong.core.fields.ViCharField(blank=True, max_length=120, verbose_name='chức vụ')),
                    ('is_active', models.BooleanField(default=True, verbose_name='đang dùng')),
                    ('is_staff', models.BooleanField(default=False, verbose_name='vào được trang quản trị')),
                    ('joined_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='ngày tạo')),
                    ('fold', models.GeneratedField(db_persist=True, expression=khuyencong.core.fields.ViFold('full_name'), output_field=models.TextField())),
                    ('sort_key', models.GeneratedField(db_persist=True, expression=khuyencong.core.fields.ViSortKey('full_name'), output_field=models.TextField(db_collation='C'))),
                    ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                    ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ],
                options={
                    'verbose_name': 'người dùng',
                    'verbose_name_plural': 'người dùng',
                    'constraints': [models.UniqueConstraint(fields=('email',), name='user_email_once', violation_error_message='Thư điện tử này đã có tài khoản.'), models.UniqueConstraint(fields=('phone',), name='user_phone_once', violation_error_message='Số điện thoại này đã có tài khoản.'), models.CheckConstraint(condition=models.Q(('email__isnull', False), ('phone__isnull', False), _connector='OR'), name='user_has_a_login', violation_error_message='Cần thư điện tử hoặc số điện thoại để đăng nhập.'), models.CheckConstraint(condition=models.Q(('email__isnull', True), models.Q(('email', django.db.models.functions.text.Lower('email')), models.Q(('email', ''), _negated=True)), _connector='OR'), name='user_email_lower_case', violation_error_message='Thư điện tử viết bằng chữ thường.'), models.CheckConstraint(condition=models.Q(('phone__isnull', True), ('phone__regex', '^0\\d{9}$'), _connector='OR'), name='user_phone_shape', violation_error_message='Số điện thoại gồm 10 chữ số, bắt đầu bằng 0.')],
                },
            ),
            migrations.CreateModel(
                name='StoredFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', khuyencong.core.fields.ViCharField(max_length=200, verbose_name='tên tệp')),
                    ('sha256', models.CharField(max_length=64, unique=True, verbose_name='SHA-256')),
                    ('size', models.PositiveBigIntegerField(verbose_name='dung lượng (byte)')),
                    ('content_type', models.CharField(max_length=100, verbose_name='loại nội dung')),
                    ('stored_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='lưu lúc')),
                    ('stored_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người lưu')),
                ],
                options={
                    'verbose_name': 'tệp',
                    'verbose_name_plural': 'tệp',
                    'constraints': [models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='file_sha256_shape'), models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='file_not_empty')],
                },
            ),
            migrations.CreateModel(
                name='OfficialDocument',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', khuyencong.core.fields.ViCharField(blank=True, max_length=30, verbose_name='số')),
                    ('symbol', khuyencong.core.fields.ViCharField(blank=True, help_text='Phần sau số, ví dụ QĐ-SCT', max_length=60, verbose_name='ký hiệu')),
                    ('issued_on', khuyencong.core.fields.ViDateField(blank=True, null=True, verbose_name='ngày ban hành')),
                    ('issuer', khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name='cơ quan ban hành')),
                    ('signer', khuyencong.core.fields.ViCharField(blank=True, max_length=120, verbose_name='người ký')),
                    ('title', khuyencong.core.fields.ViTextField(verbose_name='trích yếu')),
                    ('certainty', models.CharField(choices=[('S', 'Đã đọc chính văn bản'), ('S2', 'Nguồn thứ cấp, chưa kiểm chứng'), ('M', 'Theo trí nhớ, chưa kiểm chứng'), ('I', 'Suy ra hoặc đề xuất, chưa kiểm chứng')], default='S', help_text='S: đã đọc bản gốc', max_length=2, verbose_name='mức chắc chắn')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('fold', models.GeneratedField(db_persist=True, expression=khuyencong.core.fields.ViFold('title'), output_field=models.TextField())),
                    ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile', verbose_name='tệp')),
                ],
                options={
                    'verbose_name': 'văn bản',
                    'verbose_name_plural': 'văn bản',
                    'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('fold', name='gin_trgm_ops'), name='document_fold_trgm')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('certainty__in', ['S', 'S2', 'M', 'I'])), name='document_certainty_known'), models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('number', 'symbol', 'issued_on', 'issuer'), name='document_once', nulls_distinct=False, violation_error_message='Văn bản có số, ký hiệu, ngày và cơ quan này đã được ghi.')],
                },
            ),
            migrations.CreateModel(
                name='Timeline',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ],
                options={
                    'verbose_name': 'dòng diễn biến',
                    'verbose_name_plural': 'dòng diễn biến',
                },
            ),
            migrations.CreateModel(
                name='IdempotencyKey',
                fields=[
                    ('key', models.UUIDField(primary_key=True, serialize=False)),
                    ('location', models.TextField(blank=True, verbose_name='nơi đã dẫn tới')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người dùng')),
                ],
                options={
                    'verbose_name': 'khoá chống gửi hai lần',
                    'verbose_name_plural': 'khoá chống gửi hai lần',
                },
            ),
            migrations.CreateModel(
                name='OfficialDocumentEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('number', khuyencong.core.fields.ViCharField(blank=True, max_length=30, verbose_name='số')),
                    ('symbol', khuyencong.core.fields.ViCharField(blank=True, help_text='Phần sau số, ví dụ QĐ-SCT', max_length=60, verbose_name='ký hiệu')),
                    ('issued_on', khuyencong.core.fields.ViDateField(blank=True, null=True, verbose_name='ngày ban hành')),
                    ('issuer', khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name='cơ quan ban hành')),
                    ('signer', khuyencong.core.fields.ViCharField(blank=True, max_length=120, verbose_name='người ký')),
                    ('title', khuyencong.core.fields.ViTextField(verbose_name='trích yếu')),
                    ('certainty', models.CharField(choices=[('S', 'Đã đọc chính văn bản'), ('S2', 'Nguồn thứ cấp, chưa kiểm chứng'), ('M', 'Theo trí nhớ, chưa kiểm chứng'), ('I', 'Suy ra hoặc đề xuất, chưa kiểm chứng')], default='S', help_text='S: đã đọc bản gốc', max_length=2, verbose_name='mức chắc chắn')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='core.officialdocument')),
                    ('file', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.storedfile', verbose_name='tệp')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='StoredFileEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('name', khuyencong.core.fields.ViCharField(max_length=200, verbose_name='tên tệp')),
                    ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                    ('size', models.PositiveBigIntegerField(verbose_name='dung lượng (byte)')),
                    ('content_type', models.CharField(max_length=100, verbose_name='loại nội dung')),
                    ('stored_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='lưu lúc')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='core.storedfile')),
                    ('stored_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người lưu')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Activity',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc')),
                    ('actor_title', khuyencong.core.fields.ViCharField(blank=True, max_length=120, verbose_name='chức vụ khi làm')),
                    ('verb', models.CharField(max_length=40, verbose_name='việc')),
                    ('text', khuyencong.core.fields.ViTextField(verbose_name='nội dung')),
                    ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người làm')),
                    ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.officialdocument', verbose_name='văn bản')),
                    ('timeline', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='core.timeline', verbose_name='dòng diễn biến')),
                ],
                options={
                    'verbose_name': 'diễn biến',
                    'verbose_name_plural': 'diễn biến',
                    'indexes': [models.Index(models.F('timeline'), models.OrderBy(models.F('at'), descending=True), name='activity_by_timeline')],
                },
            ),
            migrations.CreateModel(
                name='UserEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('full_name', khuyencong.core.fields.ViCharField(max_length=120, verbose_name='họ và tên')),
                    ('email', models.EmailField(blank=True, max_length=254, null=True, verbose_name='thư điện tử')),
                    ('phone', khuyencong.core.fields.ViCharField(blank=True, max_length=15, null=True, verbose_name='số điện thoại')),
                    ('job_title', khuyencong.core.fields.ViCharField(blank=True, max_length=120, verbose_name='chức vụ')),
                    ('is_active', models.BooleanField(default=True, verbose_name='đang dùng')),
                    ('is_staff', models.BooleanField(default=False, verbose_name='vào được trang quản trị')),
                    ('joined_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='ngày tạo')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='storedfile',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_storedfileevent" ("content_type", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "stored_at", "stored_by_id") VALUES (NEW."content_type", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size", NEW."stored_at", NEW."stored_by_id"); RETURN NULL;', hash='156e0913e70173cd10508d850a00b3da8146927f', operation='INSERT', pgid='pgtrigger_insert_insert_e2312', table='core_storedfile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='storedfile',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "core_storedfileevent" ("content_type", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "stored_at", "stored_by_id") VALUES (NEW."content_type", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sha256", NEW."size", NEW."stored_at", NEW."stored_by_id"); RETURN NULL;', hash='a11523a2e3ace7d16480296c03b6e8988b5c45a7', operation='UPDATE', pgid='pgtrigger_update_update_85176', table='core_storedfile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='storedfile',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_storedfileevent" ("content_type", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "stored_at", "stored_by_id") VALUES (OLD."content_type", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sha256", OLD."size", OLD."stored_at", OLD."stored_by_id"); RETURN NULL;', hash='56464a84260cd344b2d4e5a7067fcb0c6ff1610d', operation='DELETE', pgid='pgtrigger_delete_delete_7e996', table='core_storedfile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='officialdocumentevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='58525f363c376bf6f7d65949e181612093a6bd41', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_feb47', table='core_officialdocumentevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='officialdocument',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_officialdocumentevent" ("certainty", "file_id", "id", "issued_on", "issuer", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signer", "source", "symbol", "title") VALUES (NEW."certainty", NEW."file_id", NEW."id", NEW."issued_on", NEW."issuer", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."signer", NEW."source", NEW."symbol", NEW."title"); RETURN NULL;', hash='f1dd5b83485ff33cc08abd9986fbb5793416b3d0', operation='INSERT', pgid='pgtrigger_insert_insert_1ab82', table='core_officialdocument', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='officialdocument',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."file_id" IS DISTINCT FROM (NEW."file_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issued_on" IS DISTINCT FROM (NEW."issued_on") OR OLD."issuer" IS DISTINCT FROM (NEW."issuer") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."signer" IS DISTINCT FROM (NEW."signer") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."symbol" IS DISTINCT FROM (NEW."symbol") OR OLD."title" IS DISTINCT FROM (NEW."title"))', func='INSERT INTO "core_officialdocumentevent" ("certainty", "file_id", "id", "issued_on", "issuer", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signer", "source", "symbol", "title") VALUES (NEW."certainty", NEW."file_id", NEW."id", NEW."issued_on", NEW."issuer", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."signer", NEW."source", NEW."symbol", NEW."title"); RETURN NULL;', hash='8d12e574bdfbe38db5c0ceebd28373e098476992', operation='UPDATE', pgid='pgtrigger_update_update_016ec', table='core_officialdocument', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='officialdocument',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_officialdocumentevent" ("certainty", "file_id", "id", "issued_on", "issuer", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signer", "source", "symbol", "title") VALUES (OLD."certainty", OLD."file_id", OLD."id", OLD."issued_on", OLD."issuer", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."signer", OLD."source", OLD."symbol", OLD."title"); RETURN NULL;', hash='c97fcb06ad0b86f008e99dbcc1c24c1c753f623a', operation='DELETE', pgid='pgtrigger_delete_delete_53990', table='core_officialdocument', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='storedfileevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='94b6c8227df6eb340e9b429aae4380724d22a81e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3e7f7', table='core_storedfileevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='userevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6c831c7829668854425dc56f04bf5cdb370a36ff', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1b55a', table='core_userevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_userevent" ("email", "full_name", "id", "is_active", "is_staff", "is_superuser", "job_title", "joined_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (NEW."email", NEW."full_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."job_title", NEW."joined_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phone"); RETURN NULL;', hash='6f01fbf4759ea9a5a00642ac4766e4680d5f5153', operation='INSERT', pgid='pgtrigger_insert_insert_45de6', table='core_user', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_staff" IS DISTINCT FROM (NEW."is_staff") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."job_title" IS DISTINCT FROM (NEW."job_title") OR OLD."joined_at" IS DISTINCT FROM (NEW."joined_at") OR OLD."phone" IS DISTINCT FROM (NEW."phone"))', func='INSERT INTO "core_userevent" ("email", "full_name", "id", "is_active", "is_staff", "is_superuser", "job_title", "joined_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (NEW."email", NEW."full_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."job_title", NEW."joined_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone"); RETURN NULL;', hash='b725d45408467d4e4eb8907be861121c534f8eb8', operation='UPDATE', pgid='pgtrigger_update_update_6ccff', table='core_user', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_userevent" ("email", "full_name", "id", "is_active", "is_staff", "is_superuser", "job_title", "joined_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (OLD."email", OLD."full_name", OLD."id", OLD."is_active", OLD."is_staff", OLD."is_superuser", OLD."job_title", OLD."joined_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone"); RETURN NULL;', hash='77fb6b178cb3fbe44558313fd0946d923c2441bb', operation='DELETE', pgid='pgtrigger_delete_delete_1425a', table='core_user', when='AFTER')),
            ),
        ]),
    ]
