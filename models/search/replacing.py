"""What a replacement makes of the hits of a search: the new words, and the one step that writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.commands.sections import SetParagraphs
from models.commands.text import SetText
from models.commands.together import Together
from models.grid.grid import Address
from models.i18n import _
from models.plan import Line, Plan, Section
from models.search.finding import Hit, Query
from models.store.rows import PlanRows
from models.store.transaction import Command
from models.text import printable


def new_words(matched: str, query: Query, wanted: str) -> str:
    """What stands in the place of a match: the wanted words, in capitals where the match was and these do not count.

    Where only the capitals themselves are to change, and where they count, the words come as they were typed.
    """
    wanted = printable(wanted)
    if query.way.case or query.text.casefold() == wanted.casefold() or not wanted:
        return wanted
    letters = [sign for sign in matched if sign.isalpha()]
    if len(letters) > 1 and all(sign.isupper() for sign in letters):
        return wanted.upper()
    if letters and matched[0].isupper() and wanted[0].islower():
        return wanted[0].upper() + wanted[1:]
    return wanted


def replaced(hits: Sequence[Hit], query: Query, wanted: str) -> str:
    """The text of one value with the matches of these hits replaced, all else as it was."""
    text = hits[0].value.text
    for hit in sorted(hits, key=lambda one: one.span, reverse=True):
        text = text[: hit.span.start] + new_words(hit.matched, query, wanted) + text[hit.span.end :]
    return text


def replace_command(rows: PlanRows, hits: Iterable[Hit], query: Query, wanted: str) -> Together | None:
    """All these replacements as one step; None where none of the texts is still there as it was found."""
    texts: dict[tuple[Address, int], list[Hit]] = {}
    for hit in hits:
        texts.setdefault((hit.value.address, hit.value.paragraph), []).append(hit)
    cells: dict[Address, Command] = {}
    lists: dict[Address, list[str]] = {}
    count = 0
    for (address, place), found in texts.items():
        if address.id not in rows:
            continue
        now = _text_at(rows.node(address.id), address.field)
        if place < 0 and now == found[0].value.text:
            cells[address] = SetText(address, replaced(found, query, wanted))
        elif place >= 0 and isinstance(now, tuple) and now[place : place + 1] == (found[0].value.text,):
            lists.setdefault(address, list(now))[place] = replaced(found, query, wanted)
        else:
            continue
        count += len(found)
    commands = (*cells.values(), *(SetParagraphs(address, tuple(texts)) for address, texts in lists.items()))
    return Together(_("Thay thế {count} chỗ").format(count=count), commands) if commands else None


def _text_at(node: object, field: str) -> object:
    """The value of a field as it is now: a text, or a tuple of them."""
    if isinstance(node, Line):
        return node.text(field)
    if isinstance(node, Plan) and field.startswith("signer."):
        return getattr(node.signer, field.removeprefix("signer."))
    if isinstance(node, Plan | Section) and field in ("legal_bases", "recipients", "paragraphs"):
        return tuple(getattr(node, field))
    return getattr(node, field, None)
