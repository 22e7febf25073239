"""Leads that belong to other agencies; "của tỉnh" where "của Sở" is meant."""

from __future__ import annotations

import pytest

from models.checking.checker import check
from models.checking.finding import Finding, Severity
from models.checking.rules import scope
from models.checking.shared.agencies import fits, is_own
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Task


def _plan(*tasks: Task, agency: str = "Sở Xây dựng") -> Plan:
    area = Area(title="CẢI CÁCH", items=tasks)
    return Plan(agency=agency, appendices=(Appendix(layout=built_in_layout("product-first"), areas=(area,)),))


def _leads(lead: str, agency: str = "Sở Xây dựng") -> list[Finding]:
    return list(check(_plan(Task(title="Việc", lines=(Line(lead=lead),)), agency=agency), scope.RULES))


@pytest.mark.parametrize(
    ("name", "agency", "own"),
    [
        ("Sở Xây dựng", "Sở Xây dựng tỉnh Minh Sơn", True),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo", True),
        ("Sở TTTT", "Sở Nội vụ", False),
        ("Sở Tư pháp", "Sở Nội vụ", False),
        ("Thanh tra Sở Nội vụ tỉnh", "Sở Nội vụ", True),
    ],
)
def test_names_of_ones_own_agency(name: str, agency: str, own: bool) -> None:
    assert is_own(name, agency) is own


def test_letters_of_a_name() -> None:
    assert fits("SNV", "Sở Nội vụ")
    assert fits("UBND", "UBND tỉnh Minh Sơn")
    assert fits("UBND", "Ủy ban nhân dân xã")
    assert not fits("SXD", "Sở Nội vụ")


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("Văn phòng Sở; Sở Tài chính", "Sở Tài chính"),
        ("UBND tỉnh", "UBND tỉnh"),
        ("Văn phòng UBND tỉnh", "Văn phòng UBND tỉnh"),
        ("Phòng Đăng ký đất đai thuộc Sở Nông nghiệp", "Phòng Đăng ký đất đai thuộc Sở Nông nghiệp"),
        ("Sở Tư pháp chủ trì, các phòng phối hợp", "Sở Tư pháp"),
    ],
)
def test_leads_of_other_agencies(lead: str, words: str) -> None:
    (found,) = _leads(lead)
    assert (found.rule, found.severity, found.excerpt) == ("lead-of-another-agency", Severity.WARNING, words)
    spot = found.spots[0]
    assert lead[spot.start : spot.end] == words


@pytest.mark.parametrize(
    "lead",
    [
        "Văn phòng Sở",
        "Sở Xây dựng",
        "Các Sở, ban, ngành",
        "Phòng Quản lý nhà; Thanh tra Sở",
        "Trung tâm Phục vụ hành chính công tỉnh",
        "Bộ phận Một cửa",
        "",
    ],
)
def test_leads_of_ones_own(lead: str) -> None:
    assert _leads(lead) == []


@pytest.mark.parametrize("agency", ["", "UBND tỉnh Minh Sơn", "Bộ Xây dựng"])
def test_a_province_gives_tasks_to_all(agency: str) -> None:
    assert _leads("Sở Nội vụ", agency) == []


def test_a_commune_leads_for_itself() -> None:
    assert _leads("UBND xã An Hòa", "UBND xã An Hòa") == []
    assert _leads("Văn phòng HĐND và UBND huyện", "UBND huyện Minh Sơn") == []
    assert _leads("Văn phòng UBND huyện", "UBND huyện Minh Sơn") == []
    assert [one.excerpt for one in _leads("UBND tỉnh", "UBND xã An Hòa")] == ["UBND tỉnh"]


def test_a_list_of_the_whole_province_is_one_hint() -> None:
    tasks = [Task(title=f"Việc {n}", lines=(Line(lead="Sở Nội vụ"),)) for n in range(12)]
    (found,) = check(_plan(*tasks), scope.RULES)
    assert (found.severity, found.address.table) == (Severity.HINT, "appendix")


def _products(*texts: str) -> Plan:
    return _plan(
        *[Task(title=f"Việc {n}", lines=(Line(lead="Văn phòng", product=text),)) for n, text in enumerate(texts)]
    )


def test_a_product_of_another_scope_among_its_like() -> None:
    text = "Báo cáo đánh giá an toàn thông tin mạng của {}"
    (found,) = check(_products(text.format("Sở"), text.format("tỉnh"), text.format("Sở")), scope.RULES)
    assert (found.rule, found.severity, found.excerpt) == ("scope-among-rows", Severity.HINT, "tỉnh")


def test_products_of_different_tasks_may_differ() -> None:
    text = "Báo cáo đánh giá an toàn thông tin mạng của {}"
    assert check(_products(text.format("Sở"), text.format("Sở")), scope.RULES) == ()
    assert check(_products("Quyết định của tỉnh", "Quyết định của Sở"), scope.RULES) == ()
    named = _plan(
        Task(title="Rà soát mạng của tỉnh", lines=(Line(product=text.format("tỉnh")),)),
        Task(title="Rà soát mạng của Sở", lines=(Line(product=text.format("Sở")),)),
    )
    assert check(named, scope.RULES) == ()


def test_a_product_of_another_scope_than_its_task() -> None:
    title = "Nâng cấp phần mềm dùng trong phạm vi của tỉnh"
    (found,) = check(_plan(Task(title=title, lines=(Line(product="Phần mềm dùng trong phạm vi của Sở"),))), scope.RULES)
    assert (found.rule, found.severity, found.excerpt) == ("scope-of-product", Severity.HINT, "Sở")
    assert (
        check(_plan(Task(title=title, lines=(Line(product="Phần mềm dùng trong phạm vi của tỉnh"),))), scope.RULES)
        == ()
    )
