"""`manage.py report annual --year 2022 --territory "Bình Dương" --format pdf --output FILE`, for night jobs too."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from khuyencong.core.dates import DateError, Period, parse_date, today
from khuyencong.core.exceptions import DomainError
from khuyencong.reports import exports
from khuyencong.reports.choices import FRAME_ADDRESSES
from khuyencong.reports.queries import AnnualReportDocument, ReportScope
from khuyencong.reports.queries.scope import between, frame_of, year_period
from khuyencong.territory.queries import resolve

WRONG = 2  # exit code of a question that cannot be answered as asked


class Command(BaseCommand):
    help = "Lập báo cáo từ các bản ghi: PDF, Excel hoặc JSON."

    def add_arguments(self, parser):
        parser.add_argument("kind", nargs="?", default="annual", help="loại báo cáo: annual (báo cáo năm)")
        parser.add_argument("--year", help="năm báo cáo, ví dụ 2022")
        parser.add_argument("--window", default="nam", help="nam (năm dương lịch) hoặc bao-cao (15/12 đến 14/12)")
        parser.add_argument("--from", dest="starts_on", help="từ ngày, ngày viết trước: 01/01/2023")
        parser.add_argument("--to", dest="ends_on", help="đến ngày")
        parser.add_argument("--territory", help="địa bàn: tên có dấu hay không, hoặc mã")
        parser.add_argument("--frame", default="tai-thoi-diem", help=" | ".join(FRAME_ADDRESSES))
        parser.add_argument("--cutoff", help="ngày chốt số liệu")
        parser.add_argument("--issued-on", help="ngày ban hành dự kiến, để chọn tên cơ quan và người ký")
        parser.add_argument("--format", default="pdf", help=" | ".join(exports.KINDS))
        parser.add_argument("--output", help="tệp ghi ra")

    def handle(self, *args, **options):
        try:
            document = AnnualReportDocument(_scope(options))
            content = exports.KINDS[options["format"]].make(document)
        except (DomainError, DateError) as error:
            raise CommandError(str(error), returncode=WRONG) from error
        path = Path(options["output"])
        try:
            path.write_bytes(content)
        except OSError as error:
            raise CommandError(f"Không ghi được {path}: {error.strerror}.") from error
        self.stdout.write(f"{document.title}: {path} ({len(content) / 1024:.0f} kB)")
        for gap in document.missing:
            self.stdout.write(f"  còn thiếu: {gap.words}")


def _scope(options: dict) -> ReportScope:
    if options["kind"] != "annual":
        raise DomainError(f"Chưa có loại báo cáo “{options['kind']}”. Dùng: annual.")
    if options["format"] not in exports.KINDS:
        raise DomainError(f"Không có dạng tệp “{options['format']}”. Chọn một trong: {', '.join(exports.KINDS)}.")
    for name, words in (("territory", "Thiếu --territory: địa bàn."), ("output", "Thiếu --output: tệp ghi ra.")):
        if not options[name]:
            raise DomainError(words)
    period = _period(options)
    return ReportScope(
        period=period,
        unit=resolve(options["territory"], period=period),
        frame=frame_of(options["frame"]),
        cutoff=_day(options["cutoff"]),
        issued_on=_day(options["issued_on"]),
        day=today(),
    )


def _period(options: dict) -> Period:
    starts_on, ends_on = _day(options["starts_on"]), _day(options["ends_on"])
    if starts_on and ends_on:
        return between(starts_on, ends_on)
    if starts_on or ends_on:
        raise DomainError("Ghi đủ --from và --to, hoặc chỉ --year.")
    if options["window"] not in {"nam", "bao-cao"}:
        raise DomainError(f"Không có kỳ “{options['window']}”. Chọn nam hoặc bao-cao.")
    year = str(options["year"] or "")
    if not (year.isascii() and year.isdigit()):
        raise DomainError(f"“{year}” không phải năm. Ghi --year 2022." if year else "Thiếu --year: năm báo cáo.")
    return year_period(int(year), reporting=options["window"] == "bao-cao")


def _day(text: str | None):
    return parse_date(text) if text else None
