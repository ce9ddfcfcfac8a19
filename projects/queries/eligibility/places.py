"""Where it makes things, on that day: the commune of the production site, what it lies in, and what the list says of it.

The registered office never decides (TT 46/2012 Đ3 k1 d).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from khuyencong.core import calendar
from khuyencong.establishments.models import CraftVillage, ProductionSite
from khuyencong.territory.choices import LAST_OLD_DAY, Frame, Kind, Level, Reason, UrbanGrade
from khuyencong.territory.models import AdministrativeUnit, UnitName, UrbanClass
from khuyencong.territory.queries import Framer
from projects.choices import PlaceContainer, PlaceResult, PlaceSubject, Question, Reply
from projects.models import EligiblePlace
from projects.queries.eligibility.answers import Answer, heaviest
from projects.queries.law import in_force

AS_WARD = "LC31"  # of the legal calendar: how long a phường that was a xã is counted as one
_REPLIES = {PlaceResult.YES: Reply.YES, PlaceResult.NO: Reply.NO}
_BY_GRADE = {
    Kind.THANH_PHO: {
        UrbanGrade.FIRST: PlaceContainer.CITY_1,
        UrbanGrade.SECOND: PlaceContainer.CITY_2,
        UrbanGrade.THIRD: PlaceContainer.CITY_3,
    },
    Kind.QUAN: {
        UrbanGrade.SPECIAL: PlaceContainer.QUARTER_SPECIAL,
        UrbanGrade.FIRST: PlaceContainer.QUARTER_1,
    },
}
# What may lie in a district known only by itself.
_PARTS = {
    Kind.HUYEN: (Kind.XA, Kind.THI_TRAN),
    Kind.THI_XA: (Kind.XA, Kind.PHUONG),
    Kind.THANH_PHO: (Kind.XA, Kind.PHUONG),
    Kind.QUAN: (Kind.PHUONG,),
}


def ancestors(unit: AdministrativeUnit | None) -> list[AdministrativeUnit]:
    """The unit and what it lies in; read through ``with_parents``."""
    found = []
    while unit is not None:
        found.append(unit)
        unit = unit.parent
    return found


@dataclass(frozen=True)
class Spot:
    """One production site as recorded."""

    unit: AdministrativeUnit
    village: CraftVillage | None = None

    @classmethod
    def of(cls, site: ProductionSite) -> "Spot":
        return cls(site.unit, site.craft_village)


@dataclass(frozen=True, kw_only=True)
class Places:
    """Places of some sites on one day, read together: at most seven queries however many sites."""

    spots: Sequence[Spot]
    on: date
    lines: Sequence[EligiblePlace]

    @cached_property
    def _today(self) -> Framer:
        return self._framer(Frame.CURRENT, self.on)

    @cached_property
    def _before(self) -> Framer:
        return self._framer(Frame.OLD, None)

    def _framer(self, frame: Frame, day: date | None) -> Framer:
        return Framer(frame=frame, level=Level.COMMUNE, unit_ids=[spot.unit.pk for spot in self.spots], today=day)

    def units_on_day(self, spot: Spot) -> list[AdministrativeUnit]:
        """The unit, or those it may be, on the day asked about; empty when only a wider place is known."""
        return [spot.unit] if in_force(spot.unit, self.on) else _reached(self._today, spot)

    def units_before(self, spot: Spot) -> list[AdministrativeUnit]:
        """The same under the units of 30/6/2025."""
        return [spot.unit] if in_force(spot.unit, LAST_OLD_DAY) else _reached(self._before, spot)

    @cached_property
    def units(self) -> dict[int, AdministrativeUnit]:
        """All units these sites lie in, then and now, by key: where a rule of a place applies."""
        units = [
            unit for spot in self.spots for unit in [spot.unit, *self.units_on_day(spot), *self.units_before(spot)]
        ]
        return {above.pk: above for unit in units for above in ancestors(unit)}

    @cached_property
    def _grades(self) -> dict[int, list[UrbanClass]]:
        found: dict[int, list[UrbanClass]] = {}
        for row in UrbanClass.objects.filter(unit__in=self.units).order_by("pk"):
            found.setdefault(row.unit_id, []).append(row)
        return found

    @cached_property
    def _turned_into_ward(self) -> dict[int, date]:
        """The day a phường ceased to be a xã, where its earlier name is on record."""
        names = UnitName.objects.filter(unit__in=self.units, kind=Kind.XA, valid_to__isnull=False)
        return {name.unit_id: name.valid_to + timedelta(days=1) for name in names.order_by("valid_to")}

    def answer(self) -> Answer:
        """The answer for all sites: equal ones count as one, different ones are looked at by a person."""
        if not self.spots:
            sentence = "Chưa ghi nơi sản xuất của ngày này: ghi ở trang cơ sở."
            return Answer.by(
                self.rule(PlaceSubject.OFFICE), Question.PLACE, Reply.LOOK, sentence, "Nơi sản xuất: chưa rõ"
            )
        return self._agreed([self._of_spot(spot) for spot in self.spots], "Các nơi sản xuất cho câu trả lời khác nhau")

    def _agreed(self, answers: list[Answer], otherwise: str) -> Answer:
        first = heaviest(answers)
        facts = "; ".join(dict.fromkeys(answer.fact for answer in answers))
        if len({answer.reply for answer in answers}) == 1:
            return replace(first, fact=facts)
        told = " ".join(dict.fromkeys(answer.sentence for answer in answers))
        return replace(first, reply=Reply.LOOK, sentence=f"{otherwise}. {told}", fact=facts)

    def _of_spot(self, spot: Spot) -> Answer:
        units = self.units_on_day(spot)
        if not units:
            sentence = f"Nơi sản xuất mới ghi đến {spot.unit.full_name}: ghi rõ xã, phường."
            return Answer.by(None, Question.PLACE, Reply.LOOK, sentence, f"Nơi sản xuất: {_label(spot.unit)}")
        answers = [self.of_unit(unit, self.on) for unit in units]
        if self._is_in_the_gap:
            answers = [self._in_the_gap(spot, answer) for answer in answers]
        answer = self._agreed(answers, "Chưa biết chắc địa bàn của nơi sản xuất")
        return self._in_village(spot, answer) if answer.reply != Reply.YES and spot.village else answer

    def _in_the_gap(self, spot: Spot, answer: Answer) -> Answer:
        """Between the end of districts and NĐ 235: told by the old unit, decided by a person."""
        before = [self.of_unit(unit, LAST_OLD_DAY) for unit in self.units_before(spot)]
        told = " ".join(dict.fromkeys(_told_before(old) for old in before))
        old_places = "; ".join(dict.fromkeys(_label(unit) for unit in self.units_before(spot)))
        sentence = f"{answer.sentence} {told or 'Chưa rõ địa bàn cũ của nơi sản xuất.'}"
        return replace(answer, sentence=sentence, fact=f"{answer.fact}; ngày 30/06/2025: {old_places or 'chưa rõ'}")

    def _in_village(self, spot: Spot, answer: Answer) -> Answer:
        line = next((line for line in self.lines_on(self.on) if line.subject == PlaceSubject.VILLAGE), None)
        village = spot.village
        if line is None or not in_force(village, self.on):
            return answer
        fact = f"{answer.fact}; trong làng nghề {village.name}"
        if village.valid_from is None:
            sentence = f"Làng nghề {village.name}: chưa ghi ngày được UBND cấp tỉnh công nhận."
            return Answer.by(line, Question.PLACE, Reply.LOOK, sentence, fact)
        sentence = f"{line.reason}: {village.name}, công nhận ngày {village.valid_from:%d/%m/%Y}."
        return Answer.by(line, Question.PLACE, Reply.YES, sentence, fact)

    def lines_on(self, day: date) -> list[EligiblePlace]:
        return [line for line in self.lines if in_force(line, day)]

    @property
    def _is_in_the_gap(self) -> bool:
        """After districts ended, before the list that holds today."""
        begins = (line.valid_from for line in self.lines if line.subject == PlaceSubject.SITE and not line.valid_to)
        new_list = min((day for day in begins if day), default=None)
        return self.on > LAST_OLD_DAY and (new_list is None or self.on < new_list)

    def rule(self, subject: PlaceSubject) -> EligiblePlace | None:
        """A rule of reading in force on the day."""
        return next((line for line in self.lines_on(self.on) if line.subject == subject), None)

    def of_unit(self, unit: AdministrativeUnit, day: date) -> Answer:
        """What the list of ``day`` says of one unit in force then."""
        fact = f"Nơi sản xuất: {_label(unit)}"
        if unit.level == Level.PROVINCE:
            sentence = f"Nơi sản xuất mới ghi đến {unit.full_name}: ghi rõ xã, phường."
            return Answer.by(None, Question.PLACE, Reply.LOOK, sentence, fact)
        if unit.level == Level.DISTRICT:
            answers = [self._of_kind(kind, unit, unit, day, fact) for kind in _PARTS[unit.kind]]
            return self._agreed(answers, f"Nơi sản xuất mới ghi đến {unit.full_name}: ghi rõ xã, phường")
        return self._of_kind(unit.kind, unit, unit.parent, day, fact)

    def _of_kind(self, kind: str, unit, district, day: date, fact: str) -> Answer:
        containers, ungraded = self._containers(district, day)
        line = next(
            (
                line
                for line in self.lines_on(day)
                if line.subject == PlaceSubject.SITE and line.speaks_of(kind) and line.container in containers
            ),
            None,
        )
        if line is None:
            if ungraded is not None:
                sentence = (
                    f"Chưa ghi loại đô thị của {ungraded.full_name} vào ngày {day:%d/%m/%Y}: ghi ở sổ loại đô thị."
                )
            else:
                sentence = f"{unit.full_name}: danh mục địa bàn không có dòng nào cho nơi này vào ngày {day:%d/%m/%Y}."
            return Answer.by(None, Question.PLACE, Reply.LOOK, sentence, fact)
        if line.result == PlaceResult.CONDITION:
            return self._turned(line, unit, day, fact)
        reply = _REPLIES.get(line.result, Reply.LOOK)
        advice = " Nếu xưởng ở nơi khác, sửa nơi sản xuất." if reply == Reply.NO else ""
        return Answer.by(line, Question.PLACE, reply, f"{line.reason}.{advice}", fact)

    def _containers(self, above: AdministrativeUnit, day: date) -> tuple[set[str], AdministrativeUnit | None]:
        """What the commune lies in; and the city whose class would have to be known, when it is not."""
        everywhere = {PlaceContainer.ANYWHERE}
        if above.level == Level.PROVINCE:
            central = above.kind == Kind.THANH_PHO_TRUNG_UONG
            return everywhere | {PlaceContainer.CENTRAL_CITY if central else PlaceContainer.PROVINCE}, None
        if above.kind == Kind.HUYEN:
            if above.parent.kind == Kind.THANH_PHO_TRUNG_UONG:
                return everywhere | {PlaceContainer.RURAL_OF_CITY}, None
            return everywhere | {PlaceContainer.BELOW_PROVINCE, PlaceContainer.RURAL}, None
        if above.kind == Kind.THI_XA:
            return everywhere | {PlaceContainer.BELOW_PROVINCE, PlaceContainer.TOWN}, None
        graded = above.parent if above.kind == Kind.QUAN else above
        below = {PlaceContainer.BELOW_PROVINCE} if above.kind == Kind.THANH_PHO else set()
        grade = next((row.grade for row in self._grades.get(graded.pk, ()) if in_force(row, day)), None)
        if grade is None:
            return everywhere | below, graded
        known = _BY_GRADE[above.kind].get(grade)
        return everywhere | below | ({known} if known else set()), None

    def _turned(self, line: EligiblePlace, unit: AdministrativeUnit, day: date, fact: str) -> Answer:
        """A phường of a first-class city: only for five years after it was a xã (TT 46/2012 Đ3 k1 đ)."""
        since = self._turned_into_ward.get(unit.pk)
        if unit.level == Level.DISTRICT:
            return Answer.by(line, Question.PLACE, Reply.LOOK, f"{line.reason}.", fact)
        if since is None:
            sentence = f"{line.reason}: sổ địa bàn chưa ghi {unit.full_name} có chuyển từ xã không, từ ngày nào."
            return Answer.by(line, Question.PLACE, Reply.LOOK, sentence, fact)
        law = calendar.current().rule(AS_WARD, day)
        if law is None:
            sentence = f"{line.reason}: lịch hạn theo luật không có thời gian được tính cho ngày này."
            return Answer.by(line, Question.PLACE, Reply.LOOK, sentence, fact)
        years, until = law.amount, date(day.year - 1, 12, 31)
        last = _years_after(since, years)
        fact = f"{fact}, chuyển từ xã ngày {since:%d/%m/%Y}"
        if until <= last:
            sentence = f"Chuyển từ xã ngày {since:%d/%m/%Y}, chưa quá {years:02} năm tính đến {until:%d/%m/%Y}."
            return Answer.by(line, Question.PLACE, Reply.YES, sentence, fact)
        sentence = f"Chuyển từ xã ngày {since:%d/%m/%Y}, đã quá {years:02} năm tính đến {until:%d/%m/%Y}."
        return Answer.by(line, Question.PLACE, Reply.NO, sentence, fact)


def _reached(framer: Framer, spot: Spot) -> list[AdministrativeUnit]:
    placed = framer.place_of(spot.unit.pk)
    return [placed.unit] if placed.reason == Reason.OK else list(placed.candidates)


def _label(unit: AdministrativeUnit) -> str:
    return unit.label().removesuffix(" (cũ)")


def _told_before(answer: Answer) -> str:
    """“Theo địa bàn cũ: xã thuộc địa bàn hỗ trợ (Nghị định 45/2012/NĐ-CP, Đ1 k2 a).”"""
    sentence = answer.sentence.rstrip(".")
    article = f" ({answer.article})" if answer.article else ""
    return f"Theo địa bàn cũ: {sentence[:1].lower()}{sentence[1:]}{article}."


def _years_after(day: date, years: int) -> date:
    """29/2 has no anniversary in a common year: 1/3 stands for it."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
