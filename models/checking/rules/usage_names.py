"""Rules about what a plan writes in two ways: capitals of portals and of posts, commas in usual series."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.parts import any_piece, any_word
from models.checking.rule import PlanRule, Rule, Slip, TextKind, TextRule, TextTrace, Traces
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
_KNOWN = re.compile("|".join(_USUAL))  # in small letters, which are found many times as fast
# Words of the names that few other texts have.
_TELLING = ("cổng", "trang", "phận", "phục", "quốc", "giải")
_MOST_SPOTS = 100


def _in_text(text: str, _kind: TextKind) -> Iterator[TextTrace]:
    if text.isupper() or not _KNOWN.search(" ".join(text.lower().split())):
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
    quick=any_word(*_TELLING),
    judge=_judge,
)


# Neighbours in usual series, by what the first of them is; where a comma stands between them, it stands everywhere.
_SERIES = re.compile(
    r"(?<!\w)(?P<first>cán bộ|công chức|viên chức|sở, ban|bộ|thi đua|tồn tại|khiếu nại|phòng)(?P<comma>,?)\s"
    r"(?=(?P<second>công chức|viên chức|người lao động|ngành|khen thưởng|hạn chế|tố cáo|chống)(?!\w))",
    re.IGNORECASE,
)
_PAIRS = {
    *(("cán bộ", "công chức"), ("công chức", "viên chức"), ("viên chức", "người lao động"), ("sở, ban", "ngành")),
    *(("bộ", "ngành"), ("thi đua", "khen thưởng"), ("tồn tại", "hạn chế"), ("khiếu nại", "tố cáo"), ("phòng", "chống")),
}
# Small letters alone are found many times as fast.
_JOINED = re.compile("|".join(f"{first},? {second}" for first, second in sorted(_PAIRS)))
# One word of each pair, the rarer one.
_OF_PAIRS = ("cán", "viên", "ngành", "đua", "tồn", "khiếu", "chống")
_COMMA, _PLAIN = ",", "-"


def _in_series(text: str, _kind: TextKind) -> Iterator[TextTrace]:
    for found in _SERIES.finditer(text) if _JOINED.search(" ".join(text.lower().split())) else ():
        pair = found["first"].lower(), found["second"].lower()
        if pair in _PAIRS:
            way = _COMMA if found["comma"] else _PLAIN
            yield TextTrace(f"{pair[0]} {pair[1]}", way, found.start(), found.end("second"))


def _judge_series(key: str, traces: Traces, _context: Context) -> Iterator[Finding]:
    if len(traces) < 2:
        return
    wanted = max((_COMMA, _PLAIN), key=lambda way: len(traces[way]))
    other = _PLAIN if wanted == _COMMA else _COMMA
    put = tuple(
        Spot(one.address, one.start, one.end, one.text, _with_comma(one.text, key, wanted), one.paragraph)
        for one in islice(chain.from_iterable(traces[other].values()), _MOST_SPOTS)
    )
    text = _("Có {few} chỗ viết “{one}”, {many} chỗ viết “{other}”: nên thống nhất dấu phẩy.")
    message = text.format(few=len(traces[other]), one=put[0].text, many=len(traces[wanted]), other=put[0].put)
    yield Finding(rule=COMMAS.name, severity=COMMAS.severity, message=message, spots=put, key=f"{COMMAS.name}/{key}")


def _with_comma(written: str, key: str, wanted: str) -> str:
    at = max(len(first) for first, second in _PAIRS if f"{first} {second}" == key)
    rest = written[at:].removeprefix(",")
    return f"{written[:at]},{rest}" if wanted == _COMMA else f"{written[:at]}{rest}"


COMMAS = PlanRule(
    name="usage-commas",
    group="usage",
    severity=Severity.HINT,
    title="Lẫn cách dùng dấu phẩy",
    explanation="“cán bộ, công chức” và “cán bộ công chức”, “phòng, chống” và “phòng chống”: một văn bản chỉ nên theo "
    "một cách.",
    of_text=_in_series,
    quick=any_word(*_OF_PAIRS),
    judge=_judge_series,
)


# Posts with the agency behind them; "các giám đốc sở" speaks of many.
_POST = re.compile(
    r"(?<!\w)(?<!các )(?<!những )(?:(?:phó )?chủ tịch|(?:phó )?giám đốc|(?:phó )?thủ tướng|bộ trưởng|thứ trưởng"
    r"|(?:phó )?chánh văn phòng|chánh thanh tra)"
    r"(?= (?:(?:Ủy ban|Uỷ ban) nhân dân|UBND|HĐND|Sở|Chính phủ|Bộ|Văn phòng|nước)(?!\w))"
)
_HEADS_OF_POSTS = re.compile(r"\b(?:phó|chủ|giám|thủ|bộ|thứ|chánh|văn|thanh)\b")
_POSTS = ("chủ tịch", "giám đốc", "thủ tướng", "bộ trưởng", "thứ trưởng", "chánh ")


def _small_posts(text: str, _kind: TextKind) -> Iterator[Slip]:
    for found in _POST.finditer(text) if any(post in text for post in _POSTS) else ():
        right = _HEADS_OF_POSTS.sub(lambda word: word[0].capitalize(), found[0])
        message = _("Chức danh đi liền tên cơ quan viết hoa: “{right}”.").format(right=right)
        yield Slip(*found.span(), message, right)


POSTS = TextRule(
    name="usage-posts",
    group="usage",
    severity=Severity.HINT,
    title="Viết hoa chức danh",
    explanation="Chức danh đi liền với tên cơ quan viết hoa chữ đầu: “Chủ tịch Ủy ban nhân dân tỉnh”, “Giám đốc Sở” "
    "(Phụ lục II Nghị định 30/2020/NĐ-CP).",
    find=_small_posts,
    quick=any_piece(r"(?<!\w)(?:tịch|đốc|tướng|trưởng|chánh)(?!\w)"),
)
RULES: tuple[Rule, ...] = (NAMES, COMMAS, POSTS)
