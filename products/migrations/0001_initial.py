import khuyencong.core.operations
import django.contrib.postgres.indexes
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
        ('establishments', '0001_initial'),
        ('territory', '0001_initial'),
    ]

    operations = [
        khuyencong.core.operations.AtOnce([
            migrations.CreateModel(
                name='Product',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='phiên bản')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('name', khuyencong.core.fields.ViCharField(max_length=200, verbose_name='tên sản phẩm')),
                    ('group', models.CharField(choices=[('thu_cong', 'Thủ công mỹ nghệ'), ('che_bien', 'Chế biến nông, lâm, thuỷ sản và thực phẩm'), ('thiet_bi', 'Thiết bị, máy móc, dụng cụ và phụ tùng cơ khí'), ('khac', 'Sản phẩm khác')], default='khac', max_length=20, verbose_name='nhóm')),
                    ('is_set', models.BooleanField(default=False, verbose_name='là bộ sản phẩm')),
                    ('story', khuyencong.core.fields.ViTextField(blank=True, verbose_name='giới thiệu')),
                    ('fold', models.GeneratedField(db_persist=True, expression=khuyencong.core.fields.ViFold('name'), output_field=models.TextField())),
                    ('sort_key', models.GeneratedField(db_persist=True, expression=khuyencong.core.fields.ViSortKey('name'), output_field=models.TextField(db_collation='C'))),
                    ('establishment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='establishments.establishment', verbose_name='cơ sở')),
                    ('timeline', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.timeline')),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                ],
                options={
                    'verbose_name': 'sản phẩm',
                    'verbose_name_plural': 'sản phẩm',
                    'indexes': [models.Index(models.F('sort_key'), models.F('id'), name='product_sort'), django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('fold', name='gin_trgm_ops'), name='product_fold_trgm')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('group__in', ['thu_cong', 'che_bien', 'thiet_bi', 'khac'])), name='product_group_known')],
                },
            ),
            migrations.CreateModel(
                name='Nomination',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('level', models.CharField(choices=[('xa', 'Cấp xã'), ('huyen', 'Cấp huyện'), ('tinh', 'Cấp tỉnh'), ('khu_vuc', 'Cấp khu vực'), ('quoc_gia', 'Cấp quốc gia')], max_length=10, verbose_name='đề cử lên')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                    ('product', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='products.product', verbose_name='sản phẩm')),
                ],
                options={
                    'verbose_name': 'đề cử',
                    'verbose_name_plural': 'đề cử',
                    'constraints': [models.CheckConstraint(condition=models.Q(('level__in', ['xa', 'huyen', 'tinh', 'khu_vuc', 'quoc_gia'])), name='nomination_level_known'), models.UniqueConstraint(fields=('product', 'level', 'year'), name='nomination_once', violation_error_message='Sản phẩm đã được đề cử ở cấp và năm này.')],
                },
            ),
            migrations.CreateModel(
                name='NominationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('level', models.CharField(choices=[('xa', 'Cấp xã'), ('huyen', 'Cấp huyện'), ('tinh', 'Cấp tỉnh'), ('khu_vuc', 'Cấp khu vực'), ('quoc_gia', 'Cấp quốc gia')], max_length=10, verbose_name='đề cử lên')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='products.nomination')),
                    ('product', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='products.product', verbose_name='sản phẩm')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ProductEvent',
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
                    ('name', khuyencong.core.fields.ViCharField(max_length=200, verbose_name='tên sản phẩm')),
                    ('group', models.CharField(choices=[('thu_cong', 'Thủ công mỹ nghệ'), ('che_bien', 'Chế biến nông, lâm, thuỷ sản và thực phẩm'), ('thiet_bi', 'Thiết bị, máy móc, dụng cụ và phụ tùng cơ khí'), ('khac', 'Sản phẩm khác')], default='khac', max_length=20, verbose_name='nhóm')),
                    ('is_set', models.BooleanField(default=False, verbose_name='là bộ sản phẩm')),
                    ('story', khuyencong.core.fields.ViTextField(blank=True, verbose_name='giới thiệu')),
                    ('establishment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='establishments.establishment', verbose_name='cơ sở')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='products.product')),
                    ('timeline', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.timeline')),
                    ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Recognition',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('level', models.CharField(choices=[('xa', 'Cấp xã'), ('huyen', 'Cấp huyện'), ('tinh', 'Cấp tỉnh'), ('khu_vuc', 'Cấp khu vực'), ('quoc_gia', 'Cấp quốc gia')], max_length=10, verbose_name='cấp')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                    ('decided_on', khuyencong.core.fields.ViDateField(blank=True, null=True, verbose_name='ngày quyết định')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, null=True, verbose_name='có giá trị đến')),
                    ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.officialdocument', verbose_name='quyết định')),
                    ('product', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recognitions', to='products.product', verbose_name='sản phẩm')),
                ],
                options={
                    'verbose_name': 'công nhận',
                    'verbose_name_plural': 'công nhận',
                    'constraints': [models.CheckConstraint(condition=models.Q(('level__in', ['xa', 'huyen', 'tinh', 'khu_vuc', 'quoc_gia'])), name='recognition_level_known'), models.UniqueConstraint(fields=('product', 'level', 'year'), name='recognition_once', violation_error_message='Sản phẩm đã được công nhận ở cấp và năm này.'), models.CheckConstraint(condition=models.Q(('decided_on__isnull', True), ('decided_on__year', models.F('year')), _connector='OR'), name='recognition_year_of_decision', violation_error_message='Năm công nhận khác năm của quyết định.')],
                },
            ),
            migrations.CreateModel(
                name='RecognitionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('level', models.CharField(choices=[('xa', 'Cấp xã'), ('huyen', 'Cấp huyện'), ('tinh', 'Cấp tỉnh'), ('khu_vuc', 'Cấp khu vực'), ('quoc_gia', 'Cấp quốc gia')], max_length=10, verbose_name='cấp')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                    ('decided_on', khuyencong.core.fields.ViDateField(blank=True, null=True, verbose_name='ngày quyết định')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, null=True, verbose_name='có giá trị đến')),
                    ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.officialdocument', verbose_name='quyết định')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='products.recognition')),
                    ('product', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='products.product', verbose_name='sản phẩm')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='VotingResult',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('level', models.CharField(choices=[('xa', 'Cấp xã'), ('huyen', 'Cấp huyện'), ('tinh', 'Cấp tỉnh'), ('khu_vuc', 'Cấp khu vực'), ('quoc_gia', 'Cấp quốc gia')], max_length=10, verbose_name='cấp')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                    ('considered', khuyencong.core.fields.CountField(blank=True, null=True, verbose_name='số sản phẩm được xét')),
                    ('recognised', khuyencong.core.fields.CountField(blank=True, null=True, verbose_name='số sản phẩm được công nhận')),
                    ('note', khuyencong.core.fields.ViCharField(blank=True, max_length=250, verbose_name='như nguồn viết')),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                ],
                options={
                    'verbose_name': 'kết quả bình chọn công bố',
                    'verbose_name_plural': 'kết quả bình chọn công bố',
                    'constraints': [models.CheckConstraint(condition=models.Q(('level__in', ['xa', 'huyen', 'tinh', 'khu_vuc', 'quoc_gia'])), name='voting_result_level_known'), models.UniqueConstraint(fields=('unit', 'level', 'year'), name='voting_result_once'), models.CheckConstraint(condition=models.Q(('considered__isnull', True), ('recognised__isnull', True), ('recognised__lte', models.F('considered')), _connector='OR'), name='voting_recognised_within_considered', violation_error_message='Số được công nhận lớn hơn số được xét.')],
                },
            ),
            migrations.CreateModel(
                name='VotingResultEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('level', models.CharField(choices=[('xa', 'Cấp xã'), ('huyen', 'Cấp huyện'), ('tinh', 'Cấp tỉnh'), ('khu_vuc', 'Cấp khu vực'), ('quoc_gia', 'Cấp quốc gia')], max_length=10, verbose_name='cấp')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                    ('considered', khuyencong.core.fields.CountField(blank=True, null=True, verbose_name='số sản phẩm được xét')),
                    ('recognised', khuyencong.core.fields.CountField(blank=True, null=True, verbose_name='số sản phẩm được công nhận')),
                    ('note', khuyencong.core.fields.ViCharField(blank=True, max_length=250, verbose_name='như nguồn viết')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='products.votingresult')),
                    ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                ],
                options={
                    'abstract': False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='product',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "products_productevent" ("establishment_id", "group", "id", "illustrative", "is_set", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "story", "timeline_id", "unit_id", "version") VALUES (NEW."establishment_id", NEW."group", NEW."id", NEW."illustrative", NEW."is_set", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."story", NEW."timeline_id", NEW."unit_id", NEW."version"); RETURN NULL;', hash='bc6151dd1678fca824379cb077298b89f9a43da0', operation='INSERT', pgid='pgtrigger_insert_insert_1fd97', table='products_product', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='product',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."establishment_id" IS DISTINCT FROM (NEW."establishment_id") OR OLD."group" IS DISTINCT FROM (NEW."group") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."illustrative" IS DISTINCT FROM (NEW."illustrative") OR OLD."is_set" IS DISTINCT FROM (NEW."is_set") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."story" IS DISTINCT FROM (NEW."story") OR OLD."timeline_id" IS DISTINCT FROM (NEW."timeline_id") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "products_productevent" ("establishment_id", "group", "id", "illustrative", "is_set", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "story", "timeline_id", "unit_id", "version") VALUES (NEW."establishment_id", NEW."group", NEW."id", NEW."illustrative", NEW."is_set", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."story", NEW."timeline_id", NEW."unit_id", NEW."version"); RETURN NULL;', hash='1839cbedfbb2843d7c9faf8125c929b7d9b74ed5', operation='UPDATE', pgid='pgtrigger_update_update_18d15', table='products_product', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='product',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "products_productevent" ("establishment_id", "group", "id", "illustrative", "is_set", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "story", "timeline_id", "unit_id", "version") VALUES (OLD."establishment_id", OLD."group", OLD."id", OLD."illustrative", OLD."is_set", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."story", OLD."timeline_id", OLD."unit_id", OLD."version"); RETURN NULL;', hash='3d109afa4dcf2fde8845b1fa0f2cd11c47c49ff3', operation='DELETE', pgid='pgtrigger_delete_delete_cb7df', table='products_product', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='nominationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='096e44dc1522586e5bb90bf82ac627df297fed7c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ceb14', table='products_nominationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='nomination',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "products_nominationevent" ("id", "illustrative", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "source", "year") VALUES (NEW."id", NEW."illustrative", NEW."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."product_id", NEW."source", NEW."year"); RETURN NULL;', hash='1d562bbbb4f3386365fc1f7262fab3f03e61f1fd', operation='INSERT', pgid='pgtrigger_insert_insert_83751', table='products_nomination', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='nomination',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "products_nominationevent" ("id", "illustrative", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "source", "year") VALUES (NEW."id", NEW."illustrative", NEW."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."product_id", NEW."source", NEW."year"); RETURN NULL;', hash='796c38a258bbbb6272fb1b483993f723e8fc47d5', operation='UPDATE', pgid='pgtrigger_update_update_f7a70', table='products_nomination', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='nomination',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "products_nominationevent" ("id", "illustrative", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "source", "year") VALUES (OLD."id", OLD."illustrative", OLD."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."product_id", OLD."source", OLD."year"); RETURN NULL;', hash='d67d58df06f9017f6e4074300b58cbe41e64de96', operation='DELETE', pgid='pgtrigger_delete_delete_771e1', table='products_nomination', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='productevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b87726817e7e063087535d650fb25d91240acbe3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dff3e', table='products_productevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='recognition',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "products_recognitionevent" ("decided_on", "document_id", "id", "illustrative", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "source", "valid_to", "year") VALUES (NEW."decided_on", NEW."document_id", NEW."id", NEW."illustrative", NEW."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."product_id", NEW."source", NEW."valid_to", NEW."year"); RETURN NULL;', hash='568708cecf09d48bd5b205d669e5d555416f3178', operation='INSERT', pgid='pgtrigger_insert_insert_ee73b', table='products_recognition', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='recognition',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "products_recognitionevent" ("decided_on", "document_id", "id", "illustrative", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "source", "valid_to", "year") VALUES (NEW."decided_on", NEW."document_id", NEW."id", NEW."illustrative", NEW."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."product_id", NEW."source", NEW."valid_to", NEW."year"); RETURN NULL;', hash='a1b66a9c6e64004b896324f795d3d52794e3513b', operation='UPDATE', pgid='pgtrigger_update_update_3cfc7', table='products_recognition', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='recognition',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "products_recognitionevent" ("decided_on", "document_id", "id", "illustrative", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "source", "valid_to", "year") VALUES (OLD."decided_on", OLD."document_id", OLD."id", OLD."illustrative", OLD."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."product_id", OLD."source", OLD."valid_to", OLD."year"); RETURN NULL;', hash='0109ae5904b4624f31efb0fa32044919ae50e644', operation='DELETE', pgid='pgtrigger_delete_delete_63909', table='products_recognition', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='recognitionevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f2dbb98bbd6021d85e3e8b598e887f5bcae98db7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7715b', table='products_recognitionevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='votingresult',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "products_votingresultevent" ("considered", "id", "illustrative", "level", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recognised", "source", "unit_id", "year") VALUES (NEW."considered", NEW."id", NEW."illustrative", NEW."level", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recognised", NEW."source", NEW."unit_id", NEW."year"); RETURN NULL;', hash='690fc57895cd75016d402cc080ef510818d907fb', operation='INSERT', pgid='pgtrigger_insert_insert_08e4b', table='products_votingresult', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='votingresult',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "products_votingresultevent" ("considered", "id", "illustrative", "level", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recognised", "source", "unit_id", "year") VALUES (NEW."considered", NEW."id", NEW."illustrative", NEW."level", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recognised", NEW."source", NEW."unit_id", NEW."year"); RETURN NULL;', hash='7f61235e78e5b74b6eb4b4f37f7d7421f71f8c92', operation='UPDATE', pgid='pgtrigger_update_update_5fd4c', table='products_votingresult', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='votingresult',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "products_votingresultevent" ("considered", "id", "illustrative", "level", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recognised", "source", "unit_id", "year") VALUES (OLD."considered", OLD."id", OLD."illustrative", OLD."level", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recognised", OLD."source", OLD."unit_id", OLD."year"); RETURN NULL;', hash='1cdf1f28fdb2a20929784b0c7e19b6fbb27e5a86', operation='DELETE', pgid='pgtrigger_delete_delete_e6ae6', table='products_votingresult', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='votingresultevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1c98085f57807678986987496fd3b55d30c714d2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7d62b', table='products_votingresultevent', when='BEFORE')),
            ),
        ]),
    ]
