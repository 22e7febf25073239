"""The form of the document: title, symbol, legal bases, end of the text, recipients, what stands above appendices."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from models.checking.checker import Checker, check
from models.checking.finding import Finding, Severity
from models.checking.fixing import fix_of
from models.checking.rules import form
from models.commands import AddAppendix, SetText
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Section, Task
from models.store import PlanSession

_PLAN = Plan(
    id="plan",
    title="Cải cách hành chính năm 2027",
    agency="Sở Xây dựng",
    number="15",
    symbol="KH-SXD",
    issued="2026-12-18",
)


def _in(plan: Plan, rule: str = "") -> list[Finding]:
    return [one for one in check(plan, form.RULES) if one.rule == rule or not rule]


def _appendix(**values: object) -> Appendix:
    area = Area(title="CẢI CÁCH", items=(Task(title="Việc", lines=(Line(lead="Văn phòng"),)),))
    return Appendix(**({"title": "DANH MỤC", "layout": built_in_layout("brief"), "areas": (area,)} | values))  # type: ignore[arg-type]


def _text(*paragraphs: str) -> tuple[Section, ...]:
    return (Section(id="s1", number="I", heading="NỘI DUNG", paragraphs=paragraphs),)


def _fixed(plan: Plan, tmp_path: Path) -> Plan:
    """The plan after the fix of its only finding, which has to be gone then."""
    session = PlanSession.create(tmp_path / "p.cchc", plan)
    checker = Checker(session.rows, form.RULES)
    session.subscribe(checker.follow)
    checker.work()
    (found,) = checker.findings()
    remedy = fix_of(found, session.rows)
    assert remedy is not None
    session.run(remedy)
    checker.work()
    assert checker.findings() == ()
    session.close()
    return session.plan


def test_a_plan_without_fault() -> None:
    bases = ("Căn cứ Luật A;", "Căn cứ Nghị định B.", "Sở Xây dựng ban hành Kế hoạch như sau:")
    plan = replace(
        _PLAN,
        legal_bases=bases,
        recipients=("UBND tỉnh", "Lưu: VT, VP"),
        sections=_text("Chi tiết tại Phụ lục kèm theo.", "Kế hoạch có hiệu lực từ ngày ký./."),
        appendices=(_appendix(),),
    )
    assert _in(plan) == []


@pytest.mark.parametrize("title", ["Cải cách hành chính", "Kế hoạch cải cách hành chính của Sở"])
def test_a_title_without_a_year(title: str) -> None:
    (found,) = _in(replace(_PLAN, title=title))
    assert (found.rule, found.severity) == ("plan-title", Severity.HINT)


@pytest.mark.parametrize("field", ["title", "agency"])
def test_what_every_plan_needs(field: str) -> None:
    assert [one.address.field for one in _in(replace(_PLAN, **{field: ""}), "plan-title")] == [field]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "symbol"), [("", "15/KH-SXD"), ("", "15KH-SXD"), ("15/KH-SXD", ""), ("Số: 15 /KH-SXD", "")]
)
def test_number_and_symbol_in_one_field(number: str, symbol: str, tmp_path: Path) -> None:
    after = _fixed(replace(_PLAN, number=number, symbol=symbol), tmp_path)
    assert (after.number, after.symbol) == ("15", "KH-SXD")


@pytest.mark.parametrize(("symbol", "right"), [("KH - SXD", "KH-SXD"), ("kh-sxd", "KH-SXD")])
def test_a_symbol_that_can_be_put_right(symbol: str, right: str, tmp_path: Path) -> None:
    assert _fixed(replace(_PLAN, symbol=symbol), tmp_path).symbol == right


@pytest.mark.parametrize("symbol", ["BC-SXD", "KH", "KH-SNV"])
def test_a_symbol_that_does_not_fit(symbol: str) -> None:
    (found,) = _in(replace(_PLAN, symbol=symbol))
    assert (found.rule, found.severity, found.fixable) == ("plan-symbol", Severity.HINT, False)


@pytest.mark.parametrize(
    ("agency", "symbol"),
    [
        ("Sở Giáo dục và Đào tạo", "KH-SGDĐT"),
        ("Sở Giáo dục và Đào tạo", "KH-SGD&ĐT"),
        ("Văn phòng UBND tỉnh", "KH-VP"),
        ("Ủy ban nhân dân xã An Hòa", "KH-UBND"),
        ("Sở Nông nghiệp và Môi trường", "KH-SNNMT"),
        ("Sở Ngoại vụ", "KH-SNgV"),
        ("", "KH-SXD"),
        ("Sở …", "KH-S…"),
    ],
)
def test_symbols_that_fit(agency: str, symbol: str) -> None:
    assert _in(replace(_PLAN, agency=agency, symbol=symbol), "plan-symbol") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Kế hoạch số 15KH-SXD", "Kế hoạch số 15/KH-SXD"),
        ("Kế hoạch số KH-SXD ngày", "Kế hoạch số /KH-SXD ngày"),
        ("Quyết định số 1256 QĐ-UBND", "Quyết định số 1256/QĐ-UBND"),
    ],
)
def test_a_slash_that_is_lost(text: str, right: str) -> None:
    (found,) = _in(replace(_PLAN, sections=_text(text + "./.")), "symbol-slash")
    spot = found.spots[0]
    assert text[: spot.start] + (spot.put or "") + text[spot.end :] == right


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 15/KH-SXD và Chương trình số 09-CTr/TU, Kết luận số 15-KL/TW",
        "một số CT-XH; Chỉ số CĐ-S; Kế hoạch số /KH-SXD; Nghị quyết số 76/NQ-CP",
    ],
)
def test_symbols_that_are_right(text: str) -> None:
    assert _in(replace(_PLAN, sections=_text(text)), "symbol-slash") == []


def test_signs_at_the_end_of_legal_bases() -> None:
    bases = ("Căn cứ Luật A.", "Căn cứ Nghị định B", "Căn cứ Nghị quyết C;", "Sở ban hành Kế hoạch như sau:")
    found = _in(replace(_PLAN, legal_bases=bases), "legal-bases")
    assert [(one.spots[0].paragraph, one.spots[0].text, one.spots[0].put) for one in found] == [
        (0, ".", ";"),
        (1, "", ";"),
        (2, ";", "."),
    ]


def test_one_sentence_that_leads_over_is_no_legal_basis() -> None:
    bases = ("Căn cứ Luật A và đề nghị của Văn phòng, Sở ban hành Kế hoạch như sau:", "Thực hiện Quyết định B")
    assert _in(replace(_PLAN, legal_bases=bases), "legal-bases") == []


@pytest.mark.parametrize(
    ("recipients", "right"),
    [
        (("UBND tỉnh",), ("UBND tỉnh", "Lưu: VT")),
        (("Lưu: VT", "UBND tỉnh"), ("UBND tỉnh", "Lưu: VT")),
        (("UBND tỉnh", "Lưu VT"), ("UBND tỉnh", "Lưu: VT")),
    ],
)
def test_recipients_are_put_right(recipients: tuple[str, ...], right: tuple[str, ...], tmp_path: Path) -> None:
    assert _fixed(replace(_PLAN, recipients=recipients), tmp_path).recipients == right


@pytest.mark.parametrize(
    ("text", "right"),
    [("Kế hoạch có hiệu lực.", "Kế hoạch có hiệu lực./."), ("Kế hoạch/.", "Kế hoạch./."), ("Kế hoạch", "Kế hoạch./.")],
)
def test_the_end_of_the_text(text: str, right: str, tmp_path: Path) -> None:
    assert _fixed(replace(_PLAN, sections=_text("Một.", text)), tmp_path).sections[0].paragraphs[-1] == right


def test_only_the_last_section_has_an_end() -> None:
    sections = (*_text("Một."), Section(id="s2", number="II", heading="TỔ CHỨC", paragraphs=("Hai.",)))
    (found,) = _in(replace(_PLAN, sections=sections))
    assert (found.rule, found.address.id) == ("end-mark", "s2")


@pytest.mark.parametrize(
    ("labels", "places"),
    [
        ((None, None), []),
        (("Phụ lục I", "PHỤ LỤC II"), []),
        (("PHỤ LỤC", "PHỤ LỤC"), [0, 1]),
        (("Phụ lục I", "Phụ lục I"), [1]),
        (("Phụ lục II", None), [0]),
        (("Phụ lục 1", None), [0]),
        (("", None), [0]),
        (("PHỤ LỤC",), []),
        (("Phụ lục số 01",), []),
        (("",), [0]),
        (("Phụ lục II",), [0]),
    ],
)
def test_labels_of_appendices(labels: tuple[str | None, ...], places: list[int]) -> None:
    appendices = tuple(_appendix(id=f"p{place}", label=label) for place, label in enumerate(labels))
    found = _in(replace(_PLAN, appendices=appendices), "appendix-label")
    assert [one.address.id for one in found] == [f"p{place}" for place in places]
    assert all(one.remedy is not None for one in found)


def test_a_second_appendix_makes_the_first_want_a_number(tmp_path: Path) -> None:
    session = PlanSession.create(tmp_path / "p.cchc", replace(_PLAN, appendices=(_appendix(id="p0", label="PHỤ LỤC"),)))
    checker = Checker(session.rows, form.RULES)
    session.subscribe(checker.follow)
    checker.work()
    assert checker.findings() == ()
    session.run(AddAppendix(_appendix(id="p1")))
    checker.work()
    assert [(one.rule, one.address.id) for one in checker.findings()] == [("appendix-label", "p0")]
    session.close()


@pytest.mark.parametrize(
    ("caption", "excerpt"),
    [
        ("(Kèm theo Kế hoạch số 15/KH-SXD ngày 18 tháng 12 năm 2026 của Sở Xây dựng)", None),
        ("(Kèm theo Kế hoạch số     /KH-SXD ngày    /12/2026 của Sở Xây dựng tỉnh Minh Sơn)", None),
        ("(Ban hành kèm theo Quyết định số 99/QĐ-UBND ngày 01/01/2020 của UBND tỉnh)", None),
        ("(Kèm theo Kế hoạch số 16/KH-SXD ngày 18/12/2026 của Sở Xây dựng)", "16"),
        ("(Kèm theo Kế hoạch số 15/KH-SNV ngày 18/12/2026 của Sở Xây dựng)", "KH-SNV"),
        ("(Kèm theo Kế hoạch số 15/KH-SXD ngày 18 tháng 11 năm 2026 của Sở Xây dựng)", "ngày 18 tháng 11 năm 2026"),
        ("(Kèm theo Kế hoạch số 15/KH-SXD ngày 18/12/2026 của Sở Nội vụ)", "Sở Nội vụ"),
    ],
)
def test_captions_against_the_plan(caption: str, excerpt: str | None) -> None:
    found = _in(replace(_PLAN, appendices=(_appendix(caption=caption),)), "appendix-caption")
    assert [one.excerpt for one in found] == ([excerpt] if excerpt else [])


def test_a_caption_is_looked_at_again_when_the_number_is_given(tmp_path: Path) -> None:
    caption = "(Kèm theo Kế hoạch số 16/KH-SXD ngày 18/12/2026 của Sở Xây dựng)"
    session = PlanSession.create(
        tmp_path / "p.cchc", replace(_PLAN, number="", appendices=(_appendix(caption=caption),))
    )
    checker = Checker(session.rows, form.RULES)
    session.subscribe(checker.follow)
    checker.work()
    assert checker.findings() == ()
    session.run(SetText(Address("plan", "plan", "number"), "15"))
    checker.work()
    assert [one.rule for one in checker.findings()] == ["appendix-caption"]
    session.close()


def test_an_appendix_without_a_name() -> None:
    (found,) = _in(replace(_PLAN, appendices=(_appendix(title=""),)))
    assert (found.rule, found.severity) == ("appendix-title", Severity.WARNING)


@pytest.mark.parametrize(
    ("text", "count", "expected"),
    [
        ("Chi tiết tại Phụ lục kèm theo./.", 2, None),
        ("Chi tiết tại Phụ lục I và II./.", 2, None),
        ("Theo Phụ lục II Nghị định số 30/2020/NĐ-CP. Có danh mục kèm theo Kế hoạch này./.", 1, None),
        ("Chi tiết tại Phụ lục I, II và III./.", 2, Severity.WARNING),
        ("Chi tiết tại Phụ lục kèm theo./.", 0, Severity.WARNING),
        ("Chi tiết tại Phụ lục I./.", 2, Severity.HINT),
        ("Các phòng thực hiện./.", 1, Severity.HINT),
    ],
)
def test_text_and_appendices(text: str, count: int, expected: Severity | None) -> None:
    plan = replace(_PLAN, sections=_text(text), appendices=tuple(_appendix() for _n in range(count)))
    found = _in(plan, "appendix-mentions")
    assert [one.severity for one in found] == ([expected] if expected else [])


def test_a_mention_is_shown_where_it_stands() -> None:
    plan = replace(_PLAN, sections=_text("Một.", "Xem Phụ lục III kèm theo./."), appendices=(_appendix(),))
    (found,) = _in(plan, "appendix-mentions")
    assert (found.spots[0].paragraph, found.excerpt) == (1, "Phụ lục III")
