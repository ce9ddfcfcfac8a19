"""Moves allowed between statuses, as closed tables kept in each app's ``choices``."""

from collections.abc import Mapping

from khuyencong.core.exceptions import DomainError


def check(table: Mapping, *, current, to) -> None:
    """Refuse a move the table does not list; ``current`` and ``to`` are members of one TextChoices."""
    if to not in table[current]:
        raise DomainError(f"Không chuyển được từ “{type(to)(current).label}” sang “{to.label}”.")


def mermaid(table: Mapping) -> str:
    """The table as a Mermaid state diagram; the README's copy is compared with it by a test."""
    lines = ["stateDiagram-v2"]
    lines.extend(f'    state "{status.label}" as {status.name}' for status in table)
    lines.append(f"    [*] --> {next(iter(table)).name}")
    for status, targets in table.items():
        lines.extend(f"    {status.name} --> {target.name}" for target in targets)
        if not targets:
            lines.append(f"    {status.name} --> [*]")
    return "\n".join(lines)
