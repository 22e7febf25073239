"""Places of findings in the words of the paper, as data, lines and a printed list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from models.checking.finding import Finding, Severity, Spot
from models.checking.report import Report, section_number
from models.compare.index import PlanIndex
from models.grid import numbers
from models.grid.grid import Address
from models.numbering import Numbering
from models.plan import Plan, Section
from models.walk import plan_values
from tests.plans import big_plan, small_plan


def _finding(address: Address, severity: Severity = Severity.ERROR, paragraph: int = -1, text: str = "") -> Finding:
    return Finding(rule="rule", severity=severity, message="Sai.", spots=(Spot(address, 0, 0, text, None, paragraph),))


def _place(plan: Plan, *address: str, paragraph: int = -1) -> dict[str, object]:
    return Report(PlanIndex(plan)).place(Spot(Address(*address), paragraph=paragraph))


def test_a_cell_is_told_by_labels_and_numbers_of_the_paper() -> None:
    place = _place(small_plan(), "line", "l3", "deadline")
    assert place == {
        "appendix": "Phụ lục I",
        "area": "I. CẢI CÁCH THỂ CHẾ",
        "item": "2",
        "title": "Ban hành kế hoạch",
        "line": 2,
        "field": "deadline",
        "column": "Thời gian thực hiện",
    }


def test_a_task_without_a_number_has_that_of_what_holds_it() -> None:
    place = _place(small_plan(), "line", "l9", "product")
    assert (place["area"], place["item"], place["title"]) == ("II. CẢI CÁCH THỦ TỤC", "2", "Kết nối")
    place = _place(small_plan(), "task", "t5", "title")
    assert (place["item"], place["title"], "line" in place) == ("1.1", "Niêm yết", False)


def test_the_text_is_told_by_section_and_paragraph() -> None:
    assert _place(small_plan(), "section", "s2", "paragraphs", paragraph=0) == {"section": "I.1", "paragraph": 1}
    place = _place(small_plan(), "section", "s3", "heading")
    assert place == {"section": "II", "heading": "TỔ CHỨC", "field": "heading"}


def test_the_letterhead_is_told_by_its_field() -> None:
    assert _place(small_plan(), "plan", "plan", "symbol") == {"field": "symbol", "column": "Ký hiệu"}
    place = _place(small_plan(), "plan", "plan", "legal_bases", paragraph=1)
    assert place == {"field": "legal_bases", "column": "Căn cứ", "paragraph": 2}


@pytest.mark.parametrize(
    ("numbers", "told"), [(("II", "1"), "II.1"), (("1", "1.2"), "1.2"), (("III.", "", "a)"), "III.a"), (("",), "")]
)
def test_numbers_of_sections(numbers: Sequence[str], told: str) -> None:
    assert section_number([Section(number=number) for number in numbers]) == told


@pytest.mark.parametrize("child", ["dotted", "letter"])
def test_one_place_is_found_without_counting_the_whole(child: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = small_plan()
    first = replace(plan.appendices[0], layout=replace(plan.appendices[0].layout, numbering=Numbering(child=child)))
    nodes = PlanIndex(replace(plan, appendices=(first, plan.appendices[1])))
    spots = [Spot(value.address, paragraph=value.paragraph) for value in plan_values(nodes.plan)]
    whole = Report(nodes)
    expected = [(whole.place(spot), whole.words(spot)) for spot in spots]

    def counted(_appendix: object) -> dict[str, str]:
        raise AssertionError("all numbers were counted")

    monkeypatch.setattr("models.checking.report.printed_numbers", counted)
    monkeypatch.setattr("models.compare.places.printed_numbers", counted)
    one = Report(nodes, whole=False)
    assert [(one.place(spot), one.words(spot)) for spot in spots] == expected


def test_a_report_counts_each_appendix_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counts: list[str] = []

    def counted(appendix: object) -> dict[str, str]:
        counts.append("x")
        return numbers.printed_numbers(appendix)  # type: ignore[arg-type]

    monkeypatch.setattr("models.checking.report.printed_numbers", counted)
    report = Report(PlanIndex(big_plan(200)))
    found = [_finding(Address("line", f"l{n}", "lead")) for n in range(200)]
    assert len(report.data(found)) == len(list(report.lines(found))) - 1 == 200
    assert len(counts) == 1


def test_lines_are_grouped_by_severity() -> None:
    report = Report(PlanIndex(small_plan()))
    hint = _finding(Address("plan", "plan", "title"), Severity.HINT)
    fix = replace(_finding(Address("line", "l2", "lead")), spots=(Spot(Address("line", "l2", "lead"), put="x"),))
    lines = list(report.lines([hint, fix]))
    assert lines[0] == "LỖI (1)"
    assert lines[1].startswith("  Phụ lục I › I. CẢI CÁCH THỂ CHẾ › Nhiệm vụ 2 › dòng 1 › ")
    assert lines[1].endswith(": Sai. [sửa tự động được]")
    assert lines[2:] == ["GỢI Ý (1)", "  Tên kế hoạch: Sai."]


def test_data_of_a_finding() -> None:
    (told,) = Report(PlanIndex(small_plan())).data([_finding(Address("line", "l1", "product"), text="Báo cáo")])
    assert list(told) == ["rule", "severity", "place", "excerpt", "message", "fixable"]
    assert (told["severity"], told["excerpt"], told["fixable"]) == ("error", "Báo cáo", False)


def test_a_finding_with_several_places_tells_all() -> None:
    found = _finding(Address("line", "l1", "product"))
    found = replace(found, spots=(*found.spots, Spot(Address("section", "s2", "paragraphs"), paragraph=0)))
    (told,) = Report(PlanIndex(small_plan())).data([found])
    assert told["also"] == [{"section": "I.1", "paragraph": 1}]


def test_a_number_that_the_source_had_otherwise_is_told_too() -> None:
    plan = small_plan()
    area = plan.appendices[0].areas[0]
    items = tuple(replace(item, source_number=number) for item, number in zip(area.items, "1345", strict=True))
    first = replace(plan.appendices[0], areas=(replace(area, items=items), *plan.appendices[0].areas[1:]))
    place = _place(replace(plan, appendices=(first, plan.appendices[1])), "task", "t3", "title")
    assert (place["item"], place["source_item"]) == ("3", "4")
    assert "source_item" not in _place(plan, "task", "t1", "title")


def test_the_printed_list_has_a_part_for_each_severity() -> None:
    report = Report(PlanIndex(small_plan()))
    found = [_finding(Address("line", "l1", "lead"), Severity.HINT, text="x" * 1000), _finding(Address("", "", ""))]
    made = report.printed(found, {"rule": "Tên quy tắc"})
    assert [area.title for area in made.appendices[0].areas] == ["Lỗi", "Gợi ý"]
    hint = list(made.appendices[0].tasks())[1]
    assert hint.lines[0].text("extra.c1") == "Tên quy tắc: Sai."
    assert len(hint.lines[0].text("extra.c2")) < 300


def test_what_is_gone_has_no_place() -> None:
    report = Report(PlanIndex(small_plan()))
    spot = Spot(Address("line", "gone", "lead"))
    assert report.words(spot) == "Chủ trì"
    assert report.place(spot)["field"] == "lead"
