"""Procedure versions: which moves of the closed table a province uses, under which names, with whose word and papers."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from khuyencong.core.audit import tracked
from khuyencong.core.choices import Certainty
from khuyencong.core.dated import Dated, DatedQuerySet, in_choices, no_overlap
from khuyencong.core.fields import ViCharField, ViTextField
from khuyencong.core.models import LegalRule, User
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit
from projects.choices import MOVES, Decider, Move, Only, ProjectStatus, Purse, ReasonKind
from projects.models import begun
from projects.models.requirements import PaperType, require_known


class ProcedureQuerySet(DatedQuerySet):
    def fitting(self, *, purse: str, unit_ids: list[int]):
        """Of the purse: those of the province (``unit_ids``: the unit and what it lies in) and those of everywhere."""
        return self.filter(Q(purse=purse), Q(unit__in=unit_ids) | Q(unit__isnull=True))

    def visible_to(self, user: User):
        """Everybody's, and those of the provinces the person works in or that hold the place where they work."""
        reach = reach_of(user)
        if reach.everywhere:
            return self.all()
        work = AdministrativeUnit.objects.filter(pk__in=reach.unit_ids)
        above = Q(unit__in=work.values("parent")) | Q(unit__in=work.values("parent__parent"))
        return self.filter(Q(unit__isnull=True) | above | reach.within("unit"))


def _in_the_table() -> Q:
    """A move leaves only the statuses the closed table lets it leave."""
    known = Q()
    for move, spec in MOVES.items():
        known |= Q(move=move, from_status__in=spec.sources)
    return known


def _require_rule(field: str, code: str) -> None:
    if code and not LegalRule.objects.filter(code=code).exists():
        raise ValidationError({field: f"Lịch pháp lý không có mã {code}. Xem mã trong sổ “quy tắc thời hạn”."})


