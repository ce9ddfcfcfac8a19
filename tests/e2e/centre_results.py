"""What the furnished centre holds of results: rounds at each door, runs of certificates, consents to publish."""

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.models import User
from products import services
from products.models import JuryMember, Recognition
from tests.acceptance.foundation.addresses_results import proposed_round, scored_round
from tests.factories.products import RecognitionFactory
from tests.factories.results import CertificatePrintFactory, PublicityFactory, pictured
from tests.factories.voting import EntryFactory, EntryPaperFactory, scoring_round


def furnish_results(people: dict[Role, User], published, file) -> None:
    """``published`` is a published round, ``file`` a PDF."""
    judged = scoring_round(entries=1)
    JuryMember.objects.filter(pk=judged.jury.first().pk).update(user=people[Role.JUROR])
    EntryPaperFactory(entry=judged.entries.get(), file=file)
    scored_round()
    proposed_round()
    CertificatePrintFactory(round=published, printed=True)
    CertificatePrintFactory(round=published, total=7, done=3, state="dang_in")
    gone = RecognitionFactory(valid_to=today())
    facts = {"recognition": gone, "on": today(), "note": "Vi phạm nhãn hiệu"}
    decision = DocumentFacts(title="Thu hồi giấy chứng nhận", number="8", symbol="QĐ-UBND", issued_on=today())
    services.withdraw_recognition(by=people[Role.STAFF], decision=decision, **facts)
    shown = Recognition.objects.filter(entry__round=published).latest("pk")
    pictured(shown.product)
    PublicityFactory(establishment=shown.product.establishment)
    EntryPaperFactory(entry=EntryFactory(), file=file)  # the newest registration: waits to be settled
