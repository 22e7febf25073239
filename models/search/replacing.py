"""What a replacement makes of the hits of a search: the new words, and the one step that writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.commands.together import Together
from models.edits import Edit, edit_command, is_there
from models.grid.grid import Address
from models.i18n import _
from models.search.finding import Hit, Query
from models.store.rows import PlanRows
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
    edits = [
        Edit(address, found[0].value.text, replaced(found, query, wanted), place)
        for (address, place), found in texts.items()
    ]
    there = [edit for edit in edits if is_there(rows, edit)]
    count = sum(len(texts[edit.address, edit.paragraph]) for edit in there)
    return edit_command(rows, there, _("Thay thế {count} chỗ").replace("{count}", str(count)))