@tracked
class ProcedureVersion(Dated):
    """One version of the procedure of one purse, in one province or everywhere. A file stays on the one it began with."""

    code = ViCharField("mã", max_length=40)
    version = models.PositiveSmallIntegerField("phiên bản", default=1)
    name = ViCharField("tên quy trình", max_length=200)
    purse = models.CharField("nguồn kinh phí", max_length=10, choices=Purse.choices)
    unit = models.ForeignKey(
        AdministrativeUnit,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="tỉnh",
        help_text="Trống: mọi nơi chưa có quy trình riêng",
    )
    document = ViCharField("văn bản", max_length=200, blank=True)
    source_ref = ViCharField("điều, khoản", max_length=120, blank=True)
    certainty = models.CharField("mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.INFERRED)

    objects = ProcedureQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "quy trình"
        verbose_name_plural = "quy trình"
        constraints = [
            *Dated.Meta.constraints,
            in_choices("procedure_purse_known", "purse", Purse),
            in_choices("procedure_certainty_known", "certainty", Certainty),
            models.UniqueConstraint(fields=["code", "version"], name="procedure_version_once"),
            no_overlap(
                "procedure_no_overlap",
                of=["purse", "unit?"],
                message="Nguồn kinh phí này đã có quy trình trong khoảng ngày ấy. Khép bản cũ trước.",
            ),
        ]
        triggers = [begun.version_kept()]

    def __str__(self):
        return f"{self.name}, bản {self.version}"

    @property
    def is_checked(self) -> bool:
        return self.certainty == Certainty.READ


@tracked
class ProcedureMove(models.Model):
    """A move this version uses. A move of the closed table that has no line here cannot be made under it."""

    procedure = models.ForeignKey(ProcedureVersion, models.PROTECT, related_name="moves", verbose_name="quy trình")
    move = models.CharField("bước", max_length=20, choices=Move.choices)
    from_status = models.CharField("từ", max_length=20, choices=ProjectStatus.choices)
    office_name = ViCharField("tên trong cơ quan", max_length=120)
    public_name = ViCharField("tên cho bên ngoài", max_length=120, blank=True)
    decided_by = models.CharField("ai quyết", max_length=20, choices=Decider.choices)
    papers = ArrayField(models.CharField(max_length=20), verbose_name="giấy tờ phải có", default=list, blank=True)
    reason_kind = models.CharField("danh sách lý do", max_length=20, choices=ReasonKind.choices, blank=True, default="")
    clock = ViCharField("thời hạn bắt đầu tính", max_length=20, blank=True, help_text="Mã trong lịch pháp lý")
    needs_document = models.BooleanField("phải có văn bản", default=False)
    source_ref = ViCharField("căn cứ", max_length=200, blank=True)
    certainty = models.CharField("mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.INFERRED)
    note = ViTextField("ghi chú", blank=True)

    class Meta:
        verbose_name = "bước của quy trình"
        verbose_name_plural = "bước của quy trình"
        constraints = [
            in_choices("procedure_move_known", "move", Move),
            in_choices("procedure_move_status_known", "from_status", ProjectStatus),
            in_choices("procedure_move_decider_known", "decided_by", Decider),
            in_choices("procedure_move_certainty_known", "certainty", Certainty),
            models.CheckConstraint(
                condition=Q(reason_kind__in=["", *ReasonKind.values]), name="procedure_move_reason_known"
            ),
            models.UniqueConstraint(
                fields=["procedure", "move", "from_status"],
                name="procedure_move_once",
                violation_error_message="Quy trình đã có bước này từ tình trạng ấy.",
            ),
            models.CheckConstraint(
                condition=_in_the_table(),
                name="procedure_move_in_the_table",
                violation_error_message="Bước này không đi từ tình trạng ấy. Chọn tình trạng khác.",
            ),
        ]
        triggers = [begun.line_kept("procedure_move"), begun.still_whole()]

    def __str__(self):
        return self.office_name

    def clean(self):
        super().clean()
        require_known("papers", self.papers or [], PaperType)
        _require_rule("clock", self.clock)

    @property
    def is_checked(self) -> bool:
        return self.certainty == Certainty.READ


@tracked
class Checkpoint(models.Model):
    """A named stop inside a status; the move after it is refused until it is ticked."""

    procedure = models.ForeignKey(
        ProcedureVersion, models.PROTECT, related_name="checkpoints", verbose_name="quy trình"
    )
    status = models.CharField("tình trạng", max_length=20, choices=ProjectStatus.choices)
    order = models.PositiveSmallIntegerField("thứ tự")
    name = ViCharField("tên chặng", max_length=160)
    decided_by = models.CharField("ai quyết", max_length=20, choices=Decider.choices)
    before_move = models.CharField(
        "phải xong trước bước", max_length=20, choices=Move.choices, blank=True, help_text="Trống: bước đi tiếp"
    )
    only_for = models.CharField("chỉ với", max_length=20, choices=Only.choices, blank=True, default="")
    needs_document = models.BooleanField("phải có văn bản", default=False)
    paper_type = models.ForeignKey(
        PaperType,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="văn bản ấy là",
        help_text="Văn bản ghi ở chặng được xếp vào hồ sơ là giấy tờ này; trống: giấy tờ khác",
    )
    source_ref = ViCharField("căn cứ", max_length=200, blank=True)
    certainty = models.CharField("mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.INFERRED)

    class Meta:
        verbose_name = "chặng trong tình trạng"
        verbose_name_plural = "chặng trong tình trạng"
        constraints = [
            in_choices("checkpoint_status_known", "status", ProjectStatus),
            in_choices("checkpoint_decider_known", "decided_by", Decider),
            in_choices("checkpoint_certainty_known", "certainty", Certainty),
            models.CheckConstraint(condition=Q(before_move__in=["", *Move.values]), name="checkpoint_move_known"),
            models.CheckConstraint(condition=Q(only_for__in=["", *Only.values]), name="checkpoint_only_known"),
            models.UniqueConstraint(
                fields=["procedure", "status", "order"],
                name="checkpoint_order_once",
                violation_error_message="Tình trạng này đã có chặng mang số thứ tự ấy.",
            ),
        ]
        triggers = [begun.line_kept("checkpoint")]

    def __str__(self):
        return self.name

    @property
    def is_checked(self) -> bool:
        return self.certainty == Certainty.READ
