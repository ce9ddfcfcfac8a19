"""What was raised in reports, until it is answered and told back."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from collaborators import queries, rules, services
from collaborators.choices import DifficultyStatus
from collaborators.forms import AnswerForm, AssignForm, ForwardForm, HeardForm, JoinForm
from collaborators.models import Difficulty
from khuyencong.core.dates import today
from khuyencong.core.paging import page
from khuyencong.core.views import ActView, GuardedAct
from khuyencong.offices.queries import reach_of

STATES = {"": "Chưa trả lời", "qua-han": "Quá hạn", "chua-giao": "Chưa giao ai", "da-tra-loi": "Đã trả lời"}


class DifficultyList(TemplateView):
    """Oldest first: what has waited longest is seen first."""

    template_name = "collaborators/difficulty_list.html"

    def get_context_data(self, **kwargs):
        if not reach_of(self.request.user).is_office:
            raise Http404
        state = self.request.GET.get("xem") if self.request.GET.get("xem") in STATES else ""
        found = page(self.request, queries.listing(user=self.request.user, state=state))
        on = today()
        rows = [(row, queries.age(row, on)) for row in found.items]
        return super().get_context_data(page=found, rows=rows, state=state, states=STATES.items(), on=on)


def the_difficulty(view) -> Difficulty:
    rows = queries.told(Difficulty.objects.visible_to(view.request.user))
    people = ("appointment__collaborator", "owner", "establishment", "joined_to", "timeline", "line__report")
    return get_object_or_404(rows.select_related(*people), pk=view.kwargs["pk"])


class DifficultyDetail(TemplateView):
    """The office follows it here; whoever raised it reads what became of it, on the phone."""

    def get_template_names(self):
        office = reach_of(self.request.user).is_office
        return ["collaborators/difficulty_detail.html" if office else "collaborators/difficulty_mine.html"]

    def get_context_data(self, **kwargs):
        user, row = self.request.user, the_difficulty(self)
        office = reach_of(user).is_office
        whole = row.joined_to or row
        return super().get_context_data(
            difficulty=row,
            age=queries.age(row, today()),
            alike=queries.alike(row, user) if office and row.status != DifficultyStatus.JOINED else [],
            joined=row.joined.select_related("appointment__collaborator") if office else [],
            may_handle=rules.may_handle(user, row),
            may_say=rules.may_say_heard(user, row, whole.status == DifficultyStatus.ANSWERED),
            heard_form=HeardForm(),
            activities=row.timeline.activities.select_related("actor").order_by("-at", "-pk")[:20] if office else [],
        )


class _OnDifficulty(GuardedAct):
    template_name = "collaborators/office_act.html"

    @cached_property
    def difficulty(self) -> Difficulty:
        if not rules.may_handle(self.request.user, Difficulty()):
            raise Http404
        return the_difficulty(self)

    def subject(self):
        return self.difficulty

    def rule(self):
        return rules.may_handle(self.request.user, self.difficulty)

    def frame(self):
        return super().frame() | {"about": str(self.difficulty), "back": self.home}

    @property
    def home(self) -> str:
        return reverse("collaborators:difficulty", args=[self.difficulty.pk])

    def act(self, form):
        said = {"difficulty": self.difficulty, "by": self.request.user, "expected": form.cleaned_data["version"]}
        self.do(**said, **form.answers)
        return self.home


class DifficultyAssign(_OnDifficulty):
    form_class = AssignForm
    form_takes_user = True
    heading, button = "Giao người theo dõi", "Giao"
    do = staticmethod(services.assign_difficulty)
    success = "Đã giao."


class DifficultyForward(_OnDifficulty):
    form_class = ForwardForm
    heading, button = "Chuyển nơi có thẩm quyền", "Chuyển"
    lead = "Lời gửi lên không nêu tên người đã nêu và tên cơ sở."
    do = staticmethod(services.forward_difficulty)
    success = "Đã chuyển."


class DifficultyAnswer(_OnDifficulty):
    form_class = AnswerForm
    heading, button = "Trả lời", "Trả lời"
    lead = "Người đã nêu, và mọi người nêu việc giống, đọc câu này ở trang của mình."
    do = staticmethod(services.answer_difficulty)
    success = "Đã trả lời. Người nêu thấy ngay ở trang của mình."


class DifficultyJoin(_OnDifficulty):
    form_class = JoinForm
    heading, button = "Gộp vào một việc giống", "Gộp"
    do = staticmethod(services.join_difficulty)
    success = "Đã gộp."

    def get_form_kwargs(self):
        others = queries.listing(user=self.request.user).exclude(pk=self.difficulty.pk)
        return super().get_form_kwargs() | {"others": others}


class DifficultyHeard(ActView):
    """Whether the answer settled it, said by the one who raised it."""

    form_class = HeardForm
    template_name = "collaborators/difficulty_mine.html"
    success = "Đã ghi ý kiến của anh, chị."

    @cached_property
    def difficulty(self) -> Difficulty:
        row = the_difficulty(self)
        if row.appointment.collaborator.user_id != self.request.user.pk:
            raise Http404
        return row

    def get_context_data(self, **kwargs):
        row = self.difficulty
        whole = row.joined_to or row
        may = rules.may_say_heard(self.request.user, row, whole.status == DifficultyStatus.ANSWERED)
        return super().get_context_data(difficulty=row, may_say=may, heard_form=kwargs.get("form"), **kwargs)

    def act(self, form):
        services.say_heard(difficulty=self.difficulty, by=self.request.user, **form.answers)
        return reverse("collaborators:difficulty", args=[self.difficulty.pk])
