"""Each move of a đề án on a page of its own: GET asks, POST acts."""

from projects import rules, services
from projects.forms import moves
from projects.services.papers import DocumentFacts
from projects.views.pages import ProjectAct


class _Move(ProjectAct):
    """The form carries the version seen; ``move`` calls the service with it."""

    def subject(self):
        return self.project

    def move(self, form, **common):
        raise NotImplementedError

    def act(self, form):
        self.move(form, by=self.request.user, project=self.project, version=form.cleaned_data["version"])
        return self.detail_url()


class ProjectSubmit(_Move):
    form_class = moves.SubmitForm
    heading, button, success = "Trình duyệt", "Trình duyệt", "Đã trình. Người duyệt thấy đề án ngay."
    lead = "Sau khi trình, hồ sơ không sửa được cho tới khi có quyết định hoặc bị trả lại."

    def rule(self):
        return rules.may_submit(self.request.user, self.project)

    def move(self, form, **common):
        services.submit_project(**common, **form.answers)


class ProjectReturn(_Move):
    form_class = moves.ReturnForm
    heading, button, success = "Trả lại để sửa", "Trả lại đề án", "Đã trả lại. Người giữ thấy lý do ngay."
    danger = True

    def rule(self):
        return rules.may_return(self.request.user, self.project)

    def move(self, form, **common):
        services.return_project(**common, **form.answers)


class ProjectApprove(_Move):
    form_class = moves.ApproveForm
    heading, button, success = "Phê duyệt", "Phê duyệt", "Đã phê duyệt. Quyết định nằm trong giấy tờ của đề án."

    def rule(self):
        return rules.may_approve(self.request.user, self.project)

    def get_initial(self):
        title = f"Phê duyệt đề án {self.project.title}"
        return super().get_initial() | {"support_approved": self.project.support_proposed, "title": title}

    def move(self, form, **common):
        answers = {name: form.answers[name] for name in ("support_approved", "approved_on", "due_on")}
        services.approve_project(**common, **answers, document=DocumentFacts(**form.document_facts))


class ProjectReject(_Move):
    form_class = moves.RejectForm
    heading, button, success = "Không duyệt", "Không duyệt đề án", "Đã ghi không duyệt."
    danger = True

    def rule(self):
        return rules.may_reject(self.request.user, self.project)

    def move(self, form, **common):
        facts = form.document_facts
        document = DocumentFacts(**facts) if facts["title"] else None
        services.reject_project(**common, reason=form.answers["reason"], document=document)


class ProjectWithdraw(_Move):
    form_class = moves.WithdrawForm
    heading, button, success = "Rút đề án", "Rút đề án", "Đã rút đề án. Hồ sơ vẫn được giữ."
    danger = True

    def rule(self):
        return rules.may_withdraw(self.request.user, self.project)

    def move(self, form, **common):
        services.withdraw_project(**common, **form.answers)


class ProjectFinish(_Move):
    form_class = moves.FinishForm
    heading, button, success = "Ghi nghiệm thu", "Ghi nghiệm thu", "Đã ghi nghiệm thu."

    def rule(self):
        return rules.may_finish(self.request.user, self.project)

    def move(self, form, **common):
        services.finish_project(**common, **form.answers)
