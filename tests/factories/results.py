"""What comes after a result: certificates printed, consents to publish, prizes paid."""

import factory
from factory.django import DjangoModelFactory

from budgets.models import PrizeLine
from khuyencong.core import files
from khuyencong.core.dates import today
from khuyencong.establishments.choices import ConsentChannel, LegalForm
from khuyencong.establishments.models import EstablishmentProfile
from products.choices import PrintState
from products.models import CertificatePrint, Product, Publicity
from tests.acceptance.foundation.hostile_files import PDF
from tests.factories.budgets import DisbursementFactory
from tests.factories.core import UserFactory
from tests.factories.establishments import EstablishmentFactory
from tests.factories.products import RecognitionFactory
from tests.factories.voting import EntryFactory, EntryPaperFactory, RoundFactory, real_png


class CertificatePrintFactory(DjangoModelFactory):
    """Waiting for the worker; ``printed`` has its file."""

    class Meta:
        model = CertificatePrint

    round = factory.SubFactory(RoundFactory)
    total = 3
    requested_by = factory.SubFactory(UserFactory)

    class Params:
        printed = factory.Trait(
            state=PrintState.DONE,
            done=3,
            file=factory.LazyFunction(lambda: files.keep(by=None, name="giay.pdf", content=PDF)),
        )


class PublicityFactory(DjangoModelFactory):
    """A household agrees to everything; ``withdrawn`` no more."""

    class Meta:
        model = Publicity

    establishment = factory.SubFactory(EstablishmentFactory)
    shows_name = True
    shows_contact = True
    shows_photos = True
    given_by = "Nguyễn Chủ Hộ"
    given_on = factory.LazyFunction(today)
    channel = ConsentChannel.PAPER
    recorded_by = factory.SubFactory(UserFactory)

    class Params:
        withdrawn = factory.Trait(withdrawn_on=factory.LazyFunction(today), withdrawn_note="Chủ hộ gọi điện")


class PrizeLineFactory(DjangoModelFactory):
    """The whole of a voucher to one product."""

    class Meta:
        model = PrizeLine

    recognition = factory.SubFactory(RecognitionFactory)
    disbursement = factory.SubFactory(DisbursementFactory)
    amount = factory.SelfAttribute("disbursement.amount")


def shaped(product: Product, form: LegalForm, **facts) -> Product:
    """Its maker has this legal form (and owner, phone) today."""
    rows = EstablishmentProfile.objects.filter(establishment=product.establishment)
    rows.update(legal_form=form, **facts)
    return product


def pictured(product: Product) -> Product:
    """With a photo of its front in an entry."""
    file = files.keep(by=None, name="truoc.png", content=real_png())
    EntryPaperFactory(entry=EntryFactory(product=product), file=file, angle="chinh_dien")
    return product
