"""Báo cáo năm: one object that page, PDF, XLSX and JSON are written from."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from khuyencong.core.papers import Annex, BarChart, Block, Bullets, Heading, Letterhead, Paper, Paragraph, Table, prose
from khuyencong.reports.choices import LEGAL_GROUNDS, Part
from khuyencong.reports.models import AnnualReport
from khuyencong.reports.queries import sentences
from khuyencong.reports.queries.letterhead import Issuer, issuer_of
from khuyencong.reports.queries.metrics import METRICS
from khuyencong.reports.queries.missing import Missing, missing
from khuyencong.reports.queries.scope import ReportScope
from khuyencong.reports.queries.sheet import Sheet
from khuyencong.reports.queries.tables import contents, funding, items, others, places, plan, training, voting
from khuyencong.reports.queries.texts import NOT_WRITTEN, Text, kept_report, papers_of, texts
from khuyencong.territory.models import AdministrativeUnit


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it; ``text`` is the part people write."""

    heading: Heading
    blocks: tuple[Block, ...] = ()
    text: Text | None = None

    @property
    def prose(self) -> tuple[Block, ...]:
        """What was written, as blocks."""
        return prose(self.text.words) if self.text else ()


@dataclass(frozen=True)
class AnnualReportDocument:
    scope: ReportScope

    @cached_property
    def sheet(self) -> Sheet:
        return Sheet(self.scope)

    @cached_property
    def kept(self) -> AnnualReport | None:
        return kept_report(self.scope)

    @cached_property
    def texts(self) -> dict[Part, Text]:
        return texts(self.sheet, self.kept)

    @cached_property
    def issuer(self) -> Issuer:
        return issuer_of(self.scope)

    @cached_property
    def missing(self) -> list[Missing]:
        return missing(self.sheet, self.texts, self.issuer)

    @property
    def issued_on(self) -> date:
        return self.scope.issued_on or self.scope.day

    @property
    def letterhead(self) -> Letterhead:
        return self.issuer.letterhead(self.issued_on)

    @property
    def subject(self) -> str:
        scope = self.scope
        ahead = f", phương hướng, nhiệm vụ năm {scope.year + 1}" if scope.is_one_year else ""
        return f"Kết quả công tác khuyến công {scope.name} tại {scope.place}{ahead}"

    @property
    def title(self) -> str:
        return f"Báo cáo {self.scope.name}, {self.scope.unit.full_name}"

    @cached_property
    def grounds(self) -> tuple[str, ...]:
        """Decrees in force during the period, then the decisions the records name."""
        period = self.scope.period
        decrees = [
            title
            for since, until, title in LEGAL_GROUNDS
            if (since is None or since <= period.ends_on) and (until is None or until >= period.starts_on)
        ]
        return tuple(f"Căn cứ {ground}" for ground in [*decrees, *papers_of(self.sheet)[:4]])

    # --- tables -----------------------------------------------------------------------------------

    @cached_property
    def tables(self) -> dict[str, Table]:
        """Every table by its code, in the order of the report."""
        sheet = self.sheet
        made = (
            funding.funding(sheet),
            funding.ratios(sheet),
            plan.of_year(sheet),
            contents.by_content(sheet),
            contents.by_indicator(sheet),
            voting.by_level(sheet),
            others.media(sheet),
            training.training(sheet),
            others.network(sheet),
            others.progress(sheet),
            plan.next_year(sheet),
            items.annex(sheet, self.place_names),
            contents.annex(sheet),
            places.annex(sheet),
            voting.annex(sheet, self.place_names),
            others.annex(sheet),
        )
        return {table.code: table for table in made}

    @cached_property
    def place_names(self) -> dict[int, str]:
        """Names of the places that lists of records show: one query."""
        now = self.sheet.now
        ids = {row.unit_id for row in (*now.approved_items, *now.done_items, *now.recognised)} - {None}
        units = AdministrativeUnit.objects.in_bulk(ids)
        return {pk: unit.full_name for pk, unit in units.items()}

    @cached_property
    def charts(self) -> dict[str, BarChart]:
        made = (funding.chart(self.sheet), plan.chart(self.sheet), voting.chart(self.sheet))
        return {chart.code: chart for chart in made if chart}

    # --- sections ---------------------------------------------------------------------------------

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        table, chart, texts = self.tables, self.charts, self.texts
        return (
            Section(_heading(1, "I", "Khái quát", "khai-quat"), text=texts[Part.OVERVIEW]),
            Section(_heading(1, "II", "Kết quả thực hiện", "ket-qua"), (sentences.dates(self.scope),)),
            Section(_heading(2, "1", "Tham mưu, ban hành văn bản", "tham-muu"), text=texts[Part.ADVICE]),
            Section(
                _heading(2, "2", "Kinh phí", "kinh-phi"),
                _blocks(
                    sentences.funding(self.sheet), table["kinh-phi"], chart.get("bd-kinh-phi"), table["ty-le"],
                    table["ke-hoach"], chart.get("bd-ke-hoach"),
                ),
            ),
            Section(
                _heading(2, "3", "Kết quả theo nội dung hoạt động", "noi-dung"),
                _blocks(sentences.results(self.sheet), table["noi-dung"], table["chi-tieu"]),
            ),
            Section(
                _heading(2, "4", "Bình chọn sản phẩm công nghiệp nông thôn tiêu biểu", "binh-chon"),
                _blocks(table["binh-chon"], chart.get("bd-binh-chon")),
            ),
            Section(_heading(2, "5", "Thông tin, tuyên truyền", "thong-tin"), (table["thong-tin"],)),
            Section(_heading(2, "6", "Đào tạo, tập huấn", "dao-tao"), (table["dao-tao"],)),
            Section(_heading(2, "7", "Mạng lưới cộng tác viên", "mang-luoi"), (table["mang-luoi"],)),
            Section(_heading(2, "8", "Kiểm tra, nghiệm thu, giải ngân", "tien-do"), (table["tien-do"],)),
            Section(_heading(1, "III", "Đánh giá", "danh-gia"), text=texts[Part.ASSESSMENT]),
            Section(
                _heading(1, "IV", f"Phương hướng, nhiệm vụ năm {self.scope.year + 1}", "phuong-huong"),
                (table["ke-hoach-nam-sau"],),
                text=texts[Part.DIRECTION],
            ),
            Section(_heading(1, "V", "Kiến nghị", "kien-nghi"), text=texts[Part.PETITION]),
        )  # fmt: skip

    @property
    def outline(self) -> list[tuple[Heading, list[Heading]]]:
        """The table of contents: parts with what stands under them."""
        parts: list[tuple[Heading, list[Heading]]] = []
        for section in self.sections:
            if section.heading.level == 1:
                parts.append((section.heading, []))
            else:
                parts[-1][1].append(section.heading)
        return parts

    @property
    def closing(self) -> tuple[Block, ...]:
        """What is missing is told before the signature, by name."""
        blocks: list[Block] = []
        gaps = [gap for gap in self.missing if gap.key not in Part.values and gap.key != "letterhead"]
        if gaps:
            blocks.append(
                Paragraph(text="Ghi chú về số liệu còn thiếu (không tính là 0, không cộng vào tổng):", note=True)
            )
            blocks.append(Bullets(items=tuple(gap.words for gap in gaps)))
        return (
            *blocks,
            Paragraph(
                text=f"Trên đây là báo cáo kết quả công tác khuyến công {self.scope.name} của {self.issuer.name}./."
            ),
        )

    @property
    def annexes(self) -> tuple[Annex, ...]:
        table = self.tables
        codes = ("phu-luc-de-an", "phu-luc-noi-dung", "phu-luc-dia-ban", "phu-luc-san-pham", "phu-luc-cong-tac-vien")
        return tuple(
            Annex(number=number, title=table[code].title, blocks=(table[code],), landscape=True)
            for number, code in zip(("I", "II", "III", "IV", "V"), codes, strict=True)
        )

    # --- the paper --------------------------------------------------------------------------------

    @cached_property
    def paper(self) -> Paper:
        """The report in official form; parts nobody wrote say so."""
        blocks: list[Block] = []
        for section in self.sections:
            blocks.append(section.heading)
            if section.text:
                blocks += section.prose or (Paragraph(text=NOT_WRITTEN, note=True),)
            blocks += section.blocks
        return Paper(
            letterhead=self.letterhead,
            kind="BÁO CÁO",
            subject=self.subject,
            addressees=(self.issuer.department,),
            grounds=self.grounds,
            blocks=(*blocks, *self.closing),
            signature=self.issuer.signature,
            recipients=self.issuer.recipients,
            annexes=self.annexes,
            mark="DỰ THẢO",
        )

    def figures(self) -> dict:
        """Every declared figure by key; those of the indicator catalogue that have something to tell come along."""
        now = self.sheet.now
        keyed = dict(METRICS)
        for code, name, unit in contents.indicators(self.sheet):
            metric = contents.metric_of(code, name, unit)
            keyed.setdefault(metric.key, metric)
        return {key: metric.figure(now) for key, metric in keyed.items()}


def _heading(level: int, number: str, text: str, anchor: str) -> Heading:
    return Heading(level=level, number=number, text=text, anchor=anchor)


def _blocks(*blocks: Block | None) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block is not None)
