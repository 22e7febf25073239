"""A deadline's text as its meaning: cut into clauses, each clause into times, events and what is to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from models.deadlines.lexicon import Token, normalised, tokens_of
from models.deadlines.meaning import STEPS, Meaning, Milestone, Recurrence, Relation
from models.deadlines.rules import Bounds, Shape, coded, longest, milestones
from models.deadlines.spans import with_spans
from models.deadlines.values import Waiting
from models.plan import Period
from models.text import tidy

# A deadline is a phrase or two; what is longer is a text that came into the wrong column.
_LONGEST = 1000

_LISTED_DAY = r"(?:ngày )?\d{1,2} ?/ ?\d{1,2}(?: ?/ ?\d{4})?"
# Days behind ";" without a word of their own go on with the list before it: "Trước 20/3; 20/6 và 20/9".
_CLAUSE_END = re.compile(
    rf";(?! ?{_LISTED_DAY} ?(?:$|[;,.]|và\b|h[àằ]ng\b))|\.\s+(?=[^\W\d_])|\n(?=\s*[-+•*–]\s)", re.IGNORECASE
)
_BULLET = re.compile(r"^\s*[-+•*–]\s+")
_THEN = "(?:và )?(?:(?:phải )?(?:hoàn thành|xong|thực hiện) )?"
# An event lasts to the end of its clause, unless a time stands behind it: "Sau khi được duyệt, trước 30/6/2024".
_EVENT_END = re.compile(
    rf",? {_THEN}(?=(?:trước|chậm nhất|muộn nhất)(?: là)?(?: vào)?(?: ngày| tháng| quý| năm| cuối| đầu)? "
    r"(?:\d|[ivx]+\b|năm\b|quý\b|tháng\b))"
    rf"|, {_THEN}(?=(?:trong |vào )?(?:quý|tháng|năm|từ|đến|hàng|mỗi|định kỳ)\b)"
    r"| (?=trong (?:quý|tháng|năm|ngày) [\divx])"
)
# Words that say no more than "to be done", in front of a time.
_FILLERS = re.compile(
    r"(?:(?:phải|đã|cần|sẽ|là|việc|và|thời gian|thời hạn|tổ chức|hoàn thành|thực hiện|triển khai|xong|kết thúc|vào|"
    r"trong|dự kiến|phấn đấu|công việc|nhiệm vụ|khoảng|nhân dịp|dịp)\W*)*"
)
# What looks like a time but was not read as one, or waits to be filled in.
_BROKEN = re.compile(
    r"ngày (?:…|\.{3})|(?:…|\.{3}) ?/|\d ?/ ?\d|(?:quý|tháng|tuần|ngày) (?:\d|[ivx]+\b)|năm \d|\b(?:19|20)\d\d\b"
)
_NUMBER_ALONE = re.compile(r"\W*(?:\d+|[ivx]+)[^\w%]*")
# What is done by a time, with no paper named between them.
_BARE_VERB = re.compile(
    r"(?:(?:triển khai|thực hiện|làm) )?thí điểm|xây dựng|khởi công|bắt đầu|ban hành|trình|phê duyệt|nghiệm thu|"
    r"vận hành|áp dụng|mở rộng|nhân rộng|khảo sát"
)
_ENDS = " \t\n,.:;-–+()[]/…"


def understand(text: str, period: Period, before_includes_day: bool = False) -> Meaning:
    """What a deadline says within a plan's period; never raises, and what is not understood is marked so."""
    text = tidy(text)
    if not text.strip(_ENDS):
        return Meaning()
    if len(text) > _LONGEST:
        return Meaning(understood=False)
    return _understood(text, Bounds.of(period, before_includes_day))


@dataclass(frozen=True, slots=True)
class _Found:
    """What one clause says: its milestones, and whether nothing in it stayed unread."""

    milestones: tuple[Milestone, ...]
    understood: bool
    text: str


@lru_cache(maxsize=8192)
def _understood(text: str, bounds: Bounds) -> Meaning:
    found = [_read_clause(clause, bounds) for chunk in _chunks(text) for clause in _lines(chunk, bounds)]
    out: list[Milestone] = []
    naming = ""
    for clause in found:
        if not clause.milestones and clause.understood:
            if out:
                out[-1] = replace(out[-1], note=_with(out[-1].note, clause.text))
            else:
                naming = _with(naming, clause.text)
            continue
        for milestone in clause.milestones:
            out.append(replace(milestone, action=milestone.action or naming))
        naming = ""
    if len(out) == 1:
        out[0] = replace(out[0], action="" if _is_filler(out[0].action) else out[0].action)
    return Meaning(tuple(out), bool(out) and all(clause.understood for clause in found))


