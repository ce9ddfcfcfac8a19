"""Keeping the register: new establishments, facts that change with dates, sites, continuations, needs."""

from datetime import date, timedelta

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from khuyencong.core import files, timeline, transitions, versions
from khuyencong.core.dates import format_date, today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import StoredFile, User
from khuyencong.establishments import rules
from khuyencong.establishments.choices import (
    NEED_TRANSITIONS,
    ConsentChannel,
    ContinuationKind,
    NeedChannel,
    NeedStatus,
    TraitKind,
)
from khuyencong.establishments.models import (
    Consent,
    Continuation,
    CraftVillage,
    Establishment,
    EstablishmentProfile,
    EstablishmentTrait,
    Membership,
    Need,
    ProductionSite,
    YearlySnapshot,
)
from khuyencong.establishments.queries import held
from khuyencong.offices.models import Organisation
from khuyencong.offices.rules import may_hand_over, may_place
from khuyencong.territory.models import AdministrativeUnit


@transaction.atomic
def add_establishment(
    *, by: User, facts: dict, site: AdministrativeUnit, place_as_written: str = "", since: date | None = None
) -> Establishment:
    """A new establishment with its first facts (columns of EstablishmentProfile) and production site."""
    rules.may_keep_register(by).require()
    may_place(by, site).require(field="site")
    establishment = Establishment.objects.create(name=facts["name"], timeline=timeline.start())
    EstablishmentProfile.objects.create(establishment=establishment, valid_from=since, **facts)
    ProductionSite.objects.create(
        establishment=establishment, unit=site, place_as_written=place_as_written, valid_from=since
    )
    timeline.record(timeline=establishment.timeline, by=by, verb="add", text=f"Ghi {establishment.name} vào sổ cơ sở")
    return establishment


@transaction.atomic
def change_facts(
    *, establishment: Establishment, by: User, facts: dict, since: date, expected: int | None = None
) -> Establishment:
    """From ``since`` on the facts are these; the previous row is closed the day before and kept."""
    establishment = versions.locked(Establishment.objects, pk=establishment.pk, expected=expected)
    rules.may_keep_register(by).require()
    last = establishment.profiles.filter(valid_to__isnull=True).order_by("-valid_from").first()
    if last is not None:
        if last.valid_from and since <= last.valid_from:
            raise DomainError(
                f"Thông tin hiện nay đã tính từ {last.valid_from:%d/%m/%Y}. Chọn ngày sau ngày ấy.", field="since"
            )
        last.valid_to = since - timedelta(days=1)
        last.save(update_fields=["valid_to"])
    try:
        with transaction.atomic():
            EstablishmentProfile.objects.create(establishment=establishment, valid_from=since, **facts)
    except IntegrityError:
        raise DomainError("Thông tin từ ngày này trùng với một dòng đã ghi. Chọn ngày sau.", field="since") from None
    versions.bump(establishment, name=facts["name"])
    timeline.record(
        timeline=establishment.timeline,
        by=by,
        verb="change",
        text=f"Đổi thông tin từ {since:%d/%m/%Y}: {facts['name']}",
    )
    return establishment


@transaction.atomic
def add_site(
    *,
    establishment: Establishment,
    by: User,
    unit: AdministrativeUnit,
    place_as_written: str = "",
    valid_from: date | None = None,
    craft_village: CraftVillage | None = None,
) -> ProductionSite:
    """One more production site, in a recognised craft village or not."""
    rules.may_keep_register(by).require()
    try:
        with transaction.atomic():
            site = ProductionSite.objects.create(
                establishment=establishment,
                unit=unit,
                place_as_written=place_as_written,
                valid_from=valid_from,
                craft_village=craft_village,
            )
    except IntegrityError:
        raise DomainError("Nơi sản xuất này đã được ghi.", field="unit") from None
    timeline.record(timeline=establishment.timeline, by=by, verb="site", text=f"Thêm nơi sản xuất {unit.full_name}")
    return site


@transaction.atomic
def place_in_village(*, site: ProductionSite, by: User, craft_village: CraftVillage | None) -> ProductionSite:
    """Say that a production site stands in a craft village, or no longer say so."""
    rules.may_keep_register(by).require()
    site = ProductionSite.objects.select_for_update(of=("self",), no_key=True).get(pk=site.pk)
    site.craft_village = craft_village
    site.save(update_fields=["craft_village"])
    told = f"Nơi sản xuất {site} trong làng nghề {craft_village}" if craft_village else f"Bỏ làng nghề của {site}"
    timeline.record(timeline=site.establishment.timeline, by=by, verb="village", text=told)
    return site


