"""Which node of the old state is which node of the new one: by id, else by its words, its place and what is in it."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator
from typing import TypeVar

from models.compare.index import Node, PlanIndex, children_of, table_of
from models.likeness import Shelf, bag_of, likeness
from models.plan import LINE_FIELDS, Appendix, Area, Group, Line, Objective, Plan, Section, Task
from models.text import fold

_ALIKE = 0.55  # share of common words from which two texts are taken for one text that was rewritten
_SAME_PLACE = 0.1  # so much less is enough in the same place
_T = TypeVar("_T", bound=Node)


class Matching:
    """Partners of the nodes of two states, as old id -> new id and the other way round; `by_ids` looks at no words."""

    def __init__(self, old: PlanIndex, new: PlanIndex, by_ids: bool = False) -> None:
        self._old, self._new = old, new
        self.partners: dict[str, str] = {old.plan.id: new.plan.id}
        self.origins: dict[str, str] = {new.plan.id: old.plan.id}
        self._by_id()
        if by_ids or len(self.partners) == len(old.nodes) == len(new.nodes):
            return
        self._pair_kind(Appendix, _title)
        self._singles(Appendix)
        self._pair_kind(Section, _section_words)
        containers: tuple[type[Node], ...] = (Area, Group, Objective)
        for kind in containers:
            self._pair_kind(kind, _title)
        self._exact(Task, _task_words)
        for kind in reversed(containers):
            self._by_children(kind)
        self._pair_kind(Task, _task_words)
        for kind in containers:
            self._singles(kind)
        self._lines()

    def _by_id(self) -> None:
        for id_, node in self._old.nodes.items():
            other = self._new.nodes.get(id_)
            if other is not None and _family(node) == _family(other) and id_ not in self.partners:
                self._pair(id_, id_)

    def _pair(self, old: str, new: str) -> None:
        self.partners[old] = new
        self.origins[new] = old

    def _left(self, kind: type[_T]) -> tuple[list[_T], list[_T]]:
        old = (node for node in self._old.nodes.values() if node.id not in self.partners)
        new = (node for node in self._new.nodes.values() if node.id not in self.origins)
        return [node for node in old if isinstance(node, kind)], [node for node in new if isinstance(node, kind)]

    def _beside(self, old: Node, new: Node) -> bool:
        """Whether two nodes stand in partners."""
        return self.partners.get(self._old.parent_id(old.id)) == self._new.parent_id(new.id)

    def _pair_kind(self, kind: type[_T], words: Callable[[_T], str]) -> None:
        self._exact(kind, words)
        self._alike(kind, words)

    def _exact(self, kind: type[_T], words: Callable[[_T], str]) -> None:
        """Pair nodes with the very same words, those in the same place first; elsewhere only where there are words."""
        left_old, left_new = self._left(kind)
        if not left_old or not left_new:
            return
        texts = {node.id: _plain(words(node)) for node in left_old}
        here: dict[tuple[str, str], deque[str]] = defaultdict(deque)
        for node in left_new:
            here[self._new.parent_id(node.id), _plain(words(node))].append(node.id)
        for node in left_old:
            place = self.partners.get(self._old.parent_id(node.id), "")
            if same := here.get((place, texts[node.id])):
                self._pair(node.id, same.popleft())
        anywhere: dict[str, deque[str]] = defaultdict(deque)
        for (_place, text), ids in here.items():
            anywhere[text].extend(ids)
        for node in left_old:
            text = texts[node.id]
            if text and node.id not in self.partners and (same := anywhere.get(text)):
                self._pair(node.id, same.popleft())

    def _alike(self, kind: type[_T], words: Callable[[_T], str]) -> None:
        """Pair what was rewritten, the most alike first."""
        left_old, left_new = self._left(kind)
        if not left_old or not left_new:
            return
        scored: list[tuple[float, int, int]] = []
        bags = [bag_of(fold(words(node))) for node in left_new]
        shelf = Shelf(bags)
        for place, node in enumerate(left_old):
            bag = bag_of(fold(words(node)))
            for other in shelf.near(bag):
                score = likeness(bag, bags[other]) + _SAME_PLACE * self._beside(node, left_new[other])
                if score >= _ALIKE:
                    scored.append((-score, place, other))
        for _score, place, other in sorted(scored):
            if left_old[place].id not in self.partners and left_new[other].id not in self.origins:
                self._pair(left_old[place].id, left_new[other].id)

    def _by_children(self, kind: type[_T]) -> None:
        """Pair a part that was renamed by what stands in it."""
        left_old, left_new = self._left(kind)
        free = {node.id for node in left_new}
        for node in left_old:
            votes = Counter(
                self._new.parent_id(self.partners[below.id]) for below in children_of(node) if below.id in self.partners
            )
            parent, count = next(iter(votes.most_common(1)), ("", 0))
            if parent in free and count * 2 > len(children_of(node)):
                free.remove(parent)
                self._pair(node.id, parent)

    def _singles(self, kind: type[_T]) -> None:
        """Pair what alone is left on both sides of one place."""
        left_old, left_new = self._left(kind)
        old_in: dict[str, list[_T]] = defaultdict(list)
        new_in: dict[str, list[_T]] = defaultdict(list)
        for node in left_old:
            old_in[self.partners.get(self._old.parent_id(node.id), "")].append(node)
        for node in left_new:
            new_in[self._new.parent_id(node.id)].append(node)
        for parent, nodes in old_in.items():
            others = new_in.get(parent, [])
            if parent and len(nodes) == len(others) == 1:
                self._pair(nodes[0].id, others[0].id)

    def _lines(self) -> None:
        """Lines keep to their task: the same words, alike words, then their order; others by the same words alone."""
        for old_id, new_id in tuple(self.partners.items()):
            old, new = self._old.nodes.get(old_id), self._new.nodes.get(new_id)
            if isinstance(old, Task) and isinstance(new, Task):
                self._lines_of(old, new)
        self._exact(Line, _long_line_words)

    def _lines_of(self, old: Task, new: Task) -> None:
        left_old = [line for line in old.lines if line.id not in self.partners]
        left_new = [line for line in new.lines if line.id not in self.origins]
        if not left_old or not left_new:
            return
        if len(left_old) == len(left_new) == 1:
            self._pair(left_old[0].id, left_new[0].id)
            return
        pairs = sorted(
            (-likeness(bag_of(fold(_line_words(one))), bag_of(fold(_line_words(two)))), abs(a - b), a, b)
            for a, one in enumerate(left_old[:50])
            for b, two in enumerate(left_new[:50])
        )
        for score, _far, a, b in pairs:
            taken = left_old[a].id in self.partners or left_new[b].id in self.origins
            if not taken and (-score >= 0.3 or len(left_old) == len(left_new)):
                self._pair(left_old[a].id, left_new[b].id)


def _family(node: Node) -> str:
    """Kinds that may become one another: a task can be made an objective, but no line."""
    return "item" if isinstance(node, Area | Group | Objective | Task) else table_of(node)


def _plain(text: str) -> str:
    """A text without what the eye passes over, for finding the very same one; folding all texts would take too long."""
    return " ".join(text.casefold().split())


def _title(node: Node) -> str:
    return "" if isinstance(node, Plan | Section | Line) else node.title


def _section_words(node: Section) -> str:
    return " ".join((node.heading, *node.paragraphs))


def _task_words(node: Task) -> str:
    return " ".join((node.title, *(_line_words(line) for line in node.lines)))


def _line_words(line: Line) -> str:
    texts: Iterator[str] = (getattr(line, name) for name in (*LINE_FIELDS, "reference"))
    return " ".join(text for text in (*texts, *line.extra.values()) if text)


def _long_line_words(line: Line) -> str:
    words = _line_words(line)
    return words if words.count(" ") > 1 else f"\0{line.id}"
