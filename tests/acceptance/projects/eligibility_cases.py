"""How a line of ``eligibility_cases.csv`` becomes records, and the question asked of them.

Facts of a line, in any order, with semicolons between:

    form        legal form of the establishment (default công ty TNHH)        sector, written   listed sector, free text
    site        place of production, several with “+”; unit: the one the đề án names; office: registered office
    grade       unit:loại đô thị          was_xa   unit:last day as a xã        village   day of recognition, “?” unknown
    trait       đặc điểm of the establishment         year   workers/revenue/capital of the year before, tỷ đồng
    content     content asked for (ND3.04)            approved, committed, paper   of the đề án it is asked for
    past, past2 year/content/purse[/status] of an earlier benefit; kin: it was had by what this establishment came from
    rule        scope/limit/years/counts of a rule of the province; exception: one is on record
    known       tax code, phone, owner, address are on record; other: what another establishment shares
"""

import csv
from datetime import date
from pathlib import Path

from khuyencong.establishments.choices import LegalForm
from khuyencong.establishments.models import Establishment, Sector
from khuyencong.territory.models import UnitName
from projects.models import BenefitRule, Project
from projects.queries.eligibility import Answer, judge
from tests.factories import eligibility, projects
from tests.factories import establishments as made
from tests.factories.core import OfficialDocumentFactory
from tests.factories.offices import unit
from tests.factories.territory import UrbanClassFactory

FILE = Path(__file__).parents[2] / "data" / "eligibility_cases.csv"
PLACES = {
    "ben-cat": "old-25813",
    "la-gi": "old-23231",
    "quan-1": "old-26734",
    "hong-bang": "old-11296",
    "binh-chanh": "old-27598",
    "new-xa-lam-dong": "new-22969",
}
BILLION = 1_000_000_000
KNOWN = {
    "tax_code": "3700123456",
    "phone": "0274 3822 111",
    "owner_name": "Trần Thị Gốm",
    "head_office_address": "12 đường Lò Chén",
}


def cases() -> list[dict]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def place(key: str):
    return unit(PLACES.get(key, key))


class Line:
    """One line of the table, made into records."""

    def __init__(self, row: dict) -> None:
        self.row = row
        self.on = date.fromisoformat(row["on"])
        self.facts = dict(fact.split("=", 1) for fact in filter(None, row["facts"].split(";")))
        self.one: Establishment = made.EstablishmentFactory(bare=True, name="Gốm Hưng Thịnh")

    def get(self, name: str) -> str:
        return self.facts.get(name, "")

    def answer(self) -> Answer:
        for step in (self._profile, self._places, self._figures, self._past, self._rule, self._others):
            step()
        judgement = judge(
            self.one,
            on=self.on,
            content=projects.content(self.get("content") or "ND3.04"),
            purse="KCDP",
            unit=place(self.get("unit")) if self.get("unit") else None,
            project=self._project(),
        )
        return judgement.answer(self.row["question"])

    def _profile(self) -> None:
        made.ProfileFactory(
            establishment=self.one,
            name=self.one.name,
            legal_form=self.get("form") or LegalForm.LIMITED,
            sector=self.get("written"),
            listed_sector=Sector.objects.get(code=self.get("sector")) if self.get("sector") else None,
            head_office_unit=place(self.get("office")) if self.get("office") else None,
            **(KNOWN if self.get("known") else {}),
        )

    def _places(self) -> None:
        village = self._village()
        for key in filter(None, self.get("site").split("+")):
            made.SiteFactory(establishment=self.one, unit=place(key), craft_village=village)
        if self.get("grade"):
            key, grade = self.get("grade").split(":")
            UrbanClassFactory(open=True, unit=place(key), grade=grade)
        if self.get("was_xa"):
            key, last = self.get("was_xa").split(":")
            UnitName.objects.create(unit=place(key), name="Xã cũ", kind="xa", valid_to=date.fromisoformat(last))

    def _village(self):
        if not self.get("village"):
            return None
        since = None if self.get("village") == "?" else date.fromisoformat(self.get("village"))
        return made.CraftVillageFactory(name="Gốm Lái Thiêu", valid_from=since)

    def _figures(self) -> None:
        if self.get("trait"):
            made.TraitFactory(establishment=self.one, kind=self.get("trait"))
        if self.get("year"):
            workers, revenue, capital = (int(cell) if cell else None for cell in self.get("year").split("/"))
            made.YearlySnapshotFactory(
                establishment=self.one,
                year=self.on.year - 1,
                workers_insured=workers,
                revenue=revenue and revenue * BILLION,
                capital=capital and capital * BILLION,
            )

    def _past(self) -> None:
        had_by = self.one
        if self.get("kin"):
            had_by = made.EstablishmentFactory(bare=True, name="Hộ Gốm Hưng")
            made.ContinuationFactory(predecessor=had_by, successor=self.one, kind=self.get("kin"))
        for number, told in enumerate(filter(None, (self.get("past"), self.get("past2"))), 1):
            year, content, purse, *status = told.split("/")
            state = {} if status else {"approved": True, "approved_on": None, "approval": None, "retrospective": True}
            project = projects.ProjectFactory(
                code=f"CU-{number}",
                plan_year=None if year == "?" else int(year),
                content=projects.content(content),
                purse=purse,
                **state,
            )
            projects.BeneficiaryFactory(project=project, establishment=had_by)

    def _rule(self) -> None:
        if self.get("rule"):
            scope, limit, years, counts = self.get("rule").split("/")
            eligibility.BenefitRuleFactory(
                open=True,
                name="Quy định thử của tỉnh",
                unit=unit("new-68"),
                scope=scope,
                limit=int(limit),
                window_years=int(years) if years else None,
                counts=counts,
            )
        if self.get("exception"):
            paper = OfficialDocumentFactory(number="12", symbol="UBND-KT")
            eligibility.BenefitExceptionFactory(
                rule=BenefitRule.objects.get(code="SL01"), establishment=self.one, document=paper
            )

    def _others(self) -> None:
        shared = {
            "phone": {"phone": "+84 274 3822111"},
            "tax": {"tax_code": f"{KNOWN['tax_code']}-001"},
            "owner": {"owner_name": "TRẦN THỊ GỐM"},
            "address": {"head_office_address": "12 Đường Lò Chén"},
            "name": {"name": "Hộ kinh doanh Gốm Hưng Thịnh", "legal_form": LegalForm.HOUSEHOLD},
        }.get(self.get("other"))
        if shared is None:
            return
        name = shared.get("name", "Mộc Tám Nghĩa")
        other = made.EstablishmentFactory(bare=True, name=name)
        made.ProfileFactory(establishment=other, **{"name": name} | shared)
        if self.get("kin_of_other"):
            made.ContinuationFactory(predecessor=other, successor=self.one)
        if self.get("helped"):
            projects.BeneficiaryFactory(
                project=projects.ProjectFactory(code="CU-9", approved=True), establishment=other
            )

    def _project(self) -> Project | None:
        if not self.get("approved"):
            return None
        project = projects.ProjectFactory(
            code="MOI-1", approved=True, approved_on=date.fromisoformat(self.get("approved"))
        )
        committed = self.get("committed")
        projects.BeneficiaryFactory(
            project=project, establishment=self.one, counterpart_committed=int(committed) if committed else None
        )
        if self.get("paper"):
            projects.PaperFactory(project=project, document=OfficialDocumentFactory(title=self.get("paper")))
        return project
