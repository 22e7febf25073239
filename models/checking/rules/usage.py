"""Rules about usage: a plan that writes one thing in two ways, hàng năm here and hằng năm there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.parts import Question, Sought, any_piece, any_sign, any_word
from models.checking.rule import PlanRule, Rule, Slip, TextKind, TextRule, TextTrace, Traces
from models.house_style.agency_names import AGENCY_PIECE, wrong_capitals
from models.house_style.usages import EACH, LONG_Y, QUARTER, TONE, TONED, Y_WORDS, YEARS, Usage, uncited
from models.i18n import _

_UNITS = frozenset({"lead", "partners"})  # the rules about units know how each of them is written
_MOST_SPOTS = 100
_QUICK: dict[str, Question] = {
    EACH.name: any_word("hàng", "hằng"),
    LONG_Y.name: any_word(*Y_WORDS),
    TONE.name: Sought(like=TONED),
    YEARS.name: any_sign("-–—"),
    QUARTER.name: any_word("quý", "quí"),
}


def _of_text(usage: Usage) -> Callable[[str, TextKind], Iterable[TextTrace]]:
    def traces(text: str, _kind: TextKind) -> Iterator[TextTrace]:
        if usage.quick(text):
            for use in uncited(text, usage.find(text)):
                yield TextTrace(use.word, use.way, use.start, use.end)

    return traces


def _judge(usage: Usage) -> Callable[[str, Traces, Context], Iterable[Finding]]:
    name = f"usage-{usage.name}"

    def judge(key: str, traces: Traces, context: Context) -> Iterator[Finding]:
        counts = {way: len(nodes) for way, nodes in traces.items()}
        wanted = context.settings.usage.get(usage.name, "")
        if wanted not in usage.ways:
            wanted = _usual(counts, usage)
        others = sorted((way for way in counts if way != wanted), key=lambda way: counts[way])
        if not others:
            return
        spots = chain.from_iterable(some for way in others for some in traces[way].values())
        put = tuple(_with(spot, usage, wanted) for spot in islice(spots, _MOST_SPOTS))
        message = _("Có {rare} chỗ viết như “{one}”, {many} chỗ viết như “{other}”: nên thống nhất một cách viết.")
        usual = next((spot for own in traces.get(wanted, {}).values() for spot in own), None)
        if wanted not in counts:
            message = _("Có {rare} chỗ viết “{one}” trong khi đã chọn cách viết “{other}”.")
        yield Finding(
            rule=name,
            severity=Severity.HINT,
            message=message.format(
                one=put[0].text,
                other=usual.text if usual else put[0].put,
                rare=sum(map(counts.__getitem__, others)),
                many=counts.get(wanted, 0),
            ),
            spots=put,
            key=f"{name}/{key}",
        )

    return judge


def _usual(counts: dict[str, int], usage: Usage) -> str:
    """The way that most texts follow; of several the one that most offices want."""
    order = {way: place for place, way in enumerate(usage.ways)}
    return min(
        (way for way in counts if way in order), key=lambda way: (-counts[way], order[way]), default=usage.ways[0]
    )


def _with(spot: Spot, usage: Usage, way: str) -> Spot:
    return Spot(spot.address, spot.start, spot.end, spot.text, usage.write(spot.text, way), spot.paragraph)


def _rule(usage: Usage, title: str, explanation: str) -> PlanRule:
    return PlanRule(
        name=f"usage-{usage.name}",
        group="usage",
        severity=Severity.HINT,
        title=title,
        explanation=explanation,
        of_text=_of_text(usage),
        quick=_QUICK[usage.name],
        judge=_judge(usage),
    )


def _capitals(text: str, kind: TextKind) -> Iterator[Slip]:
    if kind.table == "line" and kind.field in _UNITS:
        return
    for one in wrong_capitals(text):
        message = _("Tên cơ quan viết hoa là “{name}”.").format(name=one.name)
        yield Slip(one.start, one.end, message, one.name)


AGENCY_CAPITALS = TextRule(
    name="usage-agency-capitals",
    group="usage",
    severity=Severity.HINT,
    title="Viết hoa tên cơ quan",
    explanation="Tên cơ quan viết hoa chữ đầu của từ chỉ loại cơ quan và của phần tên riêng, chức năng (Phụ lục II "
    "Nghị định 30/2020/NĐ-CP): “Sở Nội vụ”, không phải “Sở nội vụ”.",
    find=_capitals,
    quick=any_piece(AGENCY_PIECE),
)

RULES: tuple[Rule, ...] = (
    _rule(EACH, "Lẫn “hàng năm” và “hằng năm”", "Cả hai cách đều dùng, nhưng một văn bản chỉ nên theo một cách."),
    _rule(LONG_Y, "Lẫn i và y", "“quản lý” và “quản lí”, “kỹ năng” và “kĩ năng”: một văn bản chỉ nên theo một cách."),
    _rule(TONE, "Lẫn cách đặt dấu thanh", "“hòa” và “hoà”, “ủy” và “uỷ”: một văn bản chỉ nên theo một cách."),
    _rule(YEARS, "Lẫn cách viết khoảng năm", "“2026-2030” và “2026 - 2030”: một văn bản chỉ nên theo một cách."),
    _rule(QUARTER, "Lẫn cách viết quý", "“Quý IV/2026” và “Quý IV năm 2026”: một văn bản chỉ nên theo một cách."),
    AGENCY_CAPITALS,
)
