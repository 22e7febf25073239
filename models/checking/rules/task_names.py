"""Rules about what a task and the reference in its line call the same programme or plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.rule import NodeRule, Rule
from models.grid.grid import Address
from models.i18n import _
from models.plan import Task

if TYPE_CHECKING:
    from models.walk import Node

_WORD = re.compile(r"\w+(?:/\w+)*")
# Names that share so many words in a row of blocks are the same name; blocks of fewer words are chance.
_SHARED, _BLOCK = 10, 2
# What may differ between two blocks of one name.
_MOST_OTHER = 3


class _Stretch(NamedTuple):
    start: int
    end: int


def _names(node: Node, _context: Context) -> Iterator[Finding]:
    if not isinstance(node, Task) or not node.title:
        return
    for line in node.lines:
        if not line.reference:
            continue
        for here, there in _differences(node.title, line.reference):
            first = node.title[here.start : here.end]
            second = line.reference[there.start : there.end]
            text = _("Tên gọi trong nhiệm vụ và trong dẫn chiếu khác nhau: “{first}” và “{second}”.")
            spots = (
                Spot(Address("task", node.id, "title"), here.start, here.end, first),
                Spot(Address("line", line.id, "reference"), there.start, there.end, second),
            )
            message = text.format(first=first, second=second)
            yield Finding(rule=NAMES.name, severity=NAMES.severity, message=message, spots=spots)


@lru_cache(maxsize=1024)
def _differences(title: str, reference: str) -> tuple[tuple[_Stretch, _Stretch], ...]:
    """Where a name that both texts hold is worded differently, two words on each side included."""
    ours, theirs = [*_WORD.finditer(title)], [*_WORD.finditer(reference)]
    matcher = SequenceMatcher(
        None, [word.group().casefold() for word in ours], [word.group().casefold() for word in theirs], autojunk=False
    )
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= _BLOCK]
    if sum(block.size for block in blocks) < _SHARED:
        return ()
    found = []
    for before, after in pairwise(blocks):
        end_a, end_b = before.a + before.size, before.b + before.size
        if max(after.a - end_a, after.b - end_b) <= _MOST_OTHER:
            here = _Stretch(ours[end_a - 2].start(), ours[after.a + 1].end())
            there = _Stretch(theirs[end_b - 2].start(), theirs[after.b + 1].end())
            found.append((here, there))
    return tuple(found)


NAMES = NodeRule(
    name="reference-name",
    group="usage",
    severity=Severity.HINT,
    title="Nhiệm vụ và dẫn chiếu gọi tên khác nhau",
    explanation="Tên chương trình, kế hoạch trong nhiệm vụ phải đúng như trong văn bản được dẫn chiếu.",
    kinds=frozenset({"task"}),
    find=_names,
)
RULES: tuple[Rule, ...] = (NAMES,)
