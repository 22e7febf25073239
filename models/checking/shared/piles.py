"""What stands in different places about the same thing, put together without a key for every text."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from models.checking.finding import Spot
from models.checking.rule import Traces

if TYPE_CHECKING:
    from models.checking.context import Context

CUT = "\x1f"
_BUCKETS = 997
# Where so many begin alike, the words say nothing about any of them.
_TOO_MANY = 400


def bucket(about: str) -> str:
    """One of a thousand keys; a variant begins with what it is about and CUT."""
    return str(crc32(about.encode("utf-8", "replace")) % _BUCKETS)


def piles(traces: Traces) -> list[list[tuple[list[str], Spot]]]:
    """What is about the same thing, where there is more than one of it: the parts of the variant and the spot."""
    kept: dict[str, list[str]] = {}
    for variant in traces:
        kept.setdefault(variant[: variant.index(CUT)], []).append(variant)
    found = []
    for variants in kept.values():
        if len(variants) == 1 and len(traces[variants[0]]) == 1:
            continue
        met = [(one.split(CUT), spot) for one in variants for own in traces[one].values() for spot in own]
        if 1 < len(met) <= _TOO_MANY:
            found.append(met)
    return found


def stands_in(id_: str, context: Context) -> tuple[str, str]:
    """The appendix of a task and what holds the task."""
    item = context.rows.item(id_)
    return context.appendix_id(id_), item.parent_id if item is not None else ""
