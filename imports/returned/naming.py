"""Gives the nodes of a returned appendix the ids of the nodes that they are, by the digests that came with the file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from imports.returned.rows import match_rows
from imports.returned.sent import NOTHING, SentLine, SentSheet
from models.grid.grid import Owner
from models.plan import Appendix, Area, Group, Line, Objective, Task
from models.row_ids import digest

_TITLE = 1.5  # votes of a title that is as it was
_KINDS: tuple[tuple[str, type[Any]], ...] = (
    ("task", Task),
    ("objective", Objective),
    ("group", Group),
    ("area", Area),
)


class FoundLine(NamedTuple):
    """A line of the returned file with the ids of what holds it there."""

    line: Line
    owner: Owner


def lines_of(appendix: Appendix) -> Iterator[FoundLine]:
    """All lines of an appendix, with what holds them."""
    for area in appendix.areas:
        yield from _lines(area.items, Owner(area=area.id))


def _lines(items: Sequence[Any], owner: Owner) -> Iterator[FoundLine]:
    for item in items:
        match item:
            case Group():
                yield from _lines(item.items, owner._replace(group=item.id))
            case Objective():
                yield from _lines(item.items, owner._replace(objective=item.id))
            case _:
                for line in item.lines:
                    yield FoundLine(line, owner._replace(task=item.id, line=line.id))


class Digester:
    """Digests of texts, those of short ones kept, for a table says the same again and again."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def of(self, text: str) -> str:
        """The digest of a text."""
        found = self._kept.get(text)
        if found is None:
            found = self._kept[text] = digest(text)
        return found

    def of_line(self, line: Line, columns: Mapping[str, str], referring: Sequence[str]) -> dict[str, str]:
        """The digests of a line as its row would have shown it; `columns` maps its fields to those of the plan."""
        if line.reference:
            return dict.fromkeys(referring, self.of(line.reference))
        return {field: self.of(line.text(name)) for name, field in columns.items()}


class Naming:
    """Names for one appendix: id in the returned file -> id in the plan, and the same for its sent lines."""

    def __init__(self, theirs: Appendix, sheet: SentSheet, columns: Mapping[str, str], digester: Digester) -> None:
        self._sheet = sheet
        self._digester = digester
        self.names: dict[str, str] = {theirs.id: sheet.appendix}
        self._titles = dict(_titles(theirs))
        self._lines = list(lines_of(theirs))
        referring = sheet.referring or ("reference",)
        now = [self._row(found, columns, referring) for found in self._lines]
        shared = {*columns.values(), *referring} if sheet.is_list else set(columns.values())
        fields = ["objective", "task", *sorted(name for name in shared if sheet.prints(name))]
        matched = match_rows([line.digests for line in sheet.lines], now, fields)
        self._pairs = [(self._lines[place], sheet.lines[sent]) for place, sent in sorted(matched.items())]
        for found, sent in self._pairs:
            self.names[found.line.id] = sent.owner.line
        for kind, cls in _KINDS:
            self._name_holders(kind, [id_ for id_, node in _nodes(theirs) if isinstance(node, cls)])

    def _row(self, found: FoundLine, columns: Mapping[str, str], referring: Sequence[str]) -> dict[str, str]:
        row = self._digester.of_line(found.line, columns, referring)
        row["task"] = self._digester.of(self._titles.get(found.owner.task, ""))
        row["objective"] = self._digester.of(self._titles.get(found.owner.objective, ""))
        return row

    def _name_holders(self, kind: str, ids: Sequence[str]) -> None:
        """Tasks and headings by the lines in them and by their titles."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for found, sent in self._pairs:
            one, two = getattr(found.owner, kind), getattr(sent.owner, kind)
            if one and two:
                votes[one][two] += 1
        titled: dict[str, list[str]] = defaultdict(list)
        for id_, found_kind in self._sheet.kinds.items():
            if found_kind == kind and (title := self._sheet.titles.get(id_, NOTHING)) != NOTHING:
                titled[title].append(id_)
        scored: list[tuple[float, int, str, str]] = []
        for order, id_ in enumerate(ids):
            same = titled.get(self._digester.of(self._titles.get(id_, "")), [])
            for other in same if len(same) == 1 or not votes[id_] else [one for one in same if one in votes[id_]]:
                votes[id_][other] += votes[id_].total() * _TITLE + 1  # type: ignore[assignment]
            scored += [(-count, order, id_, other) for other, count in votes[id_].items()]
        taken: set[str] = set()
        for _count, _order, id_, other in sorted(scored):
            if id_ not in self.names and other not in taken:
                self.names[id_] = other
                taken.add(other)

    def split_tasks(self, appendix: Appendix) -> Appendix:
        """Tasks without a title read as lines of the task above; where they were tasks, they are such again."""
        bare = {
            sent.owner.line: sent.owner.task
            for _found, sent in self._pairs
            if self._sheet.titles.get(sent.owner.task, NOTHING) == NOTHING
        }
        if not bare:
            return appendix
        areas = tuple(replace(area, items=self._split(area.items, bare)) for area in appendix.areas)
        return replace(appendix, areas=areas)

    def _split(self, items: Sequence[Any], bare: Mapping[str, str]) -> tuple[Any, ...]:
        found: list[Any] = []
        for item in items:
            if not isinstance(item, Task):
                found.append(replace(item, items=self._split(item.items, bare)))
                continue
            part: list[Line] = []
            own = self.names.get(item.id, "")
            name, id_, title = own, item.id, item.title
            for line in item.lines:
                task = bare.get(self.names.get(line.id, ""), "")
                if task and task != name and part:
                    found.append(replace(item, id=id_, title=title, lines=tuple(part)))
                    part, name, id_, title = [], task, f"{item.id}/{len(found)}", ""
                    self.names[id_] = task
                part.append(line)
            found.append(replace(item, id=id_, title=title, lines=tuple(part)))
        return tuple(found)


def sent_by_line(sheet: SentSheet) -> dict[str, SentLine]:
    """The sent lines by their ids."""
    return {line.owner.line: line for line in sheet.lines}


def _nodes(appendix: Appendix) -> Iterator[tuple[str, Any]]:
    def walk(items: Sequence[Any]) -> Iterator[tuple[str, Any]]:
        for item in items:
            yield item.id, item
            if not isinstance(item, Task):
                yield from walk(item.items)

    yield from walk(appendix.areas)


def _titles(appendix: Appendix) -> Iterator[tuple[str, str]]:
    for id_, node in _nodes(appendix):
        yield id_, node.title
