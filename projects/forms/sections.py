"""A long form told in sections, each with its own heading and boxes."""

from dataclasses import dataclass

from django.forms import BoundField


@dataclass(frozen=True)
class Section:
    """``wide`` boxes take the whole line; ``hint`` says what the section wants."""

    title: str
    fields: list[BoundField]
    hint: str = ""


class Sectioned:
    """Give ``layout``: (heading, hint, names of boxes); what no section names stands in the last one."""

    def layout(self) -> list[tuple[str, str, list[str]]]:
        raise NotImplementedError

    @property
    def sections(self) -> list[Section]:
        return [
            Section(title, [self[name] for name in names if name in self.fields], hint)
            for title, hint, names in self.layout()
        ]
