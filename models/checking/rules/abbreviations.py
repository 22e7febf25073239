"""Rules about abbreviations: never spelled out, not introduced, with a wrong letter, written in two ways."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.parts import any_piece
from models.checking.rule import PlanRule, TextKind, TextTrace, Traces
from models.i18n import _
from models.spelling.abbreviations import (
    CAPITALS,
    abbreviations_in,
    explained_in,
    is_slip_of,
    of_this_field,
    parted_in,
    well_known,
)

# Lists of recipients and posts of signers are always short.
_NO_WORDS = frozenset({"number", "symbol", "place", "recipients"})
_ALL = "*"  # one key, for each abbreviation is looked at beside the others
_EXPLAINED = "="  # before those that a text spells out
_PARTED = "+"  # before those that a text writes in two parts
_HEADS = ("P", "TT", "VP")  # Phòng, Trung tâm, Văn phòng before a short name
_LOOKED_AT = 200  # nodes among which the first place of an abbreviation is looked for
_CAPITALS = any_piece(CAPITALS)
_MOST_SPOTS = 5
_LONG = 6  # letters
_RARE, _USUAL, _TIMES = 2, 3, 3  # nodes with the rare one at most, with the usual one at least, how many times as many


def _in_text(text: str, kind: TextKind) -> Iterator[TextTrace]:
    if kind.field in _NO_WORDS:
        return
    for start, word in abbreviations_in(text):
        yield TextTrace(_ALL, word, start, start + len(word))
    for word in explained_in(text):
        yield TextTrace(_ALL, _EXPLAINED + word, 0, 0)
    for start, end, letters in parted_in(text):
        yield TextTrace(_ALL, _PARTED + letters + _PARTED + text[start:end], start, end)


def _unexplained(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    slips = _slips(traces, context)
    for word, nodes in traces.items():
        known = word in well_known() or word in slips or word.casefold() in context.words
        if known or not word.isalpha() or _EXPLAINED + word in traces or _is_short_name(word, traces):
            continue
        message = _("“{word}” chưa được chú giải: lần đầu nên ghi đủ rồi mở ngoặc ghi chữ viết tắt này.")
        yield Finding(
            rule=UNEXPLAINED.name,
            severity=UNEXPLAINED.severity,
            message=message.format(word=word),
            spots=tuple(spot for some in islice(nodes.values(), _MOST_SPOTS) for spot in some[:1]),
            key=f"{UNEXPLAINED.name}/{word}",
        )


def _is_short_name(word: str, traces: Traces) -> bool:
    """Whether it is a kind of unit with an abbreviation that stands for itself: PCCHC is "Phòng CCHC"."""
    return any(
        word.startswith(head) and len(rest := word.removeprefix(head)) > 2 and (rest in traces or rest in well_known())
        for head in _HEADS
    )


def _unintroduced(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    """What everyone in this field knows, told once for the plan: the decree wants the full words first."""
    firsts = [
        min((spots[0] for spots in islice(traces[word].values(), _LOOKED_AT)), key=lambda one: _place(one, context))
        for word in of_this_field()
        if word in traces and _EXPLAINED + word not in traces and word.casefold() not in context.words
    ]
    if not firsts:
        return
    firsts.sort(key=lambda one: _place(one, context))
    text = _("Chưa có chỗ nào giới thiệu chữ viết tắt {words}: lần đầu nên viết như “thủ tục hành chính (TTHC)”.")
    yield Finding(
        rule=UNINTRODUCED.name,
        severity=UNINTRODUCED.severity,
        message=text.format(words=", ".join(f"“{one.text}”" for one in firsts)),
        spots=tuple(firsts),
        key=f"{UNINTRODUCED.name}/{','.join(sorted(one.text for one in firsts))}",
    )


def _place(spot: Spot, context: Context) -> tuple[object, int, int]:
    return context.order(spot.address.id), spot.paragraph, spot.start


def _two_ways(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    """Where some texts part what others write as one: "CBCC,VC" beside "CBCCVC"."""
    for variant, nodes in traces.items():
        if not variant.startswith(_PARTED):
            continue
        _sign, letters, written = variant.split(_PARTED, 2)
        if letters not in traces:
            continue
        text = _("“{parted}” và “{whole}” là một chữ viết tắt viết hai cách ({few} và {many} chỗ); nên thống nhất.")
        few, many = len(nodes), len(traces[letters])
        # Only signs between its parts are put right without asking; "Trung tâm PVHCC" may be meant so.
        put = letters if written.isupper() and few <= many else None
        spots = [spot for own in islice(nodes.values(), _MOST_SPOTS) for spot in own]
        yield Finding(
            rule=TWO_WAYS.name,
            severity=TWO_WAYS.severity,
            message=text.format(parted=written, whole=letters, few=few, many=many),
            spots=tuple(Spot(s.address, s.start, s.end, s.text, put, s.paragraph) for s in spots),
            key=f"{TWO_WAYS.name}/{written}",
        )


def _mistaken(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    for word, meant in _slips(traces, context).items():
        message = _("“{word}” có lẽ là “{meant}” viết sai.").format(word=word, meant=meant)
        spots = [spot for own in islice(traces[word].values(), _LOOKED_AT) for spot in own]
        yield Finding(
            rule=MISTAKEN.name,
            severity=MISTAKEN.severity,
            message=message,
            spots=tuple(Spot(one.address, one.start, one.end, one.text, meant, one.paragraph) for one in spots),
            key=f"{MISTAKEN.name}/{word}",
        )


def _slips(traces: Traces, context: Context) -> dict[str, str]:
    """The rare abbreviations that look like a usual or a well-known one of this plan, with that one."""
    words = {word: len(nodes) for word, nodes in traces.items() if word.isalpha()}
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
    quick=_CAPITALS,
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
    quick=_CAPITALS,
    judge=_mistaken,
)
UNINTRODUCED = PlanRule(
    name="abbreviation-first",
    group="text",
    severity=Severity.HINT,
    title="Chữ viết tắt quen dùng chưa giới thiệu",
    explanation="TTHC, CCHC, QPPL … ai làm cải cách hành chính cũng hiểu, nhưng lần đầu trong văn bản vẫn nên ghi đủ "
    "rồi mở ngoặc ghi chữ viết tắt.",
    of_text=_in_text,
    quick=_CAPITALS,
    judge=_unintroduced,
)
TWO_WAYS = PlanRule(
    name="abbreviation-two-ways",
    group="text",
    severity=Severity.HINT,
    title="Một chữ viết tắt viết hai cách",
    explanation="Ví dụ “CBCC,VC” và “CBCCVC”, “Trung tâm PVHCC” và “TTPVHCC”: một văn bản chỉ nên theo một cách.",
    of_text=_in_text,
    quick=_CAPITALS,
    judge=_two_ways,
)
ABBREVIATION_RULES = (MISTAKEN, UNEXPLAINED, UNINTRODUCED, TWO_WAYS)
