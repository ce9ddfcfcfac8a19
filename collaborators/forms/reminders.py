"""What is typed to call a reminder off."""

from django import forms

from collaborators.models import Collaborator
from collaborators.queries.reminders import Step, silent
from khuyencong.core.dates import today
from khuyencong.core.form_fields import ViCharField
from khuyencong.core.forms import ActForm
from khuyencong.core.models import User


class CallOffForm(ActForm):
    """For everybody, or for one of those it would reach."""

    reason = ViCharField(label="Lý do", max_length=300)

    def __init__(self, *args, user: User, step: Step, **kwargs):
        super().__init__(*args, **kwargs)
        people = Collaborator.objects.visible_to(user).filter(
            pk__in=silent(step.period, today()).values("collaborator")
        )
        self.fields["collaborator"] = forms.ModelChoiceField(
            people.order_by("person_key", "pk"), label="Không nhắc ai", required=False, empty_label="Mọi người"
        )
        self.order_fields(["collaborator", "reason"])


class CallOnForm(ActForm):
    """Nothing to type: the button is the act."""
