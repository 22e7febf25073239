"""How many errors and warnings stand in each node of the tree; hints are not told there."""

from __future__ import annotations

from collections import Counter
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

_TOLD = {Severity.ERROR: badges.Severity.ERROR, Severity.WARNING: badges.Severity.WARNING}
_WORDS = {Severity.ERROR: "{count} lỗi", Severity.WARNING: "{count} cảnh báo"}


class FindingBadges(QObject):
    """Counts along the way up from the nodes of which other things are found; all anew where rows moved."""

    def __init__(self, document: Document, runner: CheckRunner, tree: PlanTree) -> None:
        super().__init__(tree)
        self._document = document
        self._runner = runner
        self._tree = tree
        self._counts: dict[str, Counter[Severity]] = {}
        self._own: dict[str, Counter[Severity]] = {}
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
        old = self._own.pop(id_, Counter())
        new = Counter(one.severity for one in self._runner.of(id_) if one.severity in _TOLD)
        if new:
            self._own[id_] = new
        if old == new:
            return
        rows, node = self._document.session.rows, id_
        while node and node in rows:
            counts = self._counts.setdefault(node, Counter())
            counts.update(new)
            counts.subtract(old)
            # What stands in the letterhead or in an appendix' own lines is the document's; the plan counts its text.
            above = rows.parent_id(node)
            node = "" if above == rows.plan_id and rows.stored_in(node) != "section" else above

    def _show(self) -> None:
        self._tree.show_badges({node: self._pills(counts) for node, counts in self._counts.items()}, "findings")

    @staticmethod
    def _pills(counts: Counter[Severity]) -> tuple[Badge, ...]:
        return tuple(
            Badge(grade, count, _(_WORDS[severity]).format(count=count))
            for severity, grade in _TOLD.items()
            if (count := counts[severity]) > 0
        )
