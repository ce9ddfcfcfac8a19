"""What papers the law asks of a đề án: by purse, dạng and stage."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from khuyencong.core.audit import tracked
from khuyencong.core.choices import Certainty
from khuyencong.core.dated import Dated, in_choices, no_overlap
from khuyencong.core.fields import CountField, ViCharField
from projects.choices import PaperForm, PaperNeed, PaperStage, Party, Purse, Selection
from projects.models.contents import Content
from projects.models.grounds import Grounded


def _codes(label: str, help_text: str) -> ArrayField:
    return ArrayField(
        models.CharField(max_length=10), verbose_name=label, default=list, blank=True, help_text=help_text
    )


def require_known(field: str, codes: list[str], model: type[models.Model]) -> None:
    if unknown := set(codes) - set(model.objects.filter(code__in=codes).values_list("code", flat=True)):
        raise ValidationError({field: f"Không có mã {', '.join(sorted(unknown))} trong danh mục."})


@tracked
class ProjectType(Grounded):
    """Dạng đề án: the fifteen of TT 36/2013 Đ14, some split as Đ13 splits them, and those outside the fifteen."""

    code = models.CharField("mã", max_length=10, unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, related_name="children", null=True, blank=True, verbose_name="thuộc"
    )
    name = ViCharField("tên gọi", max_length=200)
    selection = models.CharField(
        "cách chọn đơn vị", max_length=20, choices=Selection.choices, blank=True, default=Selection.MIXED
    )
    content_codes = _codes("mã nội dung", "Nội dung khuyến công thuộc dạng này; cách nhau bằng dấu phẩy")
    one_of_fifteen = models.BooleanField("thuộc 15 dạng của Đ14", default=False)

    class Meta:
        verbose_name = "dạng đề án"
        verbose_name_plural = "dạng đề án"
        constraints = [
            in_choices("project_type_selection_known", "selection", Selection),
            in_choices("project_type_certainty_known", "certainty", Certainty),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="project_type_not_in_itself",
                violation_error_message="Dạng đề án không thuộc chính nó.",
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        require_known("content_codes", self.content_codes, Content)


@tracked
class PaperType(Grounded):
    """A kind of paper: its name, its form number, who makes it."""

    code = models.CharField("mã", max_length=10, unique=True)
    name = ViCharField("tên gọi", max_length=250)
    form_no = ViCharField("số mẫu", max_length=40, blank=True, help_text="Ví dụ Mẫu 5a PL1")
    issuer = models.CharField("bên lập", max_length=20, choices=Party.choices)
    form = models.CharField("bản phải nộp", max_length=20, choices=PaperForm.choices)

    class Meta:
        verbose_name = "loại giấy tờ"
        verbose_name_plural = "loại giấy tờ"
        constraints = [
            in_choices("paper_type_issuer_known", "issuer", Party),
            in_choices("paper_type_form_known", "form", PaperForm),
            in_choices("paper_type_certainty_known", "certainty", Certainty),
        ]

    def __str__(self):
        return self.name

    @property
    def is_of_beneficiary(self) -> bool:
        """Made by each establishment: with several in a đề án, each brings its own."""
        return self.issuer == Party.ESTABLISHMENT


@tracked
class PaperRequirement(Grounded, Dated):
    """One paper asked for at one stage; of every dạng when ``project_type`` is empty. ``copies`` is a number of sets."""

    code = models.CharField("mã", max_length=10, unique=True)
    purse = models.CharField("nguồn kinh phí", max_length=10, choices=Purse.choices)
    project_type = models.ForeignKey(
        ProjectType,
        models.PROTECT,
        related_name="requirements",
        null=True,
        blank=True,
        verbose_name="dạng đề án",
        help_text="Trống: mọi dạng",
    )
    stage = models.CharField("giai đoạn", max_length=30, choices=PaperStage.choices)
    paper_type = models.ForeignKey(PaperType, models.PROTECT, related_name="requirements", verbose_name="giấy tờ")
    need = models.CharField("mức cần", max_length=20, choices=PaperNeed.choices, default=PaperNeed.MANDATORY)
    condition = ViCharField("khi nào, thế nào", max_length=250, blank=True)
    copies = CountField("số bộ", default=1)
    or_codes = _codes("giấy tờ thay được", "Mã loại giấy tờ nộp một là đủ, ví dụ G061, G062")

    class Meta(Dated.Meta):
        verbose_name = "giấy tờ phải có"
        verbose_name_plural = "giấy tờ phải có"
        constraints = [
            *Dated.Meta.constraints,
            in_choices("requirement_purse_known", "purse", Purse),
            in_choices("requirement_stage_known", "stage", PaperStage),
            in_choices("requirement_need_known", "need", PaperNeed),
            in_choices("requirement_certainty_known", "certainty", Certainty),
            models.CheckConstraint(
                condition=Q(copies__gte=1), name="requirement_copies_positive", violation_error_message="Ít nhất 1 bộ."
            ),
            no_overlap(
                "requirement_no_overlap",
                of=["purse", "project_type_id?", "stage", "paper_type"],
                message="Giấy tờ này đã có trong danh mục của giai đoạn, trong khoảng ngày ấy. Đóng dòng cũ trước.",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.paper_type}"

    def clean(self):
        super().clean()
        require_known("or_codes", self.or_codes, PaperType)

    @property
    def is_mandatory(self) -> bool:
        return self.need == PaperNeed.MANDATORY
