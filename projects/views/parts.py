"""Forms of what hangs on a đề án: establishments, results, classes, who takes part."""

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from khuyencong.core.forms import ActForm
from projects import rules, services
from projects.forms import parts
from projects.views.pages import ModelAct, ProjectAct


class _Part(ProjectAct):
    """A row that hangs on the đề án: ``plural`` is the name under which it does."""

    plural = ""

    @cached_property
    def part(self):
        return get_object_or_404(getattr(self.project, self.plural), pk=self.kwargs["part"])


class _Remove(_Part):
    """A question and one button."""

    form_class = ActForm
    button, danger = "Bỏ dòng này", True

    def frame(self):
        return super().frame() | {"lead": f"Bỏ “{self.part}” khỏi đề án? Vết sửa vẫn được giữ."}


class _Recorded:
    def rule(self):
        return rules.may_record(self.request.user, self.project)


class BeneficiaryAdd(ProjectAct):
    form_class = parts.BeneficiaryForm
    form_takes_user = True
    heading, button, success = "Thêm cơ sở thụ hưởng", "Thêm cơ sở", "Đã thêm cơ sở thụ hưởng."

    def rule(self):
        return rules.may_add_beneficiaries(self.request.user, self.project)

    def act(self, form):
        services.add_beneficiary(by=self.request.user, project=self.project, **form.answers)
        return self.detail_url()


class BeneficiaryUpdate(_Recorded, _Part, ModelAct):
    plural = "beneficiaries"
    form_class = parts.BeneficiaryUpdateForm
    heading, success = "Sửa cơ sở thụ hưởng", "Đã lưu số liệu của cơ sở."

    def subject(self):
        return self.part

    def frame(self):
        return super().frame() | {"lead": str(self.part)}

    def act(self, form):
        version = form.cleaned_data["version"]
        services.update_beneficiary(by=self.request.user, beneficiary=self.part, version=version, **form.answers)
        return self.detail_url()


class BeneficiaryRemove(_Remove):
    plural = "beneficiaries"
    heading, success = "Bỏ cơ sở thụ hưởng", "Đã bỏ cơ sở khỏi đề án."

    def rule(self):
        return rules.may_remove(self.request.user, self.project)

    def act(self, form):
        services.remove_beneficiary(by=self.request.user, beneficiary=self.part)
        return self.detail_url()


class OutputAdd(_Recorded, ProjectAct):
    form_class = parts.OutputForm
    heading, button, success = "Thêm kết quả", "Thêm kết quả", "Đã thêm kết quả."

    def act(self, form):
        services.add_output(by=self.request.user, project=self.project, **form.answers)
        return self.detail_url()


class OutputUpdate(_Recorded, _Part, ModelAct):
    plural = "outputs"
    form_class = parts.OutputUpdateForm
    heading, success = "Ghi kết quả", "Đã lưu kết quả."

    def subject(self):
        return self.part

    def act(self, form):
        version = form.cleaned_data["version"]
        services.update_output(by=self.request.user, output=self.part, version=version, **form.answers)
        return self.detail_url()


class OutputRemove(_Remove):
    plural = "outputs"
    heading, success = "Bỏ kết quả", "Đã bỏ kết quả."

    def rule(self):
        return rules.may_remove(self.request.user, self.project)

    def act(self, form):
        services.remove_output(by=self.request.user, output=self.part)
        return self.detail_url()


class ClassAdd(_Recorded, ProjectAct):
    form_class = parts.ClassForm
    heading, button, success = "Thêm lớp", "Thêm lớp", "Đã thêm lớp."

    def act(self, form):
        services.add_class(by=self.request.user, project=self.project, **form.answers)
        return self.detail_url()


class ClassUpdate(_Recorded, _Part, ModelAct):
    plural = "classes"
    form_class = parts.ClassUpdateForm
    heading, success = "Sửa lớp", "Đã lưu lớp."

    def subject(self):
        return self.part

    def act(self, form):
        version = form.cleaned_data["version"]
        services.update_class(by=self.request.user, training_class=self.part, version=version, **form.answers)
        return self.detail_url()


class ClassRemove(_Remove):
    plural = "classes"
    heading, success = "Bỏ lớp", "Đã bỏ lớp."

    def rule(self):
        return rules.may_remove(self.request.user, self.project)

    def act(self, form):
        services.remove_class(by=self.request.user, training_class=self.part)
        return self.detail_url()


class PartnerAdd(_Recorded, ProjectAct):
    form_class = parts.PartnerForm
    heading, button, success = "Thêm đơn vị tham gia", "Thêm đơn vị", "Đã thêm đơn vị."

    def act(self, form):
        services.add_partner(by=self.request.user, project=self.project, **form.answers)
        return self.detail_url()


class PartnerRemove(_Recorded, _Remove):
    plural = "partners"
    heading, success = "Bỏ đơn vị tham gia", "Đã bỏ đơn vị."

    def act(self, form):
        services.remove_partner(by=self.request.user, partner=self.part)
        return self.detail_url()


class ParticipantAdd(_Recorded, ProjectAct):
    form_class = parts.ParticipantForm
    form_takes_user = True
    heading, button, success = "Thêm người tham gia", "Thêm người", "Đã thêm người tham gia."

    def act(self, form):
        services.add_participant(by=self.request.user, project=self.project, **form.answers)
        return self.detail_url()


class ParticipantRemove(_Recorded, _Remove):
    plural = "participants"
    heading, success = "Bỏ người tham gia", "Đã bỏ người tham gia."

    def act(self, form):
        services.remove_participant(by=self.request.user, participant=self.part)
        return self.detail_url()
