"""Who may go a level up, who was put forward, what came back; the lists that go with it."""

from datetime import date

from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView, View

from khuyencong.core import files
from khuyencong.core.dates import today
from khuyencong.core.paging import page
from products import exports, rules, services
from products.choices import VotingLevel
from products.forms.ladder import NominateForm, ResultsForm
from products.queries import ladder, law
from products.queries.ladder import NominationList
from products.views.rounds import VotingAct

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHOSEN = VotingLevel.REGION  # what is shown when no level is asked for
_SHOWN = 20  # cards are long on a phone


def year_of(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and 1990 <= int(text) <= 2100 else otherwise


class LadderPage:
    """For offices and collaborators; a juror's grant opens no area."""

    def dispatch(self, request, *args, **kwargs):
        known = hasattr(self, request.method.lower())  # what the page does not know at all is said to be so
        if known and request.user.is_authenticated and not rules.may_read_ladder(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class NominationPage(LadderPage, TemplateView):
    template_name = "products/nominations.html"

    def get_context_data(self, **kwargs):
        get, user, on = self.request.GET, self.request.user, today()
        level = VotingLevel(get["cap"]) if get.get("cap") in ladder.CLIMBED else _CHOSEN
        year = year_of(get.get("nam", ""), on.year)
        rows = list(ladder.nominated(user=user, level=level, year=year))
        return super().get_context_data(
            level=level,
            year=year,
            years=sorted({*ladder.years_of(user, level, on), year}, reverse=True),
            nominated=rows,
            waiting=any(row.result is None for row in rows),
            page=page(self.request, ladder.candidates(user=user, level=level, on=on), size=_SHOWN),
            **self.around(user, level, on),
        )

    def around(self, user, level: VotingLevel, on: date) -> dict:
        """The law of the level, what this person may do."""
        return {
            "levels": [(one.value, one.label) for one in ladder.CLIMBED],
            "lowers": ", ".join(VotingLevel(one).label.lower() for one in law.lower_levels(level, on)),
            "rule": law.level_rule(level, on),
            "may_keep": rules.may_keep_products(user),
            "may_take": rules.may_take_lists(user),
            "today": on,
        }


class _LadderAct(LadderPage, VotingAct):
    def rule(self):
        return rules.may_keep_products(self.request.user)

    @property
    def level(self) -> VotingLevel:
        if self.kwargs["level"] not in ladder.CLIMBED:
            raise Http404
        return VotingLevel(self.kwargs["level"])

    def back(self) -> str:
        year = self.kwargs.get("year", today().year)
        return f"{reverse('products:nominations')}?cap={self.level.value}&nam={year}"

    def way(self):
        return [("Sản phẩm", reverse("products:list")), ("Lên cấp, đề cử", self.back())]


class Nominate(_LadderAct):
    form_class = NominateForm
    button, success = "Đề cử", "Đã ghi đề cử."

    @property
    def heading(self) -> str:
        return f"Đề cử lên {self.level.label.lower()}"

    def get_form_kwargs(self):
        rows = ladder.candidates(user=self.request.user, level=self.level, on=today())
        return super().get_form_kwargs() | {"rows": rows}

    def act(self, form):
        told = form.others
        facts = {"on": told["on"], "certificates": list(told["certificates"])}
        services.nominate(by=self.request.user, level=self.level, document=form.document, **facts)
        return self.back()


class ResultsEnter(_LadderAct):
    form_class = ResultsForm
    button, success = "Ghi kết quả", "Đã ghi công nhận."
    lead = "Một quyết định cho các sản phẩm được công nhận; sản phẩm không đánh dấu là không được công nhận đợt này."

    @property
    def heading(self) -> str:
        return f"Kết quả {self.level.label.lower()}, đề cử năm {self.kwargs['year']}"

    def get_form_kwargs(self):
        rows = ladder.nominated(user=self.request.user, level=self.level, year=self.kwargs["year"])
        return super().get_form_kwargs() | {"rows": rows.filter(result__isnull=True), "level": self.level}

    def act(self, form):
        told = form.others
        facts = {"nominations": list(told["nominations"]), "valid_to": told["valid_to"]}
        services.enter_results(by=self.request.user, level=self.level, decision=form.document, **facts)
        return self.back()


class NominationFile(LadderPage, View):
    """Phụ lục 5 (PDF), the workbook for the national register, or both its sheets and the photos in one zip."""

    def get(self, request, *args, **kwargs):
        if not rules.may_take_lists(request.user) or kwargs["level"] not in ladder.CLIMBED:
            raise Http404
        asked = NominationList(request.user, kwargs["level"], kwargs["year"])
        name = f"de-cu-{kwargs['level'].replace('_', '-')}-{kwargs['year']}"
        match kwargs["kind"]:
            case "phu-luc-5":
                return files.inert(exports.nomination_pdf(asked), name=f"{name}.pdf", content_type="application/pdf")
            case "du-lieu":
                return files.inert(exports.nomination_workbook(asked), name=f"{name}.xlsx", content_type=XLSX)
            case "ho-so":
                held = exports.nomination_archive(asked)
                return files.inert(held, name=f"{name}.zip", content_type="application/zip")
        raise Http404
