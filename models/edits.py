"""Many changed texts as one step: what replacing, correcting, renaming and tidying of a plan all do in the end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, cast

from models.commands.sections import SetParagraphs
from models.commands.text import SetText
from models.commands.together import Together
from models.grid.grid import Address
from models.plan import Line, Plan, Section
from models.store.rows import PlanRows
from models.store.transaction import Command


class Edit(NamedTuple):
    """A whole text of the plan before and after; `paragraph` as in models.walk.Value."""

    address: Address
    before: str
    after: str
    paragraph: int = -1


def edit_command(rows: PlanRows, edits: Iterable[Edit], label: str) -> Together | None:
    """These edits as one step; those whose text is not there any more as it was are left out, None where all are.

    `label` may hold "{count}" for the number of texts that change.
    """
    cells: dict[Address, Command] = {}
    lists: dict[Address, list[str]] = {}
    count = 0
    for edit in edits:
        if edit.before == edit.after or not is_there(rows, edit):
            continue
        count += 1
        address = edit.address
        if edit.paragraph < 0:
            cells[address] = SetText(address, edit.after)
            continue
        if address not in lists:
            lists[address] = list(cast(tuple[str, ...], text_at(rows.node(address.id), address.field)))
        lists[address][edit.paragraph] = edit.after
    commands = (*cells.values(), *(SetParagraphs(address, tuple(texts)) for address, texts in lists.items()))
    return Together(label.format(count=count), commands) if commands else None


def is_there(rows: PlanRows, edit: Edit) -> bool:
    """Whether the plan still has the text that an edit is to change, as it was, and where it can be changed."""
    if edit.address.id not in rows:
        return False
    line = rows.line(edit.address.id)
    if line is not None and line.reference and edit.address.field != "reference":
        return False  # the reference takes the whole line; what its cells held is not on paper
    now = text_at(rows.node(edit.address.id), edit.address.field)
    if edit.paragraph < 0:
        return now == edit.before
    return isinstance(now, tuple) and now[edit.paragraph : edit.paragraph + 1] == (edit.before,)


def text_at(node: object, field: str) -> object:
    """The value of a field as it is now: a text, or a tuple of them where the field holds paragraphs."""
    if isinstance(node, Line):
        return node.text(field)
    if isinstance(node, Plan) and field.startswith("signer."):
        return getattr(node.signer, field.removeprefix("signer."))
    if isinstance(node, Plan | Section) and field in ("legal_bases", "recipients", "paragraphs"):
        return tuple(getattr(node, field))
    return getattr(node, field, None)
