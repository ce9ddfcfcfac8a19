"""A whole registration handed in at once."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from products.models import Entry, EntryPaper
from products.services.entries import attach_entry_paper


@transaction.atomic
def attach_dossier(*, by: User, entry: Entry, received_on: date, brought: Iterable) -> list[EntryPaper]:
    """Each of ``brought`` (paper_type, box, angle, note, file) as a paper of the entry; all of them or none."""
    kept = []
    for one in brought:
        facts = {"paper_type": one.paper_type, "angle": one.angle, "note": one.note, "file": one.file}
        try:
            kept.append(attach_entry_paper(by=by, entry=entry, received_on=received_on, **facts))
        except DomainError as error:
            field = one.box if error.field in {None, "file", "angle"} else error.field
            raise DomainError(str(error), field=field) from None
    return kept
