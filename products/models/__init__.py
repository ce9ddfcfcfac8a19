"""Products, rounds of bình chọn, what was decided in them; one aggregate a file."""

from products.models.bodies import Conflict, CouncilMember, JuryMember
from products.models.complaints import Complaint
from products.models.entries import Entry, EntryPaper
from products.models.facts import ProductLabel, ProductName, ProductPaper, ProductPhoto, ProductPrice
from products.models.holders import HolderReport
from products.models.law import CouncilRule, CriterionRule, DossierRule, ValidityRule, VotingLevelRule
from products.models.printing import CertificatePrint
from products.models.products import Nomination, Product, Recognition, VotingResult
from products.models.publicity import Publicity
from products.models.reports import VotingReport
from products.models.rounds import RoundMove, VotingRound
from products.models.scoring import Ballot, BallotScore, Criterion, PaperReading, Rereading
from products.models.seals import SealAlarm

__all__ = [
    "Ballot",
    "BallotScore",
    "CertificatePrint",
    "Complaint",
    "Conflict",
    "CouncilMember",
    "CouncilRule",
    "Criterion",
    "CriterionRule",
    "DossierRule",
    "Entry",
    "EntryPaper",
    "HolderReport",
    "JuryMember",
    "Nomination",
    "PaperReading",
    "Product",
    "ProductLabel",
    "ProductName",
    "ProductPaper",
    "ProductPhoto",
    "ProductPrice",
    "Publicity",
    "Recognition",
    "Rereading",
    "RoundMove",
    "SealAlarm",
    "ValidityRule",
    "VotingLevelRule",
    "VotingReport",
    "VotingResult",
    "VotingRound",
]
