"""A need made into a đề án, consent told, a place seen."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.documents import UploadField, WithDocument
from khuyencong.core.form_fields import ViCharField, ViDateField, ViTextField, ViYearField
from khuyencong.core.forms import ActForm, VersionedForm
from khuyencong.core.models import User
from khuyencong.establishments.choices import ConsentChannel
from khuyencong.establishments.models import Need
from khuyencong.territory.forms import UnitChoiceField
from projects.choices import Purse, SurveyConclusion, SurveySide
from projects.forms.cases import ContentChoiceField
from projects.forms.picks import PickField
from projects.models import Beneficiary, FieldSurvey, Project
from projects.queries import people
from projects.queries.origins import contents_in_force, guess_content, place_of


def lines(label: str, *, rows: int = 3, required: bool = True, **kwargs) -> ViTextField:
    """A box of several lines."""
    return ViTextField(label=label, required=required, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class TakeUpForm(ActForm):
    """Everything is filled in from the need; one button makes the draft."""

    title = ViTextField(label="Tên đề án", widget=forms.Textarea(attrs={"rows": 2}))
    purse = forms.ChoiceField(label="Nguồn kinh phí", choices=Purse.choices, initial=Purse.LOCAL)
    plan_year = ViYearField(label="Năm kế hoạch", required=False)
    unit = UnitChoiceField(label="Địa bàn")
    reason = lines("Vì sao lập khi chưa có đồng ý", rows=2, required=False)

    def __init__(self, *args, need: Need, has_consent: bool, **kwargs):
        super().__init__(*args, **{"auto_id": "lap-%s"} | kwargs)  # it stands beside the answer form of the need
        contents = list(contents_in_force())
        guess = guess_content(need.text, contents)
        self.fields["content"] = ContentChoiceField(
            contents_in_force(),
            label="Nội dung",
            initial=guess,
            help_text="Đoán theo chữ của nhu cầu; xem lại rồi đổi nếu cần" if guess else "",
        )
        whose = f" cho {need.establishment}" if need.establishment else ""
        asked = f"{need.text[:1].lower()}{need.text[1:200]}".replace("\n", " ").removeprefix("cần ")
        self.fields["title"].initial = f"Hỗ trợ {asked}{whose}"
        self.fields["plan_year"].initial = today().year
        self.fields["unit"].initial = place_of(need)
        if has_consent or not need.establishment_id:
            del self.fields["reason"]
        else:
            self.fields["reason"].help_text = f"Chưa ghi đồng ý của {need.establishment}; lời này được giữ trong đề án"
        self.order_fields(["title", "content", "purse", "plan_year", "unit", "reason"])


class JoinNeedForm(ActForm):
    reason = lines("Vì sao gộp khi chưa có đồng ý", rows=2, required=False, help_text="Chỉ khi nhu cầu chưa có đồng ý")

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        hint = "Gõ một phần lời nhu cầu, có dấu hay không đều được"
        self.fields["need"] = PickField(rows=people.needs(user), noun="nhu cầu", label="Nhu cầu", help_text=hint)
        self.order_fields(["need", "reason"])


class ProjectConsentForm(ActForm):
    """Either who agreed, when and how; or why there is no consent."""

    given_by = ViCharField(
        label="Người đồng ý", max_length=120, required=False, help_text="Chủ cơ sở hoặc người được giao"
    )
    given_on = ViDateField(label="Ngày đồng ý", required=False)
    channel = forms.ChoiceField(label="Đồng ý bằng", choices=[("", "Chọn"), *ConsentChannel.choices], required=False)
    file = UploadField(label="Bản chụp, ảnh màn hình")
    reason = lines("Hoặc: vì sao chưa có đồng ý", rows=2, required=False)

    def __init__(self, *args, project: Project, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Beneficiary.objects.filter(project=project).select_related("establishment").order_by("pk")
        self.fields["beneficiary"] = forms.ModelChoiceField(rows, label="Cơ sở", empty_label="Chọn cơ sở")
        self.order_fields(["beneficiary"])

    def clean(self):
        cleaned = super().clean()
        told = [bool(cleaned.get(name)) for name in ("given_by", "given_on", "channel")]
        if any(told) and not all(told) and not self.errors:
            raise forms.ValidationError("Đồng ý gồm ba điều: ai, ngày nào, bằng gì. Ghi đủ ba ô.")
        if all(told) and cleaned.get("reason"):
            self.add_error("reason", "Đã có đồng ý thì để trống ô này.")
        return cleaned

    @property
    def answers(self) -> dict:
        told = super().answers
        return told | {"establishment": told["beneficiary"].establishment} if "beneficiary" in told else told


_SIDES = {"department": SurveySide.DEPARTMENT, "locality": SurveySide.LOCALITY, "centre": SurveySide.CENTRE}


class SurveyForm(WithDocument):
    """Where, when, who went on each side, what was found, what follows."""

    document_name = "biên bản"
    surveyed_on = ViDateField(label="Ngày khảo sát", initial=today)
    unit = UnitChoiceField(label="Địa bàn", on=None)
    place_as_written = ViCharField(label="Nơi đến, như biên bản ghi", max_length=250, required=False)
    findings = lines("Thấy gì", rows=4, help_text="Nhà xưởng, máy đang dùng, lao động, đầu ra, vốn đối ứng")
    conclusion = forms.ChoiceField(label="Kết luận", choices=SurveyConclusion.choices)
    advice = lines("Vì sao, làm gì tiếp", rows=2, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for prefix, side in _SIDES.items():
            self.fields[f"{prefix}_body"] = PickField(
                rows=people.organisations(), noun="cơ quan", label=f"{side.label}: cơ quan", required=False
            )
            self.fields[f"{prefix}_names"] = ViCharField(label=f"{side.label}: ai đi", max_length=250, required=False)
        self.fields["place_as_written"].wide = True  # so that each side keeps a line: who sent, who went
        sides = [f"{prefix}_{part}" for prefix in _SIDES for part in ("body", "names")]
        self.order_fields(["surveyed_on", "unit", "place_as_written", *sides, "findings", "conclusion", "advice"])

    @property
    def parties(self) -> list[dict]:
        """One for each side of which something was written."""
        told = self.cleaned_data
        return [
            {"side": side, "organisation": told[f"{prefix}_body"], "names": told[f"{prefix}_names"]}
            for prefix, side in _SIDES.items()
            if told[f"{prefix}_body"] or told[f"{prefix}_names"]
        ]

    @property
    def survey_facts(self) -> dict:
        names = ("surveyed_on", "unit", "place_as_written", "findings", "conclusion", "advice")
        return {name: self.cleaned_data[name] for name in names}


class SurveyUpdateForm(SurveyForm, VersionedForm):
    pass


def survey_initial(survey: FieldSurvey) -> dict:
    """A survey as its form shows it."""
    names = ("surveyed_on", "unit", "place_as_written", "findings", "conclusion", "advice")
    told = {name: getattr(survey, name) for name in names}
    prefixes = {side: prefix for prefix, side in _SIDES.items()}
    for party in survey.parties.all():
        if prefix := prefixes.get(party.side):
            told |= {f"{prefix}_body": party.organisation, f"{prefix}_names": party.names}
    return told


class SurveyFileForm(ActForm):
    file = UploadField(label="Ảnh hoặc tệp", required=True)
    caption = ViCharField(label="Chú thích", max_length=200, required=False)
