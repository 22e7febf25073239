"""Commands that raise and lower the rows of an appendix by a level, as the outline of a text program does.

The levels are area, group, objective and task; objectives are a level of their own where the layout has a column for
them. A row first moves out of (or into) the heading above it, then turns into the next kind: a heading that is raised
takes over what follows it on lower levels, a heading that becomes a task leaves its rows behind it. No text is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from models.commands.move import in_order, put_in_place, topmost
from models.commands.text import blank_line
from models.errors import InputProblem
from models.i18n import _
from models.layout import LINE_FIELDS
from models.plan import new_id
from models.store.nodes import extra_of, make_layout, merged_of
from models.store.schema import AppendixImage, LineImage
from models.store.transaction import Tx


@dataclass(frozen=True, slots=True)
class Raise:
    """Raise rows by one level; those that cannot be raised stay, unless none of them can."""

    ids: tuple[str, ...]

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Nâng cấp")

    def apply(self, tx: Tx) -> None:
        """Raise from the last to the first, so that rows side by side keep their order; raises InputProblem."""
        _each(tx, reversed(in_order(tx, topmost(tx, self.ids))), _raise)


@dataclass(frozen=True, slots=True)
class Lower:
    """Lower rows by one level; those that cannot be lowered stay, unless none of them can."""

    ids: tuple[str, ...]

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Hạ cấp")

    def apply(self, tx: Tx) -> None:
        """Lower from the first to the last; raises InputProblem where none can be lowered or one is gone."""
        _each(tx, in_order(tx, topmost(tx, self.ids)), _lower)


def _each(tx: Tx, ids: Iterable[str], shift: Callable[[Tx, str], None]) -> None:
    """Shift what can be shifted; where nothing can, raise what was wrong with the first."""
    problems: list[InputProblem] = []
    done = 0
    for id_ in ids:
        try:
            shift(tx, id_)
            done += 1
        except InputProblem as problem:
            problems.append(problem)
    if problems and not done:
        raise problems[0]


def _raise(tx: Tx, id_: str) -> None:
    kind, parent = tx.kind(id_), tx.parent(id_)
    if kind in ("task", "objective") and tx.kind(parent) != "area":
        put_in_place(tx, "item", (id_,), tx.parent(parent), parent)
    elif kind == "task":
        _task_to_heading(tx, id_, "objective" if _has_objectives(tx, parent) else "group")
    elif kind == "objective":
        _become(tx, id_, "group", _following(tx, id_, ("task", "objective")))
    elif kind == "group":
        following = _following(tx, id_, ("task", "objective", "group"))
        put_in_place(tx, "item", (id_,), tx.parent(parent), parent)
        _become(tx, id_, "area", following)
    elif kind == "area":
        raise InputProblem(_("Lĩnh vực đã ở cấp cao nhất, không nâng lên được nữa."))
    else:
        raise InputProblem(_("Chỉ nâng cấp được nhiệm vụ, mục tiêu và nhóm nhiệm vụ."))


def _lower(tx: Tx, id_: str) -> None:
    kind, parent = tx.kind(id_), tx.parent(id_)
    siblings = tx.child_list("appendix" if kind == "appendix" else "item", parent)
    place = siblings.index(id_) if id_ in siblings else 0
    above = siblings[place - 1] if place else ""
    above_kind = tx.kind(above) if above else ""
    if kind == "task":
        if above_kind not in ("group", "objective"):
            text = _("Phía trên không có nhóm nhiệm vụ hay mục tiêu nào để đưa nhiệm vụ này vào.")
            raise InputProblem(text)
        put_in_place(tx, "item", (id_,), above, None)
    elif kind == "objective" and above_kind == "group":
        put_in_place(tx, "item", (id_,), above, None)
    elif kind == "group" and _has_objectives(tx, parent):
        rest = _from_first(tx, tx.child_list("item", id_), ("objective",))
        _become(tx, id_, "objective", ())
        put_in_place(tx, "item", rest, parent, id_)
    elif kind in ("group", "objective"):
        _heading_to_task(tx, id_)
    elif kind == "area":
        if not above:
            raise InputProblem(_("Lĩnh vực đầu tiên không có lĩnh vực nào phía trên để hạ xuống."))
        rest = _from_first(tx, tx.child_list("item", id_), ("group",))
        put_in_place(tx, "item", (id_,), above, None)
        _become(tx, id_, "group", ())
        put_in_place(tx, "item", rest, above, id_)
    else:
        raise InputProblem(_("Chỉ hạ cấp được lĩnh vực, nhóm nhiệm vụ, mục tiêu và nhiệm vụ."))


def _become(tx: Tx, id_: str, kind: str, taken: Sequence[str]) -> None:
    """Make an item another kind, which takes some other items in behind its own."""
    tx.put("item", tx.get("item", id_) | {"kind": kind})
    put_in_place(tx, "item", taken, id_, None)


def _task_to_heading(tx: Tx, id_: str, kind: str) -> None:
    """A task's title becomes the heading; lines with texts stay as its first task, which has no title yet."""
    following = _following(tx, id_, ("task",) if kind == "objective" else ("task", "objective"))
    lines = tx.child_list("line", id_)
    if _is_bare(tx, lines):
        for line in lines:
            tx.drop("line", line)
    else:
        first = new_id()
        row = tx.get("item", id_) | {"id": first, "parent_id": id_, "position": 1.0}
        tx.add("item", row | {"title": "", "item_style": None, "source_number": ""})
        put_in_place(tx, "line", lines, first, None)
    _become(tx, id_, kind, following)


