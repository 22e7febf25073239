"""Rules about what stands above an appendix, and about text and appendices that must know of each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.rule import NodeRule, PlanRule, Rule, Trace, Traces
from models.checking.shared.captions import (
    other_agency,
    other_date,
    other_number,
    other_symbol,
    speaks_of_another_paper,
)
from models.checking.shared.mentions import Mention, mentions_in, odd_mentions, stands_in_text
from models.commands.document import LeaveToRule
from models.grid.grid import Address
from models.i18n import _
from models.numbering import roman, roman_value
from models.official.body import lists_in_body
from models.official.dates import date_words
from models.page_settings import PageSettings
from models.plan import Appendix, Plan, Section
from models.store.schema import AppendixImage
from models.text import fold, one_line

if TYPE_CHECKING:
    from models.walk import Node

_KEY = "appendices"
_CUT = "\x1f"
_LABEL = re.compile(r"phụ\s+lục\s*(?:số\s*)?:?\s*([IVX]+|\d{1,2})?\s*[.:]?\s*$", re.IGNORECASE)
_OTHER_NAME = re.compile(
    r"\b(?:danh mục|bảng|biểu|phụ biểu)\b[^.;]{0,80}?\bkèm theo\b(?!\s+(?:quyết định|công văn))", re.I
)


def _trace(node: Node, context: Context) -> Iterator[Trace]:
    """Where the text points to appendices, the sections in which a list may stand, and the appendices themselves."""
    if isinstance(node, Appendix):
        image = context.rows.image("appendix", node.id)
        place = image.position if isinstance(image, AppendixImage) else 0.0
        said = (f"{place:020.9f}", str(node.label), str(node.caption), node.title, str(node.layout.is_list))
        yield Trace(_KEY, _CUT.join(("appendix", *said)), Spot(Address("appendix", node.id, "label")))
    elif isinstance(node, Section):
        if node.heading and not node.paragraphs and not node.sections:
            spot = Spot(Address("section", node.id, "heading"))
            yield Trace(_KEY, f"list{_CUT}{fold(one_line(node.heading))}", spot)
        yield from _mentions(node.heading, Address("section", node.id, "heading"), -1)
        for place, text in enumerate(node.paragraphs):
            yield from _mentions(text, Address("section", node.id, "paragraphs"), place)
    elif isinstance(node, Plan):
        # Whether there is a text at all.
        yield Trace(_KEY, f"text{_CUT}{bool(node.sections)}", Spot(Address("plan", node.id, "title")))


def _mentions(text: str, address: Address, paragraph: int) -> Iterator[Trace]:
    if "hụ" in text or "HỤ" in text:
        for one in mentions_in(text, address, paragraph):
            spot = Spot(address, one.start, one.end, one.text, None, paragraph)
            yield Trace(_KEY, f"mention{_CUT}{','.join(map(str, one.numbers))}", spot)
    if "kèm theo" in text and (match := _OTHER_NAME.search(text)):
        yield Trace(_KEY, "other name", Spot(address, *match.span(), match.group(), None, paragraph))


def _judge_mentions(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    plan = context.plan
    if not plan.sections:
        return
    found: list[Mention] = []
    for variant, nodes in traces.items():
        kind, _cut, rest = variant.partition(_CUT)
        if kind == "mention":
            numbers = tuple(int(number) for number in rest.split(",") if number)
            spots = (spot for own in nodes.values() for spot in own)
            found += (Mention(numbers, one.address, one.start, one.end, one.text, one.paragraph) for one in spots)
    found.sort(key=lambda one: (context.order(one.address.id if one.address else ""), one.paragraph, one.start))
    # How appendices are numbered on paper may change at any time and makes no mention wrong.
    for odd in odd_mentions(replace(plan, page=PageSettings()), found):
        if odd.name == "appendix-unnamed":
            if "other name" in traces:
                continue
            spots_of = tuple(Spot(Address("appendix", id_, "title")) for id_ in odd.appendices)
            yield Finding(rule=MENTIONS.name, severity=Severity.HINT, message=odd.message, spots=spots_of)
            continue
        places = tuple(
            Spot(one.address, one.start, one.end, one.text, None, one.paragraph) for one in odd.mentions if one.address
        )
        yield Finding(rule=MENTIONS.name, severity=odd.severity, message=odd.message, spots=places)


def _judge_labels(_key: str, _traces: Traces, context: Context) -> Iterator[Finding]:
    plan = context.plan
    inside = {one.id for one in lists_in_body(plan).values()}
    following = [one for one in plan.appendices if one.id not in inside and not stands_in_text(one)]
    for place, appendix in enumerate(following, 1):
        if appendix.label is None:
            continue
        message, severity = _label(appendix.label, place, len(following))
        if message:
            spot = Spot(Address("appendix", appendix.id, "label"), 0, len(appendix.label), appendix.label)
            remedy = LeaveToRule(appendix.id, "label")
            yield Finding(rule=LABELS.name, severity=severity, message=message, spots=(spot,), remedy=remedy)


def _label(label: str, place: int, count: int) -> tuple[str, Severity]:
    """What is wrong with the word above an appendix; "" where nothing is."""
    match = _LABEL.search(label)
    written = match.group(1) if match else None
    if count < 2:
        if not label.strip():
            return _("Đầu phụ lục chưa có chữ “Phụ lục”."), LABELS.severity
        if written and _value(written) != 1:
            text = _("Kế hoạch chỉ có một phụ lục, nhưng ghi “{label}”.")
            return text.format(label=one_line(label)), LABELS.severity
        return "", LABELS.severity
    right = _("Phụ lục {number}").format(number=roman(place))
    if written is None:
        text = _("Kế hoạch có {count} phụ lục thì phải đánh số La Mã; phụ lục này là “{right}”.")
        # Another word ("Biểu số 1") may be meant so.
        severity = LABELS.severity if match or not label.strip() else Severity.HINT
        return text.format(count=count, right=right), severity
    if _value(written) != place:
        text = _("Ghi “{label}”, nhưng đây là phụ lục thứ {place} của kế hoạch.")
        return text.format(label=one_line(label), place=place), LABELS.severity
    if written.isdigit():
        return _("Số của phụ lục viết bằng chữ số La Mã: “{right}”.").format(right=right), Severity.HINT
    return "", LABELS.severity


def _value(written: str) -> int:
    return int(written) if written.isdigit() else roman_value(written.upper()) or 0


def _caption(node: Node, context: Context) -> Iterator[Finding]:
    if not isinstance(node, Appendix) or not node.caption or speaks_of_another_paper(node.caption):
        return
    head = context.head
    issued = date_words(head.issued).strip()
    right = (
        (other_number(node.caption, head.number), _("ghi số {here}, còn số của kế hoạch là {plan}"), head.number),
        (other_symbol(node.caption, head.symbol), _("ghi ký hiệu {here}, còn kế hoạch là {plan}"), head.symbol),
        (other_date(node.caption, head.issued), _("ghi {here}, còn kế hoạch ban hành {plan}"), issued),
        (other_agency(node.caption, head.agency), _("ghi {here}, còn cơ quan ban hành là {plan}"), head.agency),
    )
    for said, text, plan in right:
        if said is None:
            continue
        message = _("Dòng “Kèm theo” {what}.").format(what=text.format(here=said.text, plan=" ".join(plan.split())))
        spot = Spot(Address("appendix", node.id, "caption"), said.start, said.end, said.text)
        remedy = LeaveToRule(node.id, "caption")
        yield Finding(rule=CAPTIONS.name, severity=CAPTIONS.severity, message=message, spots=(spot,), remedy=remedy)


def _untitled(node: Node, context: Context) -> Iterator[Finding]:
    if isinstance(node, Appendix) and not node.title.strip() and context.head.title.strip():
        spot = Spot(Address("appendix", node.id, "title"))
        message = _("Phụ lục chưa có tên.")
        yield Finding(rule=TITLES.name, severity=TITLES.severity, message=message, spots=(spot,))


MENTIONS = PlanRule(
    name="appendix-mentions",
    group="form",
    severity=Severity.WARNING,
    title="Lời văn và phụ lục không khớp nhau",
    explanation="Theo Nghị định số 30/2020/NĐ-CP, văn bản có phụ lục thì trong văn bản phải có chỉ dẫn về phụ lục đó.",
    kinds=frozenset({"plan", "section", "appendix"}),
    trace=_trace,
    judge=_judge_mentions,
)
LABELS = PlanRule(
    name="appendix-label",
    group="form",
    severity=Severity.WARNING,
    title="Chữ “Phụ lục” và số phụ lục",
    explanation="Theo Nghị định số 30/2020/NĐ-CP, đầu phụ lục ghi “Phụ lục”; có từ hai phụ lục thì đánh số bằng "
    "chữ số La Mã.",
    kinds=frozenset({"plan", "section", "appendix"}),
    trace=_trace,
    judge=_judge_labels,
)
CAPTIONS = NodeRule(
    name="appendix-caption",
    group="form",
    severity=Severity.WARNING,
    title="Dòng “Kèm theo” khác với kế hoạch",
    explanation="Số, ký hiệu, ngày và cơ quan trong dòng “Kèm theo” phải đúng như của kế hoạch; xóa dòng này thì "
    "chương trình tự ghi theo phần đầu văn bản.",
    kinds=frozenset({"appendix"}),
    find=_caption,
)
TITLES = NodeRule(
    name="appendix-title",
    group="form",
    severity=Severity.WARNING,
    title="Phụ lục chưa có tên",
    explanation="Tên phụ lục đặt ngay dưới chữ “Phụ lục”, nói phụ lục ấy gồm những gì.",
    kinds=frozenset({"appendix"}),
    find=_untitled,
)
RULES: tuple[Rule, ...] = (LABELS, TITLES, CAPTIONS, MENTIONS)
