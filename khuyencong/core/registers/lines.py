"""Lines of a page of a register as they come back, laid beside the lines that now stand."""

from collections.abc import Iterable

from django.http import QueryDict


def sent_alike(posted: Iterable[str], shown: Iterable[str]) -> bool:
    """A browser ends the lines of a long text its own way."""
    return [text.replace("\r\n", "\n") for text in posted] == [text.replace("\r\n", "\n") for text in shown]


def rearranged(data: QueryDict, prefix: str, standing: list[str], seen: dict) -> tuple[QueryDict, int]:
    """The POST with its lines in the order in which they now stand; how many of them somebody took out meanwhile.

    Django lays the lines of a POST beside those of the database by their place, so that one more or one less would show
    each under the name of the next. A line taken out meanwhile comes back as a new one at the end when something was
    typed in it; ``seen`` tells what it showed, by pk.
    """
    lines = _lines(data, prefix)
    first = _count(data, prefix, "INITIAL")
    old = [(line.get("id", [""])[0], line) for line in lines[:first]]
    there = sorted((one for one in old if one[0] in standing), key=lambda one: standing.index(one[0]))
    gone = [_as_new(line, seen[pk]) for pk, line in old if pk not in standing and pk in seen and _typed(line, seen[pk])]
    return _written(data, prefix, [line for _, line in there], [*lines[first:], *gone]), len(gone)


def _count(data: QueryDict, prefix: str, which: str) -> int:
    told = data.get(f"{prefix}-{which}_FORMS", "")
    return min(int(told), 1000) if told.isdecimal() else 0


def _lines(data: QueryDict, prefix: str) -> list[dict[str, list[str]]]:
    lines = [{} for _ in range(_count(data, prefix, "TOTAL"))]
    for name in data:
        place, _, box = name.removeprefix(f"{prefix}-").partition("-")
        if name.startswith(f"{prefix}-") and place.isdecimal() and int(place) < len(lines):
            lines[int(place)][box] = data.getlist(name)
    return lines


def _typed(line: dict, shown: dict) -> bool:
    """Whether this person changed it, and did not mean to take it out as well."""
    return "DELETE" not in line and any(
        not sent_alike(line.get(box, []), values) for box, values in shown.items() if box in line or not values
    )


def _as_new(line: dict, shown: dict) -> dict:
    """The columns a line is known by were not sent: they are as they were."""
    return {box: values for box, values in shown.items() if values} | line | {"id": [""]}


def _written(data: QueryDict, prefix: str, old: list[dict], new: list[dict]) -> QueryDict:
    lines = [*old, *new]
    data = data.copy()
    for name in list(data):
        place = name.removeprefix(f"{prefix}-").partition("-")[0]
        if name.startswith(f"{prefix}-") and place.isdecimal():
            del data[name]
    for place, line in enumerate(lines):
        for box, values in line.items():
            data.setlist(f"{prefix}-{place}-{box}", values)
    data[f"{prefix}-INITIAL_FORMS"], data[f"{prefix}-TOTAL_FORMS"] = str(len(old)), str(len(lines))
    return data
