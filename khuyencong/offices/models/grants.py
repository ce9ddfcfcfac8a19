"""Who works here: organisations with dated profiles, and roles granted for a place or an organisation."""

from datetime import date

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q

from khuyencong.core.audit import tracked
from khuyencong.core.choices import Certainty, Role
from khuyencong.core.dated import Dated, DatedQuerySet, in_choices, no_overlap
from khuyencong.core.fields import ViCharField, fold_of, sort_key_of
from khuyencong.core.models import OfficialDocument, User
from khuyencong.offices.choices import OrganisationKind
from khuyencong.territory.models import AdministrativeUnit


@tracked
class Organisation(models.Model):
    """An office, association or body; what it is called and who signs for it is in its dated profiles."""

    kind = models.CharField("loại", max_length=20, choices=OrganisationKind.choices)
    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", null=True, verbose_name="địa bàn")
    name = ViCharField("tên thường gọi", max_length=200)
    continues = models.ForeignKey(
        "self", models.PROTECT, related_name="successors", null=True, blank=True, verbose_name="kế tục"
    )
    fold = fold_of("name")
    sort_key = sort_key_of("name")

    class Meta:
        verbose_name = "cơ quan, tổ chức"
        verbose_name_plural = "cơ quan, tổ chức"
        indexes = [GinIndex(OpClass("fold", name="gin_trgm_ops"), name="organisation_fold_trgm")]
        constraints = [
            in_choices("organisation_kind_known", "kind", OrganisationKind),
            models.UniqueConstraint(
                fields=["name", "unit"],
                name="organisation_once",
                violation_error_message="Cơ quan này đã có trong danh mục.",
            ),
        ]

    def __str__(self):
        return self.name


@tracked
class OrganisationProfile(Dated):
    """How an organisation stood over some days: letterhead names, symbol, place name, signer."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="profiles", verbose_name="cơ quan")
    name = ViCharField("tên đầy đủ", max_length=200)
    short_name = ViCharField("tên gọi tắt", max_length=80, blank=True)
    parent_name = ViCharField("cơ quan chủ quản", max_length=200, blank=True)
    symbol = ViCharField("ký hiệu trên văn bản", max_length=30, blank=True, help_text="Ví dụ TTKC trong BC-TTKC")
    place_name = ViCharField("địa danh", max_length=80, blank=True)
    signer_authority = ViCharField("quyền ký", max_length=80, blank=True, help_text="Ví dụ KT. GIÁM ĐỐC")
    signer_title = ViCharField("chức vụ người ký", max_length=80, blank=True)
    signer_name = ViCharField("họ tên người ký", max_length=120, blank=True)
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="căn cứ"
    )
    certainty = models.CharField("mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.READ)

    class Meta(Dated.Meta):
        verbose_name = "tên và người ký theo thời kỳ"
        verbose_name_plural = "tên và người ký theo thời kỳ"
        constraints = [
            *Dated.Meta.constraints,
            no_overlap(
                "profile_no_overlap",
                of=["organisation"],
                message="Cơ quan này đã có tên và người ký trong khoảng ngày ấy. Đóng dòng cũ trước.",
            ),
            in_choices("profile_certainty_known", "certainty", Certainty),
        ]

    def __str__(self):
        return self.name


class RoleGrantQuerySet(DatedQuerySet):
    def of(self, user: User, day: date):
        return self.filter(user=user, user__is_active=True).on(day)


@tracked
class RoleGrant(Dated):
    """Person × role × place or organisation × dates. No place and no organisation means everywhere."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người")
    role = models.CharField("vai trò", max_length=20, choices=Role.choices)
    unit = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="địa bàn"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="tổ chức"
    )
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="quyết định"
    )

    objects = RoleGrantQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "vai trò được giao"
        verbose_name_plural = "vai trò được giao"
        constraints = [
            *Dated.Meta.constraints,
            in_choices("grant_role_known", "role", Role),
            models.CheckConstraint(
                condition=Q(unit__isnull=True) | Q(organisation__isnull=True),
                name="grant_place_or_organisation",
                violation_error_message="Giao theo địa bàn hoặc theo tổ chức, không cả hai.",
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.COLLABORATOR) | Q(unit__isnull=False) | Q(organisation__isnull=False),
                name="grant_collaborator_has_scope",
                violation_error_message="Cộng tác viên phải có địa bàn hoặc hiệp hội.",
            ),
            no_overlap(
                "grant_no_overlap",
                of=["user", "role", "unit?", "organisation?"],
                message="Người này đã có vai trò ấy trong khoảng ngày ấy.",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}"
