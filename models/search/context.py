"""How a hit is shown in a list: where it stands, and its words with some of the sentence on both sides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from models.grid.grid import Address
from models.grid.numbers import printed_numbers
from models.grid.prose import mark
from models.i18n import _
from models.plan import Appendix, Plan, Section
from models.search.finding import Hit, column_of
from models.sending.finding import appendix_name
from models.store.rows import PlanRows
from models.words import field_name

_BEFORE, _AFTER = 44, 120
_TITLE = 40


class Context(NamedTuple):
    """The sentence around a hit in three parts, each on one line."""

    before: str
    matched: str
    after: str


def context_of(hit: Hit) -> Context:
    """The words of a hit with what stands around them; what is cut off ends in "…"."""
    text, (start, end) = hit.value.text, hit.span
    first = max(0, start - _BEFORE)
    if first:
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else first
    last = min(len(text), end + _AFTER)
    before = ("…" if first else "") + text[first:start]
    after = text[end:last] + ("…" if last < len(text) else "")
    return Context(_flat(before), _flat(text[start:end]), _flat(after))


class PlaceNames:
    """Says where hits stand; the numbers of an appendix are counted once while it is the same."""

    def __init__(self, rows: Callable[[], PlanRows]) -> None:
        self._rows = rows
        self._numbers: dict[str, tuple[Appendix, Mapping[str, str]]] = {}
        self._names: tuple[Plan | None, dict[str, str]] = (None, {})

    def of(self, hit: Hit) -> str:
        """Where a hit stands: "Phụ lục I · Sản phẩm · 1.2 Rà soát …"; the only appendix is not named."""
        rows, address = self._rows(), hit.value.address
        if address.id not in rows:
            return ""
        if address.table in ("plan", "section"):
            return self._in_text(rows, address)
        appendix = rows.node(hit.appendix) if hit.appendix in rows else None
        if not isinstance(appendix, Appendix):
            return ""
        alone = len(rows.children(rows.plan_id)) == 1
        header = _flat(appendix.layout.header_of(column_of(address))) or field_name(address.table, address.field)
        parts = ["" if alone else self._appendix_words(rows.plan, appendix), header]
        if address.table != "appendix":
            parts.append(self._row_words(rows, appendix, address))
        return " · ".join(part for part in parts if part)

    def _in_text(self, rows: PlanRows, address: Address) -> str:
        node = rows.node(address.id)
        if not isinstance(node, Section):
            return _("Văn bản · {field}").format(field=field_name("plan", address.field))
        name = f"{mark(node.number)}{node.heading}".strip() or _("Nội dung")
        return _("Nội dung · {section}").format(section=_short(name))

    def _appendix_words(self, plan: Plan, appendix: Appendix) -> str:
        if self._names[0] is not plan:
            self._names = (plan, {})
        names = self._names[1]
        if appendix.id not in names:
            names[appendix.id] = appendix_name(plan, appendix)
        return names[appendix.id]

    def _row_words(self, rows: PlanRows, appendix: Appendix, address: Address) -> str:
        node_id = rows.parent_id(address.id) if address.table == "line" else address.id
        kept = self._numbers.get(appendix.id)
        if kept is None or kept[0] is not appendix:
            kept = self._numbers[appendix.id] = (appendix, printed_numbers(appendix))
        number, title = kept[1].get(node_id, ""), str(getattr(rows.node(node_id), "title", ""))
        # A title that was found stands beside already.
        return mark(number).strip() if address.table != "line" else _short(f"{mark(number)}{title}")


def _short(text: str) -> str:
    flat = _flat(text)
    return flat if len(flat) <= _TITLE else flat[:_TITLE].rstrip() + "…"


def _flat(text: str) -> str:
    return text.replace("\n", " ")
