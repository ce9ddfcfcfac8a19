"""Messages to people: put in a row, composed and sent by a worker, each once.

An app registers who writes its words, ``outbox.composes("collaborators.reports", compose)``, and calls ``outbox.put``;
``compose(message)`` answers at the moment of sending, with None when the message is not wanted any more.
"""

from khuyencong.core.outbox.adapters import Refused, Trouble
from khuyencong.core.outbox.doors import DAYS, behind, door
from khuyencong.core.outbox.sending import Text, composes, deliver, put

__all__ = ["DAYS", "Refused", "Text", "Trouble", "behind", "composes", "deliver", "door", "put"]