@transaction.atomic
def record_year(*, establishment: Establishment, by: User, year: int, **figures) -> YearlySnapshot:
    """Figures of a year not on record yet: ``workers_insured``, ``revenue``, ``capital``, ``source``."""
    rules.may_keep_register(by).require()
    try:
        with transaction.atomic():
            row = YearlySnapshot.objects.create(establishment=establishment, year=year, **figures)
    except IntegrityError:
        raise DomainError(f"Đã có số liệu năm {year}: mở dòng ấy để sửa.", field="year") from None
    timeline.record(timeline=establishment.timeline, by=by, verb="year", text=f"Ghi số liệu năm {year}")
    return row


@transaction.atomic
def correct_year(*, snapshot: YearlySnapshot, by: User, expected: int | None = None, **figures) -> YearlySnapshot:
    """Correct the figures of a year; the audit trail keeps what stood there."""
    row = versions.locked(YearlySnapshot.objects, pk=snapshot.pk, expected=expected)
    rules.may_keep_register(by).require()
    versions.bump(row, **figures)
    timeline.record(timeline=row.establishment.timeline, by=by, verb="year", text=f"Sửa số liệu năm {row.year}")
    return row


@transaction.atomic
def record_trait(
    *,
    establishment: Establishment,
    by: User,
    kind: TraitKind,
    source: str,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> EstablishmentTrait:
    """What an establishment is besides its form. With only an end, the trait that is open ends that day."""
    rules.may_keep_register(by).require()
    open_row = establishment.traits.filter(kind=kind, valid_to__isnull=True).first()
    told = TraitKind(kind).label
    if open_row is not None and valid_to and valid_from is None:
        row = _end_trait(open_row, valid_to, source)
        told = f"Hết {told.lower()} từ sau {valid_to:%d/%m/%Y}"
    else:
        row = _new_trait(
            establishment=establishment, kind=kind, source=source, valid_from=valid_from, valid_to=valid_to
        )
    timeline.record(timeline=establishment.timeline, by=by, verb="trait", text=told)
    return row


def _end_trait(row: EstablishmentTrait, valid_to: date, source: str) -> EstablishmentTrait:
    if row.valid_from and valid_to < row.valid_from:
        raise DomainError(f"Đặc điểm có từ {row.valid_from:%d/%m/%Y}. Chọn ngày sau ngày ấy.", field="valid_to")
    row.valid_to = valid_to
    row.source = f"{row.source}; hết: {source}"[:300]
    row.save(update_fields=["valid_to", "source"])
    return row


def _new_trait(**facts) -> EstablishmentTrait:
    try:
        with transaction.atomic():
            return EstablishmentTrait.objects.create(**facts)
    except IntegrityError:
        raise DomainError("Đặc điểm này đã được ghi trong khoảng ngày ấy.", field="valid_from") from None


@transaction.atomic
def record_continuation(
    *,
    predecessor: Establishment,
    successor: Establishment,
    kind: ContinuationKind,
    by: User,
    happened_on: date | None = None,
) -> Continuation:
    """One establishment goes on as another; both pages then tell the same story."""
    rules.may_keep_register(by).require()
    if predecessor.pk == successor.pk:
        raise DomainError("Cơ sở không kế tục chính nó. Chọn cơ sở khác.", field="successor")
    try:
        with transaction.atomic():
            row = Continuation.objects.create(
                predecessor=predecessor, successor=successor, kind=kind, happened_on=happened_on
            )
    except IntegrityError:
        raise DomainError("Hai cơ sở này đã được ghi là kế tục.", field="successor") from None
    sentence = f"{ContinuationKind(kind).label}: {predecessor} → {successor}"
    for one in (predecessor, successor):
        timeline.record(timeline=one.timeline, by=by, verb="continue", text=sentence)
    return row


@transaction.atomic
def join_association(
    *, establishment: Establishment, organisation: Organisation, by: User, valid_from: date | None = None
) -> Membership:
    """The establishment is a member of a trade association."""
    rules.may_keep_register(by).require()
    try:
        with transaction.atomic():
            row = Membership.objects.create(
                establishment=establishment, organisation=organisation, valid_from=valid_from
            )
    except IntegrityError:
        raise DomainError("Cơ sở đã là hội viên trong khoảng ngày ấy.", field="organisation") from None
    timeline.record(timeline=establishment.timeline, by=by, verb="join", text=f"Là hội viên {organisation}")
    return row


@transaction.atomic
def record_need(
    *,
    by: User,
    text: str,
    establishment: Establishment | None = None,
    unit: AdministrativeUnit | None = None,
    told_by: str = "",
    channel: NeedChannel = NeedChannel.OTHER,
    received_on: date | None = None,
    consent: dict | None = None,
) -> Need:
    """Write down what one establishment, or one area, asks for; ``consent`` is what ``record_consent`` is told."""
    rules.may_record_need(by).require()
    if (establishment is None) == (unit is None):
        raise DomainError("Ghi nhu cầu của một cơ sở hoặc của một địa bàn: chọn đúng một.", field="unit")
    if unit is not None:
        may_place(by, unit).require(field="unit")
    need = Need.objects.create(
        timeline=timeline.start(),
        establishment=establishment,
        unit=unit,
        text=text,
        told_by=told_by,
        channel=channel,
        received_on=received_on or today(),
        recorded_by=by,
        holder=by,
    )
    timeline.record(timeline=need.timeline, by=by, verb="need", text="Ghi nhu cầu")
    if establishment:
        timeline.record(timeline=establishment.timeline, by=by, verb="need", text=f"Nhu cầu: {text[:120]}")
    if establishment and consent:
        record_consent(establishment=establishment, by=by, need=need, **consent)
    return need


@transaction.atomic
def answer_need(*, need: Need, by: User, answer: str, expected: int | None = None) -> Need:
    """Tell what became of it; the one who raised it reads the answer on its page."""
    need = versions.locked(Need.objects, pk=need.pk, expected=expected)
    rules.may_answer_need(by, need).require()
    transitions.check(NEED_TRANSITIONS, current=need.status, to=NeedStatus.ANSWERED)
    versions.bump(need, status=NeedStatus.ANSWERED)
    timeline.record(timeline=need.timeline, by=by, verb="answer", text=f"Trả lời: {answer}")
    return need


@transaction.atomic
def assign_need(*, need: Need, by: User, holder: User, expected: int | None = None) -> Need:
    """Say who sees that it is answered."""
    need = versions.locked(Need.objects.visible_to(by), pk=need.pk, expected=expected)
    rules.may_assign_need(by, need).require()
    _require_seen(holder, [need])
    versions.bump(need, holder=holder)
    timeline.record(timeline=need.timeline, by=by, verb="assigned", text=f"Giao {holder} phụ trách")
    return need


@transaction.atomic
def take_over(*, by: User, giver: User, taker: User) -> list[str]:
    """Every open need in the hands of ``giver`` that ``by`` may see goes to ``taker``; the keys of what moved.

    Raises ``DomainError`` when ``taker`` could not see one of these: none moves then.
    """
    may_hand_over(by, giver).require()
    rows = list(held(giver, seen_by=by).select_for_update(of=("self",), no_key=True).order_by("pk"))
    _require_seen(taker, rows)
    for row in rows:
        versions.bump(row, holder=taker)
        text = f"Bàn giao từ {giver} sang {taker}"
        timeline.record(timeline=row.timeline, by=by, verb="handed_over", text=text)
    return [f"establishments.need:{row.pk}" for row in rows]


def _require_seen(holder: User, needs: list[Need]) -> None:
    seen = set(Need.objects.visible_to(holder).filter(pk__in=[need.pk for need in needs]).values_list("pk", flat=True))
    if hidden := next((need for need in needs if need.pk not in seen), None):
        raise DomainError(f"{holder} không phụ trách địa bàn của nhu cầu “{hidden}”. Chọn người khác.", field="taker")


@transaction.atomic
def take_up(*, need: Need, by: User, text: str) -> Need:
    """A đề án was made of it, or it joined one; ``text`` tells which. The one who raised it reads that on its page."""
    need = versions.locked(Need.objects, pk=need.pk)
    rules.may_take_up_need(by, need).require()
    if need.status != NeedStatus.TAKEN_UP:
        transitions.check(NEED_TRANSITIONS, current=need.status, to=NeedStatus.TAKEN_UP)
        versions.bump(need, status=NeedStatus.TAKEN_UP)
    timeline.record(timeline=need.timeline, by=by, verb="taken_up", text=text)
    return need


@transaction.atomic
def record_consent(
    *,
    establishment: Establishment,
    by: User,
    given_by: str,
    given_on: date,
    channel: ConsentChannel,
    need: Need | None = None,
    purpose: str = "",
    file: UploadedFile | None = None,
) -> Consent:
    """The establishment agrees that we file in its name: who said so, when, by which channel."""
    rules.may_record_consent(by).require()
    if given_on > today():
        raise DomainError("Ngày đồng ý ở sau hôm nay. Ghi ngày đã xảy ra.", field="given_on")
    if need is not None and need.establishment_id != establishment.pk:
        raise DomainError("Nhu cầu này của cơ sở khác. Mở lại trang nhu cầu rồi ghi.", field="given_by")
    consent = Consent.objects.create(
        establishment=establishment,
        need=need,
        purpose=purpose,
        given_by=given_by,
        given_on=given_on,
        channel=channel,
        recorded_by=by,
        file=_kept_file(by, file),
    )
    text = f"{establishment} đồng ý cho làm hồ sơ: {consent}, ngày {format_date(given_on)}"
    timeline.record(timeline=(need or establishment).timeline, by=by, verb="consent", text=text)
    return consent


def _kept_file(by: User, upload: UploadedFile | None) -> StoredFile | None:
    if upload is None:
        return None
    try:
        return files.keep_upload(by=by, upload=upload)
    except DomainError as error:
        raise DomainError(str(error), field="file") from error
