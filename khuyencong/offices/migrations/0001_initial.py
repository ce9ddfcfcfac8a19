import khuyencong.core.operations
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.comparison
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
                name='Organisation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('trung_tam', 'Trung tâm Khuyến công'), ('so', 'Sở'), ('phong', 'Phòng chuyên môn'), ('ubnd', 'Uỷ ban nhân dân'), ('bo', 'Bộ, cục'), ('hiep_hoi', 'Hiệp hội ngành hàng'), ('doan_the', 'Đoàn thể'), ('vien_truong', 'Viện, trường, trung tâm dạy nghề'), ('bao_dai', 'Báo, đài'), ('khac', 'Khác')], max_length=20, verbose_name='loại')),
                    ('name', khuyencong.core.fields.ViCharField(max_length=200, verbose_name='tên thường gọi')),
                    ('fold', models.GeneratedField(db_persist=True, expression=khuyencong.core.fields.ViFold('name'), output_field=models.TextField())),
                    ('sort_key', models.GeneratedField(db_persist=True, expression=khuyencong.core.fields.ViSortKey('name'), output_field=models.TextField(db_collation='C'))),
                    ('continues', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successors', to='offices.organisation', verbose_name='kế tục')),
                    ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                ],
                options={
                    'verbose_name': 'cơ quan, tổ chức',
                    'verbose_name_plural': 'cơ quan, tổ chức',
                    'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('fold', name='gin_trgm_ops'), name='organisation_fold_trgm')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['trung_tam', 'so', 'phong', 'ubnd', 'bo', 'hiep_hoi', 'doan_the', 'vien_truong', 'bao_dai', 'khac'])), name='organisation_kind_known'), models.UniqueConstraint(fields=('name', 'unit'), name='organisation_once', violation_error_message='Cơ quan này đã có trong danh mục.')],
                },
            ),
            migrations.CreateModel(
                name='OrganisationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('trung_tam', 'Trung tâm Khuyến công'), ('so', 'Sở'), ('phong', 'Phòng chuyên môn'), ('ubnd', 'Uỷ ban nhân dân'), ('bo', 'Bộ, cục'), ('hiep_hoi', 'Hiệp hội ngành hàng'), ('doan_the', 'Đoàn thể'), ('vien_truong', 'Viện, trường, trung tâm dạy nghề'), ('bao_dai', 'Báo, đài'), ('khac', 'Khác')], max_length=20, verbose_name='loại')),
                    ('name', khuyencong.core.fields.ViCharField(max_length=200, verbose_name='tên thường gọi')),
                    ('continues', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.organisation', verbose_name='kế tục')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='offices.organisation')),
                    ('unit', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='OrganisationProfile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('name', khuyencong.core.fields.ViCharField(max_length=200, verbose_name='tên đầy đủ')),
                    ('short_name', khuyencong.core.fields.ViCharField(blank=True, max_length=80, verbose_name='tên gọi tắt')),
                    ('parent_name', khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name='cơ quan chủ quản')),
                    ('symbol', khuyencong.core.fields.ViCharField(blank=True, help_text='Ví dụ TTKC trong BC-TTKC', max_length=30, verbose_name='ký hiệu trên văn bản')),
                    ('place_name', khuyencong.core.fields.ViCharField(blank=True, max_length=80, verbose_name='địa danh')),
                    ('signer_authority', khuyencong.core.fields.ViCharField(blank=True, help_text='Ví dụ KT. GIÁM ĐỐC', max_length=80, verbose_name='quyền ký')),
                    ('signer_title', khuyencong.core.fields.ViCharField(blank=True, max_length=80, verbose_name='chức vụ người ký')),
                    ('signer_name', khuyencong.core.fields.ViCharField(blank=True, max_length=120, verbose_name='họ tên người ký')),
                    ('certainty', models.CharField(choices=[('S', 'Đã đọc chính văn bản'), ('S2', 'Nguồn thứ cấp, chưa kiểm chứng'), ('M', 'Theo trí nhớ, chưa kiểm chứng'), ('I', 'Suy ra hoặc đề xuất, chưa kiểm chứng')], default='S', max_length=2, verbose_name='mức chắc chắn')),
                    ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.officialdocument', verbose_name='căn cứ')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='profiles', to='offices.organisation', verbose_name='cơ quan')),
                ],
                options={
                    'verbose_name': 'tên và người ký theo thời kỳ',
                    'verbose_name_plural': 'tên và người ký theo thời kỳ',
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='offices_organisationprofile_dates_in_order', violation_error_message='“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.F('organisation'), '='), (models.Func(models.F('valid_from'), models.F('valid_to'), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='profile_no_overlap', violation_error_message='Cơ quan này đã có tên và người ký trong khoảng ngày ấy. Đóng dòng cũ trước.'), models.CheckConstraint(condition=models.Q(('certainty__in', ['S', 'S2', 'M', 'I'])), name='profile_certainty_known')],
                },
            ),
            migrations.CreateModel(
                name='OrganisationProfileEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('name', khuyencong.core.fields.ViCharField(max_length=200, verbose_name='tên đầy đủ')),
                    ('short_name', khuyencong.core.fields.ViCharField(blank=True, max_length=80, verbose_name='tên gọi tắt')),
                    ('parent_name', khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name='cơ quan chủ quản')),
                    ('symbol', khuyencong.core.fields.ViCharField(blank=True, help_text='Ví dụ TTKC trong BC-TTKC', max_length=30, verbose_name='ký hiệu trên văn bản')),
                    ('place_name', khuyencong.core.fields.ViCharField(blank=True, max_length=80, verbose_name='địa danh')),
                    ('signer_authority', khuyencong.core.fields.ViCharField(blank=True, help_text='Ví dụ KT. GIÁM ĐỐC', max_length=80, verbose_name='quyền ký')),
                    ('signer_title', khuyencong.core.fields.ViCharField(blank=True, max_length=80, verbose_name='chức vụ người ký')),
                    ('signer_name', khuyencong.core.fields.ViCharField(blank=True, max_length=120, verbose_name='họ tên người ký')),
                    ('certainty', models.CharField(choices=[('S', 'Đã đọc chính văn bản'), ('S2', 'Nguồn thứ cấp, chưa kiểm chứng'), ('M', 'Theo trí nhớ, chưa kiểm chứng'), ('I', 'Suy ra hoặc đề xuất, chưa kiểm chứng')], default='S', max_length=2, verbose_name='mức chắc chắn')),
                    ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.officialdocument', verbose_name='căn cứ')),
                    ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.organisation', verbose_name='cơ quan')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='offices.organisationprofile')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='RoleGrant',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('role', models.CharField(choices=[('quan_tri', 'Quản trị'), ('chuyen_vien', 'Chuyên viên'), ('ke_toan', 'Kế toán'), ('lanh_dao', 'Lãnh đạo'), ('tham_dinh', 'Chuyên viên Sở, thẩm định'), ('cong_tac_vien', 'Cộng tác viên'), ('giam_khao', 'Giám khảo')], max_length=20, verbose_name='vai trò')),
                    ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.officialdocument', verbose_name='quyết định')),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.organisation', verbose_name='tổ chức')),
                    ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người')),
                ],
                options={
                    'verbose_name': 'vai trò được giao',
                    'verbose_name_plural': 'vai trò được giao',
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='offices_rolegrant_dates_in_order', violation_error_message='“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.'), models.CheckConstraint(condition=models.Q(('role__in', ['quan_tri', 'chuyen_vien', 'ke_toan', 'lanh_dao', 'tham_dinh', 'cong_tac_vien', 'giam_khao'])), name='grant_role_known'), models.CheckConstraint(condition=models.Q(('unit__isnull', True), ('organisation__isnull', True), _connector='OR'), name='grant_place_or_organisation', violation_error_message='Giao theo địa bàn hoặc theo tổ chức, không cả hai.'), models.CheckConstraint(condition=models.Q(models.Q(('role', 'cong_tac_vien'), _negated=True), ('unit__isnull', False), ('organisation__isnull', False), _connector='OR'), name='grant_collaborator_has_scope', violation_error_message='Cộng tác viên phải có địa bàn hoặc hiệp hội.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.F('user'), '='), (models.F('role'), '='), (django.db.models.functions.comparison.Coalesce(models.F('unit'), models.Value(0)), '='), (django.db.models.functions.comparison.Coalesce(models.F('organisation'), models.Value(0)), '='), (models.Func(models.F('valid_from'), models.F('valid_to'), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='grant_no_overlap', violation_error_message='Người này đã có vai trò ấy trong khoảng ngày ấy.')],
                },
            ),
            migrations.CreateModel(
                name='RoleGrantEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('role', models.CharField(choices=[('quan_tri', 'Quản trị'), ('chuyen_vien', 'Chuyên viên'), ('ke_toan', 'Kế toán'), ('lanh_dao', 'Lãnh đạo'), ('tham_dinh', 'Chuyên viên Sở, thẩm định'), ('cong_tac_vien', 'Cộng tác viên'), ('giam_khao', 'Giám khảo')], max_length=20, verbose_name='vai trò')),
                    ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.officialdocument', verbose_name='quyết định')),
                    ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.organisation', verbose_name='tổ chức')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='offices.rolegrant')),
                    ('unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                    ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người')),
                ],
                options={
                    'abstract': False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='organisation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_organisationevent" ("continues_id", "id", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (NEW."continues_id", NEW."id", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."unit_id"); RETURN NULL;', hash='07be5037b54c658e529405323b18817b3934e11f', operation='INSERT', pgid='pgtrigger_insert_insert_56600', table='offices_organisation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='organisation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."continues_id" IS DISTINCT FROM (NEW."continues_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))', func='INSERT INTO "offices_organisationevent" ("continues_id", "id", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (NEW."continues_id", NEW."id", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."unit_id"); RETURN NULL;', hash='f5e17b36c26aa1988ce013b767757621adecf197', operation='UPDATE', pgid='pgtrigger_update_update_26837', table='offices_organisation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='organisation',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_organisationevent" ("continues_id", "id", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (OLD."continues_id", OLD."id", OLD."kind", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."unit_id"); RETURN NULL;', hash='63833c3dc25110cc25de2dc0bb5cd157a1e3845d', operation='DELETE', pgid='pgtrigger_delete_delete_49ce3', table='offices_organisation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='organisationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6c1c33c8a81e5373ee172cad9ce884f6ebeb6dc6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_75965', table='offices_organisationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='organisationprofile',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_organisationprofileevent" ("certainty", "document_id", "id", "name", "organisation_id", "parent_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_name", "short_name", "signer_authority", "signer_name", "signer_title", "symbol", "valid_from", "valid_to") VALUES (NEW."certainty", NEW."document_id", NEW."id", NEW."name", NEW."organisation_id", NEW."parent_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place_name", NEW."short_name", NEW."signer_authority", NEW."signer_name", NEW."signer_title", NEW."symbol", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='6aa33541b4ee4ff4e7dc27aae84a9171ed2ce30b', operation='INSERT', pgid='pgtrigger_insert_insert_a9259', table='offices_organisationprofile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='organisationprofile',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "offices_organisationprofileevent" ("certainty", "document_id", "id", "name", "organisation_id", "parent_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_name", "short_name", "signer_authority", "signer_name", "signer_title", "symbol", "valid_from", "valid_to") VALUES (NEW."certainty", NEW."document_id", NEW."id", NEW."name", NEW."organisation_id", NEW."parent_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place_name", NEW."short_name", NEW."signer_authority", NEW."signer_name", NEW."signer_title", NEW."symbol", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='516b54ebf94b005480d8e70b5da62fa2257468aa', operation='UPDATE', pgid='pgtrigger_update_update_3d3b0', table='offices_organisationprofile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='organisationprofile',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_organisationprofileevent" ("certainty", "document_id", "id", "name", "organisation_id", "parent_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_name", "short_name", "signer_authority", "signer_name", "signer_title", "symbol", "valid_from", "valid_to") VALUES (OLD."certainty", OLD."document_id", OLD."id", OLD."name", OLD."organisation_id", OLD."parent_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place_name", OLD."short_name", OLD."signer_authority", OLD."signer_name", OLD."signer_title", OLD."symbol", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='62daee34567b12475c5cbfdaac9fb0a8f948e770', operation='DELETE', pgid='pgtrigger_delete_delete_99a8d', table='offices_organisationprofile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='organisationprofileevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='31c76e709db354d6f70683598b92d45bc4fa7205', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3fc34', table='offices_organisationprofileevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='rolegrant',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_rolegrantevent" ("document_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id", "user_id", "valid_from", "valid_to") VALUES (NEW."document_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."role", NEW."unit_id", NEW."user_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='1290d6dcddc1d5666dc098e5ba250fbb3a85b74d', operation='INSERT', pgid='pgtrigger_insert_insert_49f39', table='offices_rolegrant', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='rolegrant',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "offices_rolegrantevent" ("document_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id", "user_id", "valid_from", "valid_to") VALUES (NEW."document_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."role", NEW."unit_id", NEW."user_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='99ba0187eb8955ef492b6400bf674736585e681f', operation='UPDATE', pgid='pgtrigger_update_update_8d2c9', table='offices_rolegrant', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='rolegrant',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_rolegrantevent" ("document_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id", "user_id", "valid_from", "valid_to") VALUES (OLD."document_id", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."role", OLD."unit_id", OLD."user_id", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='8da33bfc61fb9f906ab62e769c0296385c7c742f', operation='DELETE', pgid='pgtrigger_delete_delete_17d01', table='offices_rolegrant', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='rolegrantevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='459920e1301c4d0fca4d04bf7d455c80d763db67', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_60446', table='offices_rolegrantevent', when='BEFORE')),
            ),
        ]),
    ]
