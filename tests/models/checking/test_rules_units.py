"""The rules about units: each with cases that it finds and cases that it lets be, and the five plans."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from imports.open_any import read_plan
from models.checking.checker import Checker, rows_of
from models.checking.finding import Finding, Severity
from models.checking.fixing import fix_of
from models.checking.rules.units import RULES
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Task
from models.registers import Entry, Unit, UnitKind
from models.store.rows import PlanRows
from tests.reference import SLUGS, needs_reference_plans, reference_plan


def plan_of(lines: Sequence[Line], entries: tuple[Entry, ...] = (), agency: str = "Sở Xây dựng") -> Plan:
    tasks = tuple(Task(title=f"Việc {number}", lines=(line,)) for number, line in enumerate(lines))
    areas = (Area(title="Chung", items=tasks),)
    appendix = Appendix(id="p1", layout=built_in_layout("product-first"), areas=areas)
    return Plan(agency=agency, appendices=(appendix,), entries=entries)


def check(plan: Plan) -> tuple[list[Finding], PlanRows]:
    rows = rows_of(plan)
    checker = Checker(rows, RULES)
    checker.work()
    return list(checker.findings()), rows


def found(lines: Sequence[Line], rule: str, *entries: Entry) -> list[Finding]:
    return [one for one in check(plan_of(lines, entries))[0] if one.rule == rule]


def fixed(finding: Finding, rows: PlanRows) -> dict[str, str]:
    """The texts after a finding is put right, by line and field."""
    command = fix_of(finding, rows)
    texts: dict[str, str] = {}
    for one in getattr(command, "commands", ()):
        texts["/".join(one.address[1:])] = one.text
    return texts


def line(lead: str = "", partners: str = "", id_: str = "l1", **more: object) -> Line:
    return Line(id=id_, lead=lead, partners=partners, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lead", "partners"),
    [
        ("Văn phòng Sở", "Văn phòng Sở"),
        ("Văn phòng Sở", "Văn Phòng sở."),
        ("Văn phòng, Thanh tra", "Các phòng thuộc Sở; Thanh tra"),
        ("Phòng Kế hoạch - Tài chính", "Phòng Kế hoạch –Tài chính, Văn phòng"),
        ("Văn phòng chủ trì, phối hợp với Văn phòng", ""),
        ("Các phòng thuộc Sở", "các phòng thuộc Sở"),
        ("P.QLCL", "Phòng QLCL"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
    ],
)
def test_one_unit_on_both_sides(lead: str, partners: str) -> None:
    (finding,) = found([line(lead, partners)], "unit-both-sides")
    assert finding.severity is Severity.ERROR
    assert "vừa chủ trì vừa phối hợp" in finding.message


@pytest.mark.parametrize(
    ("lead", "partners"),
    [
        ("Văn phòng Sở", "Các phòng, đơn vị thuộc Sở"),
        ("Văn phòng", "Văn phòng UBND tỉnh"),
        ("Phòng Tổ chức", "Phòng Tổ chức cán bộ"),
        ("Sở Xây dựng", "Sở Tài chính"),
        ("Phạm vi của tỉnh: Phòng Kế hoạch", "Phạm vi tại Sở: Phòng Kế hoạch"),
        ("Văn phòng Sở chủ trì, các phòng phối hợp", ""),
        ("Văn phòng", ""),
        ("", "Văn phòng"),
    ],
)
def test_different_units_on_both_sides(lead: str, partners: str) -> None:
    assert found([line(lead, partners)], "unit-both-sides") == []


def test_spellings_of_the_directory_are_one_unit_on_both_sides() -> None:
    unit = Unit(name="Phòng Quản lý chất lượng", short="Phòng QLCL")
    lines = [line("Phòng Quản lý chất lượng", "Phòng QLCL")]
    (perhaps,) = found(lines, "unit-both-sides")
    assert (perhaps.severity, perhaps.excerpt) == (Severity.WARNING, "Phòng QLCL")
    assert "có lẽ" in perhaps.message
    (finding,) = found(lines, "unit-both-sides", unit)
    assert (finding.severity, finding.excerpt) == (Severity.ERROR, "Phòng QLCL")


@pytest.mark.parametrize("partners", ["Phòng QLĐT", "UBND cấp xã; Phòng Quản lý đô thị", "Các phòng CCHC", "VNPT"])
def test_short_names_of_others_are_no_unit_on_both_sides(partners: str) -> None:
    assert found([line("Phòng Quản lý chất lượng", partners)], "unit-both-sides") == []


def test_merged_cells_are_told_once() -> None:
    both = frozenset({"lead", "partners"})
    task = Task(lines=(line("Văn phòng", "Văn phòng"), line("Văn phòng", "Văn phòng", "l2", merged=both)))
    plan = plan_of([])
    area = Area(items=(task,))
    whole = Plan(agency=plan.agency, appendices=(Appendix(layout=built_in_layout("brief"), areas=(area,)),))
    findings, _rows = check(whole)
    assert [one.address.id for one in findings if one.rule == "unit-both-sides"] == ["l1"]


def test_the_partner_goes_where_others_are_left() -> None:
    for partners, after in (
        ("Văn phòng, các phòng thuộc Sở", "Các phòng thuộc Sở"),
        ("Thanh tra; Văn phòng; Phòng Pháp chế", "Thanh tra; Phòng Pháp chế"),
        ("Thanh tra và Văn phòng", "Thanh tra"),
    ):
        findings, rows = check(plan_of([line("Văn phòng", partners)]))
        (finding,) = [one for one in findings if one.rule == "unit-both-sides"]
        assert fixed(finding, rows) == {"l1/partners": after}
    (alone,) = found([line("Văn phòng", "Văn phòng")], "unit-both-sides")
    assert not alone.fixable


@pytest.mark.parametrize(
    "lead",
    ["Các phòng, đơn vị thuộc Sở", "Phòng, ban liên quan.", "UBND cấp xã", "Các phòng thuộc Sở; UBND cấp xã",
     "Thủ trưởng các đơn vị", "Các phòng chuyên môn chủ trì, Văn phòng phối hợp"],
)  # fmt: skip
def test_only_many_lead(lead: str) -> None:
    (finding,) = found([line(lead)], "unit-only-many")
    assert finding.severity is Severity.WARNING
    assert "tập thể" in finding.message


@pytest.mark.parametrize(
    "lead",
    ["Văn phòng", "Văn phòng, các đơn vị thuộc Sở", "Các phòng thuộc Sở; Thanh tra", "Ban Quản lý các khu công nghiệp",
     "Bộ phận Một cửa", "Văn phòng chủ trì, các phòng phối hợp", "", "UBND xã Đông Hồ"],
)  # fmt: skip
def test_somebody_leads(lead: str) -> None:
    assert found([line(lead, "Các phòng thuộc Sở")], "unit-only-many") == []


def test_the_directory_says_who_stands_for_many() -> None:
    many = Unit(name="Khối văn phòng", kind=UnitKind.COLLECTIVE)
    assert len(found([line("Khối văn phòng")], "unit-only-many", many)) == 1
    one = Unit(name="Các trung tâm", kind=UnitKind.UNIT)
    assert found([line("Các trung tâm")], "unit-only-many", one) == []


def test_a_member_beside_many_is_named() -> None:
    (finding,) = found([line("Các phòng thuộc Sở", "Văn phòng")], "unit-only-many")
    assert "“Văn phòng”" in finding.message
    (other,) = found([line("Các phòng thuộc Sở", "Sở Tài chính")], "unit-only-many")
    assert "Sở Tài chính" not in other.message


@pytest.mark.parametrize(
    ("lead", "partners", "told"),
    [
        ("Văn phòng, các đơn vị thuộc Sở", "Các phòng, đơn vị", "Các phòng, đơn vị"),
        ("Văn phòng và các phòng thuộc Sở", "Phòng Kế hoạch", "Phòng Kế hoạch"),
        ("Văn phòng, các đơn vị thuộc Sở", "Các phòng thuộc Sở", ""),
        ("Văn phòng, các đơn vị thuộc Sở", "Các cơ quan liên quan; Sở Tài chính", ""),
        ("Văn phòng", "Các phòng, đơn vị thuộc Sở", ""),
        ("Các phòng thuộc Sở", "Văn phòng", ""),
        ("Văn phòng, các phòng thuộc Sở", "", ""),
    ],
)
def test_many_that_overlap(lead: str, partners: str, told: str) -> None:
    hints = found([line(lead, partners)], "unit-overlap")
    assert [one.excerpt for one in hints] == ([told] if told else [])
    assert all(one.severity is Severity.HINT for one in hints)


def test_a_name_that_may_be_the_beginning_of_another() -> None:
    leads = ["Phòng Kế hoạch", *["Phòng KH-TC"] * 3, "Phòng Tổng hợp"]
    (finding,) = several(*leads)
    assert finding.message.startswith("“Phòng Kế hoạch” có thể là “Phòng KH-TC”")
    assert not finding.fixable
    # Where two names would fit nothing is said.
    assert several("Phòng KH", "Phòng Kế hoạch - Tài chính", "Phòng Khoa học và Đào tạo") == []


def several(*leads: str, entries: Sequence[Unit] = ()) -> list[Finding]:
    lines = [line(text, "", f"l{number}") for number, text in enumerate(leads)]
    return found(lines, "unit-several-names", *entries)


@pytest.mark.parametrize(
    ("leads", "right", "wrong"),
    [
        (["Văn phòng Sở", "Văn phòng Sở", "Văn Phòng Sở"], "Văn phòng Sở", "Văn Phòng Sở"),
        (["Văn phòng", "Văn phòng", "Văn phòng Sở"], "Văn phòng", "Văn phòng Sở"),
        (["Phòng QLCL", "Phòng QLCL", "Phòng Quản lý chất lượng"], "Phòng Quản lý chất lượng", "Phòng QLCL"),
        (["Phòng KH-TC và QT", "Phòng KH-TC và QT", "PKH-TC và QT"], "Phòng KH-TC và QT", "PKH-TC và QT"),
        (["Thanh tra Sở", "Thanh tra Sở", "Thanh tra"], "Thanh tra Sở", "Thanh tra"),
    ],
)
def test_one_unit_in_several_ways(leads: list[str], right: str, wrong: str) -> None:
    (finding,) = several(*leads)
    assert finding.severity is Severity.HINT
    assert finding.excerpt == wrong
    assert {spot.put for spot in finding.spots} == {right}
    assert f"nên thống nhất là “{right}”" in finding.message


@pytest.mark.parametrize(
    "leads",
    [
        ["Văn phòng", "Văn phòng UBND tỉnh", "Văn phòng Sở Y tế"],
        ["Phòng Tổ chức", "Phòng Tài chính"],
        ["Phòng Nghiệp vụ Y", "Phòng Nghiệp vụ Dược"],
        ["Phòng Kế hoạch, các phòng liên quan", "Các phòng liên quan"],
        ["UBND tỉnh", "Ủy ban nhân dân tỉnh"],
        ["Phòng Kế hoạch", "Phòng Kế hoạch."],
        ["Các phòng thuộc Sở", "Các sở, ban, ngành", "UBND cấp huyện"],
        ["Sở Y tế", "Sở Tài chính", "Sở Xây dựng"],
    ],
)
def test_units_of_their_own(leads: list[str]) -> None:
    assert several(*leads) == []


def test_many_of_the_own_department_in_several_ways() -> None:
    (finding,) = several("Các phòng, đơn vị", "Các phòng, đơn vị", "Các phòng, đơn vị thuộc Sở", "Các phòng thuộc Sở")
    assert finding.message.startswith("Có thể cùng một tập thể")
    assert not finding.fixable
    (order,) = several(*["Các phòng chuyên môn, nghiệp vụ"] * 2, "Các chuyên môn, phòng nghiệp vụ")
    assert order.fixable


def test_the_name_of_the_directory_is_right() -> None:
    unit = Unit(name="Phòng Quản lý chất lượng", variants=("Phòng Giám định",))
    (finding,) = several(*["Phòng Giám định"] * 3, "Phòng Quản lý chất lượng", entries=[unit])
    assert {spot.put for spot in finding.spots} == {"Phòng Quản lý chất lượng"}
    assert len(finding.spots) == 3
    # Where only one way is used there is nothing to tell.
    assert several(*["Phòng Giám định"] * 3, entries=[unit]) == []


def test_a_name_within_a_cell_is_put_right_there() -> None:
    lines = [line("Văn phòng Sở", id_="l1"), line("Văn phòng Sở", id_="l2"), line("Thanh tra, văn Phòng Sở", id_="l3")]
    findings, rows = check(plan_of(lines))
    (finding,) = [one for one in findings if one.rule == "unit-several-names"]
    assert fixed(finding, rows) == {"l3/lead": "Thanh tra, văn phòng Sở"}


def test_a_huge_group_is_told_with_few_spots() -> None:
    lines = [line("Văn phòng Sở" if n % 2 else "Văn Phòng Sở", id_=f"l{n}") for n in range(1001)]
    (finding,) = found(lines, "unit-several-names")
    assert len(finding.spots) == 200
    assert "(500)" in finding.message
    assert "(501)" in finding.message


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_errors_of_the_real_plans_are_real(slug: str) -> None:
    plan = read_plan(reference_plan(slug, "docx")).plan
    findings, rows = check(plan)
    errors = [one for one in findings if one.severity is Severity.ERROR]
    # Read by hand: one line of one plan names the same units on both sides.
    assert len(errors) == (slug == "binh-dinh-snv-2021-2025")
    for one in findings:
        for spot in one.spots:
            text = rows.node(spot.address.id).text(spot.address.field)  # type: ignore[union-attr]
            assert text[spot.start : spot.end] == spot.text
