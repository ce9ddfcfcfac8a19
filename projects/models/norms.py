"""Support norms by date and document, and the one a đề án was judged by."""

import re

from django.db import models
from django.db.models import Q

from khuyencong.core.audit import tracked
from khuyencong.core.choices import Certainty
from khuyencong.core.dated import Dated, in_choices, no_overlap
from khuyencong.core.fields import CountField, MoneyField, ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, User, Versioned
from khuyencong.territory.models import AdministrativeUnit
from projects.choices import PURSE_MARKS, NormDate, NormKind, Purse
from projects.models.contents import Content
from projects.models.projects import Project

_ARTICLE = re.compile(r"Đ\d")
_SOURCED = (Certainty.READ, Certainty.SECOND_HAND)


@tracked
class SupportNorm(Dated):
    """One version of a level: percent of the cost and a cap in đồng for one ``cap_unit``; NULL is “no such part”.

    No content means every content, no province the whole country (the national ceiling), an empty purse every purse.
    A row of kind FACTOR has only a multiplier, for the cap of other rows (TTLT 26/2014 Đ6 k2 t).
    """

    code = ViCharField("mã", max_length=10, unique=True)
    content = models.ForeignKey(
        Content,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="nội dung",
        help_text="Trống: mọi nội dung",
    )
    purse = models.CharField(
        "nguồn kinh phí", max_length=10, choices=Purse.choices, blank=True, default="", help_text="Trống: mọi nguồn"
    )
    province = models.ForeignKey(
        AdministrativeUnit,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="tỉnh, thành phố",
        help_text="Trống: cả nước",
    )
    kind = models.CharField("loại dòng", max_length=10, choices=NormKind.choices, default=NormKind.LIMIT)
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản trong sổ"
    )
    document_name = ViCharField("tên văn bản", max_length=200, help_text="Ví dụ Thông tư 28/2018/TT-BTC")
    percent = models.DecimalField("tỷ lệ (%)", max_digits=5, decimal_places=2, null=True, blank=True)
    cap = MoneyField("trần (đồng)", null=True, blank=True)
    cap_unit = ViCharField("đơn vị của trần", max_length=80, blank=True, help_text="cơ sở, mô hình, sản phẩm, cụm …")
    variant = ViCharField(
        "trường hợp riêng", max_length=80, blank=True, help_text="Khi cùng lúc có hai mức cho một đơn vị của trần"
    )
    multiplier = models.DecimalField(
        "hệ số", max_digits=4, decimal_places=2, null=True, blank=True, help_text="Nhân vào trần; trống là 1"
    )
    basis = ViCharField("tính trên", max_length=200, blank=True, help_text="Chi phí máy móc, giá thuê gian hàng …")
    condition = ViTextField("điều kiện", blank=True)
    may_exceed = models.BooleanField(
        "người có thẩm quyền quyết được mức khác", default=False, help_text="Khi đó cổng nhắc, ghi lý do và giấy"
    )
    usable_for_calc = models.BooleanField("dùng để tính", default=False)
    source_ref = ViCharField("điều, khoản", max_length=120, blank=True)
    certainty = models.CharField("mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.READ)
    date_certainty = models.CharField(
        "mức chắc chắn của ngày", max_length=2, choices=Certainty.choices, default=Certainty.READ
    )
    note = ViTextField("ghi chú", blank=True)

    class Meta(Dated.Meta):
        verbose_name = "định mức hỗ trợ"
        verbose_name_plural = "định mức hỗ trợ"
        constraints = [
            *Dated.Meta.constraints,
            in_choices("norm_kind_known", "kind", NormKind),
            in_choices("norm_certainty_known", "certainty", Certainty),
            in_choices("norm_date_certainty_known", "date_certainty", Certainty),
            models.CheckConstraint(condition=Q(purse__in=["", *Purse.values]), name="norm_purse_known"),
            models.CheckConstraint(
                condition=Q(province__isnull=True) | ~Q(purse=Purse.NATIONAL),
                name="norm_province_not_of_kcqg",
                violation_error_message="Mức của tỉnh không áp cho khuyến công quốc gia. Bỏ tỉnh hoặc đổi nguồn.",
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__gt=0, percent__lte=100),
                name="norm_percent_range",
                violation_error_message="Tỷ lệ trên 0 và không quá 100 %.",
            ),
            models.CheckConstraint(
                condition=Q(cap__isnull=True) | Q(cap__gt=0),
                name="norm_cap_positive",
                violation_error_message="Trần lớn hơn 0; chưa biết trần thì để trống.",
            ),
            models.CheckConstraint(
                condition=Q(multiplier__isnull=True) | Q(multiplier__gte=1, multiplier__lte=10),
                name="norm_multiplier_range",
                violation_error_message="Hệ số từ 1 đến 10.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=NormKind.FACTOR)
                | Q(multiplier__isnull=False, percent__isnull=True, cap__isnull=True),
                name="norm_factor_is_only_a_factor",
                violation_error_message="Dòng hệ số ưu tiên chỉ có hệ số, không có tỷ lệ hay trần.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=NormKind.REFERENCE)
                | Q(multiplier__isnull=True, percent__isnull=True, cap__isnull=True, usable_for_calc=False),
                name="norm_reference_has_no_number",
                violation_error_message="Dòng theo văn bản dẫn chiếu không mang số và không dùng để tính.",
            ),
            models.CheckConstraint(
                condition=Q(usable_for_calc=False) | Q(certainty__in=_SOURCED),
                name="norm_usable_is_sourced",
                violation_error_message="Mức theo trí nhớ hoặc suy ra không dùng để tính. Đọc văn bản rồi đổi mức chắc chắn.",
            ),
            models.CheckConstraint(
                condition=Q(usable_for_calc=False) | Q(valid_from__isnull=False),
                name="norm_usable_is_dated",
                violation_error_message="Mức dùng để tính phải có ngày bắt đầu hiệu lực.",
            ),
            no_overlap(
                "norm_one_version_at_a_time",
                of=["content?", "purse", "province?", "kind", "cap_unit", "variant"],
                message="Đã có một bản của mức này trong khoảng ngày ấy. Đặt ngày kết thúc cho bản cũ trước.",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.document_name}"

    @property
    def purse_word(self) -> str:
        return PURSE_MARKS[self.purse][0] if self.purse else "Mọi nguồn"

    @property
    def place(self) -> str:
        """“Đ8 Thông tư 28/2018/TT-BTC”; where no article is known, what it was told by stands behind."""
        if not self.source_ref:
            return self.document_name
        if _ARTICLE.match(self.source_ref):
            return f"{self.source_ref} {self.document_name}"
        return f"{self.document_name} ({self.source_ref})"

    @property
    def is_verified(self) -> bool:
        return self.certainty == Certainty.READ and self.date_certainty == Certainty.READ

    @property
    def doubt(self) -> str:
        """What was not read in the document itself; empty when all was."""
        parts = [
            words
            for words, certainty in (("mức", self.certainty), ("ngày hiệu lực", self.date_certainty))
            if certainty != Certainty.READ
        ]
        return f"{' và '.join(parts)} chưa kiểm chứng" if parts else ""


@tracked
class NormDecision(Versioned):
    """The version a đề án is judged by, and the sentence a person signed under; at most one a đề án stands.

    ``amount`` is what the norm gives (NULL: no known limit); ``override`` is what someone with authority decided
    instead, with reason and paper. Đồng.
    """

    project = models.OneToOneField(Project, models.PROTECT, related_name="norm_decision", verbose_name="đề án")
    norm = models.ForeignKey(
        SupportNorm, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="bản định mức"
    )
    chosen_by = models.CharField("chọn bản theo", max_length=10, choices=NormDate.choices, default=NormDate.APPROVED)
    chosen_on = ViDateField("ngày ấy là")
    cost = MoneyField("chi phí hợp lệ", null=True, blank=True)
    cap_unit = ViCharField("đơn vị của trần", max_length=80, blank=True)
    count = CountField("số đơn vị của trần", default=1)
    is_priority = models.BooleanField("địa bàn, ngành nghề ưu tiên", default=False)
    amount = MoneyField("mức tối đa", null=True, blank=True)
    sentence = ViTextField("câu đã ký")
    override = MoneyField("mức được quyết khác", null=True, blank=True)
    reason = ViTextField("lý do quyết khác", blank=True)
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản quyết khác"
    )
    decided_at = models.DateTimeField("lúc")
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ký")

    class Meta:
        verbose_name = "mức hỗ trợ đã ký"
        verbose_name_plural = "mức hỗ trợ đã ký"
        constraints = [
            in_choices("norm_decision_date_known", "chosen_by", NormDate),
            models.CheckConstraint(
                condition=Q(count__gte=1),
                name="norm_decision_count_positive",
                violation_error_message="Số đơn vị của trần ít nhất là 1.",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0}),
                    name=f"norm_decision_{field}_not_negative",
                    violation_error_message="Số tiền không âm.",
                )
                for field in ("cost", "amount", "override")
            ),
            models.CheckConstraint(
                condition=Q(override__isnull=True) | (~Q(reason="") & Q(document__isnull=False)),
                name="norm_decision_override_has_paper",
                violation_error_message="Quyết mức khác phải có lý do và văn bản.",
            ),
        ]

    def __str__(self):
        return self.sentence

    @property
    def limit(self):
        """What counts now: the decided amount, else the norm's. Đồng; None is unknown."""
        return self.amount if self.override is None else self.override
