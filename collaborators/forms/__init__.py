"""What is typed about the network and in its reports."""

from collaborators.forms.boxes import (
    Page,
)
from collaborators.forms.network import (
    AppointForm,
)
from collaborators.forms.photos import (
    PhotoForm,
)
from collaborators.forms.reports import (
    QuarterlyReportForm,
    SendForm,
)
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
    "AssignForm",
    "ConfirmForm",
    "ForwardForm",
    "HeardForm",
    "JoinForm",
    "LockForm",
    "OpenYearForm",
    "Page",
    "PhotoForm",
    "QuarterlyReportForm",
    "ReopenForm",
    "ReturnForm",
    "SendForm",
    "TakeBackForm",
    "TogetherForm",
]
