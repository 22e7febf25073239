"""How many remarks of the import stand in each node of the tree; looked for in idle moments, a little at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from models.i18n import _
from models.plan import Plan, Remark
from models.text import fold
from models.walk import stops, values_at
from ui.document import Document
from ui.tree.badges import Badge, Severity

if TYPE_CHECKING:
    from ui.plan_tree import PlanTree

_TURN, _SHARE = 20, 0.005  # milliseconds between two turns, seconds of work in one
_SEARCHED = 40  # so many remarks are also looked for within longer texts


class RemarkBadges(QObject):
    """Finds the text of each remark in the plan and lets the tree show their number beside what holds it."""

    def __init__(self, document: Document, tree: PlanTree) -> None:
        super().__init__(tree)
        self._document = document
        self._tree = tree
        self._known: tuple[str, ...] = ()
        self._way: Iterator[tuple[str, str]] = iter(())
        self._wanted: dict[str, list[str]] = {}  # folded text -> remarks
        self._found: dict[str, str] = {}  # remark -> node
        self._held: dict[str, str] = {}  # remark -> node whose text only holds it
        self._turn = QTimer(self, interval=_TURN)
        self._turn.timeout.connect(self._look)
        document.opened.connect(self._begin)
        document.closed.connect(self._turn.stop)
        document.changed.connect(lambda _changes: self._follow())

    @property
    def at_work(self) -> bool:
        """Whether the search is still going on."""
        return self._turn.isActive()

    def _begin(self) -> None:
        plan = self._document.plan
        self._known = tuple(remark.id for remark in plan.remarks)
        self._search(plan, plan.remarks)

    def _follow(self) -> None:
        remarks = self._document.plan.remarks
        known = tuple(remark.id for remark in remarks)
        if known == self._known:
            return
        came = set(known) - set(self._known)
        self._known = known
        if came:
            self._search(self._document.plan, remarks)
        else:
            self._show()

    def _search(self, plan: Plan, remarks: tuple[Remark, ...]) -> None:
        self._found, self._held, self._wanted = {}, {}, {}
        for remark in remarks:
            if text := fold(remark.text):
                self._wanted.setdefault(text, []).append(remark.id)
        if self._wanted:
            self._way = _texts(plan)
            self._turn.start()
        else:
            self._turn.stop()
            self._show()

    def _look(self) -> None:
        end = perf_counter() + _SHARE
        within = len(self._wanted) <= _SEARCHED
        for node, text in self._way:
            folded = fold(text)
            for remark in self._wanted.get(folded, ()):
                self._found.setdefault(remark, node)
            if within and folded:
                for wanted, remarks in self._wanted.items():
                    if wanted in folded:
                        self._held.setdefault(remarks[0], node)
            if perf_counter() > end:
                return
        self._turn.stop()
        self._show()

    def _show(self) -> None:
        counts: Counter[str] = Counter()
        rows = self._document.session.rows
        for remark in self._known:
            node = self._found.get(remark) or self._held.get(remark, "")
            while node in rows:
                counts[node] += 1
                node = rows.parent_id(node)
        counts.pop(rows.plan_id, None)
        text = _("{count} điều cần xem lại")
        badges = {node: (Badge(Severity.NOTE, count, text.format(count=count)),) for node, count in counts.items()}
        self._tree.show_badges(badges, "remarks")


def _texts(plan: Plan) -> Iterator[tuple[str, str]]:
    """Every text of the plan with the node that it stands in."""
    for stop in stops(plan):
        for value in values_at(stop):
            if value.text:
                yield value.address.id, value.text
