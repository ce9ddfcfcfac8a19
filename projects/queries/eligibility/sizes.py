"""Legal form, size and sector: what the establishment is."""

from collections.abc import Sequence
from datetime import date

from khuyencong.core.money import format_prose
from khuyencong.establishments.choices import LegalForm, ListAnswer
from khuyencong.establishments.models import EstablishmentProfile, YearlySnapshot
from projects.choices import Question, Reply, SizeClass, SizeLogic
from projects.models import EligibleForm, EligiblePlace, SizeThreshold
from projects.queries.eligibility.answers import Answer

_REPLIES = {ListAnswer.YES: Reply.YES, ListAnswer.NO: Reply.NO}
_CLASSES = list(SizeClass)


def form_answer(profile: EstablishmentProfile | None, line: EligibleForm | None) -> Answer:
    """Is the legal form one the decree names on that day?"""
    told = profile.get_legal_form_display() if profile else LegalForm.UNKNOWN.label
    fact = f"Loại hình trong sổ: {told[:1].lower()}{told[1:]}" if profile else "Sổ cơ sở chưa có thông tin của ngày này"
    if line is None:
        return Answer.by(None, Question.LEGAL_FORM, Reply.LOOK, f"{told}: chưa có dòng quy định cho ngày này.", fact)
    return Answer.by(line, Question.LEGAL_FORM, _REPLIES.get(line.result, Reply.LOOK), f"{line.reason}.", fact)


def size_answer(
    form: EligibleForm | None,
    exempt: EligiblePlace | None,
    thresholds: Sequence[SizeThreshold],
    year: YearlySnapshot | None,
    on: date,
) -> Answer:
    """The test of small and medium enterprises on the figures of the year before ``on``."""
    last_year = on.year - 1
    if exempt is not None and exempt.result == ListAnswer.YES:
        return Answer.by(exempt, Question.SIZE, Reply.YES, "Áp dụng sản xuất sạch hơn: không giới hạn quy mô.")
    if form is not None and not form.sized and form.result != ListAnswer.LOOK:
        name = form.get_legal_form_display()
        return Answer.by(form, Question.SIZE, Reply.YES, f"{name}: không xét quy mô nhỏ và vừa.")
    law = max(thresholds, key=lambda line: _CLASSES.index(line.size), default=None)
    if law is None:
        return Answer.by(None, Question.SIZE, Reply.LOOK, "Chưa có ngưỡng quy mô của ngày này.")
    if year is None:
        sentence = f"Chưa có số liệu năm {last_year}: ghi lao động, doanh thu, nguồn vốn ở trang cơ sở."
        return Answer.by(law, Question.SIZE, Reply.LOOK, sentence, f"Số liệu năm {last_year}: chưa có")
    answer = _measured(law, thresholds, year)
    if exempt is not None and answer.reply != Reply.YES:
        sentence = "Đối tượng riêng của nghị định mới: xem có còn giới hạn quy mô không."
        return Answer.by(exempt, Question.SIZE, Reply.LOOK, sentence, answer.fact)
    return answer


def _measured(law: SizeThreshold, thresholds: Sequence[SizeThreshold], year: YearlySnapshot) -> Answer:
    fact = f"Số liệu năm {year.year}: {_told(year)}"
    fits = {line.size: fit(line, year) for line in thresholds}
    if fits[law.size] is None:
        sentence = f"Chưa đủ số để biết có vượt doanh nghiệp vừa không: thiếu {' và '.join(_missing(year))}."
        return Answer.by(law, Question.SIZE, Reply.LOOK, sentence, fact)
    if not fits[law.size]:
        return Answer.by(law, Question.SIZE, Reply.NO, "Vượt quy mô doanh nghiệp vừa.", fact)
    smaller = [size for size in _CLASSES if size in fits]
    known = next((size for size in smaller if fits[size] is not False), law.size)
    name = "nhỏ hoặc vừa" if fits[known] is None else SizeClass(known).label
    return Answer.by(law, Question.SIZE, Reply.YES, f"Là doanh nghiệp {name}.", fact)


def fit(line: SizeThreshold, year: YearlySnapshot) -> bool | None:
    """Within the thresholds; None when an unknown figure could change the answer (three-valued logic)."""
    labour = _at_most(year.workers_insured, line.labour_max)
    capital = _at_most(year.capital, line.capital_max)
    if line.logic == SizeLogic.LABOUR:
        return labour
    if line.logic == SizeLogic.CAPITAL_OR_LABOUR:
        return _either(capital, labour)
    either = _either(_at_most(year.revenue, line.revenue_max), capital)
    if labour is False or either is False:
        return False
    return None if None in (labour, either) else True


def _at_most(value, most) -> bool | None:
    return None if value is None or most is None else value <= most


def _either(one: bool | None, other: bool | None) -> bool | None:
    if one or other:
        return True
    return None if None in (one, other) else False


def _told(year: YearlySnapshot) -> str:
    parts = [
        (year.workers_insured, "lao động", str(year.workers_insured)),
        (year.revenue, "doanh thu", format_prose(year.revenue) if year.revenue is not None else ""),
        (year.capital, "nguồn vốn", format_prose(year.capital) if year.capital is not None else ""),
    ]
    return ", ".join(f"{name} {words if value is not None else 'chưa rõ'}" for value, name, words in parts)


def _missing(year: YearlySnapshot) -> list[str]:
    named = (("workers_insured", "lao động"), ("revenue", "doanh thu"), ("capital", "nguồn vốn"))
    return [word for field, word in named if getattr(year, field) is None]


def sector_answer(profile: EstablishmentProfile | None, on: date) -> Answer:
    """Is the trade on the list of sectors in force that day? Free text is never read as a sector."""
    line = profile.listed_sector if profile else None
    written = f"Ngành ghi trong sổ: {profile.sector}" if profile and profile.sector else "Sổ chưa ghi ngành nghề"
    if line is None:
        sentence = "Chưa xếp ngành nghề vào danh mục hỗ trợ: chọn mục ở trang cơ sở."
        return Answer.by(None, Question.SECTOR, Reply.LOOK, sentence, written)
    fact = f"{written}; xếp vào mục {line}"
    if line.valid_from and on < line.valid_from:
        sentence = f"Mục “{line.name}” có từ {line.valid_from:%d/%m/%Y}; trước ngày ấy xem có thuộc mục khác không."
        return Answer.by(line, Question.SECTOR, Reply.LOOK, sentence, fact)
    if line.valid_to and on > line.valid_to:
        sentence = f"Mục “{line.name}” hết hiệu lực ngày {line.valid_to:%d/%m/%Y}: xếp lại ngành nghề."
        return Answer.by(line, Question.SECTOR, Reply.LOOK, sentence, fact)
    words = {
        ListAnswer.YES: f"{line.name}: thuộc ngành nghề hỗ trợ.",
        ListAnswer.NO: f"{line.name}: không hỗ trợ.",
        ListAnswer.CONDITION: f"{line.name}: {line.detail[:1].lower()}{line.detail[1:]}.",
        ListAnswer.LOOK: f"{line.name}: người có thẩm quyền quyết định.",
    }
    return Answer.by(line, Question.SECTOR, _REPLIES.get(line.result, Reply.LOOK), words[line.result], fact)
