"""Cơ sở CNNT: one identity, dated facts, several production sites, and what it needs."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from khuyencong.core.audit import tracked
from khuyencong.core.dated import Dated, in_choices, no_overlap, one_of
from khuyencong.core.dates import today
from khuyencong.core.fields import CountField, ViCharField, ViDateField, ViTextField, fold_of, sort_key_of
from khuyencong.core.models import OfficialDocument, Sourced, StoredFile, Timeline, User, Versioned
from khuyencong.establishments.choices import (
    ConsentChannel,
    ContinuationKind,
    EstablishmentStatus,
    LegalForm,
    NeedChannel,
    NeedStatus,
)
from khuyencong.offices.models import Organisation
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit


class EstablishmentQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """Those with a production site, past or present, in the person's area, or members of their association."""
        reach = reach_of(user)
        if reach.everywhere:
            return self
        sites = ProductionSite.objects.filter(reach.within("unit"))
        members = Membership.objects.filter(organisation__in=reach.organisation_ids).on(today())
        return self.filter(Q(pk__in=sites.values("establishment")) | Q(pk__in=members.values("establishment")))


@tracked
class Establishment(Versioned, Sourced):
    """One cơ sở CNNT through all its names. ``name`` repeats the latest profile's, kept by the same service."""

    timeline = models.OneToOneField(Timeline, models.PROTECT, related_name="+", editable=False)
    name = ViCharField("tên hiện nay", max_length=200, editable=False)
    fold = fold_of("name")
    sort_key = sort_key_of("name")

    objects = EstablishmentQuerySet.as_manager()

    class Meta:
        verbose_name = "cơ sở CNNT"
        verbose_name_plural = "cơ sở CNNT"
        indexes = [
            models.Index(F("sort_key"), F("id"), name="establishment_sort"),
            GinIndex(OpClass("fold", name="gin_trgm_ops"), name="establishment_fold_trgm"),
        ]

    def __str__(self):
        return self.name


def _replaced(text, pattern: str, by: str, flags: str) -> models.Func:
    return models.Func(text, models.Value(pattern), models.Value(by), models.Value(flags), function="regexp_replace")


