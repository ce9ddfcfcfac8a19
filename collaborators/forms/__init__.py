"""What is typed about the network and in its reports."""

from collaborators.forms.boxes import Page
from collaborators.forms.network import AppointForm
from collaborators.forms.photos import PhotoForm
from collaborators.forms.register import (
    ArrivedForm,
    ChangedFactsForm,
    DeclineForm,
    FindingsForm,
    NewEstablishmentForm,
    UndoForm,
)
from collaborators.forms.reports import QuarterlyReportForm, SendForm
from collaborators.forms.review import (
    AgreeForm,
    AnswerForm,
    ApproveForm,
    AssignForm,
    ConfirmForm,
    ForwardForm,
    HeardForm,
    JoinForm,
    LockForm,
    OpenYearForm,
    ReopenForm,
    ReturnForm,
    TakeBackForm,
    TogetherForm,
)

__all__ = [
    "AgreeForm",
    "AnswerForm",
    "AppointForm",
    "ApproveForm",
    "ArrivedForm",
    "AssignForm",
    "ChangedFactsForm",
    "ConfirmForm",
    "DeclineForm",
    "FindingsForm",
    "ForwardForm",
    "HeardForm",
    "JoinForm",
    "LockForm",
    "NewEstablishmentForm",
    "OpenYearForm",
    "Page",
    "PhotoForm",
    "QuarterlyReportForm",
    "ReopenForm",
    "ReturnForm",
    "SendForm",
    "TakeBackForm",
    "TogetherForm",
    "UndoForm",
]
