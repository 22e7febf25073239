"""A returned appendix with the plan's ids and fields, and with our own words wherever it says the same as ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from imports.returned.naming import Digester
from models.compare.index import PlanIndex
from models.merge.joints import jointed
from models.merge.values import with_line_text
from models.page import appendix_heading, closing_of
from models.plan import Appendix, Area, Group, Line, Objective, Plan, Task

_HEADING = ("label", "title", "caption", "closing")


class Aligner:
    """Builds appendices of the returned file anew; what is as in our plan is the same object as there."""

    def __init__(self, ours: PlanIndex, names: Mapping[str, str], digester: Digester) -> None:
        self._ours = ours
        self._names = names
        self._digester = digester
        self._columns: Mapping[str, str] = {}

    def appendix(self, theirs: Appendix, columns: Mapping[str, str], known: bool) -> Appendix:
        """The appendix; `columns` maps its fields of lines to those of the plan, which alone take part.

        Lines above a table that the program writes by rule are looked at only where it is `known` what they were.
        """
        self._columns = columns
        id_ = self._names.get(theirs.id, theirs.id)
        areas = tuple(self._node(area) for area in theirs.areas)
        ours = self._ours.nodes.get(id_)
        if not isinstance(ours, Appendix):
            return replace(theirs, id=id_, areas=areas)
        heading: dict[str, Any] = self._heading(ours, theirs, known)
        found: Appendix = _same(replace(ours, areas=areas, **heading), ours, "areas")
        return found

    def _heading(self, ours: Appendix, theirs: Appendix, known: bool) -> dict[str, str]:
        """The lines above and under a table that are there and say something else."""
        printed = printed_heading(self._ours.plan, ours)
        found: dict[str, str] = {}
        for name in _HEADING:
            text = getattr(theirs, name)
            looked_at = known or getattr(ours, name) is not None
            if looked_at and text and self._digester.of(text) != self._digester.of(printed[name]):
                found[name] = text
        return found

    def _node(self, node: Any) -> Any:
        id_ = self._names.get(node.id, node.id)
        known: Any = self._ours.nodes.get(id_)
        ours = known if type(known) is type(node) else None
        title = self._text(node.title, ours.title if ours is not None else None)
        if isinstance(node, Task):
            lines = tuple(self._line(line) for line in node.lines)
            made: Any = replace(ours or node, id=id_, title=title, lines=lines or (Line(),))
            return _same(made, ours, "lines")
        items = jointed([self._node(item) for item in node.items], _never)
        return _same(replace(ours or node, id=id_, title=title, items=items), ours, "items")

    def _line(self, line: Line) -> Line:
        id_ = self._names.get(line.id, line.id)
        ours = self._ours.nodes.get(id_)
        if not isinstance(ours, Line):
            return self._new_line(line, id_)
        if line.reference:
            text = self._text(line.reference, ours.reference)
            return ours if text == ours.reference else Line(id=id_, reference=text)
        made = replace(ours, reference="") if ours.reference else ours
        for name, field in self._columns.items():
            text = self._text(line.text(name), made.text(field))
            if text != made.text(field):
                made = with_line_text(made, field, text)
        return made

    def _new_line(self, line: Line, id_: str) -> Line:
        made = Line(id=id_, reference=line.reference)
        for name, field in self._columns.items():
            if text := line.text(name):
                made = with_line_text(made, field, text)
        merged = frozenset(self._columns[name] for name in line.merged if name in self._columns)
        return replace(made, merged=merged)

    def _text(self, theirs: str, ours: str | None) -> str:
        """Their text, or ours where only its spaces differ."""
        if ours is None or theirs == ours:
            return theirs
        return ours if self._digester.of(theirs) == self._digester.of(ours) else theirs


def printed_heading(plan: Plan, appendix: Appendix) -> dict[str, str]:
    """The lines above and under an appendix as they are printed now."""
    heading = appendix_heading(plan, appendix)
    return {
        "label": heading.label,
        "title": heading.title,
        "caption": heading.caption,
        "closing": closing_of(plan, appendix),
    }


def _never(_line: Line, _field: str) -> bool:
    return False


def _same(made: Any, ours: Any, holding: str) -> Any:
    """Our own object where nothing in it is different."""
    if ours is None:
        return made
    below, known = getattr(made, holding), getattr(ours, holding)
    if len(below) == len(known) and all(a is b for a, b in zip(below, known, strict=True)):
        return ours if made == ours else replace(made, **{holding: known})
    return made


def projected(appendix: Appendix, fields: Sequence[str]) -> Appendix:
    """An appendix with nothing in its lines but some fields, for comparing words with a file that prints only those."""

    def line(one: Line) -> Line:
        made = Line(id=one.id, reference=one.reference)
        for name in fields:
            if text := one.text(name):
                made = with_line_text(made, name, text)
        return made

    def node(one: Area | Group | Objective | Task) -> Any:
        if isinstance(one, Task):
            return replace(one, lines=tuple(map(line, one.lines)))
        return replace(one, items=tuple(map(node, one.items)))

    return replace(appendix, areas=tuple(map(node, appendix.areas)))


def renamed(node: Any, names: Mapping[str, str], columns: Mapping[str, str]) -> Any:
    """A node of the returned file with the ids and fields that are known."""
    id_ = names.get(node.id, node.id)
    match node:
        case Line():
            made = Line(id=id_, reference=node.reference)
            for name, field in columns.items():
                if text := node.text(name):
                    made = with_line_text(made, field, text)
            return made
        case Task():
            return replace(node, id=id_, lines=tuple(renamed(one, names, columns) for one in node.lines))
        case Appendix():
            return replace(node, id=id_, areas=tuple(renamed(one, names, columns) for one in node.areas))
    return replace(node, id=id_, items=tuple(renamed(one, names, columns) for one in node.items))
