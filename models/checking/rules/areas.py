"""Rules about the names of areas: the same in text and tables, once in an appendix, all six contents there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.rule import PlanRule, Rule, Trace, Traces
from models.checking.rules import task_names
from models.checking.shared.wording import wording
from models.compare.places import short
from models.grid.grid import Address
from models.i18n import _
from models.plan import Area, Section
from models.spelling.speller import misspellings
from models.text import fold, one_line

if TYPE_CHECKING:
    from models.walk import Node

_CUT = "\x1f"
_LONGEST = 30  # words of a name; longer texts are sentences
_ALIKE = 0.88
# The six contents of NQ 76/NQ-CP, and what plans add to them, in folded letters.
_OPENING = r"(?:ve |cong tac |day manh |tiep tuc )*"
_DIGITAL = (
    r"(?:(?:xay dung|phat trien)[^.]{0,40}\b(?:chinh phu|chinh quyen) (?:dien tu|so)\b"
    r"|hien dai hoa (?:nen )?hanh chinh\b|chuyen doi so\b|ung dung (?:cong nghe thong tin|cntt)\b)"
)
_TOPICS = {
    name: re.compile(_OPENING + pattern)
    for name, pattern in {
        "thể chế": r"cai cach the che\b",
        "thủ tục hành chính": r"cai cach (?:thu tuc hanh chinh|tthc)\b",
        "tổ chức bộ máy": r"cai cach (?:to chuc )?bo may\b",
        "chế độ công vụ": r"cai cach (?:che do )?cong vu\b",
        "tài chính công": r"cai cach tai chinh cong\b",
        "chính quyền điện tử, chính quyền số": _DIGITAL,
        "chỉ đạo, điều hành": r"chi dao,? dieu hanh(?: (?:thuc hien )?(?:cong tac )?(?:cai cach hanh chinh|cchc))?$",
        "chỉ số": r"(?:duy tri |va |cai thien |nang cao |ket qua |cac |xep hang |thu hang )+chi so\b",
    }.items()
}
SIX = tuple(_TOPICS)[:6]
# By these words a content is known in an area that joins several: "cải cách tổ chức bộ máy và chế độ công vụ".
_WITHIN = {
    name: re.compile(pattern)
    for name, pattern in zip(
        SIX,
        (
            r"\bthe che\b",
            r"\b(?:thu tuc hanh chinh|tthc)\b",
            r"\bbo may\b",
            r"\bcong vu\b",
            r"\btai chinh cong\b",
            _DIGITAL,
        ),
        strict=True,
    )
}
_USUAL = {
    "cai cach the che": "thể chế",
    "cai cach thu tuc hanh chinh": "thủ tục hành chính",
    "cai cach to chuc bo may": "tổ chức bộ máy",
    "cai cach to chuc bo may hanh chinh nha nuoc": "tổ chức bộ máy",
    "cai cach che do cong vu": "chế độ công vụ",
    "cai cach tai chinh cong": "tài chính công",
}
_MARK = re.compile(r"\s*[-+•–]\s*")
_ASIDE = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=4096)
def topic_of(text: str) -> str:
    """Which area a text names, "" for none; a slip of a letter or two does not matter."""
    plain = fold(one_line(_MARK.sub("", text, count=1) if _MARK.match(text) else text)).rstrip(" :.;,")
    if not plain or plain.count(" ") > _LONGEST:
        return ""
    for name, pattern in _TOPICS.items():
        if pattern.match(plain):
            return name
    if len(plain) > 60:
        return ""
    close = [(SequenceMatcher(None, plain, usual).ratio(), name) for usual, name in _USUAL.items()]
    ratio, name = max(close)
    return name if ratio >= _ALIKE else ""


def _name(text: str) -> str:
    """A name for comparing: small letters, short forms written out, without brackets."""
    return " ".join(wording(_ASIDE.sub(" ", text)).words)


def _trace(node: Node, context: Context) -> Iterator[Trace]:
    if isinstance(node, Area):
        title = node.title
        appendix = context.appendix_id(node.id)
        spot = Spot(Address("area", node.id, "title"), 0, len(title), title)
        yield Trace(f"in{_CUT}{appendix}", "named" if title.strip() else "", spot)
        if title.strip():
            yield Trace(f"={fold(one_line(title))}", appendix, spot)
        if topic := topic_of(title):
            yield Trace(f"topic{_CUT}{topic}", f"area{_CUT}{_name(title)}", spot)
            for name in {topic, *(name for name in SIX if _WITHIN[name].search(fold(title)))}:
                yield Trace("six", f"{appendix}{_CUT}{name}", spot)
    elif isinstance(node, Section):
        if topic := topic_of(node.heading):
            spot = Spot(Address("section", node.id, "heading"), 0, len(node.heading), node.heading)
            yield Trace(f"topic{_CUT}{topic}", f"text{_CUT}{_name(node.heading)}", spot)
        for place, text in enumerate(node.paragraphs):
            # "- Cải cách thể chế" that stands alone is a heading, too.
            bare = text.rstrip(" :")
            if len(bare) < 120 and _MARK.match(bare) and bare[-1:] not in ".;," and (topic := topic_of(bare)):
                start = _MARK.match(bare).end()  # type: ignore[union-attr]
                address = Address("section", node.id, "paragraphs")
                spot = Spot(address, start, len(bare), bare[start:], None, place)
                yield Trace(f"topic{_CUT}{topic}", f"text{_CUT}{_name(bare[start:])}", spot)


class _Way(NamedTuple):
    """One way in which an area is called, with where it stands: first the tables, then the text."""

    name: str
    areas: list[Spot]
    texts: list[Spot]

    @property
    def spots(self) -> list[Spot]:
        return self.areas + self.texts


def _judge_names(key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    if not key.startswith("topic"):
        return
    ways: dict[str, _Way] = {}
    for variant, nodes in traces.items():
        where, name = variant.split(_CUT)
        way = ways.setdefault(name, _Way(name, [], []))
        (way.areas if where == "area" else way.texts).extend(spot for own in nodes.values() for spot in own)
    if len(ways) < 2 or not any(way.areas for way in ways.values()):
        return
    for way in ways.values():
        for spots in (way.areas, way.texts):
            spots.sort(key=lambda one: (context.order(one.address.id), one.paragraph))
    usual = max(ways.values(), key=lambda way: (len(way.spots), len(way.texts), way.name))
    for way in sorted(ways.values(), key=lambda one: one.name):
        # Only text against table, or table against table; the text may name a thing in its own ways.
        if way is usual or not (way.areas or usual.areas):
            continue
        here, there = way.spots[0], usual.spots[0]
        # A slip of marks is told by the rules about spelling.
        if fold(way.name) == fold(usual.name) and (misspellings(here.text) or misspellings(there.text)):
            continue
        if way.areas:
            text = _("Lĩnh vực này ghi “{here}”, còn {where} ghi “{there}”.")
        else:
            text = _("Lời văn ghi “{here}”, còn {where} ghi “{there}”.")
        where = _("lời văn") if not usual.areas else _("phụ lục") if not way.areas else _("nơi khác")
        message = text.format(here=short(here.text), there=short(there.text), where=where)
        yield Finding(rule=NAMES.name, severity=NAMES.severity, message=message, spots=(here, there))


def _judge_twice(key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    for nodes in traces.values() if key.startswith("=") else ():
        spots = [spot for own in nodes.values() for spot in own]
        if len(spots) > 1:
            spots.sort(key=lambda one: context.order(one.address.id))
            message = _("Lĩnh vực “{title}” có {count} lần trong một phụ lục.")
            message = message.format(title=short(spots[0].text), count=len(spots))
            ordered = (spots[1], spots[0], *spots[2:20])
            yield Finding(rule=TWICE.name, severity=TWICE.severity, message=message, spots=ordered)


def _judge_six(key: str, traces: Traces, _context: Context) -> Iterator[Finding]:
    there: dict[str, set[str]] = {}
    for variant in traces if key == "six" else ():
        appendix, topic = variant.split(_CUT)
        there.setdefault(appendix, set()).add(topic)
    for appendix, topics in there.items():
        missing = [name for name in SIX if name not in topics]
        # An appendix with a few of them is a list of something else.
        if not missing or len(missing) > 2:
            continue
        message = _("Phụ lục có các nội dung cải cách hành chính khác, nhưng không có lĩnh vực về {names}.")
        message = message.format(names="; ".join(missing))
        spot = Spot(Address("appendix", appendix, "title"))
        yield Finding(rule=MISSING.name, severity=MISSING.severity, message=message, spots=(spot,))


def _judge_untitled(key: str, traces: Traces, _context: Context) -> Iterator[Finding]:
    """The only area of an appendix may do without a title; among several none may."""
    if not key.startswith("in") or sum(map(len, traces.values())) < 2:
        return
    for spot in (spot for own in traces.get("", {}).values() for spot in own):
        message = _("Lĩnh vực này chưa có tên.")
        yield Finding(rule=UNTITLED.name, severity=UNTITLED.severity, message=message, spots=(spot,))


_BOTH = frozenset({"area", "section"})
NAMES = PlanRule(
    name="area-names",
    group="usage",
    severity=Severity.HINT,
    title="Tên lĩnh vực ghi khác nhau",
    explanation="Một lĩnh vực nên có một tên trong lời văn và trong các phụ lục, để dễ đối chiếu và báo cáo.",
    kinds=_BOTH,
    trace=_trace,
    judge=_judge_names,
)
TWICE = PlanRule(
    name="area-twice",
    group="repeats",
    severity=Severity.WARNING,
    title="Lĩnh vực có hai lần trong phụ lục",
    explanation="Nhiệm vụ của một lĩnh vực nên nằm dưới một tiêu đề.",
    kinds=_BOTH,
    trace=_trace,
    judge=_judge_twice,
)
UNTITLED = PlanRule(
    name="area-untitled",
    group="fields",
    severity=Severity.WARNING,
    title="Lĩnh vực chưa có tên",
    explanation="Khi phụ lục có nhiều lĩnh vực thì mỗi lĩnh vực phải có tên.",
    kinds=_BOTH,
    trace=_trace,
    judge=_judge_untitled,
)
MISSING = PlanRule(
    name="area-absent",
    group="fields",
    severity=Severity.HINT,
    title="Thiếu một trong sáu nội dung cải cách hành chính",
    explanation="Nghị quyết số 76/NQ-CP nêu sáu nội dung cải cách hành chính; kế hoạch có thể bỏ một "
    "nội dung, nhưng nên xem lại có bỏ sót không.",
    kinds=_BOTH,
    trace=_trace,
    judge=_judge_six,
)
RULES: tuple[Rule, ...] = (NAMES, TWICE, UNTITLED, MISSING, *task_names.RULES)
