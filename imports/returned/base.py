"""The plan as it was when a file was made, as far as the file tells: its tree, and each text that is still somewhere.

A text whose digest neither our plan nor the returned one knows is only marked: it was changed on both sides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import is_
from typing import Any

from imports.returned.aligning import printed_heading
from imports.returned.naming import Digester, sent_by_line
from imports.returned.sent import NOTHING, SentSheet
from models.compare.index import PlanIndex
from models.merge.joints import jointed
from models.merge.merging import UNKNOWN
from models.merge.values import with_line_text
from models.plan import LINE_FIELDS, Appendix, Area, Group, Line, Objective, Task

_CLASSES: dict[str, Any] = {"area": Area, "group": Group, "objective": Objective, "task": Task}


class BaseMaker:
    """Builds appendices as they were sent; `theirs` has the plan's ids already."""

    def __init__(self, ours: PlanIndex, theirs: PlanIndex, digester: Digester) -> None:
        self.ours, self.theirs = ours, theirs
        self._digester = digester

    def appendix(self, sheet: SentSheet) -> Appendix | None:
        """The appendix of a sheet; None where neither plan has it any more."""
        ours, theirs = self._nodes(sheet.appendix)
        known = ours or theirs
        if not isinstance(known, Appendix):
            return None
        maker = _Tree(self, sheet)
        made = replace(known, areas=tuple(maker.children(sheet.appendix)))
        if isinstance(ours, Appendix) and isinstance(theirs, Appendix):
            made = self._with_heading(made, ours, theirs, sheet)
        return ours if isinstance(ours, Appendix) and _alike(made, ours, "areas") else made

    def _with_heading(self, made: Appendix, ours: Appendix, theirs: Appendix, sheet: SentSheet) -> Appendix:
        """Heading lines that we changed since: as the file says, or only marked."""
        printed = printed_heading(self.ours.plan, ours)
        for name, sent in sheet.heading.items():
            if name not in printed or self._digester.of(printed[name]) == sent:
                continue
            text = getattr(theirs, name)
            known = bool(text) and self._digester.of(text) == sent
            value: dict[str, Any] = {name: text if known else UNKNOWN + sent}
            made = replace(made, **value)
        return made

    def _nodes(self, id_: str) -> tuple[Any, Any]:
        return self.ours.nodes.get(id_), self.theirs.nodes.get(id_)

    def text(self, sent: str, texts: Sequence[str]) -> str:
        """The text with a digest among some, "" for that of nothing, else the mark of an unknown one."""
        if sent == NOTHING:
            return ""
        return next((text for text in texts if self._digester.of(text) == sent), UNKNOWN + sent)

    def nodes(self, id_: str) -> list[Any]:
        """The same node now and in the returned file, as far as it is there."""
        return [node for node in self._nodes(id_) if node is not None]


class _Tree:
    """Builds what stands in one appendix."""

    def __init__(self, maker: BaseMaker, sheet: SentSheet) -> None:
        self._maker = maker
        self._sheet = sheet
        self._lines = sent_by_line(sheet)
        # What printed nothing cannot have been taken out: it counts as if it had come since.
        self._left = sheet.blanks()

    def children(self, id_: str) -> list[Any]:
        """The nodes in a node, in the order in which they were printed."""
        theirs = self._maker.theirs.nodes
        return [self._node(one) for one in self._sheet.children.get(id_, ()) if one not in self._left or one in theirs]

    def _node(self, id_: str) -> Any:
        kind = self._sheet.kinds[id_]
        if kind == "line":
            return self._line(id_)
        cls = _CLASSES[kind]
        known = [node for node in self._maker.nodes(id_) if isinstance(node, cls)]
        ours = self._maker.ours.nodes.get(id_)
        below = self.children(id_)
        sent = self._sheet.titles.get(id_)
        texts = [node.title for node in known]
        title = (texts[0] if texts else "") if sent is None else self._maker.text(sent, texts)
        holding = "lines" if cls is Task else "items"
        made = known[0] if known else cls(id=id_)
        if cls is Task:
            made = replace(made, title=title, lines=tuple(below) or (Line(),))
        else:
            made = replace(made, title=title, items=jointed(below, lambda _line, _field: False))
        return ours if isinstance(ours, cls) and _alike(made, ours, holding) else made

    def _line(self, id_: str) -> Line:
        sheet, maker = self._sheet, self._maker
        known: list[Line] = [node for node in maker.nodes(id_) if isinstance(node, Line)]
        digests: Mapping[str, str] = self._lines[id_].digests if id_ in self._lines else {}
        for line in known:
            if line.reference and self._refers(line, digests):
                return line
        made = known[0] if known else Line(id=id_)
        if made.reference:
            made = replace(known[-1], reference="") if not known[-1].reference else Line(id=id_)
        elif sheet.is_list and "reference" in digests:
            return Line(id=id_, reference=maker.text(digests["reference"], [line.reference for line in known]))
        fields = dict.fromkeys((*sheet.fields, *(name for name in digests if name not in ("task", "objective"))))
        if sheet.is_list:
            # The list form leaves out fields without text.
            fields.update(dict.fromkeys(name for line in known for name in _filled(line)))
        for name in fields:
            texts = [line.text(name) for line in known if not line.reference]
            text = maker.text(digests.get(name, NOTHING), texts)
            if text != made.text(name):
                made = with_line_text(made, name, text)
        ours = maker.ours.nodes.get(id_)
        return ours if isinstance(ours, Line) and made == ours else made

    def _refers(self, line: Line, digests: Mapping[str, str]) -> bool:
        name = "reference" if self._sheet.is_list else next(iter(self._sheet.referring), "")
        return self._maker.text(digests.get(name, NOTHING), [line.reference]) == line.reference


def _filled(line: Line) -> list[str]:
    names = [*LINE_FIELDS, *(f"extra.{key}" for key in line.extra)]
    return [name for name in names if line.text(name)]


def _alike(made: Any, ours: Any, holding: str) -> bool:
    below, known = getattr(made, holding), getattr(ours, holding)
    same = len(below) == len(known) and all(map(is_, below, known))
    return bool(same and made == ours)
