from decimal import Decimal

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import khuyencong.core.fields
import khuyencong.core.operations


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0004_c1"),
        ("core", "0002_life"),
        ("projects", "0005_ends"),
        ("territory", "0002_life"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        khuyencong.core.operations.AtOnce(
            [
                migrations.CreateModel(
                    name="AdvanceRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "valid_from",
                            khuyencong.core.fields.ViDateField(
                                blank=True, help_text="Để trống khi chưa rõ", null=True, verbose_name="từ ngày"
                            ),
                        ),
                        (
                            "valid_to",
                            khuyencong.core.fields.ViDateField(
                                blank=True, help_text="Để trống khi còn hiệu lực", null=True, verbose_name="đến ngày"
                            ),
                        ),
                        (
                            "source",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name="căn cứ"),
                        ),
                        (
                            "article",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name="điều khoản"),
                        ),
                        (
                            "certainty",
                            models.CharField(
                                choices=[
                                    ("S", "Đã đọc chính văn bản"),
                                    ("S2", "Nguồn thứ cấp, chưa kiểm chứng"),
                                    ("M", "Theo trí nhớ, chưa kiểm chứng"),
                                    ("I", "Suy ra hoặc đề xuất, chưa kiểm chứng"),
                                ],
                                default="S",
                                max_length=2,
                                verbose_name="mức chắc chắn",
                            ),
                        ),
                        (
                            "note",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=250, verbose_name="ghi chú"),
                        ),
                        ("code", models.CharField(max_length=10, unique=True, verbose_name="mã")),
                        (
                            "purse",
                            models.CharField(
                                choices=[
                                    ("KCQG", "Khuyến công quốc gia"),
                                    ("KCDP", "Khuyến công địa phương"),
                                    ("ALL", "Mọi nguồn"),
                                ],
                                max_length=10,
                                verbose_name="nguồn kinh phí",
                            ),
                        ),
                        (
                            "project_types",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=10),
                                blank=True,
                                default=list,
                                help_text="Mã dạng, ví dụ PT05; trống: mọi dạng",
                                size=None,
                                verbose_name="dạng đề án",
                            ),
                        ),
                        (
                            "span",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("mot_nam", "Đề án một năm"),
                                    ("nhieu_nam", "Đề án nhiều năm"),
                                    ("", "Mọi đề án"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="thời gian",
                            ),
                        ),
                        ("instalment", models.PositiveSmallIntegerField(verbose_name="lần")),
                        (
                            "percent",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Của kinh phí hỗ trợ",
                                max_digits=5,
                                null=True,
                                verbose_name="được chi tới (%)",
                            ),
                        ),
                        ("condition", khuyencong.core.fields.ViTextField(verbose_name="điều kiện")),
                        (
                            "condition_kind",
                            models.CharField(
                                choices=[
                                    ("hop_dong", "Đã ký hợp đồng"),
                                    ("tien_do_hang_muc", "Khối lượng hạng mục được hỗ trợ"),
                                    ("tien_do_von", "Khối lượng trên tổng vốn đầu tư"),
                                    ("tien_do", "Có báo cáo tiến độ"),
                                    ("nghiem_thu", "Đã nghiệm thu"),
                                    ("quyet_dinh_rieng", "Người có thẩm quyền quyết riêng"),
                                    ("tran", "Trần chung của tạm ứng"),
                                ],
                                max_length=20,
                                verbose_name="loại điều kiện",
                            ),
                        ),
                        (
                            "threshold",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Khối lượng phải vượt số này",
                                max_digits=5,
                                null=True,
                                verbose_name="trên (%)",
                            ),
                        ),
                        (
                            "papers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=10),
                                blank=True,
                                default=list,
                                help_text="Mã loại giấy tờ, ví dụ G040",
                                size=None,
                                verbose_name="giấy tờ phải có",
                            ),
                        ),
                        (
                            "papers_if_any",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=10),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="giấy tờ khi phát sinh",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "quy định tạm ứng, thanh toán",
                        "verbose_name_plural": "quy định tạm ứng, thanh toán",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AdvanceRuleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "valid_from",
                            khuyencong.core.fields.ViDateField(
                                blank=True, help_text="Để trống khi chưa rõ", null=True, verbose_name="từ ngày"
                            ),
                        ),
                        (
                            "valid_to",
                            khuyencong.core.fields.ViDateField(
                                blank=True, help_text="Để trống khi còn hiệu lực", null=True, verbose_name="đến ngày"
                            ),
                        ),
                        (
                            "source",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name="căn cứ"),
                        ),
                        (
                            "article",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name="điều khoản"),
                        ),
                        (
                            "certainty",
                            models.CharField(
                                choices=[
                                    ("S", "Đã đọc chính văn bản"),
                                    ("S2", "Nguồn thứ cấp, chưa kiểm chứng"),
                                    ("M", "Theo trí nhớ, chưa kiểm chứng"),
                                    ("I", "Suy ra hoặc đề xuất, chưa kiểm chứng"),
                                ],
                                default="S",
                                max_length=2,
                                verbose_name="mức chắc chắn",
                            ),
                        ),
                        (
                            "note",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=250, verbose_name="ghi chú"),
                        ),
                        ("code", models.CharField(max_length=10, verbose_name="mã")),
                        (
                            "purse",
                            models.CharField(
                                choices=[
                                    ("KCQG", "Khuyến công quốc gia"),
                                    ("KCDP", "Khuyến công địa phương"),
                                    ("ALL", "Mọi nguồn"),
                                ],
                                max_length=10,
                                verbose_name="nguồn kinh phí",
                            ),
                        ),
                        (
                            "project_types",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=10),
                                blank=True,
                                default=list,
                                help_text="Mã dạng, ví dụ PT05; trống: mọi dạng",
                                size=None,
                                verbose_name="dạng đề án",
                            ),
                        ),
                        (
                            "span",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("mot_nam", "Đề án một năm"),
                                    ("nhieu_nam", "Đề án nhiều năm"),
                                    ("", "Mọi đề án"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="thời gian",
                            ),
                        ),
                        ("instalment", models.PositiveSmallIntegerField(verbose_name="lần")),
                        (
                            "percent",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Của kinh phí hỗ trợ",
                                max_digits=5,
                                null=True,
                                verbose_name="được chi tới (%)",
                            ),
                        ),
                        ("condition", khuyencong.core.fields.ViTextField(verbose_name="điều kiện")),
                        (
                            "condition_kind",
                            models.CharField(
                                choices=[
                                    ("hop_dong", "Đã ký hợp đồng"),
                                    ("tien_do_hang_muc", "Khối lượng hạng mục được hỗ trợ"),
                                    ("tien_do_von", "Khối lượng trên tổng vốn đầu tư"),
                                    ("tien_do", "Có báo cáo tiến độ"),
                                    ("nghiem_thu", "Đã nghiệm thu"),
                                    ("quyet_dinh_rieng", "Người có thẩm quyền quyết riêng"),
                                    ("tran", "Trần chung của tạm ứng"),
                                ],
                                max_length=20,
                                verbose_name="loại điều kiện",
                            ),
                        ),
                        (
                            "threshold",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Khối lượng phải vượt số này",
                                max_digits=5,
                                null=True,
                                verbose_name="trên (%)",
                            ),
                        ),
                        (
                            "papers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=10),
                                blank=True,
                                default=list,
                                help_text="Mã loại giấy tờ, ví dụ G040",
                                size=None,
                                verbose_name="giấy tờ phải có",
                            ),
                        ),
                        (
                            "papers_if_any",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=10),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="giấy tờ khi phát sinh",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CostCap",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "valid_from",
                            khuyencong.core.fields.ViDateField(
                                blank=True, help_text="Để trống khi chưa rõ", null=True, verbose_name="từ ngày"
                            ),
                        ),
                        (
                            "valid_to",
                            khuyencong.core.fields.ViDateField(
                                blank=True, help_text="Để trống khi còn hiệu lực", null=True, verbose_name="đến ngày"
                            ),
                        ),
                        (
                            "source",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name="căn cứ"),
                        ),
                        (
                            "article",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name="điều khoản"),
                        ),
                        (
                            "certainty",
                            models.CharField(
                                choices=[
                                    ("S", "Đã đọc chính văn bản"),
                                    ("S2", "Nguồn thứ cấp, chưa kiểm chứng"),
                                    ("M", "Theo trí nhớ, chưa kiểm chứng"),
                                    ("I", "Suy ra hoặc đề xuất, chưa kiểm chứng"),
                                ],
                                default="S",
                                max_length=2,
                                verbose_name="mức chắc chắn",
                            ),
                        ),
                        (
                            "note",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=250, verbose_name="ghi chú"),
                        ),
                        ("code", models.CharField(max_length=10, unique=True, verbose_name="mã")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("quan_ly_co_quan", "Chi quản lý của cơ quan quản lý kinh phí"),
                                    ("quan_ly_don_vi", "Chi quản lý của đơn vị triển khai đề án"),
                                    ("lop", "Lớp tập huấn, hội nghị, hội thảo"),
                                    ("dao_tao_nghe", "Lớp đào tạo nghề, truyền nghề"),
                                    ("giam_khao", "Chi cho Hội đồng, Ban Giám khảo"),
                                    ("binh_chon", "Tổ chức một lần bình chọn"),
                                    ("thuong", "Tiền thưởng sản phẩm"),
                                ],
                                max_length=20,
                                verbose_name="khoản chi",
                            ),
                        ),
                        (
                            "variant",
                            khuyencong.core.fields.ViCharField(
                                blank=True,
                                help_text="Ví dụ cấp khu vực, giảng viên",
                                max_length=80,
                                verbose_name="trường hợp",
                            ),
                        ),
                        (
                            "purse",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("KCQG", "Khuyến công quốc gia"),
                                    ("KCDP", "Khuyến công địa phương"),
                                    ("KCH", "Ngân sách huyện"),
                                ],
                                default="",
                                help_text="Trống: mọi nguồn",
                                max_length=10,
                                verbose_name="nguồn kinh phí",
                            ),
                        ),
                        (
                            "percent",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="tỷ lệ (%)"
                            ),
                        ),
                        ("amount", khuyencong.core.fields.MoneyField(blank=True, null=True, verbose_name="mức (đồng)")),
                        (
                            "unit_name",
                            khuyencong.core.fields.ViCharField(
                                blank=True,
                                help_text="lớp, người, ngày, sản phẩm …",
                                max_length=80,
                                verbose_name="cho một",
                            ),
                        ),
                        (
                            "base",
                            khuyencong.core.fields.ViCharField(
                                blank=True,
                                help_text="Dự toán đề án, kinh phí được giao …",
                                max_length=200,
                                verbose_name="tính trên",
                            ),
                        ),
                        (
                            "date_certainty",
                            models.CharField(
                                choices=[
                                    ("S", "Đã đọc chính văn bản"),
                                    ("S2", "Nguồn thứ cấp, chưa kiểm chứng"),
                                    ("M", "Theo trí nhớ, chưa kiểm chứng"),
                                    ("I", "Suy ra hoặc đề xuất, chưa kiểm chứng"),
                                ],
                                default="S",
                                max_length=2,
                                verbose_name="mức chắc chắn của ngày",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mức chi tối đa",
                        "verbose_name_plural": "mức chi tối đa",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CostCapEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "valid_from",
                            khuyencong.core.fields.ViDateField(
                                blank=True, help_text="Để trống khi chưa rõ", null=True, verbose_name="từ ngày"
                            ),
                        ),
                        (
                            "valid_to",
                            khuyencong.core.fields.ViDateField(
                                blank=True, help_text="Để trống khi còn hiệu lực", null=True, verbose_name="đến ngày"
                            ),
                        ),
                        (
                            "source",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name="căn cứ"),
                        ),
                        (
                            "article",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=200, verbose_name="điều khoản"),
                        ),
                        (
                            "certainty",
                            models.CharField(
                                choices=[
                                    ("S", "Đã đọc chính văn bản"),
                                    ("S2", "Nguồn thứ cấp, chưa kiểm chứng"),
                                    ("M", "Theo trí nhớ, chưa kiểm chứng"),
                                    ("I", "Suy ra hoặc đề xuất, chưa kiểm chứng"),
                                ],
                                default="S",
                                max_length=2,
                                verbose_name="mức chắc chắn",
                            ),
                        ),
                        (
                            "note",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=250, verbose_name="ghi chú"),
                        ),
                        ("code", models.CharField(max_length=10, verbose_name="mã")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("quan_ly_co_quan", "Chi quản lý của cơ quan quản lý kinh phí"),
                                    ("quan_ly_don_vi", "Chi quản lý của đơn vị triển khai đề án"),
                                    ("lop", "Lớp tập huấn, hội nghị, hội thảo"),
                                    ("dao_tao_nghe", "Lớp đào tạo nghề, truyền nghề"),
                                    ("giam_khao", "Chi cho Hội đồng, Ban Giám khảo"),
                                    ("binh_chon", "Tổ chức một lần bình chọn"),
                                    ("thuong", "Tiền thưởng sản phẩm"),
                                ],
                                max_length=20,
                                verbose_name="khoản chi",
                            ),
                        ),
                        (
                            "variant",
                            khuyencong.core.fields.ViCharField(
                                blank=True,
                                help_text="Ví dụ cấp khu vực, giảng viên",
                                max_length=80,
                                verbose_name="trường hợp",
                            ),
                        ),
                        (
                            "purse",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("KCQG", "Khuyến công quốc gia"),
                                    ("KCDP", "Khuyến công địa phương"),
                                    ("KCH", "Ngân sách huyện"),
                                ],
                                default="",
                                help_text="Trống: mọi nguồn",
                                max_length=10,
                                verbose_name="nguồn kinh phí",
                            ),
                        ),
                        (
                            "percent",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="tỷ lệ (%)"
                            ),
                        ),
                        ("amount", khuyencong.core.fields.MoneyField(blank=True, null=True, verbose_name="mức (đồng)")),
                        (
                            "unit_name",
                            khuyencong.core.fields.ViCharField(
                                blank=True,
                                help_text="lớp, người, ngày, sản phẩm …",
                                max_length=80,
                                verbose_name="cho một",
                            ),
                        ),
                        (
                            "base",
                            khuyencong.core.fields.ViCharField(
                                blank=True,
                                help_text="Dự toán đề án, kinh phí được giao …",
                                max_length=200,
                                verbose_name="tính trên",
                            ),
                        ),
                        (
                            "date_certainty",
                            models.CharField(
                                choices=[
                                    ("S", "Đã đọc chính văn bản"),
                                    ("S2", "Nguồn thứ cấp, chưa kiểm chứng"),
                                    ("M", "Theo trí nhớ, chưa kiểm chứng"),
                                    ("I", "Suy ra hoặc đề xuất, chưa kiểm chứng"),
                                ],
                                default="S",
                                max_length=2,
                                verbose_name="mức chắc chắn của ngày",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CostEstimate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="phiên bản")),
                        (
                            "source",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name="nguồn"),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="minh hoạ")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("quan_ly_co_quan", "Chi quản lý của cơ quan quản lý kinh phí"),
                                    ("quan_ly_don_vi", "Chi quản lý của đơn vị triển khai đề án"),
                                    ("lop", "Lớp tập huấn, hội nghị, hội thảo"),
                                    ("dao_tao_nghe", "Lớp đào tạo nghề, truyền nghề"),
                                    ("giam_khao", "Chi cho Hội đồng, Ban Giám khảo"),
                                    ("binh_chon", "Tổ chức một lần bình chọn"),
                                    ("thuong", "Tiền thưởng sản phẩm"),
                                ],
                                max_length=20,
                                verbose_name="khoản chi",
                            ),
                        ),
                        ("name", khuyencong.core.fields.ViCharField(max_length=300, verbose_name="việc")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm ngân sách")),
                        (
                            "purse",
                            models.CharField(
                                choices=[
                                    ("KCQG", "Khuyến công quốc gia"),
                                    ("KCDP", "Khuyến công địa phương"),
                                    ("KCH", "Ngân sách huyện"),
                                ],
                                max_length=10,
                                verbose_name="nguồn kinh phí",
                            ),
                        ),
                        ("count", khuyencong.core.fields.CountField(default=1, verbose_name="số lượng")),
                        (
                            "base",
                            khuyencong.core.fields.MoneyField(
                                blank=True,
                                help_text="Dự toán đề án hoặc kinh phí được giao",
                                null=True,
                                verbose_name="số để tính tỷ lệ",
                            ),
                        ),
                        ("amount", khuyencong.core.fields.MoneyField(verbose_name="số tiền dự toán")),
                        ("sentence", khuyencong.core.fields.ViTextField(editable=False, verbose_name="câu giải thích")),
                        (
                            "allowed",
                            khuyencong.core.fields.MoneyField(
                                blank=True, editable=False, null=True, verbose_name="tối đa theo mức"
                            ),
                        ),
                        ("reason", khuyencong.core.fields.ViTextField(blank=True, verbose_name="lý do vượt mức")),
                    ],
                    options={
                        "verbose_name": "dự toán chi của cơ quan",
                        "verbose_name_plural": "dự toán chi của cơ quan",
                    },
                ),
                migrations.CreateModel(
                    name="CostEstimateEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="phiên bản")),
                        (
                            "source",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name="nguồn"),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="minh hoạ")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("quan_ly_co_quan", "Chi quản lý của cơ quan quản lý kinh phí"),
                                    ("quan_ly_don_vi", "Chi quản lý của đơn vị triển khai đề án"),
                                    ("lop", "Lớp tập huấn, hội nghị, hội thảo"),
                                    ("dao_tao_nghe", "Lớp đào tạo nghề, truyền nghề"),
                                    ("giam_khao", "Chi cho Hội đồng, Ban Giám khảo"),
                                    ("binh_chon", "Tổ chức một lần bình chọn"),
                                    ("thuong", "Tiền thưởng sản phẩm"),
                                ],
                                max_length=20,
                                verbose_name="khoản chi",
                            ),
                        ),
                        ("name", khuyencong.core.fields.ViCharField(max_length=300, verbose_name="việc")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm ngân sách")),
                        (
                            "purse",
                            models.CharField(
                                choices=[
                                    ("KCQG", "Khuyến công quốc gia"),
                                    ("KCDP", "Khuyến công địa phương"),
                                    ("KCH", "Ngân sách huyện"),
                                ],
                                max_length=10,
                                verbose_name="nguồn kinh phí",
                            ),
                        ),
                        ("count", khuyencong.core.fields.CountField(default=1, verbose_name="số lượng")),
                        (
                            "base",
                            khuyencong.core.fields.MoneyField(
                                blank=True,
                                help_text="Dự toán đề án hoặc kinh phí được giao",
                                null=True,
                                verbose_name="số để tính tỷ lệ",
                            ),
                        ),
                        ("amount", khuyencong.core.fields.MoneyField(verbose_name="số tiền dự toán")),
                        ("sentence", khuyencong.core.fields.ViTextField(editable=False, verbose_name="câu giải thích")),
                        (
                            "allowed",
                            khuyencong.core.fields.MoneyField(
                                blank=True, editable=False, null=True, verbose_name="tối đa theo mức"
                            ),
                        ),
                        ("reason", khuyencong.core.fields.ViTextField(blank=True, verbose_name="lý do vượt mức")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CounterpartEvidence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name="nguồn"),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="minh hoạ")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("cam_ket", "Cam kết"), ("xac_nhan", "Đã xác nhận")],
                                max_length=10,
                                verbose_name="loại",
                            ),
                        ),
                        ("amount", khuyencong.core.fields.MoneyField(verbose_name="số tiền")),
                        (
                            "what",
                            khuyencong.core.fields.ViTextField(
                                help_text="Máy, nhà xưởng, vốn vay, hiện vật …", verbose_name="gồm những gì"
                            ),
                        ),
                        ("told_on", khuyencong.core.fields.ViDateField(verbose_name="ngày của giấy")),
                        (
                            "void_on",
                            khuyencong.core.fields.ViDateField(
                                blank=True, editable=False, null=True, verbose_name="ngày gạt bỏ"
                            ),
                        ),
                        (
                            "void_why",
                            khuyencong.core.fields.ViTextField(
                                blank=True, default="", editable=False, verbose_name="vì sao gạt bỏ"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "chứng cứ vốn đối ứng",
                        "verbose_name_plural": "chứng cứ vốn đối ứng",
                    },
                ),
                migrations.CreateModel(
                    name="CounterpartEvidenceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "source",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name="nguồn"),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="minh hoạ")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("cam_ket", "Cam kết"), ("xac_nhan", "Đã xác nhận")],
                                max_length=10,
                                verbose_name="loại",
                            ),
                        ),
                        ("amount", khuyencong.core.fields.MoneyField(verbose_name="số tiền")),
                        (
                            "what",
                            khuyencong.core.fields.ViTextField(
                                help_text="Máy, nhà xưởng, vốn vay, hiện vật …", verbose_name="gồm những gì"
                            ),
                        ),
                        ("told_on", khuyencong.core.fields.ViDateField(verbose_name="ngày của giấy")),
                        (
                            "void_on",
                            khuyencong.core.fields.ViDateField(
                                blank=True, editable=False, null=True, verbose_name="ngày gạt bỏ"
                            ),
                        ),
                        (
                            "void_why",
                            khuyencong.core.fields.ViTextField(
                                blank=True, default="", editable=False, verbose_name="vì sao gạt bỏ"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Instalment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="kỳ")),
                        ("due_on", khuyencong.core.fields.ViDateField(verbose_name="hạn trả")),
                        ("amount", khuyencong.core.fields.MoneyField(verbose_name="số tiền")),
                        (
                            "replaced_on",
                            khuyencong.core.fields.ViDateField(
                                blank=True, editable=False, null=True, verbose_name="ngày thay lịch"
                            ),
                        ),
                        (
                            "replaced_why",
                            khuyencong.core.fields.ViTextField(
                                blank=True, default="", editable=False, verbose_name="vì sao thay"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kỳ thu hồi",
                        "verbose_name_plural": "kỳ thu hồi",
                    },
                ),
                migrations.CreateModel(
                    name="InstalmentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveSmallIntegerField(verbose_name="kỳ")),
                        ("due_on", khuyencong.core.fields.ViDateField(verbose_name="hạn trả")),
                        ("amount", khuyencong.core.fields.MoneyField(verbose_name="số tiền")),
                        (
                            "replaced_on",
                            khuyencong.core.fields.ViDateField(
                                blank=True, editable=False, null=True, verbose_name="ngày thay lịch"
                            ),
                        ),
                        (
                            "replaced_why",
                            khuyencong.core.fields.ViTextField(
                                blank=True, default="", editable=False, verbose_name="vì sao thay"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PaymentDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "sentence",
                            khuyencong.core.fields.ViTextField(
                                help_text="Câu cổng đã nêu, cả hai văn bản khi trái nhau",
                                verbose_name="quy định lúc ấy",
                            ),
                        ),
                        ("reason", khuyencong.core.fields.ViTextField(verbose_name="lý do")),
                    ],
                    options={
                        "verbose_name": "quyết định chi khác quy định",
                        "verbose_name_plural": "quyết định chi khác quy định",
                    },
                ),
                migrations.CreateModel(
                    name="PaymentDecisionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "sentence",
                            khuyencong.core.fields.ViTextField(
                                help_text="Câu cổng đã nêu, cả hai văn bản khi trái nhau",
                                verbose_name="quy định lúc ấy",
                            ),
                        ),
                        ("reason", khuyencong.core.fields.ViTextField(verbose_name="lý do")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Recovery",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name="nguồn"),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="minh hoạ")),
                        (
                            "amount",
                            khuyencong.core.fields.MoneyField(
                                help_text="Đồng; bút toán đảo là số âm", verbose_name="số tiền"
                            ),
                        ),
                        ("received_on", khuyencong.core.fields.ViDateField(verbose_name="ngày nhận")),
                        ("voucher", khuyencong.core.fields.ViCharField(max_length=40, verbose_name="số chứng từ")),
                        ("budget_year", models.PositiveSmallIntegerField(verbose_name="trả về ngân sách năm")),
                        ("reason", khuyencong.core.fields.ViTextField(blank=True, verbose_name="lý do đảo")),
                    ],
                    options={
                        "verbose_name": "khoản thu hồi",
                        "verbose_name_plural": "khoản thu hồi",
                    },
                ),
                migrations.CreateModel(
                    name="RecoveryEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "source",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name="nguồn"),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="minh hoạ")),
                        (
                            "amount",
                            khuyencong.core.fields.MoneyField(
                                help_text="Đồng; bút toán đảo là số âm", verbose_name="số tiền"
                            ),
                        ),
                        ("received_on", khuyencong.core.fields.ViDateField(verbose_name="ngày nhận")),
                        ("voucher", khuyencong.core.fields.ViCharField(max_length=40, verbose_name="số chứng từ")),
                        ("budget_year", models.PositiveSmallIntegerField(verbose_name="trả về ngân sách năm")),
                        ("reason", khuyencong.core.fields.ViTextField(blank=True, verbose_name="lý do đảo")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RepayableSupport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="phiên bản")),
                        (
                            "source",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name="nguồn"),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="minh hoạ")),
                        ("amount", khuyencong.core.fields.MoneyField(help_text="Đồng", verbose_name="số phải thu hồi")),
                        ("agreed_on", khuyencong.core.fields.ViDateField(verbose_name="ngày ký")),
                        ("note", khuyencong.core.fields.ViTextField(blank=True, verbose_name="ghi chú")),
                    ],
                    options={
                        "verbose_name": "hỗ trợ có thu hồi",
                        "verbose_name_plural": "hỗ trợ có thu hồi",
                    },
                ),
                migrations.CreateModel(
                    name="RepayableSupportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="phiên bản")),
                        (
                            "source",
                            khuyencong.core.fields.ViCharField(blank=True, max_length=300, verbose_name="nguồn"),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="minh hoạ")),
                        ("amount", khuyencong.core.fields.MoneyField(help_text="Đồng", verbose_name="số phải thu hồi")),
                        ("agreed_on", khuyencong.core.fields.ViDateField(verbose_name="ngày ký")),
                        ("note", khuyencong.core.fields.ViTextField(blank=True, verbose_name="ghi chú")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="disbursement",
                    name="paid_within_held",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="disbursement",
                    name="voucher_kept",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="disbursement",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="disbursement",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="disbursement",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="disbursement",
                    name="paid_from_what_is_held",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="disbursement",
                    name="paid_within_control",
                ),
                migrations.RemoveConstraint(
                    model_name="disbursement",
                    name="disbursement_positive",
                ),
                migrations.RemoveConstraint(
                    model_name="disbursement",
                    name="disbursement_voucher_once",
                ),
                migrations.AddField(
                    model_name="disbursement",
                    name="is_reversed",
                    field=models.BooleanField(
                        db_default=False, default=False, editable=False, verbose_name="đã bị đảo"
                    ),
                ),
                migrations.AddField(
                    model_name="disbursement",
                    name="reason",
                    field=khuyencong.core.fields.ViTextField(
                        blank=True, db_default="", default="", editable=False, verbose_name="lý do đảo"
                    ),
                ),
                migrations.AddField(
                    model_name="disbursement",
                    name="reverses",
                    field=models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversed_by",
                        to="budgets.disbursement",
                        verbose_name="đảo cho",
                    ),
                ),
                migrations.AddField(
                    model_name="disbursementevent",
                    name="is_reversed",
                    field=models.BooleanField(
                        db_default=False, default=False, editable=False, verbose_name="đã bị đảo"
                    ),
                ),
                migrations.AddField(
                    model_name="disbursementevent",
                    name="reason",
                    field=khuyencong.core.fields.ViTextField(
                        blank=True, db_default="", default="", editable=False, verbose_name="lý do đảo"
                    ),
                ),
                migrations.AddField(
                    model_name="disbursementevent",
                    name="reverses",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="budgets.disbursement",
                        verbose_name="đảo cho",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="disbursement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="paid_within_held",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE pid bigint; line record; held numeric := 0; paid numeric := 0; most numeric; settled numeric; file projects_project%ROWTYPE;",
                            func="\n        IF (NEW.kind = 'hoan_tra') <> (NEW.amount < 0) THEN RETURN NULL; END IF;\n        pid := NEW.project_id;\n        PERFORM 1 FROM projects_project WHERE id = pid FOR NO KEY UPDATE;\n        IF EXISTS (SELECT FROM budgets_commitment WHERE project_id = pid)\n           OR EXISTS (SELECT FROM projects_project WHERE id = pid AND status NOT IN ('da_duyet', 'da_ky', 'dang_lam', 'tam_dung', 'cho_nghiem_thu', 'da_nghiem_thu', 'da_quyet_toan', 'hoan_tra', 'da_thanh_ly', 'luu', 'ngung'))\n        THEN\n            \n    FOR line IN SELECT amount FROM budgets_commitment WHERE project_id = pid LOOP held := held + line.amount; END LOOP;\n \n    FOR line IN SELECT kind, amount FROM budgets_disbursement WHERE project_id = pid LOOP\n        paid := paid + CASE line.kind WHEN 'hoan_tra' THEN -line.amount ELSE line.amount END;\n    END LOOP;\n\n            IF paid > held THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_within_held', MESSAGE = 'Số đã chi lớn hơn số đang giữ cho đề án.';\n            END IF;\n        END IF;\n        RETURN NULL;\n    ",
                            hash="93137e3caca856d577b70f8c64a40242646061ec",
                            operation='INSERT OR UPDATE OF "amount", "kind", "project_id"',
                            pgid="pgtrigger_paid_within_held_6b499",
                            table="budgets_disbursement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="disbursement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="disbursement_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n        IF TG_OP = 'DELETE' THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_kept', MESSAGE = 'Chứng từ đã nhập thì không xoá, không sửa: ghi bút toán đảo.'; END IF;\n        IF (to_jsonb(NEW) - 'is_reversed') IS DISTINCT FROM (to_jsonb(OLD) - 'is_reversed') THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_kept', MESSAGE = 'Chứng từ đã nhập thì không xoá, không sửa: ghi bút toán đảo.'; END IF;\n        RETURN NEW;\n    ",
                            hash="8b810c0abe0b70651f03124d4081db134ecb8be7",
                            operation="DELETE OR UPDATE",
                            pgid="pgtrigger_disbursement_kept_22feb",
                            table="budgets_disbursement",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="disbursement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="voucher_reversed_whole",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE pid bigint; line record; held numeric := 0; paid numeric := 0; most numeric; settled numeric; file projects_project%ROWTYPE;",
                            func="\n        IF NEW.reverses_id IS NOT NULL AND NOT EXISTS (\n            SELECT FROM budgets_disbursement o\n             WHERE o.id = NEW.reverses_id AND o.reverses_id IS NULL AND o.is_reversed\n               AND o.project_id = NEW.project_id AND o.kind = NEW.kind AND o.amount = -NEW.amount\n               AND o.budget_year = NEW.budget_year AND o.beneficiary_id IS NOT DISTINCT FROM NEW.beneficiary_id\n               AND o.envelope_id IS NOT DISTINCT FROM NEW.envelope_id)\n        OR EXISTS (SELECT FROM budgets_disbursement o WHERE o.id = NEW.id AND o.is_reversed <> EXISTS (\n                       SELECT FROM budgets_disbursement r WHERE r.reverses_id = o.id))\n        THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_reversed_whole', MESSAGE = 'Bút toán đảo phải bằng đúng chứng từ nó đảo: cùng đề án, loại, năm, số tiền.';\n        END IF;\n        RETURN NULL;\n    ",
                            hash="0f083289ef2015b61a4f8bcea1902ed31459a87b",
                            operation='INSERT OR UPDATE OF "is_reversed"',
                            pgid="pgtrigger_voucher_reversed_whole_abb5c",
                            table="budgets_disbursement",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="disbursement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="voucher_of_one_file",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n        IF NEW.beneficiary_id IS NOT NULL AND NOT EXISTS (\n            SELECT FROM projects_beneficiary WHERE id = NEW.beneficiary_id AND project_id = NEW.project_id)\n        THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_of_one_file', MESSAGE = 'Đơn vị thụ hưởng không thuộc đề án này.'; END IF;\n        RETURN NEW;\n    ",
                            hash="c6472fef773ea710ba1af097b3bec2416da658e8",
                            operation="INSERT",
                            pgid="pgtrigger_voucher_of_one_file_eaab8",
                            table="budgets_disbursement",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="disbursement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="paid_from_what_is_held",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE total numeric := 0; elsewhere numeric := 0; line record;",
                            func="\n        FOR line IN SELECT amount, envelope_id FROM budgets_commitment WHERE project_id = NEW.project_id LOOP\n            IF line.envelope_id IS NOT DISTINCT FROM NEW.envelope_id THEN total := total + line.amount;\n            ELSIF line.envelope_id IS NOT NULL THEN elsewhere := elsewhere + line.amount; END IF;\n        END LOOP;\n        IF NEW.reverses_id IS NULL AND NEW.envelope_id IS NULL AND elsewhere > 0 AND total <= 0 THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_names_its_envelope', MESSAGE = 'Đề án đang giữ tiền ở một khoản giao: chi từ khoản ấy.'; END IF;\n        IF NEW.envelope_id IS NULL OR (CASE NEW.kind WHEN 'hoan_tra' THEN -NEW.amount ELSE NEW.amount END) < 0 THEN RETURN NULL; END IF;\n        FOR line IN SELECT kind, amount FROM budgets_disbursement\n                     WHERE project_id = NEW.project_id AND envelope_id = NEW.envelope_id LOOP\n            total := total - CASE line.kind WHEN 'hoan_tra' THEN -line.amount ELSE line.amount END;\n        END LOOP;\n        IF total < 0 THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_within_held', MESSAGE = 'Số đã chi lớn hơn số đang giữ cho đề án từ khoản giao này.'; END IF;\n        RETURN NULL;\n    ",
                            hash="87aa453c0b724e5fd68412c0c6dcffd30434bc4e",
                            operation='INSERT OR UPDATE OF "amount", "kind", "envelope_id", "project_id"',
                            pgid="pgtrigger_paid_from_what_is_held_5569d",
                            table="budgets_disbursement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="disbursement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="paid_within_control",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."envelope_id" IS NOT NULL AND ((NOT (NEW."kind" = \'hoan_tra\') AND NEW."amount" > 0) OR (NEW."amount" < 0 AND NEW."kind" = \'hoan_tra\')))',
                            constraint="CONSTRAINT",
                            declare="DECLARE kept budgets_envelope%ROWTYPE; breached text; total numeric := 0;",
                            func="\n        SELECT * INTO kept FROM budgets_envelope WHERE id = NEW.envelope_id;\n        total := kept.paid;\n        \n    SELECT action INTO breached FROM (\n        SELECT DISTINCT ON (percent) percent, action FROM (\n            SELECT percent, action, envelope_id, purse FROM budgets_controlrule\n             WHERE stage = 'chi' AND (envelope_id = kept.id OR (envelope_id IS NULL AND purse IN ('', kept.purse)))\n               AND daterange(valid_from, valid_to, '[]') @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date\n            UNION ALL SELECT 100, 'chan', NULL, NULL\n        ) rules\n        ORDER BY percent, (envelope_id IS NOT NULL) DESC, (purse IS NOT NULL) DESC, (purse <> '') DESC\n    ) nearest WHERE total * 100 > kept.amount * percent\n    ORDER BY CASE action WHEN 'chan' THEN 1 WHEN 'hoi' THEN 2 ELSE 3 END LIMIT 1;\n\n        \n    IF breached = 'chan' THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'envelope_not_overspent', MESSAGE = 'Chi nhiều hơn số được dùng của khoản giao.'; END IF;\n    IF breached IS NOT NULL AND NOT EXISTS (\n        SELECT FROM budgets_controldecision d WHERE d.id = NEW.decision_id AND d.stage = 'chi'\n           AND d.envelope_id = NEW.envelope_id AND d.project_id = NEW.project_id AND d.amount >= NEW.amount\n           AND (d.action = 'hoi' OR breached = 'canh_bao'))\n    THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'envelope_not_overspent_without_decision', MESSAGE = 'Vượt mức phải hỏi: ghi ai cho phép, vì sao, theo văn bản nào.'; END IF;\n    \n        RETURN NULL;\n    ",
                            hash="6230d0b398f4e427e10e6dd3de7b1fbbb36e3136",
                            operation='INSERT OR UPDATE OF "amount", "kind", "envelope_id"',
                            pgid="pgtrigger_paid_within_control_65563",
                            table="budgets_disbursement",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="disbursement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "budgets_disbursementevent" ("amount", "beneficiary_id", "budget_year", "decision_id", "envelope_id", "id", "illustrative", "is_reversed", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "reason", "reverses_id", "source", "voucher", "voucher_on") VALUES (NEW."amount", NEW."beneficiary_id", NEW."budget_year", NEW."decision_id", NEW."envelope_id", NEW."id", NEW."illustrative", NEW."is_reversed", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."project_id", NEW."reason", NEW."reverses_id", NEW."source", NEW."voucher", NEW."voucher_on"); RETURN NULL;',
                            hash="0109abc5d3997da84c02257a9990d76f4088c9b9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3bede",
                            table="budgets_disbursement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="disbursement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "budgets_disbursementevent" ("amount", "beneficiary_id", "budget_year", "decision_id", "envelope_id", "id", "illustrative", "is_reversed", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "reason", "reverses_id", "source", "voucher", "voucher_on") VALUES (NEW."amount", NEW."beneficiary_id", NEW."budget_year", NEW."decision_id", NEW."envelope_id", NEW."id", NEW."illustrative", NEW."is_reversed", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."project_id", NEW."reason", NEW."reverses_id", NEW."source", NEW."voucher", NEW."voucher_on"); RETURN NULL;',
                            hash="84a87603658339609f76b2b7494dbe590495cd3e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ffd5c",
                            table="budgets_disbursement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="disbursement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "budgets_disbursementevent" ("amount", "beneficiary_id", "budget_year", "decision_id", "envelope_id", "id", "illustrative", "is_reversed", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "reason", "reverses_id", "source", "voucher", "voucher_on") VALUES (OLD."amount", OLD."beneficiary_id", OLD."budget_year", OLD."decision_id", OLD."envelope_id", OLD."id", OLD."illustrative", OLD."is_reversed", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."project_id", OLD."reason", OLD."reverses_id", OLD."source", OLD."voucher", OLD."voucher_on"); RETURN NULL;',
                            hash="46a84069d2953935589d35d7ffa113b26b06d480",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fd061",
                            table="budgets_disbursement",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="disbursement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__gt", 0), ("reverses__isnull", True)),
                            models.Q(
                                ("amount__lt", 0), ("reverses__isnull", False), models.Q(("reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="disbursement_positive",
                        violation_error_message="Số tiền phải lớn hơn 0; bút toán đảo là số âm và có lý do.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="disbursement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("voucher", ""), _negated=True),
                        name="disbursement_has_voucher",
                        violation_error_message="Chưa có số chứng từ.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="disbursement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("voucher_on__year__gte", models.F("budget_year"))),
                        name="disbursement_year_not_ahead",
                        violation_error_message="Năm ngân sách ở sau năm của chứng từ.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="disbursement",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("is_reversed", False), ("reverses__isnull", True)),
                        fields=("budget_year", "voucher", "project"),
                        name="disbursement_voucher_once",
                        violation_error_message="Chứng từ này đã được nhập cho đề án.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="advancerule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_from__lte", models.F("valid_to")),
                            _connector="OR",
                        ),
                        name="budgets_advancerule_dates_in_order",
                        violation_error_message="“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="advancerule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("purse__in", ["KCQG", "KCDP", "ALL"])), name="advance_rule_purse_known"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="advancerule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "condition_kind__in",
                                [
                                    "hop_dong",
                                    "tien_do_hang_muc",
                                    "tien_do_von",
                                    "tien_do",
                                    "nghiem_thu",
                                    "quyet_dinh_rieng",
                                    "tran",
                                ],
                            )
                        ),
                        name="advance_rule_condition_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="advancerule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["S", "S2", "M", "I"])),
                        name="advance_rule_certainty_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="advancerule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("span__in", ["mot_nam", "nhieu_nam", ""])), name="advance_rule_span_known"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="advancerule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("instalment__range", (1, 9))),
                        name="advance_rule_instalment_plausible",
                        violation_error_message="Lần chi từ 1 đến 9.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="advancerule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("percent__isnull", True),
                            models.Q(("percent__gt", 0), ("percent__lte", 100)),
                            _connector="OR",
                        ),
                        name="advance_rule_percent_range",
                        violation_error_message="Tỷ lệ trên 0 và không quá 100 %.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="advancerule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("condition_kind__in", ("tien_do_hang_muc", "tien_do_von")),
                                ("threshold__isnull", False),
                                ("threshold__range", (Decimal(0), Decimal(100))),
                            ),
                            models.Q(
                                models.Q(("condition_kind__in", ("tien_do_hang_muc", "tien_do_von")), _negated=True),
                                ("threshold__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="advance_rule_threshold_of_progress",
                        violation_error_message="Điều kiện theo khối lượng phải có ngưỡng 0–100 %; điều kiện khác thì không.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="advancerule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("condition_kind", "tran"), _negated=True),
                            ("percent__isnull", False),
                            _connector="OR",
                        ),
                        name="advance_rule_ceiling_has_its_share",
                        violation_error_message="Trần chung phải có tỷ lệ.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advancerule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "budgets_advanceruleevent" ("article", "certainty", "code", "condition", "condition_kind", "id", "instalment", "note", "papers", "papers_if_any", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_types", "purse", "source", "span", "threshold", "valid_from", "valid_to") VALUES (NEW."article", NEW."certainty", NEW."code", NEW."condition", NEW."condition_kind", NEW."id", NEW."instalment", NEW."note", NEW."papers", NEW."papers_if_any", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."project_types", NEW."purse", NEW."source", NEW."span", NEW."threshold", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                            hash="4a28862d9f64b4e3c97db80681ef8a382e6a5bdc",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9f014",
                            table="budgets_advancerule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advancerule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "budgets_advanceruleevent" ("article", "certainty", "code", "condition", "condition_kind", "id", "instalment", "note", "papers", "papers_if_any", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_types", "purse", "source", "span", "threshold", "valid_from", "valid_to") VALUES (NEW."article", NEW."certainty", NEW."code", NEW."condition", NEW."condition_kind", NEW."id", NEW."instalment", NEW."note", NEW."papers", NEW."papers_if_any", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."project_types", NEW."purse", NEW."source", NEW."span", NEW."threshold", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                            hash="e89f6267462dc6676455a55b62dd6cb936c02032",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_92832",
                            table="budgets_advancerule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advancerule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "budgets_advanceruleevent" ("article", "certainty", "code", "condition", "condition_kind", "id", "instalment", "note", "papers", "papers_if_any", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_types", "purse", "source", "span", "threshold", "valid_from", "valid_to") VALUES (OLD."article", OLD."certainty", OLD."code", OLD."condition", OLD."condition_kind", OLD."id", OLD."instalment", OLD."note", OLD."papers", OLD."papers_if_any", OLD."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."project_types", OLD."purse", OLD."source", OLD."span", OLD."threshold", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                            hash="6cce2ee540a91e1e97758300c0170b9c1016a459",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5cb37",
                            table="budgets_advancerule",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="advanceruleevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="budgets.advancerule",
                    ),
                ),
                migrations.AddField(
                    model_name="costcap",
                    name="province",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="Trống: cả nước",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.administrativeunit",
                        verbose_name="tỉnh, thành phố",
                    ),
                ),
                migrations.AddField(
                    model_name="costcapevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="budgets.costcap",
                    ),
                ),
                migrations.AddField(
                    model_name="costcapevent",
                    name="province",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Trống: cả nước",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="territory.administrativeunit",
                        verbose_name="tỉnh, thành phố",
                    ),
                ),
                migrations.AddField(
                    model_name="costestimate",
                    name="by",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi",
                    ),
                ),
                migrations.AddField(
                    model_name="costestimate",
                    name="cap",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="budgets.costcap",
                        verbose_name="theo mức",
                    ),
                ),
                migrations.AddField(
                    model_name="costestimate",
                    name="document",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.officialdocument",
                        verbose_name="văn bản cho vượt mức",
                    ),
                ),
                migrations.AddField(
                    model_name="costestimate",
                    name="project",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.project",
                        verbose_name="của đề án",
                    ),
                ),
                migrations.AddField(
                    model_name="costestimate",
                    name="unit",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.administrativeunit",
                        verbose_name="địa bàn",
                    ),
                ),
                migrations.AddField(
                    model_name="costestimateevent",
                    name="by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi",
                    ),
                ),
                migrations.AddField(
                    model_name="costestimateevent",
                    name="cap",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="budgets.costcap",
                        verbose_name="theo mức",
                    ),
                ),
                migrations.AddField(
                    model_name="costestimateevent",
                    name="document",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="core.officialdocument",
                        verbose_name="văn bản cho vượt mức",
                    ),
                ),
                migrations.AddField(
                    model_name="costestimateevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="budgets.costestimate",
                    ),
                ),
                migrations.AddField(
                    model_name="costestimateevent",
                    name="project",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="projects.project",
                        verbose_name="của đề án",
                    ),
                ),
                migrations.AddField(
                    model_name="costestimateevent",
                    name="unit",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="territory.administrativeunit",
                        verbose_name="địa bàn",
                    ),
                ),
                migrations.AddField(
                    model_name="counterpartevidence",
                    name="beneficiary",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.beneficiary",
                        verbose_name="đơn vị thụ hưởng",
                    ),
                ),
                migrations.AddField(
                    model_name="counterpartevidence",
                    name="by",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người xác nhận",
                    ),
                ),
                migrations.AddField(
                    model_name="counterpartevidence",
                    name="document",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.officialdocument",
                        verbose_name="giấy chứng minh",
                    ),
                ),
                migrations.AddField(
                    model_name="counterpartevidence",
                    name="void_by",
                    field=models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người gạt bỏ",
                    ),
                ),
                migrations.AddField(
                    model_name="counterpartevidenceevent",
                    name="beneficiary",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="projects.beneficiary",
                        verbose_name="đơn vị thụ hưởng",
                    ),
                ),
                migrations.AddField(
                    model_name="counterpartevidenceevent",
                    name="by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người xác nhận",
                    ),
                ),
                migrations.AddField(
                    model_name="counterpartevidenceevent",
                    name="document",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="core.officialdocument",
                        verbose_name="giấy chứng minh",
                    ),
                ),
                migrations.AddField(
                    model_name="counterpartevidenceevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="budgets.counterpartevidence",
                    ),
                ),
                migrations.AddField(
                    model_name="counterpartevidenceevent",
                    name="void_by",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người gạt bỏ",
                    ),
                ),
                migrations.AddField(
                    model_name="instalment",
                    name="replaced_document",
                    field=models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.officialdocument",
                        verbose_name="văn bản thay lịch",
                    ),
                ),
                migrations.AddField(
                    model_name="instalmentevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="budgets.instalment",
                    ),
                ),
                migrations.AddField(
                    model_name="instalmentevent",
                    name="replaced_document",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="core.officialdocument",
                        verbose_name="văn bản thay lịch",
                    ),
                ),
                migrations.AddField(
                    model_name="paymentdecision",
                    name="by",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi",
                    ),
                ),
                migrations.AddField(
                    model_name="paymentdecision",
                    name="disbursement",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="permission",
                        to="budgets.disbursement",
                        verbose_name="chứng từ",
                    ),
                ),
                migrations.AddField(
                    model_name="paymentdecision",
                    name="document",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.officialdocument",
                        verbose_name="văn bản",
                    ),
                ),
                migrations.AddField(
                    model_name="paymentdecisionevent",
                    name="by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi",
                    ),
                ),
                migrations.AddField(
                    model_name="paymentdecisionevent",
                    name="disbursement",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="budgets.disbursement",
                        verbose_name="chứng từ",
                    ),
                ),
                migrations.AddField(
                    model_name="paymentdecisionevent",
                    name="document",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="core.officialdocument",
                        verbose_name="văn bản",
                    ),
                ),
                migrations.AddField(
                    model_name="paymentdecisionevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="budgets.paymentdecision",
                    ),
                ),
                migrations.AddField(
                    model_name="recovery",
                    name="by",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi",
                    ),
                ),
                migrations.AddField(
                    model_name="recovery",
                    name="movement",
                    field=models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="budgets.movement",
                        verbose_name="biến động của khoản giao",
                    ),
                ),
                migrations.AddField(
                    model_name="recovery",
                    name="project",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.project",
                        verbose_name="đề án",
                    ),
                ),
                migrations.AddField(
                    model_name="recovery",
                    name="reverses",
                    field=models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversed_by",
                        to="budgets.recovery",
                        verbose_name="đảo cho",
                    ),
                ),
                migrations.AddField(
                    model_name="recoveryevent",
                    name="by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi",
                    ),
                ),
                migrations.AddField(
                    model_name="recoveryevent",
                    name="movement",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="budgets.movement",
                        verbose_name="biến động của khoản giao",
                    ),
                ),
                migrations.AddField(
                    model_name="recoveryevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="budgets.recovery",
                    ),
                ),
                migrations.AddField(
                    model_name="recoveryevent",
                    name="project",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="projects.project",
                        verbose_name="đề án",
                    ),
                ),
                migrations.AddField(
                    model_name="recoveryevent",
                    name="reverses",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="budgets.recovery",
                        verbose_name="đảo cho",
                    ),
                ),
                migrations.AddField(
                    model_name="repayablesupport",
                    name="beneficiary",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.beneficiary",
                        verbose_name="đơn vị thụ hưởng",
                    ),
                ),
                migrations.AddField(
                    model_name="repayablesupport",
                    name="by",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi",
                    ),
                ),
                migrations.AddField(
                    model_name="repayablesupport",
                    name="document",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.officialdocument",
                        verbose_name="hợp đồng, khế ước",
                    ),
                ),
                migrations.AddField(
                    model_name="repayablesupport",
                    name="project",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.project",
                        verbose_name="đề án",
                    ),
                ),
                migrations.AddField(
                    model_name="recoveryevent",
                    name="repayable",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="budgets.repayablesupport",
                        verbose_name="khoản có thu hồi",
                    ),
                ),
                migrations.AddField(
                    model_name="recovery",
                    name="repayable",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recoveries",
                        to="budgets.repayablesupport",
                        verbose_name="khoản có thu hồi",
                    ),
                ),
                migrations.AddField(
                    model_name="instalmentevent",
                    name="repayable",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="budgets.repayablesupport",
                        verbose_name="khoản có thu hồi",
                    ),
                ),
                migrations.AddField(
                    model_name="instalment",
                    name="repayable",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instalments",
                        to="budgets.repayablesupport",
                        verbose_name="khoản có thu hồi",
                    ),
                ),
                migrations.AddField(
                    model_name="repayablesupportevent",
                    name="beneficiary",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="projects.beneficiary",
                        verbose_name="đơn vị thụ hưởng",
                    ),
                ),
                migrations.AddField(
                    model_name="repayablesupportevent",
                    name="by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi",
                    ),
                ),
                migrations.AddField(
                    model_name="repayablesupportevent",
                    name="document",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="core.officialdocument",
                        verbose_name="hợp đồng, khế ước",
                    ),
                ),
                migrations.AddField(
                    model_name="repayablesupportevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="budgets.repayablesupport",
                    ),
                ),
                migrations.AddField(
                    model_name="repayablesupportevent",
                    name="project",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="projects.project",
                        verbose_name="đề án",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advanceruleevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ef4bdc9a3a6ea394c8c5533ddf9cd1ae58d17213",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_375de",
                            table="budgets_advanceruleevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="costcap",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_from__lte", models.F("valid_to")),
                            _connector="OR",
                        ),
                        name="budgets_costcap_dates_in_order",
                        violation_error_message="“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="costcap",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "quan_ly_co_quan",
                                    "quan_ly_don_vi",
                                    "lop",
                                    "dao_tao_nghe",
                                    "giam_khao",
                                    "binh_chon",
                                    "thuong",
                                ],
                            )
                        ),
                        name="cost_cap_kind_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="costcap",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["S", "S2", "M", "I"])), name="cost_cap_certainty_known"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="costcap",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("date_certainty__in", ["S", "S2", "M", "I"])),
                        name="cost_cap_date_certainty_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="costcap",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("purse__in", ["", "KCQG", "KCDP", "KCH"])), name="cost_cap_purse_known"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="costcap",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("percent__isnull", True),
                            models.Q(("amount__isnull", True), ("percent__gt", 0), ("percent__lte", 100)),
                            _connector="OR",
                        ),
                        name="cost_cap_percent_range",
                        violation_error_message="Tỷ lệ trên 0, không quá 100 %; có tỷ lệ thì không có mức đồng.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="costcap",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("amount__isnull", True), ("amount__gt", 0), _connector="OR"),
                        name="cost_cap_amount_positive",
                        violation_error_message="Mức lớn hơn 0; chưa biết thì để trống.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="costcap",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("kind"), "="),
                            (models.F("variant"), "="),
                            (models.F("purse"), "="),
                            (
                                django.db.models.functions.comparison.Coalesce(models.F("province"), models.Value(0)),
                                "=",
                            ),
                            (
                                models.Func(
                                    models.F("valid_from"),
                                    models.F("valid_to"),
                                    models.Value("[]"),
                                    function="daterange",
                                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="cost_cap_one_version_at_a_time",
                        violation_error_message="Đã có một bản của mức này trong khoảng ngày ấy. Đặt ngày kết thúc cho bản cũ trước.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="costcap",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "budgets_costcapevent" ("amount", "article", "base", "certainty", "code", "date_certainty", "id", "kind", "note", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id", "purse", "source", "unit_name", "valid_from", "valid_to", "variant") VALUES (NEW."amount", NEW."article", NEW."base", NEW."certainty", NEW."code", NEW."date_certainty", NEW."id", NEW."kind", NEW."note", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."province_id", NEW."purse", NEW."source", NEW."unit_name", NEW."valid_from", NEW."valid_to", NEW."variant"); RETURN NULL;',
                            hash="a41f82241401e56a04b85cb00764cf6e51093e79",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_35e57",
                            table="budgets_costcap",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="costcap",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "budgets_costcapevent" ("amount", "article", "base", "certainty", "code", "date_certainty", "id", "kind", "note", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id", "purse", "source", "unit_name", "valid_from", "valid_to", "variant") VALUES (NEW."amount", NEW."article", NEW."base", NEW."certainty", NEW."code", NEW."date_certainty", NEW."id", NEW."kind", NEW."note", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."province_id", NEW."purse", NEW."source", NEW."unit_name", NEW."valid_from", NEW."valid_to", NEW."variant"); RETURN NULL;',
                            hash="a8c2e91ff2f35082c7b7f35094ec7bebe249aa6b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_742cf",
                            table="budgets_costcap",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="costcap",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "budgets_costcapevent" ("amount", "article", "base", "certainty", "code", "date_certainty", "id", "kind", "note", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id", "purse", "source", "unit_name", "valid_from", "valid_to", "variant") VALUES (OLD."amount", OLD."article", OLD."base", OLD."certainty", OLD."code", OLD."date_certainty", OLD."id", OLD."kind", OLD."note", OLD."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."province_id", OLD."purse", OLD."source", OLD."unit_name", OLD."valid_from", OLD."valid_to", OLD."variant"); RETURN NULL;',
                            hash="db466059a934cf7a4aff31973b8d2d5b22887b93",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0a544",
                            table="budgets_costcap",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="costcapevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="17dcbbbe07520f8b449f46896f358e76fed8e2c7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ffdf3",
                            table="budgets_costcapevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="costestimate",
                    index=models.Index(
                        models.OrderBy(models.F("year"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="cost_estimate_by_year",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="costestimate",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "quan_ly_co_quan",
                                    "quan_ly_don_vi",
                                    "lop",
                                    "dao_tao_nghe",
                                    "giam_khao",
                                    "binh_chon",
                                    "thuong",
                                ],
                            )
                        ),
                        name="cost_estimate_kind_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="costestimate",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("purse__in", ["KCQG", "KCDP", "KCH"])), name="cost_estimate_purse_known"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="costestimate",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("amount__gt", 0),
                            models.Q(("base__isnull", True), ("base__gt", 0), _connector="OR"),
                            ("count__gte", 1),
                        ),
                        name="cost_estimate_positive",
                        violation_error_message="Số tiền và số lượng lớn hơn 0.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="costestimate",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("year__range", (1990, 2100))),
                        name="cost_estimate_year_plausible",
                        violation_error_message="Năm ngoài khoảng 1990–2100.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="costestimate",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("allowed__isnull", True),
                            ("amount__lte", models.F("allowed")),
                            models.Q(models.Q(("reason", ""), _negated=True), ("document__isnull", False)),
                            _connector="OR",
                        ),
                        name="cost_estimate_over_cap_has_paper",
                        violation_error_message="Dự toán vượt mức phải có lý do và văn bản.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="costestimate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "budgets_costestimateevent" ("allowed", "amount", "base", "by_id", "cap_id", "count", "document_id", "id", "illustrative", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "purse", "reason", "sentence", "source", "unit_id", "version", "year") VALUES (NEW."allowed", NEW."amount", NEW."base", NEW."by_id", NEW."cap_id", NEW."count", NEW."document_id", NEW."id", NEW."illustrative", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."project_id", NEW."purse", NEW."reason", NEW."sentence", NEW."source", NEW."unit_id", NEW."version", NEW."year"); RETURN NULL;',
                            hash="b1650fd0e7e6191da2824efa50d904233712ab56",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_734f7",
                            table="budgets_costestimate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="costestimate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "budgets_costestimateevent" ("allowed", "amount", "base", "by_id", "cap_id", "count", "document_id", "id", "illustrative", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "purse", "reason", "sentence", "source", "unit_id", "version", "year") VALUES (NEW."allowed", NEW."amount", NEW."base", NEW."by_id", NEW."cap_id", NEW."count", NEW."document_id", NEW."id", NEW."illustrative", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."project_id", NEW."purse", NEW."reason", NEW."sentence", NEW."source", NEW."unit_id", NEW."version", NEW."year"); RETURN NULL;',
                            hash="7e98895bc4aa4658e75842c5a82052b23a113b8c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1fcd5",
                            table="budgets_costestimate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="costestimate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "budgets_costestimateevent" ("allowed", "amount", "base", "by_id", "cap_id", "count", "document_id", "id", "illustrative", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "purse", "reason", "sentence", "source", "unit_id", "version", "year") VALUES (OLD."allowed", OLD."amount", OLD."base", OLD."by_id", OLD."cap_id", OLD."count", OLD."document_id", OLD."id", OLD."illustrative", OLD."kind", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."project_id", OLD."purse", OLD."reason", OLD."sentence", OLD."source", OLD."unit_id", OLD."version", OLD."year"); RETURN NULL;',
                            hash="d0967cad22d1020678f20496b0d5cc159666add1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ed42c",
                            table="budgets_costestimate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="costestimateevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d069e1e86c95f1fd6224124042278918fc56ae32",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bdce5",
                            table="budgets_costestimateevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="counterpartevidence",
                    index=models.Index(models.F("beneficiary"), models.F("kind"), name="counterpart_by_beneficiary"),
                ),
                migrations.AddConstraint(
                    model_name="counterpartevidence",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kind__in", ["cam_ket", "xac_nhan"])), name="counterpart_kind_known"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="counterpartevidence",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="counterpart_positive",
                        violation_error_message="Số tiền phải lớn hơn 0.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="counterpartevidence",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("void_on__isnull", True)),
                        fields=("beneficiary", "kind", "document"),
                        name="counterpart_paper_once",
                        violation_error_message="Giấy này đã được tính cho cơ sở: một giấy tính một lần.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="counterpartevidence",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_by__isnull", True), ("void_on__isnull", True), ("void_why", "")),
                            models.Q(
                                ("void_by__isnull", False),
                                ("void_on__isnull", False),
                                models.Q(("void_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="counterpart_void_whole",
                        violation_error_message="Gạt bỏ phải có ngày, người và lý do.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="counterpartevidence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="counterpart_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n        IF TG_OP = 'DELETE' THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'counterpart_kept', MESSAGE = 'Chứng cứ đối ứng không sửa, không xoá: gạt bỏ kèm lý do.'; END IF;\n        IF (to_jsonb(NEW) - 'void_on' - 'void_by_id' - 'void_why') IS DISTINCT FROM (to_jsonb(OLD) - 'void_on' - 'void_by_id' - 'void_why') THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'counterpart_kept', MESSAGE = 'Chứng cứ đối ứng không sửa, không xoá: gạt bỏ kèm lý do.'; END IF;\n        RETURN NEW;\n    ",
                            hash="fa0679ba60aecfba73fdc3381615bad0330c6c43",
                            operation="DELETE OR UPDATE",
                            pgid="pgtrigger_counterpart_kept_13bec",
                            table="budgets_counterpartevidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="counterpartevidence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "budgets_counterpartevidenceevent" ("amount", "beneficiary_id", "by_id", "document_id", "id", "illustrative", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "told_on", "void_by_id", "void_on", "void_why", "what") VALUES (NEW."amount", NEW."beneficiary_id", NEW."by_id", NEW."document_id", NEW."id", NEW."illustrative", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."told_on", NEW."void_by_id", NEW."void_on", NEW."void_why", NEW."what"); RETURN NULL;',
                            hash="207908218021ed3dfe9f1192aa713501a2586019",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_11bee",
                            table="budgets_counterpartevidence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="counterpartevidence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "budgets_counterpartevidenceevent" ("amount", "beneficiary_id", "by_id", "document_id", "id", "illustrative", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "told_on", "void_by_id", "void_on", "void_why", "what") VALUES (NEW."amount", NEW."beneficiary_id", NEW."by_id", NEW."document_id", NEW."id", NEW."illustrative", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."told_on", NEW."void_by_id", NEW."void_on", NEW."void_why", NEW."what"); RETURN NULL;',
                            hash="e34e4bcb79dba5d8e8d3c02f1068e1e544d26690",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_43ab7",
                            table="budgets_counterpartevidence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="counterpartevidence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "budgets_counterpartevidenceevent" ("amount", "beneficiary_id", "by_id", "document_id", "id", "illustrative", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "told_on", "void_by_id", "void_on", "void_why", "what") VALUES (OLD."amount", OLD."beneficiary_id", OLD."by_id", OLD."document_id", OLD."id", OLD."illustrative", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."told_on", OLD."void_by_id", OLD."void_on", OLD."void_why", OLD."what"); RETURN NULL;',
                            hash="38f2aec7ba9322d063b8f9d23d5b021fd3b767fc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fcf51",
                            table="budgets_counterpartevidence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="counterpartevidenceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="da3142b291146a0958ba217f7ac1b214c3d2953d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_def23",
                            table="budgets_counterpartevidenceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="paymentdecision",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="payment_decision_has_reason",
                        violation_error_message="Ghi lý do.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paymentdecision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="payment_decision_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n        IF TG_OP = 'DELETE' THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_decision_kept', MESSAGE = 'Quyết định chi khác quy định không sửa, không xoá: đảo chứng từ của nó.'; END IF;\n        IF (to_jsonb(NEW)) IS DISTINCT FROM (to_jsonb(OLD)) THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_decision_kept', MESSAGE = 'Quyết định chi khác quy định không sửa, không xoá: đảo chứng từ của nó.'; END IF;\n        RETURN NEW;\n    ",
                            hash="58fd74831983f0b67243d8fbbfed96a973b01ab5",
                            operation="DELETE OR UPDATE",
                            pgid="pgtrigger_payment_decision_kept_81b4e",
                            table="budgets_paymentdecision",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paymentdecision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "budgets_paymentdecisionevent" ("by_id", "disbursement_id", "document_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sentence") VALUES (NEW."by_id", NEW."disbursement_id", NEW."document_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."sentence"); RETURN NULL;',
                            hash="5ed8fcb5a6d24d84e4b92172eac3475605a18044",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b0ece",
                            table="budgets_paymentdecision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paymentdecision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "budgets_paymentdecisionevent" ("by_id", "disbursement_id", "document_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sentence") VALUES (NEW."by_id", NEW."disbursement_id", NEW."document_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."sentence"); RETURN NULL;',
                            hash="1a8f53ac5b560a0b1193ab57876704bd7359c1ad",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_73752",
                            table="budgets_paymentdecision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paymentdecision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "budgets_paymentdecisionevent" ("by_id", "disbursement_id", "document_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sentence") VALUES (OLD."by_id", OLD."disbursement_id", OLD."document_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."sentence"); RETURN NULL;',
                            hash="423278be931f4e4ccc1141ef6df9376522b65c96",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7db1a",
                            table="budgets_paymentdecision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paymentdecisionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2a7a9b85e0b58edb45c6dc2261bed005d5c3fbdb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d0657",
                            table="budgets_paymentdecisionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="repayablesupport",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="repayable_positive",
                        violation_error_message="Số tiền lớn hơn 0.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="repayablesupport",
                    constraint=models.UniqueConstraint(
                        fields=("project", "beneficiary", "agreed_on"),
                        name="repayable_once",
                        nulls_distinct=False,
                        violation_error_message="Khoản có thu hồi ký ngày này đã được ghi.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="repayablesupport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="repayable_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n        IF TG_OP = 'DELETE' THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'repayable_kept', MESSAGE = 'Khoản có thu hồi không sửa, không xoá: đổi lịch thu hoặc ghi khoản mới.'; END IF;\n        IF (to_jsonb(NEW) - 'version') IS DISTINCT FROM (to_jsonb(OLD) - 'version') THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'repayable_kept', MESSAGE = 'Khoản có thu hồi không sửa, không xoá: đổi lịch thu hoặc ghi khoản mới.'; END IF;\n        RETURN NEW;\n    ",
                            hash="5fe789f874e425e427267b106787658bc97645d7",
                            operation="DELETE OR UPDATE",
                            pgid="pgtrigger_repayable_kept_4d1b3",
                            table="budgets_repayablesupport",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="repayablesupport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="repayable_within_approved",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE rid bigint; line record; lent numeric; total numeric := 0; approved numeric;",
                            func="\n    SELECT support_approved INTO approved FROM projects_project WHERE id = NEW.project_id FOR NO KEY UPDATE;\n    IF NEW.beneficiary_id IS NOT NULL AND NOT EXISTS (\n        SELECT FROM projects_beneficiary WHERE id = NEW.beneficiary_id AND project_id = NEW.project_id\n    ) THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'repayable_of_one_project', MESSAGE = 'Đơn vị thụ hưởng không thuộc đề án này.'; END IF;\n    FOR line IN SELECT amount FROM budgets_repayablesupport WHERE project_id = NEW.project_id LOOP\n        total := total + line.amount;\n    END LOOP;\n    IF approved IS NOT NULL AND total > approved THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'repayable_within_approved', MESSAGE = 'Số hỗ trợ có thu hồi lớn hơn kinh phí được duyệt của đề án.';\n    END IF;\n    RETURN NULL;\n",
                            hash="42d81818c28f6f2bca1dfc0dcda28d22e37c0403",
                            operation="INSERT",
                            pgid="pgtrigger_repayable_within_approved_a3f64",
                            table="budgets_repayablesupport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="repayablesupport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="repayable_has_schedule",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE rid bigint; line record; lent numeric; total numeric := 0; approved numeric;",
                            func="rid := NEW.id; \n    SELECT amount INTO lent FROM budgets_repayablesupport WHERE id = rid FOR NO KEY UPDATE;\n    FOR line IN SELECT amount FROM budgets_instalment WHERE repayable_id = rid AND replaced_on IS NULL LOOP\n        total := total + line.amount;\n    END LOOP;\n    IF total <> lent THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'repayable_schedule_covers', MESSAGE = 'Tổng các kỳ phải bằng số hỗ trợ có thu hồi.';\n    END IF;\n    RETURN NULL;\n",
                            hash="7c3e794b29a482788d590973f8c1faddb3c075c4",
                            operation="INSERT",
                            pgid="pgtrigger_repayable_has_schedule_071c9",
                            table="budgets_repayablesupport",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="repayablesupport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "budgets_repayablesupportevent" ("agreed_on", "amount", "beneficiary_id", "by_id", "document_id", "id", "illustrative", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "source", "version") VALUES (NEW."agreed_on", NEW."amount", NEW."beneficiary_id", NEW."by_id", NEW."document_id", NEW."id", NEW."illustrative", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."project_id", NEW."source", NEW."version"); RETURN NULL;',
                            hash="0f683dfc793f4cf2c6d3d2a3a741b6fa99baa152",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_978a0",
                            table="budgets_repayablesupport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="repayablesupport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "budgets_repayablesupportevent" ("agreed_on", "amount", "beneficiary_id", "by_id", "document_id", "id", "illustrative", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "source", "version") VALUES (NEW."agreed_on", NEW."amount", NEW."beneficiary_id", NEW."by_id", NEW."document_id", NEW."id", NEW."illustrative", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."project_id", NEW."source", NEW."version"); RETURN NULL;',
                            hash="59f6faaf370ac70a40641afbf1cd8f8df4a8be16",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_dd298",
                            table="budgets_repayablesupport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="repayablesupport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "budgets_repayablesupportevent" ("agreed_on", "amount", "beneficiary_id", "by_id", "document_id", "id", "illustrative", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "source", "version") VALUES (OLD."agreed_on", OLD."amount", OLD."beneficiary_id", OLD."by_id", OLD."document_id", OLD."id", OLD."illustrative", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."project_id", OLD."source", OLD."version"); RETURN NULL;',
                            hash="152295e354ee8a9f7e7dc310690b8b86c1394aae",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_505ba",
                            table="budgets_repayablesupport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recoveryevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="82cd979dd3ed9f39eee50f78169552054fbb570e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b4a2f",
                            table="budgets_recoveryevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="recovery",
                    index=models.Index(models.F("budget_year"), models.F("received_on"), name="recovery_by_year"),
                ),
                migrations.AddConstraint(
                    model_name="recovery",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__gt", 0), ("reverses__isnull", True)),
                            models.Q(
                                ("amount__lt", 0), ("reverses__isnull", False), models.Q(("reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="recovery_signed",
                        violation_error_message="Khoản thu là số dương; bút toán đảo là số âm và có lý do.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recovery",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("voucher", ""), _negated=True),
                        name="recovery_has_voucher",
                        violation_error_message="Ghi số chứng từ.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recovery",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("received_on__year__gte", models.F("budget_year"))),
                        name="recovery_year_not_ahead",
                        violation_error_message="Năm ngân sách ở sau năm nhận tiền.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recovery",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("reverses__isnull", True)),
                        fields=("repayable", "voucher"),
                        name="recovery_voucher_once",
                        violation_error_message="Chứng từ này đã được nhập.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recovery",
                    trigger=pgtrigger.compiler.Trigger(
                        name="recovery_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n        IF TG_OP = 'DELETE' THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'recovery_kept', MESSAGE = 'Khoản thu hồi không sửa, không xoá: ghi bút toán đảo.'; END IF;\n        IF (to_jsonb(NEW)) IS DISTINCT FROM (to_jsonb(OLD)) THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'recovery_kept', MESSAGE = 'Khoản thu hồi không sửa, không xoá: ghi bút toán đảo.'; END IF;\n        RETURN NEW;\n    ",
                            hash="6d232438b2c9d47ad58ab48129a86f8a76ac0b87",
                            operation="DELETE OR UPDATE",
                            pgid="pgtrigger_recovery_kept_f452e",
                            table="budgets_recovery",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recovery",
                    trigger=pgtrigger.compiler.Trigger(
                        name="recovery_year_open",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE spent_in integer;",
                            func="spent_in := NEW.budget_year; \n    IF EXISTS (SELECT FROM budgets_yearclosing WHERE year = spent_in AND reopened_at IS NULL)\n    THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'budget_year_is_open', MESSAGE = 'Năm ngân sách đã khoá sổ: không ghi thêm. Mở sổ trước, hoặc ghi vào năm sau.';\n    END IF;\n RETURN NEW;",
                            hash="b99b29bc9b6fca10b215209b9f1a895894ac459f",
                            operation="INSERT",
                            pgid="pgtrigger_recovery_year_open_b26fb",
                            table="budgets_recovery",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recovery",
                    trigger=pgtrigger.compiler.Trigger(
                        name="recovery_mirrors",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    IF NOT EXISTS (SELECT FROM budgets_movement m JOIN budgets_envelope e ON e.id = m.envelope_id\n                    WHERE m.id = NEW.movement_id AND m.kind = 'thu_hoi' AND m.amount = NEW.amount\n                      AND e.year = NEW.budget_year)\n    THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'recovery_returns_to_its_year', MESSAGE = 'Số thu hồi phải về đúng một khoản giao của năm ấy, đúng số tiền.'; END IF;\n    IF NOT EXISTS (SELECT FROM budgets_repayablesupport WHERE id = NEW.repayable_id AND project_id = NEW.project_id)\n    OR (NEW.reverses_id IS NOT NULL AND NOT EXISTS (\n        SELECT FROM budgets_recovery WHERE id = NEW.reverses_id AND reverses_id IS NULL\n           AND repayable_id = NEW.repayable_id AND amount = -NEW.amount AND budget_year = NEW.budget_year))\n    THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'recovery_mirrors', MESSAGE = 'Bút toán đảo phải bằng đúng khoản nó đảo, cùng khoản hỗ trợ và năm.'; END IF;\n    RETURN NEW;\n",
                            hash="9f106488a7658403edc8c67953810efe32c94627",
                            operation="INSERT",
                            pgid="pgtrigger_recovery_mirrors_37706",
                            table="budgets_recovery",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recovery",
                    trigger=pgtrigger.compiler.Trigger(
                        name="recovery_within_support",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE rid bigint; line record; lent numeric; total numeric := 0; approved numeric;",
                            func="\n    SELECT amount INTO lent FROM budgets_repayablesupport WHERE id = NEW.repayable_id FOR NO KEY UPDATE;\n    FOR line IN SELECT amount FROM budgets_recovery WHERE repayable_id = NEW.repayable_id LOOP\n        total := total + line.amount;\n    END LOOP;\n    IF total > lent THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'recovery_within_support', MESSAGE = 'Số thu hồi lớn hơn số hỗ trợ có thu hồi.';\n    END IF;\n    IF total < 0 THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'recovery_not_below_zero', MESSAGE = 'Số đảo lớn hơn số đã thu hồi.';\n    END IF;\n    RETURN NULL;\n",
                            hash="19dbf8318615069fa2c0fdb4034e09401ac2f957",
                            operation="INSERT",
                            pgid="pgtrigger_recovery_within_support_6a01c",
                            table="budgets_recovery",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recovery",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "budgets_recoveryevent" ("amount", "budget_year", "by_id", "id", "illustrative", "movement_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "reason", "received_on", "repayable_id", "reverses_id", "source", "voucher") VALUES (NEW."amount", NEW."budget_year", NEW."by_id", NEW."id", NEW."illustrative", NEW."movement_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."project_id", NEW."reason", NEW."received_on", NEW."repayable_id", NEW."reverses_id", NEW."source", NEW."voucher"); RETURN NULL;',
                            hash="147514d3e9dd62415112c47b0d46be25d53e7878",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ce726",
                            table="budgets_recovery",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recovery",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "budgets_recoveryevent" ("amount", "budget_year", "by_id", "id", "illustrative", "movement_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "reason", "received_on", "repayable_id", "reverses_id", "source", "voucher") VALUES (NEW."amount", NEW."budget_year", NEW."by_id", NEW."id", NEW."illustrative", NEW."movement_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."project_id", NEW."reason", NEW."received_on", NEW."repayable_id", NEW."reverses_id", NEW."source", NEW."voucher"); RETURN NULL;',
                            hash="9214e1e093b9d62bd86384379a9c11791ccd136f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_94143",
                            table="budgets_recovery",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recovery",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "budgets_recoveryevent" ("amount", "budget_year", "by_id", "id", "illustrative", "movement_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "reason", "received_on", "repayable_id", "reverses_id", "source", "voucher") VALUES (OLD."amount", OLD."budget_year", OLD."by_id", OLD."id", OLD."illustrative", OLD."movement_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."project_id", OLD."reason", OLD."received_on", OLD."repayable_id", OLD."reverses_id", OLD."source", OLD."voucher"); RETURN NULL;',
                            hash="1519de3d8464637d5421a486e6b9d073caf3855e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7adf7",
                            table="budgets_recovery",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instalmentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="032171f7cfc081dab86c9c99d60e9bd57bd954ea",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3e080",
                            table="budgets_instalmentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="instalment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="instalment_positive",
                        violation_error_message="Số tiền lớn hơn 0.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="instalment",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("replaced_on__isnull", True)),
                        fields=("repayable", "number"),
                        name="instalment_number_once",
                        violation_error_message="Kỳ này đã có trong lịch.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="instalment",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("replaced_on__isnull", True)),
                        fields=("repayable", "due_on"),
                        name="instalment_day_once",
                        violation_error_message="Ngày này đã có một kỳ.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="instalment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("replaced_document__isnull", True), ("replaced_on__isnull", True), ("replaced_why", "")
                            ),
                            models.Q(
                                ("replaced_document__isnull", False),
                                ("replaced_on__isnull", False),
                                models.Q(("replaced_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="instalment_replaced_whole",
                        violation_error_message="Thay lịch thu phải có ngày, lý do và văn bản.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instalment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="instalment_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n        IF TG_OP = 'DELETE' THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'instalment_kept', MESSAGE = 'Kỳ thu hồi không sửa, không xoá: thay lịch thu kèm văn bản.'; END IF;\n        IF (to_jsonb(NEW) - 'replaced_on' - 'replaced_why' - 'replaced_document_id') IS DISTINCT FROM (to_jsonb(OLD) - 'replaced_on' - 'replaced_why' - 'replaced_document_id') THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'instalment_kept', MESSAGE = 'Kỳ thu hồi không sửa, không xoá: thay lịch thu kèm văn bản.'; END IF;\n        RETURN NEW;\n    ",
                            hash="fbd9065560eb3d1f4c8f2bfc711854e8af038e43",
                            operation="DELETE OR UPDATE",
                            pgid="pgtrigger_instalment_kept_26efe",
                            table="budgets_instalment",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instalment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="instalments_cover",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE rid bigint; line record; lent numeric; total numeric := 0; approved numeric;",
                            func="rid := NEW.repayable_id; \n    SELECT amount INTO lent FROM budgets_repayablesupport WHERE id = rid FOR NO KEY UPDATE;\n    FOR line IN SELECT amount FROM budgets_instalment WHERE repayable_id = rid AND replaced_on IS NULL LOOP\n        total := total + line.amount;\n    END LOOP;\n    IF total <> lent THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'repayable_schedule_covers', MESSAGE = 'Tổng các kỳ phải bằng số hỗ trợ có thu hồi.';\n    END IF;\n    RETURN NULL;\n",
                            hash="ce78ce526f9317b8847f4e27dd36697bec401f34",
                            operation='INSERT OR UPDATE OF "replaced_on"',
                            pgid="pgtrigger_instalments_cover_a11b1",
                            table="budgets_instalment",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instalment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "budgets_instalmentevent" ("amount", "due_on", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repayable_id", "replaced_document_id", "replaced_on", "replaced_why") VALUES (NEW."amount", NEW."due_on", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."repayable_id", NEW."replaced_document_id", NEW."replaced_on", NEW."replaced_why"); RETURN NULL;',
                            hash="28d0dfe98d492cffe82c70eaba028dc0ca5611fd",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1e3de",
                            table="budgets_instalment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instalment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "budgets_instalmentevent" ("amount", "due_on", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repayable_id", "replaced_document_id", "replaced_on", "replaced_why") VALUES (NEW."amount", NEW."due_on", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."repayable_id", NEW."replaced_document_id", NEW."replaced_on", NEW."replaced_why"); RETURN NULL;',
                            hash="f881480334647e64215c879b7be03e521a05a9e4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_eddc9",
                            table="budgets_instalment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instalment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "budgets_instalmentevent" ("amount", "due_on", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repayable_id", "replaced_document_id", "replaced_on", "replaced_why") VALUES (OLD."amount", OLD."due_on", OLD."id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."repayable_id", OLD."replaced_document_id", OLD."replaced_on", OLD."replaced_why"); RETURN NULL;',
                            hash="d599e213f75504286dd4866cc4be9b6cb16a927e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fd785",
                            table="budgets_instalment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="repayablesupportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="94c5b577d1d9576cbcc56f2404a38e02796e253d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b7d3a",
                            table="budgets_repayablesupportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        ),
    ]