def _heading_to_task(tx: Tx, id_: str) -> None:
    """A heading becomes a task with the lines of the first task under it where that has no title; the rest follows."""
    children = tx.child_list("item", id_)
    first = tx.item(children[0]) if children else None
    lines = tx.child_list("line", first.id) if first is not None and first.kind == "task" and not first.title else []
    if first is not None and not _is_bare(tx, lines):
        put_in_place(tx, "line", lines, id_, None)
        tx.drop("item", first.id)
        children = children[1:]
    else:
        tx.add("line", blank_line(id_, 1.0, new_id()))
    tx.put("item", tx.get("item", id_) | {"kind": "task"})
    put_in_place(tx, "item", children, tx.parent(id_), id_)


def _following(tx: Tx, id_: str, kinds: tuple[str, ...]) -> list[str]:
    """The siblings right behind an item as far as they are of these kinds."""
    siblings = tx.child_list("item", tx.parent(id_))
    behind = siblings[siblings.index(id_) + 1 :]
    return behind[: len(behind) - len(_from_first(tx, behind, tuple({"task", "objective", "group"} - {*kinds})))]


def _from_first(tx: Tx, ids: Sequence[str], kinds: tuple[str, ...]) -> list[str]:
    """The items from the first one of these kinds on."""
    return list(ids[next((place for place, one in enumerate(ids) if tx.kind(one) in kinds), len(ids)) :])


def _is_bare(tx: Tx, lines: Sequence[str]) -> bool:
    """Whether there is nothing in lines that could be lost: at most one, and without a text."""
    images = [line for id_ in lines if (line := tx.line(id_)) is not None]
    return len(images) <= 1 and all(_is_blank(line) for line in images)


def _is_blank(line: LineImage) -> bool:
    texts = [getattr(line, name) for name in (*LINE_FIELDS, "reference")]
    return not (any(texts) or any(extra_of(line.extra).values()) or merged_of(line.merged))


def _has_objectives(tx: Tx, area: str) -> bool:
    """Whether objectives are a level of their own in the appendix of an area."""
    appendix = tx.image("appendix", tx.parent(area))
    return isinstance(appendix, AppendixImage) and make_layout(appendix.layout).has("objective")
