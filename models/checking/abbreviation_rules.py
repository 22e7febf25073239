"""Rules about abbreviations: those that the plan never spells out, and those with a wrong letter."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.parts import Parts
from models.checking.rule import PlanRule, TextKind, TextTrace, Traces
from models.i18n import _
from models.spelling.abbreviations import abbreviations_in, explained_in, has_capitals, is_slip_of, well_known

# Lists of recipients and posts of signers are always short.
_NO_WORDS = frozenset({"number", "symbol", "place", "recipients"})
_ALL = "*"  # one key, for each abbreviation is looked at beside the others
_EXPLAINED = "="  # before those that a text spells out
_MOST_SPOTS = 5
_LONG = 6  # letters
_RARE, _USUAL, _TIMES = 2, 3, 3  # nodes with the rare one at most, with the usual one at least, how many times as many


def _may_abbreviate(parts: Parts) -> bool:
    return has_capitals(parts.text)


def _in_text(text: str, kind: TextKind) -> Iterator[TextTrace]:
    if kind.field in _NO_WORDS:
        return
    for start, word in abbreviations_in(text):
        yield TextTrace(_ALL, word, start, start + len(word))
    for word in explained_in(text):
        yield TextTrace(_ALL, _EXPLAINED + word, 0, 0)


def _unexplained(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    slips = _slips(traces, context)
    for word, nodes in traces.items():
        known = word in well_known() or word in slips or word.casefold() in context.words
        if known or word.startswith(_EXPLAINED) or _EXPLAINED + word in traces:
            continue
        message = _("Chữ viết tắt “{word}” chưa được ghi đủ ở chỗ nào trong kế hoạch.")
        yield Finding(
            rule=UNEXPLAINED.name,
            severity=UNEXPLAINED.severity,
            message=message.format(word=word),
            spots=tuple(spot for some in islice(nodes.values(), _MOST_SPOTS) for spot in some[:1]),
            key=f"{UNEXPLAINED.name}/{word}",
        )


def _mistaken(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    for word, meant in _slips(traces, context).items():
        message = _("“{word}” có lẽ là “{meant}” viết sai.").format(word=word, meant=meant)
        for spots in traces[word].values():
            for spot in spots:
                put = Spot(spot.address, spot.start, spot.end, spot.text, meant, spot.paragraph)
                yield Finding(rule=MISTAKEN.name, severity=MISTAKEN.severity, message=message, spots=(put,))


def _slips(traces: Traces, context: Context) -> dict[str, str]:
    """The rare abbreviations that look like a usual or a well-known one of this plan, with that one."""
    words = {word: len(nodes) for word, nodes in traces.items() if not word.startswith(_EXPLAINED)}
    usual = sorted((word for word, count in words.items() if count >= _USUAL), key=lambda one: (-words[one], one))
    usual += sorted(word for word in words if word in well_known() and words[word] < _USUAL)
    found: dict[str, str] = {}
    for word, count in words.items():
        own = word in well_known() or _EXPLAINED + word in traces or word.casefold() in context.words
        if own or count > _RARE:
            continue
        enough = (one for one in usual if one in well_known() or words[one] >= _TIMES * count)
        meant = next((one for one in enough if is_slip_of(word, one)), None) or _well_known_like(word)
        if meant is not None:
            found[word] = meant
    return found


def _well_known_like(word: str) -> str | None:
    """The one well-known abbreviation that a long one may be, though the plan has it nowhere else."""
    near = [one for one in well_known() if len(word) >= _LONG and is_slip_of(word, one)]
    return near[0] if len(near) == 1 else None


UNEXPLAINED = PlanRule(
    name="abbreviation-unexplained",
    group="text",
    severity=Severity.HINT,
    title="Chữ viết tắt chưa ghi đủ lần nào",
    explanation="Lần đầu dùng nên ghi đủ rồi mở ngoặc ghi chữ viết tắt, ví dụ “Xây dựng chính quyền (XDCQ)”. Những chữ "
    "viết tắt ai cũng biết như UBND, TTHC không bị nhắc.",
    of_text=_in_text,
    quick=_may_abbreviate,
    judge=_unexplained,
)
MISTAKEN = PlanRule(
    name="abbreviation-slip",
    group="text",
    severity=Severity.HINT,
    title="Chữ viết tắt gõ sai",
    explanation="Chữ viết tắt hiếm gặp chỉ khác một chữ cái, hoặc đảo hai chữ cái, so với chữ viết tắt dùng nhiều "
    "trong kế hoạch, ví dụ “TTTC” và “TTHC”.",
    of_text=_in_text,
    quick=_may_abbreviate,
    judge=_mistaken,
)
ABBREVIATION_RULES = (MISTAKEN, UNEXPLAINED)
