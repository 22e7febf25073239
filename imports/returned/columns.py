"""Which field of the plan each column of a returned table is, whatever its heading was taken for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from imports.recognise.vocabulary import extra_key
from imports.returned.sent import SentSheet
from models.layout import Layout
from models.plan import LINE_FIELDS, Appendix
from models.row_ids import digest
from models.text import fold

_NOTHING = digest("")


def columns_of(theirs: Appendix, ours: Appendix | None, sheet: SentSheet | None) -> dict[str, str]:
    """Field of a line as recognised -> field of the plan: by heading, by name, then by what stands in the column."""
    layout = ours.layout if ours is not None else None
    known = _known(ours, sheet)
    left = list(dict.fromkeys(theirs.layout.line_fields()))
    found: dict[str, str] = {}

    def take(name: str, field: str) -> None:
        found[name] = field
        left.remove(name)
        known.remove(field)

    for name in tuple(left):
        if field := _by_heading(theirs.layout.header_of(name), layout, known):
            take(name, field)
    for name in tuple(left):
        if name in known:
            take(name, name)
    if sheet is not None and left:
        for name, field in _by_content(theirs, sheet, left, known):
            if name in left and field in known:
                take(name, field)
    for name in left:
        taken = {*found.values(), *known}
        found[name] = name if name not in taken else f"extra.{extra_key(theirs.layout.header_of(name) or name)}"
    return found


def _known(ours: Appendix | None, sheet: SentSheet | None) -> list[str]:
    """The fields that a column may be."""
    if sheet is not None and not sheet.is_list:
        return list(dict.fromkeys(sheet.fields))
    names = [*ours.layout.line_fields(), *LINE_FIELDS] if ours is not None else [*LINE_FIELDS]
    if ours is not None:
        names += [f"extra.{key}" for task in ours.tasks() for line in task.lines for key in line.extra]
    return list(dict.fromkeys(names))


def _by_heading(header: str, layout: Layout | None, known: Iterable[str]) -> str:
    wanted = fold(header)
    if layout is None or not wanted:
        return ""
    fields = [column.field for column in layout.columns if column.field in known and fold(column.header) == wanted]
    return fields[0] if len(fields) == 1 else ""


def _by_content(
    theirs: Appendix, sheet: SentSheet, names: Iterable[str], fields: Iterable[str]
) -> Iterable[tuple[str, str]]:
    """Columns and fields with at least half of their texts in common, those with the most first."""
    now = {name: _texts(line.text(name) for task in theirs.tasks() for line in task.lines) for name in names}
    sent = {field: _sent_texts(sheet, field) for field in fields}
    scored = []
    for name, one in now.items():
        for field, two in sent.items():
            least = min(one.total(), two.total())
            common = (one & two).total()
            if least and common * 2 >= least:
                scored.append((-common, name, field))
    return [(name, field) for _common, name, field in sorted(scored)]


def _texts(texts: Iterable[str]) -> Counter[str]:
    return Counter(found for text in texts if (found := digest(text)) != _NOTHING)


def _sent_texts(sheet: SentSheet, field: str) -> Counter[str]:
    digests = (line.digests.get(field, _NOTHING) for line in sheet.lines)
    return Counter(found for found in digests if found != _NOTHING)
