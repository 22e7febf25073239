"""Plans of strangers who mean harm or know no better: any tree of nodes, any text in each of them, any entries."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from models.layout import LAYOUT_NAMES, built_in_layout
from models.plan import Appendix, Area, Group, Item, Line, Objective, Period, Plan, Section, Signer, Task
from models.registers import (
    AssignedTask,
    CheckSettings,
    CitedDocument,
    Dismissal,
    Entry,
    Reading,
    Unit,
    UnitChange,
    UnitKind,
    Verdict,
)

# What the rules look for, so that random texts touch them, beside what no rule expects.
_PIECES = (
    *("Sở Tài chính", "Văn phòng Sở", "văn phòng sở", "các phòng, ban, đơn vị thuộc Sở", "UBND tỉnh", "Phòng TC-HC"),
    *("và", ";", ",", " - ", "\n", ".", "..", ":", "(", ")", "“", "”", "/", "1.", "a)", "- ", "%", "…", "./."),
    *("Quý I/2027", "quý 4", "Trước ngày 15/12/2027", "31/02/2027", "0/0/0000", "năm 20", "hằng năm", "hàng năm"),
    *("năm 2021", "giai đoạn 2021-2025", "giai đoạn 2025 - 2021", "99/99/9999", "tháng 13", "6 tháng đầu năm"),
    *("Nghị quyết số 76/NQ-CP", "ngày 15/7/2021", "ngày 31 tháng 02 năm 2021", "của Chính phủ", "về ban hành"),
    *("Quyết định số 12/QĐ-UBND ngày 01/01/2026 của Ủy ban nhân dân tỉnh", "Luật Cán bộ, công chức", "TCVN ISO 9001:"),
    *("Phụ lục II", "Phụ lục XXXXIV", "Tổng cộng: 3 nhiệm vụ", "(Kèm theo Kế hoạch số 9/KH-SM)", "Giao Sở"),
    *("quản lí", "hoà", "hòa", "tnh", "côgn tác công", "từ từ", "báo cáo báo cáo", "CCHC"),
    *("cải cách hành chính (CCHC)", "chủ trì", "phối hợp"),
    *("CẢI CÁCH THỂ CHẾ", "Cải cách thể chế", "Mục tiêu: 95%", "đạt 100 %", "Nơi nhận:", "GIÁM ĐỐC", "I", "IV"),
    *("\u202eabc\u202c", "a\u200bb", "e\u0302\u0301", "Tie\u0302\u0301ng", "\u0301\u0323x"),
    *("Z\u0351\u036b\u0343" * 20, "\x00\x07\x1b"),
    *("👩‍👩‍👧", "🇻🇳", "=1+1", "=cmd|' /C calc'!A0", "<b>đậm</b>", "&amp;<script>", "{x}", "%s%n", "\\N{DASH}", "Ａ１"),
    *("İıſß", "ﷺ"),
    *("٣/٤/٢٠٢٧", "²³", "１２/２０２７", "ⅠⅡⅣ", "½", "аbс", "\u00a0", "\u2028", "\ud800", "ngoooooooon" * 9),
)  # fmt: skip
_REPEATED = ("(", "“", ".", ",", "1", "/", "I", "năm 20", "a ", "à", "Sở ", "- ", "1/1/2027, ", "quý I, ", "76/NQ-CP ")


def hostile_texts() -> st.SearchStrategy[str]:
    """Any text: words of plans in any order, any signs of Unicode, one thing over and over; not cleaned."""
    mixed = st.lists(st.sampled_from(_PIECES), max_size=9).flatmap(
        lambda pieces: st.sampled_from((" ", "", "  ", "\n")).map(lambda between: between.join(pieces))
    )
    again = st.builds(lambda piece, times: piece * times, st.sampled_from(_REPEATED), st.integers(2, 150))
    return st.one_of(st.just(""), mixed, mixed, mixed, st.text(max_size=40), again)


_T = hostile_texts()


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """A line of any kind, its merged fields of any names, or a reference that takes it whole."""
    names = ("activity", "product", "lead", "partners", "deadline", "funding", "note", "extra.a", "extra.b")
    if draw(st.integers(0, 7)) == 0:
        return Line(reference=draw(_T))
    return Line(
        activity=draw(_T),
        product=draw(_T),
        lead=draw(_T),
        partners=draw(_T),
        deadline=draw(_T),
        funding=draw(_T),
        note=draw(_T),
        extra=draw(st.dictionaries(st.sampled_from(("a", "b")), _T, max_size=2)),
        merged=draw(st.one_of(st.just(frozenset()), st.frozensets(st.sampled_from(names), max_size=3))),
    )


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    """A task, mostly with lines."""
    return Task(title=draw(_T), lines=tuple(draw(st.lists(lines(), min_size=1, max_size=3))), source_number=draw(_T))


@st.composite
def items(draw: st.DrawFn, depth: int = 0) -> Item:
    """A task, or something over tasks."""
    kind = draw(st.sampled_from(("task", "task", "objective", "group") if depth < 2 else ("task",)))
    if kind == "task":
        return draw(tasks())
    if kind == "objective":
        return Objective(title=draw(_T), items=tuple(draw(st.lists(tasks(), max_size=2))))
    below = draw(st.lists(items(depth + 1), max_size=2))
    return Group(title=draw(_T), items=tuple(one for one in below if not isinstance(one, Group)))


@st.composite
def sections(draw: st.DrawFn, depth: int = 0) -> Section:
    """A part of the text under any number."""
    return Section(
        number=draw(st.one_of(st.sampled_from(("", "I", "II", "IV", "1", "3", "a", "đ", "1.1")), _T)),
        heading=draw(_T),
        paragraphs=tuple(draw(st.lists(_T, max_size=3))),
        sections=tuple(draw(st.lists(sections(depth + 1), max_size=2))) if depth < 2 else (),
    )


def entries() -> st.SearchStrategy[Entry]:
    """Any entry of any register."""
    return st.one_of(
        st.builds(
            Unit,
            name=_T,
            short=_T,
            variants=st.lists(_T, max_size=3).map(tuple),
            kind=st.sampled_from(UnitKind),
            members=st.lists(_T, max_size=2).map(tuple),
        ),
        st.builds(UnitChange, old=_T, new=_T, since=st.one_of(st.sampled_from(("", "2025", "2025-03")), _T), note=_T),
        st.builds(
            CitedDocument,
            kind=_T,
            number=_T,
            date=st.one_of(st.sampled_from(("", "2021", "2021-07", "2021-07-15", "2021-13-45")), _T),
            issuer=_T,
            title=_T,
            replaced_by=_T,
        ),
        st.builds(Reading, wording=_T, meaning=_T),
        st.builds(Dismissal, key=_T, rule=_T, text=_T, note=_T, at=_T),
        st.builds(
            AssignedTask, source=_T, number=_T, area=_T, text=_T, product=_T, lead=_T, partners=_T, deadline=_T,
            tasks=st.lists(_T, max_size=2).map(tuple), verdict=st.sampled_from(Verdict), note=_T,
        ),
    )  # fmt: skip


_checks = st.builds(
    CheckSettings,
    before_includes_day=st.booleans(),
    words=st.frozensets(_T, max_size=2),
    usage=st.dictionaries(st.sampled_from(("hằng năm", "lý", "x")), _T, max_size=2),
    ours=st.dictionaries(_T, st.booleans(), max_size=2),
)


@st.composite
def hostile_plans(draw: st.DrawFn) -> Plan:
    """Any plan."""
    years = st.one_of(st.none(), st.sampled_from((0, 1, 1999, 2026, 2027, 2030, 2045, 9999, 10**9)))
    appendices = []
    for name in draw(st.lists(st.sampled_from(LAYOUT_NAMES), max_size=3)):
        areas = draw(st.lists(st.builds(Area, title=_T, items=st.lists(items(), max_size=3).map(tuple)), max_size=2))
        appendix = Appendix(title=draw(_T), label=draw(_T), layout=built_in_layout(name), areas=tuple(areas))
        appendices.append(replace(appendix, caption=draw(st.one_of(st.none(), _T)), closing=draw(_T)))
    return Plan(
        title=draw(_T),
        agency=draw(_T),
        parent_agency=draw(_T),
        place=draw(_T),
        number=draw(_T),
        symbol=draw(_T),
        issued=draw(st.one_of(st.sampled_from(("", "2026", "2026-12", "2026-12-05", "2026-13-99", "x")), _T)),
        period=Period(draw(years), draw(years), draw(years)),
        signer=Signer(draw(_T), draw(_T), draw(_T)) if draw(st.booleans()) else Signer(),
        legal_bases=tuple(draw(st.lists(_T, max_size=2))),
        recipients=tuple(draw(st.lists(_T, max_size=3))),
        sections=tuple(draw(st.lists(sections(), max_size=2))),
        appendices=tuple(appendices),
        entries=tuple(draw(st.lists(entries(), max_size=4))),
        checks=draw(_checks),
    )
