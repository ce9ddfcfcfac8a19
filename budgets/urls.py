"""Địa chỉ dưới /kinh-phi/."""

from django.urls import path

from budgets.views import board, closings, costs, counterparts, moves, payments, repayables

app_name = "budgets"
urlpatterns = [
    path("", board.Board.as_view(), name="board"),
    path("ke-hoach/them/", board.PlanLineCreate.as_view(), name="plan"),
    path("giao/them/", board.EnvelopeCreate.as_view(), name="give"),
    path("de-an/<int:pk>/", board.ProjectPanel.as_view(), name="project_panel"),
    path("de-an/<int:pk>/chung-tu/them/", payments.DisbursementCreate.as_view(), name="pay"),
    path("de-an/<int:pk>/duyet/", moves.ProjectApprove.as_view(), name="approve"),
    path("de-an/<int:pk>/tam-ung/", payments.AdvanceCreate.as_view(), name="advance"),
    path("de-an/<int:pk>/hoan-tra/", moves.RefundCreate.as_view(), name="refund"),
    path("de-an/<int:pk>/ngung/", moves.ProjectStop.as_view(), name="stop"),
    path("de-an/<int:pk>/quyet-toan/", moves.ProjectSettle.as_view(), name="settle"),
    path("de-an/<int:pk>/tra-quyet-toan/", moves.SettlementSentBack.as_view(), name="send_back_settlement"),
    path("de-an/<int:pk>/thu-hoi/", moves.RefundDemanded.as_view(), name="demand_refund"),
    path("de-an/<int:pk>/thanh-ly/", moves.ProjectLiquidate.as_view(), name="liquidate"),
    path("chung-tu/", payments.PaymentList.as_view(), name="payments"),
    path("chung-tu/<int:pk>/", payments.VoucherDetail.as_view(), name="voucher"),
    path("chung-tu/<int:pk>/dao/", payments.VoucherReverse.as_view(), name="reverse_voucher"),
    path("de-an/<int:pk>/doi-ung/", counterparts.Counterparts.as_view(), name="counterparts"),
    path("de-an/<int:pk>/doi-ung/them/", counterparts.CounterpartCreate.as_view(), name="add_counterpart"),
    path("de-an/<int:pk>/doi-ung/<int:part>/bo/", counterparts.CounterpartVoid.as_view(), name="void_counterpart"),
    path("de-an/<int:pk>/co-thu-hoi/them/", repayables.Lend.as_view(), name="lend"),
    path("co-thu-hoi/", repayables.RepayableList.as_view(), name="repayables"),
    path("co-thu-hoi/<int:pk>/", repayables.RepayableDetail.as_view(), name="repayable"),
    path("co-thu-hoi/<int:pk>/thu/", repayables.Recover.as_view(), name="recover"),
    path("co-thu-hoi/<int:pk>/lich/", repayables.Reschedule.as_view(), name="reschedule"),
    path("co-thu-hoi/<int:pk>/thu/<int:part>/dao/", repayables.RecoveryReverse.as_view(), name="reverse_recovery"),
    path("du-toan-chi/", costs.CostList.as_view(), name="costs"),
    path("du-toan-chi/them/", costs.CostCreate.as_view(), name="add_cost"),
    path("du-toan-chi/<int:pk>/sua/", costs.CostUpdate.as_view(), name="update_cost"),
    path("khoa-so/", closings.YearClosings.as_view(), name="year_closings"),
    path("khoa-so/them/", closings.YearClose.as_view(), name="close_year"),
    path("khoa-so/<int:year>/mo-lai/", closings.YearReopen.as_view(), name="reopen_year"),
    path("muc-chi/", costs.CapList.as_view(), name="caps"),
    path("duyet-nhieu/", moves.ApproveMany.as_view(), name="approve_many"),
    path("de-an/<int:pk>/dieu-chinh/<int:part>/", moves.SupportAdjust.as_view(), name="adjust_support"),
]