@tracked
class EstablishmentProfile(Dated):
    """Name, legal form, owner, head office and status over some days."""

    establishment = models.ForeignKey(Establishment, models.PROTECT, related_name="profiles", verbose_name="cơ sở")
    name = ViCharField("tên cơ sở", max_length=200)
    legal_form = models.CharField("loại hình", max_length=20, choices=LegalForm.choices, default=LegalForm.UNKNOWN)
    tax_code = ViCharField(
        "mã số thuế",
        max_length=14,
        blank=True,
        help_text="Mã của hộ kinh doanh là số định danh cá nhân: chỉ hiện che bớt",
    )
    owner_name = ViCharField("chủ cơ sở, người đại diện", max_length=120, blank=True)
    phone = ViCharField("điện thoại", max_length=20, blank=True)
    head_office_unit = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="nơi đặt trụ sở"
    )
    head_office_address = ViCharField("địa chỉ trụ sở", max_length=250, blank=True)
    status = models.CharField(
        "tình trạng", max_length=20, choices=EstablishmentStatus.choices, default=EstablishmentStatus.ACTIVE
    )
    sector = ViCharField("ngành nghề, sản phẩm chính", max_length=200, blank=True)
    listed_sector = models.ForeignKey(
        "establishments.Sector",
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="ngành nghề theo danh mục hỗ trợ",
        help_text="NĐ 45/2012 Điều 5; để trống khi chưa xếp",
    )
    workers = CountField("số lao động", null=True, blank=True, help_text="Để trống khi chưa rõ")

    fold = fold_of("name")
    owner_fold = fold_of("owner_name")
    address_fold = fold_of("head_office_address")
    phone_digits = models.GeneratedField(
        expression=_replaced(_replaced(F("phone"), r"\D", "", "g"), "^84", "0", "g"),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta(Dated.Meta):
        verbose_name = "thông tin cơ sở theo thời kỳ"
        verbose_name_plural = "thông tin cơ sở theo thời kỳ"
        indexes = [
            GinIndex(OpClass("fold", name="gin_trgm_ops"), name="profile_fold_trgm"),
            # what two establishments of one owner share
            models.Index("tax_code", condition=~Q(tax_code=""), name="profile_by_tax_code"),
            models.Index("phone_digits", condition=~Q(phone=""), name="profile_by_phone"),
            models.Index("owner_fold", condition=~Q(owner_name=""), name="profile_by_owner"),
            models.Index("address_fold", condition=~Q(head_office_address=""), name="profile_by_address"),
        ]
        constraints = [
            *Dated.Meta.constraints,
            in_choices("profile_form_known", "legal_form", LegalForm),
            in_choices("profile_status_known", "status", EstablishmentStatus),
            models.CheckConstraint(
                condition=Q(tax_code="") | Q(tax_code__regex=r"^\d{10}(-\d{3})?$|^\d{12}$"),
                name="profile_tax_code_shape",
                violation_error_message="Mã số thuế gồm 10 chữ số, 10 chữ số và đuôi -001, hoặc 12 chữ số của hộ.",
            ),
            no_overlap(
                "establishment_profile_no_overlap",
                of=["establishment"],
                message="Khoảng ngày này trùng với một dòng thông tin đã có của cơ sở.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def shown_tax_code(self) -> str:
        """A household's code is its owner's personal number: only the last three digits are shown."""
        if self.legal_form in {LegalForm.HOUSEHOLD, LegalForm.ARTISAN} and self.tax_code:
            return "•" * (len(self.tax_code) - 3) + self.tax_code[-3:]
        return self.tax_code


@tracked
class ProductionSite(Dated):
    """Where it really makes things: the place that decides eligibility (TT 46/2012 Đ3 k1 d)."""

    establishment = models.ForeignKey(Establishment, models.PROTECT, related_name="sites", verbose_name="cơ sở")
    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="địa bàn")
    place_as_written = ViCharField("nơi sản xuất, như hồ sơ ghi", max_length=250, blank=True)
    craft_village = models.ForeignKey(
        "establishments.CraftVillage",
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="trong làng nghề",
    )

    class Meta(Dated.Meta):
        verbose_name = "nơi sản xuất"
        verbose_name_plural = "nơi sản xuất"
        constraints = [
            *Dated.Meta.constraints,
            no_overlap(
                "site_no_overlap",
                of=["establishment", "unit", "place_as_written"],
                message="Nơi sản xuất này đã được ghi trong khoảng ngày ấy.",
            ),
        ]

    def __str__(self):
        return self.place_as_written or str(self.unit)


@tracked
class Continuation(models.Model):
    """One establishment goes on as another (hộ → công ty, tách, nhập); its history follows."""

    predecessor = models.ForeignKey(Establishment, models.PROTECT, related_name="continued_by", verbose_name="trước")
    successor = models.ForeignKey(Establishment, models.PROTECT, related_name="continues", verbose_name="sau")
    kind = models.CharField("cách", max_length=20, choices=ContinuationKind.choices)
    happened_on = ViDateField("ngày", null=True, blank=True)
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="căn cứ"
    )

    class Meta:
        verbose_name = "kế tục"
        verbose_name_plural = "kế tục"
        constraints = [
            in_choices("continuation_kind_known", "kind", ContinuationKind),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="continuation_not_itself",
                violation_error_message="Cơ sở không kế tục chính nó.",
            ),
            models.UniqueConstraint(fields=["predecessor", "successor"], name="continuation_once"),
        ]

    def __str__(self):
        return f"{self.predecessor} → {self.successor}"


