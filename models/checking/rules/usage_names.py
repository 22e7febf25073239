"""The rule about names of portals, counters and data bases that a plan writes with different capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.parts import Parts
from models.checking.rule import PlanRule, Rule, TextKind, TextTrace, Traces
from models.i18n import _

# As most offices write them; longer names stand before those that they begin with.
_NAMES = (
    "Cổng Dịch vụ công quốc gia",
    "Cổng Dịch vụ công",
    "Cổng thanh toán quốc gia",
    "Cổng Thông tin điện tử",
    "Trang Thông tin điện tử",
    "Bộ phận Một cửa",
    "Bộ phận Tiếp nhận và Trả kết quả",
    "Trung tâm Phục vụ hành chính công",
    "Cơ sở dữ liệu quốc gia",
    "Hệ thống thông tin giải quyết thủ tục hành chính",
    "Trục liên thông văn bản quốc gia",
)
_USUAL = {name.lower(): name for name in _NAMES}
_ONE = re.compile(rf"(?<!\w)(?:{'|'.join(_NAMES)})(?!\w)".replace(" ", r"\s"), re.IGNORECASE)
# Words of each name that tell it, so that hardly any other text is searched.
_TELLING = tuple(
    frozenset(words.split())
    for words in (
        *("cổng dịch", "cổng toán", "cổng điện", "trang điện", "bộ cửa", "trả nhận", "phục tâm", "sở quốc"),
        *("giải hệ thống", "trục quốc"),
    )
)
_MOST_SPOTS = 100


def _may_name(parts: Parts) -> bool:
    return any(words <= parts.small for words in _TELLING)


def _in_text(text: str, _kind: TextKind) -> Iterator[TextTrace]:
    if text.isupper():
        return
    for found in _ONE.finditer(text):
        written = found[0].replace("\n", " ").replace("\u00a0", " ")
        # The first letter is large at the beginning of a sentence, whatever the usage is.
        if not written.isupper():
            yield TextTrace(written.lower(), written[1:], *found.span())


def _judge(key: str, traces: Traces, _context: Context) -> Iterator[Finding]:
    if len(traces) < 2:
        return
    usual = _USUAL[key][1:]
    wanted = max(traces, key=lambda way: (len(traces[way]), way == usual, way))
    others = sorted((way for way in traces if way != wanted), key=lambda way: (len(traces[way]), way))
    spots = chain.from_iterable(own for way in others for own in traces[way].values())
    put = tuple(
        Spot(one.address, one.start, one.end, one.text, one.text[:1] + wanted, one.paragraph)
        for one in islice(spots, _MOST_SPOTS)
    )
    text = _("Có {few} chỗ viết “{one}”, {many} chỗ viết “{other}”: nên viết hoa thống nhất.")
    few = sum(len(traces[way]) for way in others)
    message = text.format(few=few, one=put[0].text, many=len(traces[wanted]), other=put[0].put)
    yield Finding(rule=NAMES.name, severity=NAMES.severity, message=message, spots=put, key=f"{NAMES.name}/{key}")


NAMES = PlanRule(
    name="usage-capitals",
    group="usage",
    severity=Severity.HINT,
    title="Lẫn cách viết hoa một tên",
    explanation="“Cổng Dịch vụ công quốc gia” và “Cổng dịch vụ công Quốc gia”, “Bộ phận Một cửa” và “Bộ phận một cửa”: "
    "một văn bản chỉ nên theo một cách.",
    of_text=_in_text,
    quick=_may_name,
    judge=_judge,
)
RULES: tuple[Rule, ...] = (NAMES,)
