"""Địa chỉ dưới /kinh-phi/."""

from django.urls import path

from budgets.views import board, envelopes, movements, moves, scenarios, year

app_name = "budgets"
urlpatterns = [
    path("", year.YearBoard.as_view(), name="board"),
    path("vi-sao/<int:year>/<slug:stage>/", year.WhyThisNumber.as_view(), name="behind"),
    path("tien-do/", year.YearMonths.as_view(), name="months"),
    path("don-bay/", year.LeveragePage.as_view(), name="leverage"),
    path("ke-hoach/them/", board.PlanLineCreate.as_view(), name="plan"),
    path("giao/them/", board.EnvelopeCreate.as_view(), name="give"),
    path("de-an/<int:pk>/", board.ProjectPanel.as_view(), name="project_panel"),
    path("de-an/<int:pk>/chung-tu/them/", board.DisbursementCreate.as_view(), name="pay"),
    path("de-an/<int:pk>/duyet/", moves.ProjectApprove.as_view(), name="approve"),
    path("de-an/<int:pk>/tam-ung/", moves.AdvanceCreate.as_view(), name="advance"),
    path("de-an/<int:pk>/hoan-tra/", moves.RefundCreate.as_view(), name="refund"),
    path("de-an/<int:pk>/ngung/", moves.ProjectStop.as_view(), name="stop"),
    path("de-an/<int:pk>/quyet-toan/", moves.ProjectSettle.as_view(), name="settle"),
    path("de-an/<int:pk>/tra-quyet-toan/", moves.SettlementSentBack.as_view(), name="send_back_settlement"),
    path("de-an/<int:pk>/thu-hoi/", moves.RefundDemanded.as_view(), name="demand_refund"),
    path("de-an/<int:pk>/thanh-ly/", moves.ProjectLiquidate.as_view(), name="liquidate"),
    path("kich-ban/", scenarios.ScenarioList.as_view(), name="scenarios"),
    path("kich-ban/them/", scenarios.ScenarioOpen.as_view(), name="open_scenario"),
    path("kich-ban/so-sanh/", scenarios.ScenarioCompare.as_view(), name="compare_scenarios"),
    path("kich-ban/<int:pk>/", scenarios.ScenarioDetail.as_view(), name="scenario"),
    path("kich-ban/<int:pk>/chon/", scenarios.ScenarioCompose.as_view(), name="compose_scenario"),
    path("kich-ban/<int:pk>/dua-vao-ke-hoach/", scenarios.ScenarioPromote.as_view(), name="promote_scenario"),
    path("khoan/", envelopes.EnvelopeTree.as_view(), name="envelopes"),
    path("khoan/<int:pk>/", envelopes.EnvelopeDetail.as_view(), name="envelope"),
    path("khoan/<int:pk>/ghi/<str:kind>/", movements.MovementCreate.as_view(), name="move"),
    path("khoan/<int:pk>/phan-bo/", movements.Allocate.as_view(), name="allocate"),
    path("khoan/<int:pk>/thu-ve/", movements.TakeBack.as_view(), name="take_back"),
    path("khoan/<int:pk>/chuyen-nguon/", movements.CarryOver.as_view(), name="carry_over"),
    path("khoan/<int:pk>/dao/<int:part>/", movements.Reverse.as_view(), name="reverse"),
    path("khoan/<int:pk>/giu/<int:part>/", movements.HoldingMove.as_view(), name="move_holding"),
    path("doc-tien/", envelopes.AmountInWords.as_view(), name="in_words"),
    path("duyet-nhieu/", moves.ApproveMany.as_view(), name="approve_many"),
    path("de-an/<int:pk>/dieu-chinh/<int:part>/", moves.SupportAdjust.as_view(), name="adjust_support"),
]
