"""How much of an expected plan a file gave: each value by its place, as an officer would tick them off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.layout import LINE_FIELDS
from models.plan import Appendix, Item, Line, Plan, Task

ANY = "?"


class Score(NamedTuple):
    """How many values there are, and which of them miss: place, expected, found."""

    total: int
    misses: tuple[tuple[str, str, str], ...]

    @property
    def share(self) -> float:
        """The share of the values that are right."""
        return 1 - len(self.misses) / max(1, self.total)

    def told(self) -> str:
        """The misses, a line each."""
        return "\n".join(f"  {place}: expected {one!r}, found {two!r}" for place, one, two in self.misses)


def score(expected: Sequence[Appendix], plan: Plan) -> Score:
    """Compare appendices value by value; what is empty on both sides is no value."""
    want, have = dict(_values(expected)), dict(_values(plan.appendices))
    for place in [place for place, value in want.items() if value == ANY]:
        want.pop(place)
        have.pop(place, None)
    places = [place for place in dict.fromkeys([*want, *have]) if want.get(place) or have.get(place)]
    misses = [(place, want.get(place, ""), have.get(place, "")) for place in places]
    return Score(len(places), tuple(miss for miss in misses if miss[1] != miss[2]))


def _values(appendices: Sequence[Appendix]) -> Iterator[tuple[str, str]]:
    yield "number of appendices", str(len(appendices))
    for number, appendix in enumerate(appendices, 1):
        here = f"{number}"
        headers = {column.field: column.header for column in appendix.layout.columns}
        yield f"{here} title", _clean(appendix.title)
        yield f"{here} form", appendix.layout.form
        if not appendix.layout.is_list:
            fields = [f"+{header}" if name.startswith("extra.") else name for name, header in headers.items()]
            yield f"{here} columns", " ".join(name for name in fields if name != "number")
        yield f"{here} areas", str(len(appendix.areas))
        for place, area in enumerate(appendix.areas, 1):
            yield f"{here} area {place}", _clean(area.title)
            yield from _items(area.items, f"{here}.{place}", headers)


def _items(items: Sequence[Item], where: str, headers: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield f"{where} items", str(len(items))
    for place, item in enumerate(items, 1):
        here = f"{where}.{place}"
        yield f"{here} kind", type(item).__name__
        yield f"{here} title", _clean(item.title)
        if not isinstance(item, Task):
            yield from _items(item.items, here, headers)
            continue
        yield f"{here} lines", str(len(item.lines))
        for number, line in enumerate(item.lines, 1):
            yield from _line(line, f"{here} line {number}", headers)


def _line(line: Line, here: str, headers: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield f"{here} reference", _clean(line.reference)
    yield (
        f"{here} merged",
        " ".join(sorted(headers[name] if name.startswith("extra.") else name for name in line.merged)),
    )
    for name in LINE_FIELDS:
        yield f"{here} {name}", _clean(line.text(name))
    for key, value in line.extra.items():
        yield f"{here} +{headers.get(f'extra.{key}', key)}", _clean(value)


def _clean(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())
