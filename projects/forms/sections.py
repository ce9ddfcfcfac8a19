"""A long form told in sections, each with its own heading and boxes."""

from dataclasses import dataclass

from django.forms import BoundField


@dataclass(frozen=True)
class Section:
    """``wide`` boxes take the whole line; ``hint`` says what the section wants."""

    title: str
    fields: list[BoundField]
    hint: str = ""
    folded: bool = False


class Sectioned:
    """Give ``layout``: (heading, hint, names of boxes). Sections named in ``folded`` open when something is in them."""

    folded: frozenset[str] = frozenset()

    def layout(self) -> list[tuple[str, str, list[str]]]:
        """Each form says its own: one that named no box would show none."""
        raise NotImplementedError

    @property
    def sections(self) -> list[Section]:
        return [self._section(*told) for told in self.layout()]

    def _section(self, title: str, hint: str, names: list[str]) -> Section:
        boxes = [self[name] for name in names if name in self.fields]
        said = any(box.errors or (self.is_bound and box.value()) for box in boxes)
        return Section(title, boxes, hint, folded=title in self.folded and not said)
