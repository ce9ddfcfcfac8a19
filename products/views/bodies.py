"""The council, the jury, the ties between judges and makers."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from products import rules, services
from products.forms.bodies import ConflictForm, CouncilForm, JurorForm
from products.models import Entry, JuryMember
from products.queries import conflicts
from products.queries.board import board
from products.views.rounds import RoundAct


class _Seat(RoundAct):
    success = "Đã ghi."

    def rule(self):
        return rules.may_seat(self.request.user, self.round)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"round_": self.round}

    def act(self, form):
        self.seat(by=self.request.user, round_=self.round, document=form.document, **form.others)
        return self.back()

    def back(self) -> str:
        return reverse("products:board", args=[self.round.pk])


class CouncilSeatAdd(_Seat):
    form_class = CouncilForm
    heading, button = "Thêm, thay thành viên Hội đồng", "Ghi thành viên"
    seat = staticmethod(services.seat_council)


class JurorAdd(_Seat):
    form_class = JurorForm
    heading, button = "Thêm, thay giám khảo", "Ghi giám khảo"
    form_takes_user = True
    seat = staticmethod(services.seat_juror)


class ConflictAnswered(RoundAct):
    """What is decided of one judge and one product."""

    form_class = ConflictForm
    heading, button, success = "Quyết xung đột lợi ích", "Ghi kết luận", "Đã ghi kết luận."

    @cached_property
    def pair(self) -> tuple[JuryMember, Entry]:
        juror = get_object_or_404(self.round.jury, pk=self.kwargs["juror"])
        entry = get_object_or_404(self.round.entries.standing().select_related("product"), pk=self.kwargs["entry"])
        if not juror.scores(entry):
            raise Http404
        return juror, entry

    def rule(self):
        _ = self.pair
        return rules.may_answer_conflict(self.request.user, self.round)

    @property
    def lead(self) -> str:
        juror, entry = self.pair
        found = [tie for tie in conflicts.ties(board(self.round)) if (tie.juror, tie.entry) == (juror, entry)]
        return f"{juror} và {entry}: {found[0].told if found else 'cổng không tìm thấy quan hệ nào'}."

    def get_initial(self):
        juror, entry = self.pair
        told = entry.conflicts.filter(juror=juror).first()
        facts = {"kind": told.kind, "answer": told.answer, "note": told.note} if told else {}
        return super().get_initial() | facts

    def back(self) -> str:
        return reverse("products:board", args=[self.round.pk])

    def act(self, form):
        juror, entry = self.pair
        facts = {"by": self.request.user, "juror": juror, "entry": entry, "document": form.document}
        services.answer_conflict(**facts, **form.others)
        return self.back()
