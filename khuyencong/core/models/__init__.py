"""Things that know nobody: people, timelines, official documents, files, keys; the dated rules and holidays of the law."""

from khuyencong.core.models.calendar import Holiday, LegalRule
from khuyencong.core.models.columns import Sourced, Versioned
from khuyencong.core.models.devices import Device
from khuyencong.core.models.outbox import Message, OutboxChannel
from khuyencong.core.models.people import User, UserManager
from khuyencong.core.models.records import Activity, IdempotencyKey, OfficialDocument, Seen, StoredFile, Timeline

__all__ = [
    "Activity",
    "Device",
    "Holiday",
    "IdempotencyKey",
    "LegalRule",
    "Message",
    "OfficialDocument",
    "OutboxChannel",
    "Seen",
    "Sourced",
    "StoredFile",
    "Timeline",
    "User",
    "UserManager",
    "Versioned",
]
