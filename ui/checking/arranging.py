"""Which findings the list shows, and in what order: pure functions, no widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from models.checking.finding import Finding, Severity
from models.checking.registry import rules_by_name
from models.checking.report import SEVERITY_NAMES
from models.checking.rule import GROUPS
from models.i18n import _
from models.registers import Dismissal
from models.store import PlanRows
from models.text import fold

TEXT = "text"  # the part of the plan that is no appendix
MOST = 3000  # findings under one heading: a list lays out all its rows, and nobody reads on beyond


class Order(StrEnum):
    """By what the list is grouped."""

    SEVERITY = "severity"
    GROUP = "group"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class View:
    """What the officer wants to see; "" and None ask for everything."""

    severities: frozenset[Severity] = frozenset(Severity)
    group: str = ""
    part: str = ""  # id of an appendix, or TEXT
    nodes: frozenset[str] | None = None
    words: str = ""
    order: Order = Order.SEVERITY
    dismissed: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether some findings may be left out."""
        fewer = len(self.severities) < len(Severity) or self.nodes is not None
        return fewer or bool(self.group or self.part or self.words.strip())


class Entry(NamedTuple):
    """A finding in the list; `note` says why it was dismissed, None where it was not."""

    finding: Finding
    note: Dismissal | None = None


class Heading(NamedTuple):
    """A row above the findings of one sort."""

    text: str
    number: int


Row = Heading | Entry


def chosen(entries: Iterable[Entry], view: View, rows: PlanRows) -> list[Entry]:
    """Those that the view asks for, as they came."""
    words = fold(view.words).split()
    parts = Parts(rows)
    return [
        one
        for one in entries
        if one.finding.severity in view.severities
        and (not view.group or group_of(one.finding) == view.group)
        and (view.nodes is None or not view.nodes.isdisjoint(spot.address.id for spot in one.finding.spots))
        and (not view.part or parts.of(one.finding) == view.part)
        and (not words or _holds(one, words))
    ]


def arranged(entries: Sequence[Entry], order: Order, rows: PlanRows, names: Mapping[str, str]) -> list[Row]:
    """Findings under their headings; they come in reading order. `names` are the names of the parts."""
    grades, groups = list(Severity), list(GROUPS)
    ways: dict[Order, Callable[[Finding], str]] = {
        Order.SEVERITY: lambda finding: finding.severity.value,
        Order.GROUP: group_of,
        Order.PLACE: Parts(rows).of,
    }
    key_of = ways[order]
    kept: dict[str, list[Entry]] = {}
    for one in entries:
        kept.setdefault(key_of(one.finding), []).append(one)
    if order is Order.PLACE:
        keys = list(kept)
    else:
        ranking = [grade.value for grade in grades] if order is Order.SEVERITY else groups
        keys = sorted(kept, key=lambda key: ranking.index(key) if key in ranking else len(ranking))
    return [row for key in keys for row in _section(key, kept[key], order, names)]


def _section(key: str, entries: list[Entry], order: Order, names: Mapping[str, str]) -> Iterator[Row]:
    grades, groups = list(Severity), list(GROUPS)
    if order is Order.SEVERITY:
        text = _(SEVERITY_NAMES[Severity(key)])
        place = {name: n for n, name in enumerate(groups)}
        entries = sorted(entries, key=lambda one: place.get(group_of(one.finding), len(place)))
    elif order is Order.GROUP:
        text = _(GROUPS.get(key, "Khác"))
        entries = sorted(entries, key=lambda one: grades.index(one.finding.severity))
    else:
        text = names.get(key, "")
    yield Heading(text, len(entries))
    yield from entries[:MOST]
    if len(entries) > MOST:
        yield Heading(_("Còn nữa, hãy lọc danh sách để xem"), len(entries) - MOST)


class Parts:
    """In which part of the plan findings stand; each node is looked up once."""

    def __init__(self, rows: PlanRows) -> None:
        self._rows = rows
        self._known: dict[str, str] = {}

    def of(self, finding: Finding) -> str:
        """The id of the appendix, or TEXT."""
        id_ = finding.address.id
        if id_ not in self._known:
            above = id_
            while above and above in self._rows and self._rows.stored_in(above) != "appendix":
                above = self._rows.parent_id(above)
            self._known[id_] = above if above in self._rows else TEXT
        return self._known[id_]


def group_of(finding: Finding) -> str:
    """The group of a finding's rule; "" for a rule that is not there any more."""
    rule = rules_by_name().get(finding.rule)
    return rule.group if rule else ""


def title_of(finding: Finding) -> str:
    """What its rule is called."""
    rule = rules_by_name().get(finding.rule)
    return _(rule.title) if rule else finding.rule


def _holds(entry: Entry, words: Sequence[str]) -> bool:
    """Whether all words stand in what is told of a finding, letter marks aside."""
    finding, note = entry
    folded = _folded(finding.message, finding.excerpt, title_of(finding), note.note if note else "")
    return all(word in folded for word in words)


@lru_cache(maxsize=20_000)
def _folded(*texts: str) -> str:
    return fold(" ".join(texts))


def counter_text(counts: Mapping[Severity, int]) -> str:
    """The numbers in a few words, as the status line tells them."""
    errors, warnings, hints = (counts.get(grade, 0) for grade in Severity)
    told = [_("{count} lỗi").format(count=errors) if errors else _("Không có lỗi")]
    if warnings:
        told.append(_("{count} cảnh báo").format(count=warnings))
    if hints:
        told.append(_("{count} gợi ý").format(count=hints))
    return " · ".join(told)
