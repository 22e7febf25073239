"""The plan in memory: rows as stored, their order, and frozen nodes that are built when asked for and then shared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from models.plan import Area, Plan, Section
from models.store import nodes
from models.store.changes import Change
from models.store.nodes import Node
from models.store.schema import CHILDREN, TABLES, Image, ItemImage, LineImage, same_place


def place_in(kept: dict[tuple[str, str], dict[str, int]], key: tuple[str, str], ids: Sequence[str], id_: str) -> int:
    """The place of an id in a list, from the places of the whole list, which are counted once and kept."""
    if key not in kept:
        kept[key] = {one: place for place, one in enumerate(ids)}
    return kept[key][id_]


class PlanRows:
    """All rows of one plan. Reading is free for everyone; only the session applies changes, after their commit."""

    def __init__(self, tables: Mapping[str, dict[str, Image]]) -> None:
        self._images: dict[str, dict[str, Any]] = {table: tables.get(table, {}) for table in TABLES}
        self._children: dict[str, dict[str, list[str]]] = {}
        self._nodes: dict[str, Node] = {}
        self._places: dict[tuple[str, str], dict[str, int]] = {}
        for table in TABLES[1:]:
            lists: dict[str, list[str]] = {}
            for id_, image in self._images[table].items():
                lists.setdefault(image.parent_id, []).append(id_)
            for ids in lists.values():
                if len(ids) > 1:
                    self._sort(table, ids)
            self._children[table] = lists
        self.plan_id = next(iter(self._images["plan"]))

    def _sort(self, table: str, ids: list[str]) -> None:
        images = self._images[table]
        # Equal positions may come from another program; the id keeps their order the same at every opening.
        ids.sort(key=lambda id_: (images[id_].position, id_))

    @property
    def plan(self) -> Plan:
        """The whole plan as it is now; parts that did not change are the same objects as before."""
        return cast(Plan, self.node(self.plan_id))

    def __contains__(self, id_: object) -> bool:
        return any(id_ in images for images in self._images.values())

    def __len__(self) -> int:
        return sum(len(images) for images in self._images.values())

    def image(self, table: str, id_: str) -> Image | None:
        """The stored row, None where there is none."""
        return self._images[table].get(id_)

    def item(self, id_: str) -> ItemImage | None:
        """The stored row of an area, group, objective or task, None where there is none."""
        return self._images["item"].get(id_)

    def line(self, id_: str) -> LineImage | None:
        """The stored row of a line, None where there is none."""
        return self._images["line"].get(id_)

    def images(self, table: str) -> Mapping[str, Image]:
        """All stored rows of a database table by id; not to be changed."""
        return self._images[table]

    def stored_in(self, id_: str) -> str:
        """The database table that holds the id; raises KeyError for an unknown one."""
        for table, images in self._images.items():
            if id_ in images:
                return table
        raise KeyError(id_)

    def table_of(self, id_: str) -> str:
        """What the id names, in the words of Address: "plan", "area", "task", "line" …; raises KeyError."""
        table = self.stored_in(id_)
        return str(self._images[table][id_].kind) if table == "item" else table

    def parent_id(self, id_: str) -> str:
        """The id of the node that holds this one, "" for the plan; raises KeyError for an unknown id."""
        return str(self._images[self.stored_in(id_)][id_].parent_id)

    def children(self, id_: str, table: str = "") -> tuple[str, ...]:
        """The ids in a node in their order; of a plan its appendices unless `table` says "section" or "remark"."""
        table = table or CHILDREN.get(self.table_of(id_), "")
        return tuple(self._children[table].get(id_, ())) if table else ()

    def child_list(self, table: str, parent: str) -> list[str]:
        """The ids of one table in a node, in their order, as a fresh list."""
        return list(self.siblings(table, parent))

    def siblings(self, table: str, parent: str) -> Sequence[str]:
        """The ids of one table in a node, in their order; not to be changed."""
        return self._children[table].get(parent, ())

    def place(self, table: str, parent: str, id_: str) -> int:
        """Where an id stands among its siblings."""
        return place_in(self._places, (table, parent), self.siblings(table, parent), id_)

    def node(self, id_: str) -> Node:
        """The frozen node behind an id, built once and kept until it or something in it changes; raises KeyError."""
        node = self._nodes.get(id_)
        return self._kept(self.stored_in(id_), id_) if node is None else node

    def _kept(self, table: str, id_: str) -> Node:
        node = self._nodes.get(id_)
        if node is None:
            node = self._nodes[id_] = self._build(table, id_)
        return node

    def _build(self, table: str, id_: str) -> Node:
        image = self._images[table][id_]
        match table:
            case "line":
                return nodes.make_line(image)
            case "item":
                return nodes.make_item(image, self._below("line" if image.kind == "task" else "item", id_))
            case "appendix":
                return nodes.make_appendix(image, cast(tuple[Area, ...], self._below("item", id_)))
            case "section":
                return nodes.make_section(image, cast(tuple[Section, ...], self._below("section", id_)))
            case "remark":
                return nodes.make_remark(image)
            case "entry":
                return cast(Node, nodes.make_entry(image))
        entries = tuple(entry for entry in self._below("entry", id_) if entry is not None)
        sections, appendices, remarks = (self._below(name, id_) for name in ("section", "appendix", "remark"))
        return nodes.make_plan(image, sections, appendices, remarks, entries)

    def _below(self, table: str, parent: str) -> tuple[Any, ...]:
        return tuple([self._kept(table, id_) for id_ in self._children[table].get(parent, ())])

    def apply(self, changes: Iterable[Change]) -> None:
        """Take over changes that are on the disk; drops the kept nodes of what changed and of all that holds it."""
        kept = tuple(changes)
        moved: dict[tuple[str, str], None] = {}
        for change in kept:
            # Before the rows change, so that the way up from where a row was is still there.
            self._forget(change.table, change.old)
        for change in kept:
            old, new, images = change.old, change.new, self._images[change.table]
            if new is None:
                del images[change.id]
            else:
                images[change.id] = new
            if old is not None and new is not None and same_place(old, new):
                continue
            for image in (old, new):
                if image is not None:
                    moved[change.table, image.parent_id] = None
        self._order(moved, kept)
        for change in kept:
            self._forget(change.table, change.new)

    def _order(self, parents: Iterable[tuple[str, str]], changes: Iterable[Change]) -> None:
        """Put the children of some parents in order again after rows came, went or moved."""
        came: dict[tuple[str, str], set[str]] = {}
        for change in changes:
            if change.new is not None:
                came.setdefault((change.table, change.new.parent_id), set()).add(change.id)
        for table, parent in parents:
            self._places.pop((table, parent), None)
            images, lists = self._images[table], self._children[table]
            there = set(lists.get(parent, ())) | came.get((table, parent), set())
            ids = [id_ for id_ in there if id_ in images and images[id_].parent_id == parent]
            if ids:
                self._sort(table, ids)
                lists[parent] = ids
            else:
                lists.pop(parent, None)

    def _forget(self, table: str, image: Image | None) -> None:
        """Drop the kept nodes of a row and of its ancestors; a node that is not kept has no kept ancestor."""
        while image is not None:
            self._nodes.pop(image.id, None)
            if table == "plan":
                return
            table = self._parent_table(table, image.parent_id)
            image = self._images[table].get(image.parent_id)

    def _parent_table(self, table: str, parent: str) -> str:
        if table == "line":
            return "item"
        if table in ("item", "section"):
            above = "appendix" if table == "item" else "plan"
            return table if parent in self._images[table] else above
        return "plan"
