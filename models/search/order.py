"""Where a value stands in the reading order of a plan, so that the next hit from any place can be told."""

from __future__ import annotations

from models.grid.grid import Address
from models.plan import Appendix
from models.search.finding import Hit
from models.store.rows import PlanRows
from models.walk import fields_of

Key = tuple[tuple[float, str], ...]
_HEAD, _SECTIONS, _FOOT, _APPENDICES = (float(part) for part in range(4))
_OF_FOOT = ("signer.authority", "signer.position", "signer.name", "recipients")
_OF_HEAD = ("parent_agency", "agency", "number", "symbol", "place", "title", "legal_bases")
_OF_APPENDIX = ("label", "caption", "title", "closing")
_OF_SECTION = ("heading", "paragraphs")


def place_key(rows: PlanRows, address: Address, paragraph: int = -1, start: int = -1) -> Key:
    """Sorts places as they are read; () where the node is gone. Without `start`, right before the text's letters."""
    if address.id not in rows:
        return ()
    if address.table == "plan":
        foot = address.field in _OF_FOOT
        way: list[tuple[float, str]] = [(_FOOT if foot else _HEAD, "")]
        fields: tuple[str, ...] = _OF_FOOT if foot else _OF_HEAD
    else:
        way, appendix = _way_to(rows, address.id)
        fields = _fields(rows, address, appendix)
    field = fields.index(address.field) if address.field in fields else len(fields)
    # A node's own texts come before those of the nodes in it, whose positions are no negative infinity.
    return (*way, (float("-inf"), ""), (float(field), address.field), (float(paragraph), ""), (float(start), ""))


def hit_key(rows: PlanRows, hit: Hit) -> Key:
    """Where a hit stands."""
    return place_key(rows, hit.value.address, hit.value.paragraph, hit.span.start)


def _way_to(rows: PlanRows, node_id: str) -> tuple[list[tuple[float, str]], str]:
    """The positions from the plan down to a node, and the appendix on the way."""
    way: list[tuple[float, str]] = []
    table = ""
    last = ""
    while node_id and node_id != rows.plan_id:
        table = rows.stored_in(node_id)
        image = rows.image(table, node_id)
        if image is None:
            break
        way.append((image.position, node_id))
        node_id, last = image.parent_id, node_id
    way.append((_APPENDICES if table == "appendix" else _SECTIONS, ""))
    return way[::-1], last if table == "appendix" else ""


def _fields(rows: PlanRows, address: Address, appendix: str) -> tuple[str, ...]:
    if address.table == "line":
        node = rows.node(appendix) if appendix else None
        return fields_of(node) if isinstance(node, Appendix) else ()
    return {"appendix": _OF_APPENDIX, "section": _OF_SECTION}.get(address.table, ("title",))