def _chunks(text: str) -> Iterator[str]:
    """The clauses of a text: between ";", full stops and bullets."""
    at = 0
    for end in _CLAUSE_END.finditer(text):
        if end[0][0] == "." and not text[end.end()].isupper():
            continue
        yield from _unless_blank(text[at : end.start()])
        at = end.end()
    yield from _unless_blank(text[at:])


def _unless_blank(chunk: str) -> Iterator[str]:
    chunk = _BULLET.sub("", chunk).strip()
    if chunk.strip(_ENDS):
        yield chunk


def _lines(chunk: str, bounds: Bounds) -> list[str]:
    """The lines of a chunk where each says a time of its own; the whole where a line only runs on."""
    lines = [line for line in chunk.split("\n") if line.strip(_ENDS)]
    if all(line.lstrip()[0].isupper() for line in lines[1:]):
        found = [_read_clause(line, bounds) for line in lines]
        if all(clause.milestones and clause.understood for clause in found):
            return lines
    return [" ".join(lines)]


def _read_clause(clause: str, bounds: Bounds) -> _Found:
    low = normalised(clause)
    parts = _without_weak(_parts(with_spans(_waiting(low), low), bounds), low)
    unread = [part for part in parts if part.is_unread]
    broken = any(
        _BROKEN.search(low, part.start, part.end) or _NUMBER_ALONE.fullmatch(low[part.start : part.end])
        for part in unread
    )
    return _Found(_with_actions(_joined_events(parts, clause), clause), not broken, clause.strip(_ENDS))


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a clause: times, an event, or words."""

    start: int
    end: int
    milestones: tuple[Milestone, ...] = ()
    event: Waiting | None = None
    weak: bool = False
    is_demoted: bool = False

    @property
    def is_words(self) -> bool:
        return not self.milestones and self.event is None

    @property
    def is_unread(self) -> bool:
        return self.is_words and not self.is_demoted


def _waiting(clause: str) -> list[Token]:
    """The tokens of a clause, with an event and all that belongs to it as one WAIT."""
    tokens = tokens_of(clause)
    first = next((n for n, token in enumerate(tokens) if token.kind == "WAIT"), None)
    if first is None:
        return tokens
    event = tokens[first]
    stop = _EVENT_END.search(clause, event.end)
    end = stop.start() if stop else len(clause)
    rest = [
        token._replace(start=token.start + end, end=token.end + end)
        for token in _waiting(clause[end:])
        if end < len(clause)
    ]
    return [*tokens[:first], event._replace(value=(event.value, event.end), end=end), *rest]


def _parts(tokens: list[Token], bounds: Bounds) -> list[_Part]:
    """Times where a rule takes tokens, events, and words; signs and connecting words between them are left out."""
    codes = coded(tokens)
    parts: list[_Part] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        rule = longest(codes, at)
        if rule is not None:
            shape, end = rule
            found = milestones(shape, tokens[at:end], bounds)
            last = tokens[end - 1].end
            weak = shape in {Shape.WITHIN, Shape.EACH, Shape.WHOLE, Shape.ADHOC} and not any(
                t.kind == "IN" for t in tokens[at:end]
            )
            parts.append(_Part(token.start, last, tuple(found or ()), weak=weak))
            at = end
            continue
        if token.kind == "WAIT" and isinstance(token.value, tuple) and isinstance(token.value[0], Waiting):
            parts.append(_Part(token.value[1], token.end, event=token.value[0]))
        elif token.kind not in {"COMMA", "AND", "DASH"}:
            if parts and parts[-1].is_words:
                parts[-1] = replace(parts[-1], end=token.end)
            else:
                parts.append(_Part(token.start, token.end))
        at += 1
    return parts


def _without_weak(parts: list[_Part], clause: str) -> list[_Part]:
    """Times that only belong to a name become words where another time follows: "kế hoạch năm 2024 trước 15/12"."""
    strong = any(part.milestones and not part.weak for part in parts)
    out: list[_Part] = []
    for n, part in enumerate(parts):
        named = part.milestones and part.weak and strong and n and parts[n - 1].is_words
        named = named and not _is_said_of_work(parts, n, clause)
        out.append(replace(part, milestones=(), is_demoted=True) if named else part)
    return out


def _is_said_of_work(parts: list[_Part], n: int, clause: str) -> bool:
    """Whether a time stands behind a bare verb and not behind the name of a paper: "thí điểm năm 2026, …"."""
    before, part = clause[parts[n - 1].start : parts[n - 1].end].strip(_ENDS), parts[n]
    if all(m.recurrence in STEPS for m in part.milestones):
        return n == len(parts) - 1 and before == "báo cáo"
    follows = n + 1 < len(parts) and "," in clause[part.end : parts[n + 1].start + 1]
    return follows and _BARE_VERB.fullmatch(before) is not None


def _joined_events(parts: list[_Part], clause: str) -> list[_Part]:
    """The parts with each event given to the time beside it; an event that stands alone is a milestone of its own."""
    out: list[_Part] = []
    waiting: _Part | None = None
    for part in parts:
        if part.event is None:
            if part.milestones and waiting is not None:
                out.remove(waiting)
                out.append(_awaited(replace(part, start=waiting.start), waiting, clause))
            else:
                out.append(part)
            if part.milestones or not _is_filler(clause[part.start : part.end]):
                waiting = None
            continue
        before = next((p for p in reversed(out) if not p.is_words or not _is_filler(clause[p.start : p.end])), None)
        if before is not None and before.milestones:
            out[out.index(before) :] = [_awaited(replace(before, end=part.end), part, clause)]
        else:
            waiting = part
            out.append(part)
    return [_alone(part, clause) if part.event is not None else part for part in out]


def _awaited(part: _Part, waiting: _Part, clause: str) -> _Part:
    """A time that also waits for an event."""
    event = waiting.event or Waiting(Relation.NONE)
    trigger = clause[waiting.start : waiting.end].strip(_ENDS)
    found = [replace(m, trigger=trigger, relation=event.relation, delay=event.delay) for m in part.milestones]
    return replace(part, event=None, milestones=tuple(found))


def _alone(part: _Part, clause: str) -> _Part:
    """An event as a milestone of its own; one that is not named is no more than words."""
    if part.event is None or not clause[part.start : part.end].strip(_ENDS):
        return replace(part, event=None)
    recurrence = Recurrence.EACH_TIME if part.event.relation is Relation.WHEN else Recurrence.ONCE
    return _awaited(replace(part, milestones=(Milestone(recurrence=recurrence),)), part, clause)


def _with_actions(parts: list[_Part], clause: str) -> tuple[Milestone, ...]:
    """The milestones of a clause, each with its words: those before, or behind where the clause begins with a time."""
    groups: list[tuple[Milestone, ...]] = []
    edges = [0]
    for part in parts:
        if part.milestones:
            groups.append(part.milestones)
            edges += [part.start, part.end]
    edges.append(len(clause))
    runs = [_words_between(parts, clause, edges[n], edges[n + 1]) for n in range(0, len(edges), 2)]
    if not groups:
        return ()
    is_named_first = bool(runs[0])
    out: list[Milestone] = []
    for n, group in enumerate(groups):
        action, note = (runs[n], "") if is_named_first else (runs[n + 1], "")
        if is_named_first and n == len(groups) - 1:
            note = runs[-1]
        elif not is_named_first and clause[edges[2 * n + 2] :].lstrip().startswith(","):
            action, note = "", action
        out += [replace(m, action=action, note=note, text=clause.strip(_ENDS)) for m in group]
    return tuple(out)


_LOOSE_ENDS = re.compile(
    r"^(?:(?:và|hoặc|thì|là)\b\W*)+|(?:\W*\b(?:và|hoặc|là|vào|trong|từ|thời hạn|thời gian))+$", re.IGNORECASE
)


def _words_between(parts: list[_Part], clause: str, start: int, end: int) -> str:
    words = [part for part in parts if part.is_words and start <= part.start and part.end <= end]
    if not words:
        return ""
    return _LOOSE_ENDS.sub("", clause[words[0].start : words[-1].end].strip(_ENDS)).strip(_ENDS)


def _is_filler(text: str) -> bool:
    return _FILLERS.fullmatch(normalised(text).strip(_ENDS)) is not None


def _with(text: str, more: str) -> str:
    return f"{text}; {more}" if text else more
