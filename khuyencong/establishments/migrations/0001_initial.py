import khuyencong.core.operations
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import khuyencong.core.dates.days
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
                name='Establishment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='phiên bản')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('name', khuyencong.core.fields.ViCharField(editable=False, max_length=200, verbose_name='tên hiện nay')),
                    ('fold', models.GeneratedField(db_persist=True, expression=khuyencong.core.fields.ViFold('name'), output_field=models.TextField())),
                    ('sort_key', models.GeneratedField(db_persist=True, expression=khuyencong.core.fields.ViSortKey('name'), output_field=models.TextField(db_collation='C'))),
                    ('timeline', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.timeline')),
                ],
                options={
                    'verbose_name': 'cơ sở CNNT',
                    'verbose_name_plural': 'cơ sở CNNT',
                    'indexes': [models.Index(models.F('sort_key'), models.F('id'), name='establishment_sort'), django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('fold', name='gin_trgm_ops'), name='establishment_fold_trgm')],
                },
            ),
            migrations.CreateModel(
                name='Continuation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('chuyen_doi', 'Chuyển đổi'), ('tach', 'Tách'), ('nhap', 'Nhập')], max_length=20, verbose_name='cách')),
                    ('happened_on', khuyencong.core.fields.ViDateField(blank=True, null=True, verbose_name='ngày')),
                    ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.officialdocument', verbose_name='căn cứ')),
                    ('predecessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='continued_by', to='establishments.establishment', verbose_name='trước')),
                    ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='continues', to='establishments.establishment', verbose_name='sau')),
                ],
                options={
                    'verbose_name': 'kế tục',
                    'verbose_name_plural': 'kế tục',
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['chuyen_doi', 'tach', 'nhap'])), name='continuation_kind_known'), models.CheckConstraint(condition=models.Q(('predecessor', models.F('successor')), _negated=True), name='continuation_not_itself', violation_error_message='Cơ sở không kế tục chính nó.'), models.UniqueConstraint(fields=('predecessor', 'successor'), name='continuation_once')],
                },
            ),
            migrations.CreateModel(
                name='ContinuationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('chuyen_doi', 'Chuyển đổi'), ('tach', 'Tách'), ('nhap', 'Nhập')], max_length=20, verbose_name='cách')),
                    ('happened_on', khuyencong.core.fields.ViDateField(blank=True, null=True, verbose_name='ngày')),
                    ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.officialdocument', verbose_name='căn cứ')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='establishments.continuation')),
                    ('predecessor', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='establishments.establishment', verbose_name='trước')),
                    ('successor', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='establishments.establishment', verbose_name='sau')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='EstablishmentEvent',
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
                    ('name', khuyencong.core.fields.ViCharField(editable=False, max_length=200, verbose_name='tên hiện nay')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='establishments.establishment')),
                    ('timeline', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.timeline')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='EstablishmentProfile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('name', khuyencong.core.fields.ViCharField(max_length=200, verbose_name='tên cơ sở')),
                    ('legal_form', models.CharField(choices=[('ho_kinh_doanh', 'Hộ kinh doanh'), ('dn_tu_nhan', 'Doanh nghiệp tư nhân'), ('cong_ty_tnhh', 'Công ty TNHH'), ('cong_ty_cp', 'Công ty cổ phần'), ('hop_tac_xa', 'Hợp tác xã'), ('lien_hiep_htx', 'Liên hiệp hợp tác xã'), ('to_hop_tac', 'Tổ hợp tác'), ('nghe_nhan', 'Nghệ nhân'), ('chua_ro', 'Chưa rõ')], default='chua_ro', max_length=20, verbose_name='loại hình')),
                    ('tax_code', khuyencong.core.fields.ViCharField(blank=True, help_text='Mã của hộ kinh doanh là số định danh cá nhân: chỉ hiện che bớt', max_length=14, verbose_name='mã số thuế')),
                    ('owner_name', khuyencong.core.fields.ViCharField(blank=True, max_length=120, verbose_name='chủ cơ sở, người đại diện')),
                    ('phone', khuyencong.core.fields.ViCharField(blank=True, max_length=20, verbose_name='điện thoại')),
                    ('head_office_address', khuyencong.core.fields.ViCharField(blank=True, max_length=250, verbose_name='địa chỉ trụ sở')),
                    ('status', models.CharField(choices=[('dang_hoat_dong', 'Đang hoạt động'), ('tam_ngung', 'Tạm ngừng'), ('da_ngung', 'Đã ngừng')], default='dang_hoat_dong', max_length=20, verbose_name='tình trạng')),
                    ('sector', khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name='ngành nghề, sản phẩm chính')),
                    ('workers', khuyencong.core.fields.CountField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='số lao động')),
                    ('fold', models.GeneratedField(db_persist=True, expression=khuyencong.core.fields.ViFold('name'), output_field=models.TextField())),
                    ('establishment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='profiles', to='establishments.establishment', verbose_name='cơ sở')),
                    ('head_office_unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.administrativeunit', verbose_name='nơi đặt trụ sở')),
                ],
                options={
                    'verbose_name': 'thông tin cơ sở theo thời kỳ',
                    'verbose_name_plural': 'thông tin cơ sở theo thời kỳ',
                    'abstract': False,
                    'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('fold', name='gin_trgm_ops'), name='profile_fold_trgm')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='establishments_establishmentprofile_dates_in_order', violation_error_message='“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.'), models.CheckConstraint(condition=models.Q(('legal_form__in', ['ho_kinh_doanh', 'dn_tu_nhan', 'cong_ty_tnhh', 'cong_ty_cp', 'hop_tac_xa', 'lien_hiep_htx', 'to_hop_tac', 'nghe_nhan', 'chua_ro'])), name='profile_form_known'), models.CheckConstraint(condition=models.Q(('status__in', ['dang_hoat_dong', 'tam_ngung', 'da_ngung'])), name='profile_status_known'), models.CheckConstraint(condition=models.Q(('tax_code', ''), ('tax_code__regex', '^\\d{10}(-\\d{3})?$|^\\d{12}$'), _connector='OR'), name='profile_tax_code_shape', violation_error_message='Mã số thuế gồm 10 chữ số, 10 chữ số và đuôi -001, hoặc 12 chữ số của hộ.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.F('establishment'), '='), (models.Func(models.F('valid_from'), models.F('valid_to'), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='establishment_profile_no_overlap', violation_error_message='Khoảng ngày này trùng với một dòng thông tin đã có của cơ sở.')],
                },
            ),
            migrations.CreateModel(
                name='EstablishmentProfileEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('name', khuyencong.core.fields.ViCharField(max_length=200, verbose_name='tên cơ sở')),
                    ('legal_form', models.CharField(choices=[('ho_kinh_doanh', 'Hộ kinh doanh'), ('dn_tu_nhan', 'Doanh nghiệp tư nhân'), ('cong_ty_tnhh', 'Công ty TNHH'), ('cong_ty_cp', 'Công ty cổ phần'), ('hop_tac_xa', 'Hợp tác xã'), ('lien_hiep_htx', 'Liên hiệp hợp tác xã'), ('to_hop_tac', 'Tổ hợp tác'), ('nghe_nhan', 'Nghệ nhân'), ('chua_ro', 'Chưa rõ')], default='chua_ro', max_length=20, verbose_name='loại hình')),
                    ('tax_code', khuyencong.core.fields.ViCharField(blank=True, help_text='Mã của hộ kinh doanh là số định danh cá nhân: chỉ hiện che bớt', max_length=14, verbose_name='mã số thuế')),
                    ('owner_name', khuyencong.core.fields.ViCharField(blank=True, max_length=120, verbose_name='chủ cơ sở, người đại diện')),
                    ('phone', khuyencong.core.fields.ViCharField(blank=True, max_length=20, verbose_name='điện thoại')),
                    ('head_office_address', khuyencong.core.fields.ViCharField(blank=True, max_length=250, verbose_name='địa chỉ trụ sở')),
                    ('status', models.CharField(choices=[('dang_hoat_dong', 'Đang hoạt động'), ('tam_ngung', 'Tạm ngừng'), ('da_ngung', 'Đã ngừng')], default='dang_hoat_dong', max_length=20, verbose_name='tình trạng')),
                    ('sector', khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name='ngành nghề, sản phẩm chính')),
                    ('workers', khuyencong.core.fields.CountField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='số lao động')),
                    ('establishment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='establishments.establishment', verbose_name='cơ sở')),
                    ('head_office_unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.administrativeunit', verbose_name='nơi đặt trụ sở')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='establishments.establishmentprofile')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Membership',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('establishment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='establishments.establishment', verbose_name='cơ sở')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.organisation', verbose_name='hiệp hội')),
                ],
                options={
                    'verbose_name': 'hội viên hiệp hội',
                    'verbose_name_plural': 'hội viên hiệp hội',
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='establishments_membership_dates_in_order', violation_error_message='“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.F('establishment'), '='), (models.F('organisation'), '='), (models.Func(models.F('valid_from'), models.F('valid_to'), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='membership_no_overlap', violation_error_message='Cơ sở đã là hội viên trong khoảng ngày ấy.')],
                },
            ),
            migrations.CreateModel(
                name='MembershipEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('establishment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='establishments.establishment', verbose_name='cơ sở')),
                    ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.organisation', verbose_name='hiệp hội')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='establishments.membership')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Need',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='phiên bản')),
                    ('source', khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name='nguồn')),
                    ('illustrative', models.BooleanField(default=False, verbose_name='minh hoạ')),
                    ('text', khuyencong.core.fields.ViTextField(verbose_name='nhu cầu')),
                    ('told_by', khuyencong.core.fields.ViCharField(blank=True, max_length=120, verbose_name='người cho biết')),
                    ('channel', models.CharField(choices=[('den_noi', 'Đến nơi'), ('dien_thoai', 'Điện thoại'), ('bao_cao_quy', 'Báo cáo quý'), ('lop_tap_huan', 'Lớp tập huấn'), ('van_ban', 'Văn bản'), ('khac', 'Khác')], default='khac', max_length=20, verbose_name='qua kênh')),
                    ('received_on', khuyencong.core.fields.ViDateField(default=khuyencong.core.dates.days.today, verbose_name='ngày nhận')),
                    ('status', models.CharField(choices=[('moi', 'Mới ghi'), ('da_tra_loi', 'Đã trả lời'), ('da_lap_de_an', 'Đã lập đề án')], default='moi', max_length=20, verbose_name='tình trạng')),
                    ('fold', models.GeneratedField(db_persist=True, expression=khuyencong.core.fields.ViFold('text'), output_field=models.TextField())),
                    ('establishment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='establishments.establishment', verbose_name='cơ sở')),
                    ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                    ('timeline', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.timeline')),
                    ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                ],
                options={
                    'verbose_name': 'nhu cầu',
                    'verbose_name_plural': 'nhu cầu',
                    'indexes': [models.Index(models.OrderBy(models.F('received_on'), descending=True), models.OrderBy(models.F('id'), descending=True), name='need_latest')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('establishment__isnull', False), ('unit__isnull', True)), models.Q(('establishment__isnull', True), ('unit__isnull', False)), _connector='OR'), name='need_of_one', violation_error_message='Nhu cầu của một cơ sở hoặc của một địa bàn: chọn đúng một.'), models.CheckConstraint(condition=models.Q(('channel__in', ['den_noi', 'dien_thoai', 'bao_cao_quy', 'lop_tap_huan', 'van_ban', 'khac'])), name='need_channel_known'), models.CheckConstraint(condition=models.Q(('status__in', ['moi', 'da_tra_loi', 'da_lap_de_an'])), name='need_status_known')],
                },
            ),
            migrations.CreateModel(
                name='NeedEvent',
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
                    ('text', khuyencong.core.fields.ViTextField(verbose_name='nhu cầu')),
                    ('told_by', khuyencong.core.fields.ViCharField(blank=True, max_length=120, verbose_name='người cho biết')),
                    ('channel', models.CharField(choices=[('den_noi', 'Đến nơi'), ('dien_thoai', 'Điện thoại'), ('bao_cao_quy', 'Báo cáo quý'), ('lop_tap_huan', 'Lớp tập huấn'), ('van_ban', 'Văn bản'), ('khac', 'Khác')], default='khac', max_length=20, verbose_name='qua kênh')),
                    ('received_on', khuyencong.core.fields.ViDateField(default=khuyencong.core.dates.days.today, verbose_name='ngày nhận')),
                    ('status', models.CharField(choices=[('moi', 'Mới ghi'), ('da_tra_loi', 'Đã trả lời'), ('da_lap_de_an', 'Đã lập đề án')], default='moi', max_length=20, verbose_name='tình trạng')),
                    ('establishment', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='establishments.establishment', verbose_name='cơ sở')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='establishments.need')),
                    ('recorded_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                    ('timeline', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.timeline')),
                    ('unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ProductionSite',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('place_as_written', khuyencong.core.fields.ViCharField(blank=True, max_length=250, verbose_name='nơi sản xuất, như hồ sơ ghi')),
                    ('establishment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sites', to='establishments.establishment', verbose_name='cơ sở')),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                ],
                options={
                    'verbose_name': 'nơi sản xuất',
                    'verbose_name_plural': 'nơi sản xuất',
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='establishments_productionsite_dates_in_order', violation_error_message='“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.F('establishment'), '='), (models.F('unit'), '='), (models.F('place_as_written'), '='), (models.Func(models.F('valid_from'), models.F('valid_to'), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='site_no_overlap', violation_error_message='Nơi sản xuất này đã được ghi trong khoảng ngày ấy.')],
                },
            ),
            migrations.CreateModel(
                name='ProductionSiteEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('valid_from', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi chưa rõ', null=True, verbose_name='từ ngày')),
                    ('valid_to', khuyencong.core.fields.ViDateField(blank=True, help_text='Để trống khi còn hiệu lực', null=True, verbose_name='đến ngày')),
                    ('place_as_written', khuyencong.core.fields.ViCharField(blank=True, max_length=250, verbose_name='nơi sản xuất, như hồ sơ ghi')),
                    ('establishment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='establishments.establishment', verbose_name='cơ sở')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='establishments.productionsite')),
                    ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.administrativeunit', verbose_name='địa bàn')),
                ],
                options={
                    'abstract': False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='establishment',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "establishments_establishmentevent" ("id", "illustrative", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "timeline_id", "version") VALUES (NEW."id", NEW."illustrative", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."timeline_id", NEW."version"); RETURN NULL;', hash='93ee938f61d8321b18431a7b14bc98d8e201fb58', operation='INSERT', pgid='pgtrigger_insert_insert_a8378', table='establishments_establishment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='establishment',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."illustrative" IS DISTINCT FROM (NEW."illustrative") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."timeline_id" IS DISTINCT FROM (NEW."timeline_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "establishments_establishmentevent" ("id", "illustrative", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "timeline_id", "version") VALUES (NEW."id", NEW."illustrative", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."timeline_id", NEW."version"); RETURN NULL;', hash='e3a74a4eb35ce44258da49e4be30935e5b732cf6', operation='UPDATE', pgid='pgtrigger_update_update_7e3cb', table='establishments_establishment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='establishment',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "establishments_establishmentevent" ("id", "illustrative", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "timeline_id", "version") VALUES (OLD."id", OLD."illustrative", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."timeline_id", OLD."version"); RETURN NULL;', hash='6ea2ecb5615049479cf97c7d54d78300ad81c6c7', operation='DELETE', pgid='pgtrigger_delete_delete_b5f07', table='establishments_establishment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='continuationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='df069cc4457972d160e23fc5966e6dc33ad14737', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bfb2a', table='establishments_continuationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='continuation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "establishments_continuationevent" ("document_id", "happened_on", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id") VALUES (NEW."document_id", NEW."happened_on", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."predecessor_id", NEW."successor_id"); RETURN NULL;', hash='8b549fa885a4062b34857a2ac6e0301f8c8d70cd', operation='INSERT', pgid='pgtrigger_insert_insert_7cc51', table='establishments_continuation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='continuation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "establishments_continuationevent" ("document_id", "happened_on", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id") VALUES (NEW."document_id", NEW."happened_on", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."predecessor_id", NEW."successor_id"); RETURN NULL;', hash='a2e40f7ce41543202196cc7ac52cefcca525479b', operation='UPDATE', pgid='pgtrigger_update_update_d3585', table='establishments_continuation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='continuation',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "establishments_continuationevent" ("document_id", "happened_on", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id") VALUES (OLD."document_id", OLD."happened_on", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."predecessor_id", OLD."successor_id"); RETURN NULL;', hash='35cb2035e2fb1ca3747ada8a52a4bea11b49dbf3', operation='DELETE', pgid='pgtrigger_delete_delete_93076', table='establishments_continuation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='establishmentevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='132394318b83a5a0c9a7a16d0c956bee1932cb8a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_69792', table='establishments_establishmentevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='establishmentprofile',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "establishments_establishmentprofileevent" ("establishment_id", "head_office_address", "head_office_unit_id", "id", "legal_form", "name", "owner_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "sector", "status", "tax_code", "valid_from", "valid_to", "workers") VALUES (NEW."establishment_id", NEW."head_office_address", NEW."head_office_unit_id", NEW."id", NEW."legal_form", NEW."name", NEW."owner_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phone", NEW."sector", NEW."status", NEW."tax_code", NEW."valid_from", NEW."valid_to", NEW."workers"); RETURN NULL;', hash='4cb0129e5007d3cbf551dc3ba5c8d2af5d4c9050', operation='INSERT', pgid='pgtrigger_insert_insert_a5407', table='establishments_establishmentprofile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='establishmentprofile',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."establishment_id" IS DISTINCT FROM (NEW."establishment_id") OR OLD."head_office_address" IS DISTINCT FROM (NEW."head_office_address") OR OLD."head_office_unit_id" IS DISTINCT FROM (NEW."head_office_unit_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."legal_form" IS DISTINCT FROM (NEW."legal_form") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."owner_name" IS DISTINCT FROM (NEW."owner_name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."sector" IS DISTINCT FROM (NEW."sector") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."tax_code" IS DISTINCT FROM (NEW."tax_code") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to") OR OLD."workers" IS DISTINCT FROM (NEW."workers"))', func='INSERT INTO "establishments_establishmentprofileevent" ("establishment_id", "head_office_address", "head_office_unit_id", "id", "legal_form", "name", "owner_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "sector", "status", "tax_code", "valid_from", "valid_to", "workers") VALUES (NEW."establishment_id", NEW."head_office_address", NEW."head_office_unit_id", NEW."id", NEW."legal_form", NEW."name", NEW."owner_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."sector", NEW."status", NEW."tax_code", NEW."valid_from", NEW."valid_to", NEW."workers"); RETURN NULL;', hash='d80c3f65b747d7af976707923388054291fd7194', operation='UPDATE', pgid='pgtrigger_update_update_d510c', table='establishments_establishmentprofile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='establishmentprofile',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "establishments_establishmentprofileevent" ("establishment_id", "head_office_address", "head_office_unit_id", "id", "legal_form", "name", "owner_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "sector", "status", "tax_code", "valid_from", "valid_to", "workers") VALUES (OLD."establishment_id", OLD."head_office_address", OLD."head_office_unit_id", OLD."id", OLD."legal_form", OLD."name", OLD."owner_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."sector", OLD."status", OLD."tax_code", OLD."valid_from", OLD."valid_to", OLD."workers"); RETURN NULL;', hash='746a92bc42d9dfc0bf1f6cb21d2163691f9c4490', operation='DELETE', pgid='pgtrigger_delete_delete_d8a44', table='establishments_establishmentprofile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='establishmentprofileevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fd652630f7ab9f38e8833237b637a27337577ee5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_42c09', table='establishments_establishmentprofileevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membership',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "establishments_membershipevent" ("establishment_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."establishment_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='10e336ea1cacf5147456006b7d27af60b67037dc', operation='INSERT', pgid='pgtrigger_insert_insert_58ffc', table='establishments_membership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membership',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "establishments_membershipevent" ("establishment_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."establishment_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='89c170a8b17bb0410268c6cb52408bce962fe3bd', operation='UPDATE', pgid='pgtrigger_update_update_620fb', table='establishments_membership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membership',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "establishments_membershipevent" ("establishment_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (OLD."establishment_id", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='c58ea30867531dcaaa13cb23ee40189fcf6d9f3f', operation='DELETE', pgid='pgtrigger_delete_delete_777b1', table='establishments_membership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membershipevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7ac23037f71dd360cd0ca5c5fdfd3c6ebebf8a8c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0f1a7', table='establishments_membershipevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='need',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "establishments_needevent" ("channel", "establishment_id", "id", "illustrative", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "recorded_by_id", "source", "status", "text", "timeline_id", "told_by", "unit_id", "version") VALUES (NEW."channel", NEW."establishment_id", NEW."id", NEW."illustrative", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."received_on", NEW."recorded_by_id", NEW."source", NEW."status", NEW."text", NEW."timeline_id", NEW."told_by", NEW."unit_id", NEW."version"); RETURN NULL;', hash='f4bfddb4b8ce05b72cb87c21ea160ab723b1b2a2', operation='INSERT', pgid='pgtrigger_insert_insert_4bde9', table='establishments_need', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='need',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."establishment_id" IS DISTINCT FROM (NEW."establishment_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."illustrative" IS DISTINCT FROM (NEW."illustrative") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."timeline_id" IS DISTINCT FROM (NEW."timeline_id") OR OLD."told_by" IS DISTINCT FROM (NEW."told_by") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "establishments_needevent" ("channel", "establishment_id", "id", "illustrative", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "recorded_by_id", "source", "status", "text", "timeline_id", "told_by", "unit_id", "version") VALUES (NEW."channel", NEW."establishment_id", NEW."id", NEW."illustrative", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."received_on", NEW."recorded_by_id", NEW."source", NEW."status", NEW."text", NEW."timeline_id", NEW."told_by", NEW."unit_id", NEW."version"); RETURN NULL;', hash='4413457c0d7899e201fda9790c452c18282e7f57', operation='UPDATE', pgid='pgtrigger_update_update_12e60', table='establishments_need', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='need',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "establishments_needevent" ("channel", "establishment_id", "id", "illustrative", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "recorded_by_id", "source", "status", "text", "timeline_id", "told_by", "unit_id", "version") VALUES (OLD."channel", OLD."establishment_id", OLD."id", OLD."illustrative", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."received_on", OLD."recorded_by_id", OLD."source", OLD."status", OLD."text", OLD."timeline_id", OLD."told_by", OLD."unit_id", OLD."version"); RETURN NULL;', hash='d899c0256b82b20bf1f61cc131e92b290c2854d7', operation='DELETE', pgid='pgtrigger_delete_delete_18e25', table='establishments_need', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='needevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f036044a5457427c3f05f2a539cfcc2fb2fbadc9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_be749', table='establishments_needevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='productionsite',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "establishments_productionsiteevent" ("establishment_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_as_written", "unit_id", "valid_from", "valid_to") VALUES (NEW."establishment_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place_as_written", NEW."unit_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='146bff3cc4ac0ae2ec9b54ad2264b546f3537b89', operation='INSERT', pgid='pgtrigger_insert_insert_1b79e', table='establishments_productionsite', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='productionsite',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "establishments_productionsiteevent" ("establishment_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_as_written", "unit_id", "valid_from", "valid_to") VALUES (NEW."establishment_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place_as_written", NEW."unit_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='95ee8d07bba2afce96efb95e049c4517db4bdc0d', operation='UPDATE', pgid='pgtrigger_update_update_63b37', table='establishments_productionsite', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='productionsite',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "establishments_productionsiteevent" ("establishment_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_as_written", "unit_id", "valid_from", "valid_to") VALUES (OLD."establishment_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place_as_written", OLD."unit_id", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='bdd4a84bdcd61b78e35bf98e6caab64bbdb88375', operation='DELETE', pgid='pgtrigger_delete_delete_cfad1', table='establishments_productionsite', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='productionsiteevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='79d797483d2492e9a745e318e8c4625b5bb8f96a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_91b74', table='establishments_productionsiteevent', when='BEFORE')),
            ),
        ]),
    ]
