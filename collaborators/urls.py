"""Địa chỉ dưới /cong-tac-vien/."""

from django.urls import path

from collaborators.views import compiled, difficulties, network, periods, reports, review, writing

app_name = "collaborators"
urlpatterns = [
    path("", network.CollaboratorList.as_view(), name="list"),
    path("them/", network.CollaboratorCreate.as_view(), name="create"),
    path("<int:pk>/", network.CollaboratorDetail.as_view(), name="detail"),
    path("bao-cao/", reports.ReportList.as_view(), name="reports"),
    path("bao-cao/ky/mo/", periods.PeriodsOpen.as_view(), name="open_periods"),
    path("bao-cao/ky/<int:period>/viet/", writing.ReportWrite.as_view(), name="write"),
    path("bao-cao/ky/<int:period>/duyet/", review.ReportsTogether.as_view(), name="approve_together"),
    path("bao-cao/ky/<int:period>/khoa/", periods.PeriodLock.as_view(), name="lock"),
    path("bao-cao/ky/<int:period>/mo-khoa/", periods.PeriodReopen.as_view(), name="reopen"),
    path("bao-cao/ky/<int:period>/tong-hop/", compiled.CompiledDetail.as_view(), name="compiled"),
    path("bao-cao/ky/<int:period>/tong-hop/<slug:kind>/", compiled.CompiledFile.as_view(), name="compiled_file"),
    path("bao-cao/mo-khoa/<int:pk>/", periods.ReopeningAgree.as_view(), name="reopening"),
    path("bao-cao/<int:pk>/", writing.ReportDetail.as_view(), name="report"),
    path("bao-cao/<int:pk>/kiem-tra/", writing.ReportCheck.as_view(), name="check"),
    path("bao-cao/<int:pk>/lan/<int:number>/", writing.ReportFile.as_view(), name="file"),
    path("bao-cao/<int:pk>/lay-lai/", writing.ReportTakeBack.as_view(), name="take_back"),
    path("bao-cao/<int:pk>/xac-nhan/", writing.ReportConfirm.as_view(), name="confirm"),
    path("bao-cao/<int:pk>/giay-xac-nhan/", writing.ConfirmationFile.as_view(), name="paper"),
    path("bao-cao/<int:pk>/tra-lai/", review.ReportReturnView.as_view(), name="return"),
    path("bao-cao/<int:pk>/duyet/", review.ReportApprove.as_view(), name="approve"),
    path("kho-khan/", difficulties.DifficultyList.as_view(), name="difficulties"),
    path("kho-khan/<int:pk>/", difficulties.DifficultyDetail.as_view(), name="difficulty"),
    path("kho-khan/<int:pk>/giao/", difficulties.DifficultyAssign.as_view(), name="assign_difficulty"),
    path("kho-khan/<int:pk>/chuyen/", difficulties.DifficultyForward.as_view(), name="forward_difficulty"),
    path("kho-khan/<int:pk>/tra-loi/", difficulties.DifficultyAnswer.as_view(), name="answer_difficulty"),
    path("kho-khan/<int:pk>/gop/", difficulties.DifficultyJoin.as_view(), name="join_difficulty"),
    path("kho-khan/<int:pk>/y-kien/", difficulties.DifficultyHeard.as_view(), name="heard"),
]
