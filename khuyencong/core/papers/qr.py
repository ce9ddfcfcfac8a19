"""A QR code as one SVG path: drawn with the page, fetched from nowhere."""

from dataclasses import dataclass

import segno

QUIET = 4
"""Light modules on each side (ISO/IEC 18004): without them no reader finds the code."""


@dataclass(frozen=True)
class QR:
    """``side`` counts modules with the quiet zone; ``path`` is drawn in them, dark on light."""

    side: int
    path: str


def qr(text: str) -> QR:
    """With level M: legible when a seventh of it is stained."""
    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
    runs = [run for y, row in enumerate(rows) for run in _runs(y, row)]
    return QR(len(rows) + 2 * QUIET, "".join(runs))


def _runs(y: int, row: bytes) -> list[str]:
    """Dark modules that stand side by side are one rectangle."""
    found, x = [], 0
    while x < len(row):
        length = 0
        while x + length < len(row) and row[x + length]:
            length += 1
        if length:
            found.append(f"M{x + QUIET} {y + QUIET}h{length}v1h-{length}z")
        x += max(length, 1)
    return found
