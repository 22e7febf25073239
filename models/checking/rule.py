"""What a rule of the check is: a name, an explanation for the officer, and a small function that finds.

There are three sorts, by what they need to see; the engine (models/checking/checker.py) runs each only where a change
could matter:

    TextRule   one text alone: doubled words, brackets, spelling            find(text, kind) -> slips
    NodeRule   one node with what is in it and right around it              find(node, context) -> findings
    PlanRule   what stands far apart in the plan but must agree             trace(node, context) or of_text(text, kind)
                                                       -> traces, by key;  judge(key, traces, context) -> findings

A module in models/checking/rules/ holds the rules of one subject and lists them in RULES.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from models.checking.finding import Finding, Severity, Spot

if TYPE_CHECKING:
    from models.checking.context import Context
    from models.checking.parts import Question
    from models.walk import Node


class TextKind(NamedTuple):
    """What sort of text a text rule sees: table and field of its address, "extra" for the plan's own columns."""

    table: str
    field: str


class Slip(NamedTuple):
    """What a text rule finds: a stretch of the text, one sentence, and what would be right there."""

    start: int
    end: int
    message: str
    put: str | None = None


class TextTrace(NamedTuple):
    """What one text says that must agree with others, as in Trace; `start` and `end` are the stretch that says it."""

    key: str
    variant: str
    start: int
    end: int
    put: str | None = None


class Trace(NamedTuple):
    """What a node says that must agree with other nodes: all traces with one `key` are judged together.

    `variant` is what may differ (a spelling, a date), `spot` where it is said.
    """

    key: str
    variant: str
    spot: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule as the officer knows it, in Vietnamese: `title` names what is wrong, `explanation` says why it matters and
    by which law or usage; `group` is one of GROUPS.
    """

    name: str
    group: str
    severity: Severity
    title: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRule(Rule):
    """Looks at one text without its surroundings; what it says of a text is kept, so it must depend on nothing else.

    `quick` is a cheap question first, best one about pieces of texts (any_word, any_sign, any_piece in parts.py), which
    costs nothing: where it says no, `find` is not asked. Rules with the same question share its answer.
    """

    find: Callable[[str, TextKind], Iterable[Slip]]
    quick: Question | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRule(Rule):
    """Looks at nodes of some kinds ("line", "task", "appendix", "section", "plan" …) and what is right around them.

    It is asked again when the node changed, a task also when one of its lines did and a line when its task did; other
    nodes when one came to them, left them or moved in them; and all nodes when the head of the plan, its registers or
    the columns of an appendix changed. With `quick` only nodes are asked about of which a text of their own says yes to
    that question (the plan itself always): what the rule looks for must stand in the node, not in what is around it.
    """

    kinds: frozenset[str]
    find: Callable[[Node, Context], Iterable[Finding]]
    quick: Question | None = None


# Of one key: the variants in use, each with its spots by node, in the order in which they were met.
Traces = Mapping[str, Mapping[str, Sequence[Spot]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRule(Rule):
    """Compares what stands in different places. Rules that need the same traces share one `trace` function.

    Traces come from nodes of some kinds (`trace`), or from single texts wherever they stand (`of_text`; what it says of
    a text is kept). Either is asked only where `quick` says yes of the text, or of one of the node. `judge` is asked
    again for the keys that a change touched. It must look at few of very many spots: a usage may stand in every line.
    """

    judge: Callable[[str, Traces, Context], Iterable[Finding]]
    kinds: frozenset[str] = frozenset()
    trace: Callable[[Node, Context], Iterable[Trace]] | None = None
    of_text: Callable[[str, TextKind], Iterable[TextTrace]] | None = None
    quick: Question | None = None


# The groups of rules, in the order of the list, with their names on the screen.
GROUPS = {
    "fields": "Thiếu nội dung",
    "units": "Đơn vị thực hiện",
    "deadlines": "Thời hạn",
    "years": "Năm và thời kỳ",
    "numbering": "Đánh số",
    "repeats": "Trùng lặp",
    "citations": "Văn bản viện dẫn",
    "form": "Thể thức",
    "usage": "Cách viết thống nhất",
    "text": "Chữ và dấu câu",
    "spelling": "Chính tả",
}
