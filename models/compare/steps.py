"""What one step of the history changed, told as differences like those of two plans."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from models.compare.comparison import PLACE_MARK, Difference, Kind
from models.compare.index import Node, address_of, table_of
from models.compare.places import Places
from models.compare.telling import line_text
from models.compare.values import value_differences
from models.i18n import _
from models.plan import Line, Section, Task
from models.store import Change, PlanRows
from models.store import nodes as making
from models.store.schema import Image, same_place
from models.words import kind_name


def step_differences(
    changes: Sequence[Change], rows: PlanRows, places: Places, ids: Collection[str] | None = None
) -> Iterator[Difference]:
    """The differences that a step made, one after the other; with `ids` only those of these nodes.

    Places are those of the plan as it is now: what is gone meanwhile is told by its kind alone.
    """
    came = {change.id for change in changes if change.old is None}
    went = {change.id for change in changes if change.new is None}
    for change in changes:
        if change.table in ("remark", "entry") or (ids is not None and change.id not in ids):
            continue
        old, new = _node(change.table, change.old), _node(change.table, change.new)
        if new is None and old is not None:
            if not (change.table == "line" and change.old is not None and change.old.parent_id in went):
                yield _whole(Kind.REMOVED, old, changes, rows, places)
        elif old is None and new is not None:
            if not (change.table == "line" and change.new is not None and change.new.parent_id in came):
                yield _whole(Kind.ADDED, new, changes, rows, places)
        elif old is not None and new is not None and change.old is not None and change.new is not None:
            yield from _known(value_differences(old, new, places, places), new, rows)
            if not same_place(change.old, change.new):
                yield _moved(new, change.old, change.new, rows, places)


def _known(found: Iterator[Difference], node: Node, rows: PlanRows) -> Iterator[Difference]:
    """Differences of a node; of one that is gone meanwhile with its kind in the place of its place."""
    for one in found:
        if node.id in rows:
            yield one
        else:
            place = (_gone(node),)
            yield Difference(one.kind, one.address, place, one.label, one.before, one.after, None, one.paragraph)


def _node(table: str, image: Image | None) -> Node | None:
    """The node of a row, with nothing in it."""
    found: Any = image
    if image is None or table in ("remark", "entry"):
        return None
    match table:
        case "line":
            return making.make_line(found)
        case "item":
            return making.make_item(found, ())
        case "appendix":
            return making.make_appendix(found, ())
        case "section":
            return making.make_section(found, ())
    return making.make_plan(found, (), (), ())


def _whole(kind: Kind, node: Node, changes: Sequence[Change], rows: PlanRows, places: Places) -> Difference:
    address = address_of(node)
    here = node.id in rows
    place = places.of(node.id) if here else (_gone(node),)
    text = _text(node, changes, added=kind is Kind.ADDED)
    before, after = (text, "") if kind is Kind.REMOVED else ("", text)
    part = address._replace(field="")
    return Difference(kind, part, place, before=before, after=after, goal=address if here else None)


def _text(node: Node, changes: Sequence[Change], added: bool) -> str:
    """The words of a row that came or went; a task with its lines, which came or went with it."""
    if isinstance(node, Line):
        return line_text(node, None)
    if isinstance(node, Section):
        return "\n".join(text for text in (node.heading, *node.paragraphs) if text)
    texts = [node.title]
    if isinstance(node, Task):
        for change in changes:
            image = change.new if added else change.old
            if change.table == "line" and image is not None and image.parent_id == node.id:
                line = _node("line", image)
                texts.append(line_text(line, None) if isinstance(line, Line) else "")
    return "\n".join(text for text in texts if text)


def _moved(node: Node, old: Image, new: Image, rows: PlanRows, places: Places) -> Difference:
    """A row that changed its place; within one part only that it did is told."""
    here = node.id in rows
    place = places.of(node.id) if here else (_gone(node),)
    before = after = ""
    if old.parent_id != new.parent_id:
        before, after = (PLACE_MARK.join(places.of(parent)) for parent in (old.parent_id, new.parent_id))
    address = address_of(node)
    part = address._replace(field="")
    return Difference(Kind.MOVED, part, place, "", before, after, address if here else None)


def _gone(node: Node) -> str:
    return _("{what} không còn trong kế hoạch").format(what=kind_name(table_of(node)).capitalize())
