"""The rule about products that name a kind of paper only."""

from __future__ import annotations

import pytest

from models.checking.checker import check
from models.checking.finding import Finding, Severity
from models.checking.rules.products import RULES, is_vague
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Task


def found(*products: str) -> list[Finding]:
    lines = [Line(product=product) for product in products]
    tasks = tuple(Task(title=f"Việc {number}", lines=(line,)) for number, line in enumerate(lines))
    appendix = Appendix(layout=built_in_layout("product-first"), areas=(Area(title="Chung", items=tasks),))
    return list(check(Plan(appendices=(appendix,)), RULES))


@pytest.mark.parametrize(
    "product",
    ["Báo cáo", "- Công văn\n- Kế hoạch", "Báo cáo kết quả thực hiện.", "Quyết định của cấp có thẩm quyền", "Văn bản"],
)
def test_only_a_kind_of_paper(product: str) -> None:
    assert is_vague(product)


@pytest.mark.parametrize(
    "product",
    [
        "Báo cáo của Sở Nội vụ",
        "Quyết định của UBND tỉnh",
        "Kế hoạch rà soát hồ sơ lưu trữ",
        "Quyết định phê duyệt Đề án",
        "100% hồ sơ được số hóa",
        "Phần mềm quản lý",
        "",
    ],
)
def test_products_that_say_more(product: str) -> None:
    assert not is_vague(product)


def test_all_of_an_appendix_are_told_at_once() -> None:
    (one,) = found("Báo cáo", "Báo cáo", "Kế hoạch của Sở", "Kế hoạch", "Báo cáo.")
    assert (one.rule, one.severity, one.excerpt) == ("product-vague", Severity.HINT, "Báo cáo")
    assert [spot.text for spot in one.spots] == ["Báo cáo", "Báo cáo", "Kế hoạch", "Báo cáo."]
    assert "“Báo cáo” (3), “Kế hoạch” (1)" in one.message
    assert one.message.startswith("4 ô")


def test_few_of_them_are_left_alone() -> None:
    assert found("Báo cáo", "Báo cáo", "Kế hoạch", "Kế hoạch", "Đề án", "Tờ trình") == []


def test_a_great_many_are_counted_but_not_all_shown() -> None:
    (one,) = found(*["Báo cáo"] * 500)
    assert "(500)" in one.message
    assert len(one.spots) == 20
