"""Names of areas in text and tables, areas that stand twice or are not there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.checking.checker import check
from models.checking.finding import Finding, Severity
from models.checking.rules import areas
from models.checking.rules.areas import topic_of
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Section, Task
from models.spelling.speller import misspellings

_SIX = (
    "CẢI CÁCH THỂ CHẾ",
    "CẢI CÁCH THỦ TỤC HÀNH CHÍNH",
    "CẢI CÁCH TỔ CHỨC BỘ MÁY",
    "CẢI CÁCH CHẾ ĐỘ CÔNG VỤ",
    "CẢI CÁCH TÀI CHÍNH CÔNG",
    "XÂY DỰNG, PHÁT TRIỂN CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ",
)


def _plan(*titles: str, headings: tuple[str, ...] = (), paragraphs: tuple[str, ...] = ()) -> Plan:
    own = tuple(Area(title=title, items=(Task(title="Việc", lines=(Line(),)),)) for title in titles)
    text = Section(
        number="I", heading="NỘI DUNG", paragraphs=paragraphs, sections=tuple(Section(heading=one) for one in headings)
    )
    return Plan(sections=(text,), appendices=(Appendix(layout=built_in_layout("brief"), areas=own),))


def _in(plan: Plan, rule: str) -> list[Finding]:
    return [one for one in check(plan, areas.RULES) if one.rule == rule]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Về cải cách thể chế", "thể chế"),
        ("CẢI CÁCH TTHC", "thủ tục hành chính"),
        ("Cải cach thể chê", "thể chế"),
        ("Cải cách chế độ cộng vụ", "chế độ công vụ"),
        ("Cải cáhc tài chính công", "tài chính công"),
        ("Hiện đại hóa hành chính", "chính quyền điện tử, chính quyền số"),
        ("Công tác chỉ đạo, điều hành", "chỉ đạo, điều hành"),
        ("Nâng cao các chỉ số PAR INDEX, SIPAS", "chỉ số"),
        ("MỤC ĐÍCH, YÊU CẦU", ""),
        ("Tổ chức thực hiện", ""),
        ("", ""),
    ],
)
def test_what_an_area_is_about(text: str, topic: str) -> None:
    assert topic_of(text) == topic


@pytest.mark.parametrize(
    "heading",
    ["Cải cách thể chế", "Về cải cách thể chế", "CẢI CÁCH THỂ CHẾ", "Mục tiêu cải cách thể chế", "Tổ chức thực hiện"],
)
def test_names_that_agree(heading: str) -> None:
    assert _in(_plan("CẢI CÁCH THỂ CHẾ", headings=(heading,)), "area-names") == []


def test_short_forms_and_brackets_are_no_other_name() -> None:
    plan = _plan("CẢI CÁCH THỦ TỤC HÀNH CHÍNH (TTHC)", headings=("Cải cách TTHC",))
    assert _in(plan, "area-names") == []


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("CẢI CÁCH CÔNG VỤ", "Cải cách chế độ công vụ"),
        ("CẢI CÁCH TỔ CHỨC BỘ MÁY HÀNH CHÍNH NHÀ NƯỚC", "Cải cách tổ chức bộ máy"),
        ("CHỈ ĐẠO, ĐIỀU HÀNH", "Chỉ đạo điều hành cải cách hành chính"),
    ],
)
def test_names_that_differ_between_table_and_text(title: str, heading: str) -> None:
    (found,) = _in(_plan(title, headings=(heading,)), "area-names")
    assert (found.severity, found.excerpt) == (Severity.HINT, title)
    assert heading in found.message
    assert len(found.spots) == 2


def test_a_misspelt_name_is_left_to_the_rules_about_spelling() -> None:
    plan = _plan("CÁI CÁCH THỂ CHẾ", headings=("Cải cách thể chế",))
    assert _in(plan, "area-names") == []
    assert [one.meant for one in misspellings(plan.appendices[0].areas[0].title)] == ["CẢI CÁCH"]


def test_a_line_that_is_a_heading() -> None:
    (found,) = _in(_plan("CẢI CÁCH CÔNG VỤ", paragraphs=("- Cải cách chế độ công vụ:", "+ Việc.")), "area-names")
    assert found.excerpt == "CẢI CÁCH CÔNG VỤ"
    sentence = "- Cải cách chế độ công vụ là nhiệm vụ của người đứng đầu."
    assert _in(_plan("CẢI CÁCH CÔNG VỤ", paragraphs=(sentence,)), "area-names") == []


def test_two_appendices_with_two_names() -> None:
    plan = _plan("CẢI CÁCH CÔNG VỤ")
    other = _plan("CẢI CÁCH CHẾ ĐỘ CÔNG VỤ").appendices[0]
    (found,) = _in(replace(plan, appendices=(*plan.appendices, other)), "area-names")
    assert "nơi khác" in found.message


def test_text_alone_may_name_things_as_it_likes() -> None:
    assert _in(_plan("KHÁC", headings=("Cải cách công vụ", "Cải cách chế độ công vụ")), "area-names") == []


def test_an_area_that_stands_twice() -> None:
    (found,) = _in(_plan("CẢI CÁCH THỂ CHẾ", "KHÁC", "Cải cách thể chế"), "area-twice")
    assert (found.severity, found.excerpt) == (Severity.WARNING, "Cải cách thể chế")
    both = replace(_plan("A"), appendices=(*_plan("A", "B").appendices, *_plan("A").appendices))
    assert _in(both, "area-twice") == []


def test_an_area_without_a_name_counts_only_beside_others() -> None:
    assert _in(_plan(""), "area-untitled") == []
    assert len(_in(_plan("", "CẢI CÁCH THỂ CHẾ"), "area-untitled")) == 1


def test_one_of_six_that_is_not_there() -> None:
    assert _in(_plan(*_SIX), "area-absent") == []
    (found,) = _in(_plan(*_SIX[:4], _SIX[5]), "area-absent")
    assert (found.severity, "tài chính công" in found.message) == (Severity.HINT, True)
    # A list of a few contents only is a list of something else.
    assert _in(_plan(*_SIX[:2]), "area-absent") == []


@pytest.mark.parametrize(
    ("title", "reference", "first", "second"),
    [
        (
            "Triển khai Đề án phát triển đô thị thông minh bền vững tỉnh Minh Sơn hướng tới năm 2030",
            "Theo Đề án phát triển đô thị thông minh, bền vững tỉnh Minh Sơn hướng đến năm 2030 của UBND tỉnh",
            "Sơn hướng tới năm 2030",
            "Sơn hướng đến năm 2030",
        ),
        (
            "Thực hiện Chương trình chăm sóc sức khỏe toàn dân, người cao tuổi và trẻ em vùng cao",
            "Theo Chương trình chăm sóc sức khỏe người cao tuổi và trẻ em vùng cao của tỉnh",
            "sức khỏe toàn dân, người cao",
            "sức khỏe người cao",
        ),
    ],
)
def test_a_reference_that_names_a_programme_otherwise(title: str, reference: str, first: str, second: str) -> None:
    task = Task(title=title, lines=(Line(reference=reference),))
    plan = Plan(appendices=(Appendix(layout=built_in_layout("brief"), areas=(Area(items=(task,)),)),))
    (found,) = _in(plan, "reference-name")
    assert (found.severity, found.excerpt, found.spots[1].text) == (Severity.HINT, first, second)


@pytest.mark.parametrize(
    "reference",
    [
        "Thực hiện theo Quyết định số 5/QĐ-UBND ngày 01/02/2026 của UBND tỉnh",
        "Theo Đề án phát triển đô thị thông minh, bền vững tỉnh Minh Sơn hướng tới năm 2030 của UBND tỉnh",
        "",
    ],
)
def test_references_that_agree_or_say_nothing(reference: str) -> None:
    title = "Triển khai Đề án phát triển đô thị thông minh bền vững tỉnh Minh Sơn hướng tới năm 2030"
    task = Task(title=title, lines=(Line(reference=reference),))
    plan = Plan(appendices=(Appendix(layout=built_in_layout("brief"), areas=(Area(items=(task,)),)),))
    assert _in(plan, "reference-name") == []