@tracked
class Membership(Dated):
    """Establishment × trade association × dates."""

    establishment = models.ForeignKey(Establishment, models.PROTECT, related_name="memberships", verbose_name="cơ sở")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="hiệp hội")

    class Meta(Dated.Meta):
        verbose_name = "hội viên hiệp hội"
        verbose_name_plural = "hội viên hiệp hội"
        constraints = [
            *Dated.Meta.constraints,
            no_overlap(
                "membership_no_overlap",
                of=["establishment", "organisation"],
                message="Cơ sở đã là hội viên trong khoảng ngày ấy.",
            ),
        ]

    def __str__(self):
        return f"{self.establishment} · {self.organisation}"


class NeedQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """Of the establishments and places they see, those they wrote down themselves, and those in their hands."""
        reach = reach_of(user)
        if reach.everywhere:
            return self
        theirs = Q(recorded_by=user) | Q(holder=user)
        return self.filter(reach.within("unit") | Q(establishment__in=Establishment.objects.visible_to(user)) | theirs)


@tracked
class Need(Versioned, Sourced):
    """What one establishment, or one area, asks for; told by whom and by which channel.

    ``holder`` sees that it is answered: at first whoever wrote it down.
    """

    timeline = models.OneToOneField(Timeline, models.PROTECT, related_name="+", editable=False)
    establishment = models.ForeignKey(
        Establishment, models.PROTECT, related_name="needs", null=True, blank=True, verbose_name="cơ sở"
    )
    unit = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="địa bàn"
    )
    text = ViTextField("nhu cầu")
    told_by = ViCharField("người cho biết", max_length=120, blank=True)
    channel = models.CharField("qua kênh", max_length=20, choices=NeedChannel.choices, default=NeedChannel.OTHER)
    received_on = ViDateField("ngày nhận", default=today)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, verbose_name="người ghi")
    holder = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người phụ trách"
    )
    status = models.CharField("tình trạng", max_length=20, choices=NeedStatus.choices, default=NeedStatus.OPEN)
    fold = fold_of("text")

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = "nhu cầu"
        verbose_name_plural = "nhu cầu"
        indexes = [models.Index(F("received_on").desc(), F("id").desc(), name="need_latest")]
        constraints = [
            one_of(
                "need_of_one",
                "establishment",
                "unit",
                message="Nhu cầu của một cơ sở hoặc của một địa bàn: chọn đúng một.",
            ),
            in_choices("need_channel_known", "channel", NeedChannel),
            in_choices("need_status_known", "status", NeedStatus),
        ]

    def __str__(self):
        return self.text[:80]


class ConsentQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """Of the establishments they see, and those they recorded themselves."""
        if reach_of(user).everywhere:
            return self
        return self.filter(Q(establishment__in=Establishment.objects.visible_to(user)) | Q(recorded_by=user))


@tracked
class Consent(Sourced):
    """An establishment agrees that somebody files in its name: for one need, or for what ``purpose`` says."""

    establishment = models.ForeignKey(Establishment, models.PROTECT, related_name="consents", verbose_name="cơ sở")
    need = models.ForeignKey(
        Need, models.PROTECT, related_name="consents", null=True, blank=True, verbose_name="cho nhu cầu"
    )
    purpose = ViCharField("đồng ý cho việc gì", max_length=250, blank=True)
    given_by = ViCharField("người đồng ý", max_length=120, help_text="Chủ cơ sở hoặc người được giao")
    given_on = ViDateField("ngày đồng ý")
    channel = models.CharField("đồng ý bằng", max_length=20, choices=ConsentChannel.choices)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, verbose_name="người ghi")
    file = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="bản chụp"
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = "đồng ý của cơ sở"
        verbose_name_plural = "đồng ý của cơ sở"
        constraints = [
            in_choices("consent_channel_known", "channel", ConsentChannel),
            models.CheckConstraint(
                condition=~Q(given_by=""),
                name="consent_names_who",
                violation_error_message="Ghi ai đồng ý.",
            ),
            models.CheckConstraint(
                condition=Q(need__isnull=False) | ~Q(purpose=""),
                name="consent_for_something",
                violation_error_message="Ghi đồng ý cho nhu cầu nào, hoặc cho việc gì.",
            ),
        ]

    def __str__(self):
        return f"{self.given_by}, {self.get_channel_display().lower()}"
