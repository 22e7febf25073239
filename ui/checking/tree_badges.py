"""How many errors and warnings stand in each node of the tree; hints are not told there."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject

from models.checking.finding import Severity
from models.i18n import _
from models.store import ChangeSet
from ui.checking.runner import CheckRunner
from ui.document import Document
from ui.plan_tree import PlanTree
from ui.tree import badges
from ui.tree.badges import Badge

_Counts = list[int]  # errors, warnings
_GRADES = (badges.Severity.ERROR, badges.Severity.WARNING)
_WORDS = ("{count} lỗi", "{count} cảnh báo")
_NONE = [0, 0]


class FindingBadges(QObject):
    """Counts along the way up from the nodes of which other things are found; all anew where rows moved."""

    def __init__(self, document: Document, runner: CheckRunner, tree: PlanTree) -> None:
        super().__init__(tree)
        self._document = document
        self._runner = runner
        self._tree = tree
        self._counts: dict[str, _Counts] = {}
        self._own: dict[str, _Counts] = {}
        self._moved = True
        runner.began.connect(self._forget)
        runner.changed.connect(self._follow)
        runner.finished.connect(self._finished)
        document.changed.connect(self._note)

    def _forget(self) -> None:
        self._counts, self._own, self._moved = {}, {}, True
        self._tree.show_badges({}, "findings")

    def _note(self, changes: ChangeSet) -> None:
        self._moved |= changes.structural

    def _finished(self) -> None:
        if self._moved:
            self._follow(())

    def _follow(self, ids: Collection[str]) -> None:
        if self._moved:
            self._counts, self._own, self._moved = {}, {}, False
            ids = self._runner.settled.by_node.keys()
        for id_ in ids:
            self._take(id_)
        self._show()

    def _take(self, id_: str) -> None:
        """Count what is found in a node in the place of what was found before."""
        old, new = self._own.pop(id_, _NONE), [0, 0]
        for one in self._runner.of(id_):
            if one.severity is Severity.ERROR:
                new[0] += 1
            elif one.severity is Severity.WARNING:
                new[1] += 1
        if new != _NONE:
            self._own[id_] = new
        if old == new:
            return
        errors, warnings = new[0] - old[0], new[1] - old[1]
        rows, node = self._document.session.rows, id_
        while node and node in rows:
            item = rows.item(node)
            if rows.stored_in(node) != "line" and (item is None or item.kind != "task"):
                counts = self._counts.setdefault(node, [0, 0])
                counts[0] += errors
                counts[1] += warnings
            # What stands in the letterhead or in an appendix' own lines is the document's; the plan counts its text.
            above = rows.parent_id(node)
            node = "" if above == rows.plan_id and rows.stored_in(node) != "section" else above

    def _show(self) -> None:
        self._tree.show_badges({node: _pills(counts) for node, counts in self._counts.items()}, "findings")


def _pills(counts: _Counts) -> tuple[Badge, ...]:
    return tuple(
        Badge(grade, count, _(words).format(count=count))
        for grade, words, count in zip(_GRADES, _WORDS, counts, strict=True)
        if count > 0
    )
