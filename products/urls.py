"""Địa chỉ dưới /san-pham/, và các trang công khai."""

from django.urls import path

from products.views import (
    bodies,
    certificates,
    entries,
    papers,
    products,
    publicity,
    results,
    rounds,
    scoring,
    showcase,
)

app_name = "products"
urlpatterns = [
    path("", products.ProductList.as_view(), name="list"),
    path("them/", products.ProductCreate.as_view(), name="create"),
    path("<int:pk>/", products.ProductDetail.as_view(), name="detail"),
    path("<int:pk>/sua/", products.ProductUpdate.as_view(), name="update"),
    path("<int:pk>/cong-nhan/", products.RecognitionCreate.as_view(), name="recognise"),
    path("<int:pk>/cong-khai/", publicity.PublicityRecord.as_view(), name="publicity"),
    path("<int:pk>/cong-khai/rut/", publicity.PublicityWithdraw.as_view(), name="withdraw_publicity"),
    path("binh-chon/", rounds.RoundList.as_view(), name="rounds"),
    path("binh-chon/them/", rounds.RoundCreate.as_view(), name="create_round"),
    path("binh-chon/<int:pk>/", rounds.RoundDetail.as_view(), name="round"),
    path("binh-chon/<int:pk>/sua/", rounds.RoundUpdate.as_view(), name="update_round"),
    path("binh-chon/<int:pk>/van-ban/<slug:paper>/", rounds.RoundPaper.as_view(), name="round_paper"),
    path("binh-chon/<int:pk>/buoc/<slug:to>/", rounds.RoundStep.as_view(), name="round_step"),
    path("binh-chon/<int:pk>/dang-ky/", entries.EntryCreate.as_view(), name="enter"),
    path("binh-chon/<int:pk>/cham/", scoring.BoardPage.as_view(), name="board"),
    path("binh-chon/<int:pk>/hoi-dong/them/", bodies.CouncilSeatAdd.as_view(), name="add_council"),
    path("binh-chon/<int:pk>/giam-khao/them/", bodies.JurorAdd.as_view(), name="add_juror"),
    path("binh-chon/<int:pk>/xung-dot/<int:juror>/<int:entry>/", bodies.ConflictAnswered.as_view(), name="conflict"),
    path("binh-chon/<int:pk>/khung-diem/", scoring.FrameUpdate.as_view(), name="frame"),
    path("binh-chon/<int:pk>/phieu-giay/<int:entry>/", scoring.PaperBallotType.as_view(), name="paper_ballot"),
    path("binh-chon/<int:pk>/doc-lai/<int:entry>/", scoring.RereadAsk.as_view(), name="reread"),
    path("binh-chon/<int:pk>/niem-phong/", scoring.RoundSeal.as_view(), name="seal"),
    path("binh-chon/<int:pk>/chon/", results.EntriesChoose.as_view(), name="choose"),
    path("binh-chon/<int:pk>/cong-bo/", results.RoundPublish.as_view(), name="publish"),
    path("binh-chon/<int:pk>/bien-ban/", results.RoundMinutes.as_view(), name="minutes"),
    path("binh-chon/<int:pk>/in/<slug:paper>/", papers.RoundPrinted.as_view(), name="round_printed"),
    path("binh-chon/<int:pk>/giay-chung-nhan/", certificates.CertificatePrints.as_view(), name="prints"),
    path("binh-chon/<int:pk>/giay-chung-nhan/<int:part>/", certificates.PrintedFile.as_view(), name="printed"),
    path("binh-chon/<int:pk>/khieu-nai/", results.ComplaintTake.as_view(), name="complain"),
    path("binh-chon/<int:pk>/khieu-nai/<int:part>/", results.ComplaintAnswer.as_view(), name="answer_complaint"),
    path("giay-chung-nhan/", certificates.CertificateList.as_view(), name="certificates"),
    path("cong-nhan/<int:pk>/giay/", certificates.CertificatePdf.as_view(), name="certificate"),
    path("cong-nhan/<int:pk>/thu-hoi/", results.RecognitionWithdraw.as_view(), name="withdraw"),
    path("cham/", scoring.ScoringDesk.as_view(), name="scoring"),
    path("cham/<int:pk>/", scoring.BallotPage.as_view(), name="ballot"),
    path("cham/<int:pk>/khong-cham/", scoring.BallotAside.as_view(), name="ballot_aside"),
    path("cham/<int:pk>/anh/<slug:angle>/", scoring.BallotPhoto.as_view(), name="ballot_photo"),
    path("cham/<int:pk>/giay-to/<int:part>/", scoring.BallotPaper.as_view(), name="ballot_paper"),
    path("ho-so/<int:pk>/", entries.EntryDetail.as_view(), name="entry"),
    path("ho-so/<int:pk>/sua/", entries.EntryUpdate.as_view(), name="update_entry"),
    path("ho-so/<int:pk>/giay-to/", entries.EntryAttach.as_view(), name="attach_entry_paper"),
    path("ho-so/<int:pk>/giay-to/<int:part>/", entries.EntryFile.as_view(), name="entry_file"),
    path("ho-so/<int:pk>/xet/<slug:to>/", entries.EntrySettle.as_view(), name="settle_entry"),
]

# Cho mọi người: không đăng nhập, không cookie. Tiền tố ngắn vì in trên giấy chứng nhận.
public = [
    path("san-pham-tieu-bieu/", showcase.Showcase.as_view(), name="list"),
    path("cong-nhan/", showcase.CertificateLookup.as_view(), name="lookup"),
    path("cong-nhan/<str:code>/", showcase.PublicCertificate.as_view(), name="certificate"),
    path("cong-nhan/<str:code>/anh/<slug:angle>/", showcase.PublicPhoto.as_view(), name="photo"),
]
