"""What a plan says of its units: which spellings may mean one unit, how sure that is, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from imports.open_any import read_plan
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Task
from models.registers import Unit, UnitKind
from models.units.alike import Confidence, Name, alike
from models.units.directory import NOBODY, Directory, directory_of, spellings
from models.units.learning import joined, learn, units_of
from tests.reference import SLUGS, needs_reference_plans, reference_plan

SURE, LIKELY, PERHAPS = Confidence.SURE, Confidence.LIKELY, Confidence.PERHAPS


def plan_of(leads: Sequence[str], agency: str = "Sở Xây dựng", partners: Sequence[str] = ()) -> Plan:
    lines = [Line(lead=text) for text in leads] + [Line(partners=text) for text in partners]
    tasks = tuple(Task(title=f"Việc {number}", lines=(line,)) for number, line in enumerate(lines))
    return Plan(agency=agency, appendices=(Appendix(layout=built_in_layout("brief"), areas=(Area(items=tasks),)),))


@pytest.mark.parametrize(
    ("one", "other", "confidence"),
    [
        ("Văn phòng Sở", "Văn Phòng sở", SURE),
        ("Phòng Hành chính –Quản trị", "Phòng Hành chính - Quản trị", SURE),
        ("P.QLCL", "Phòng QLCL", SURE),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh", SURE),
        ("Văn phòng", "Văn phòng Sở", LIKELY),
        ("Văn phòng", "Văn phòng Sở Xây dựng", LIKELY),
        ("Trung tâm Kiểm định", "Trung tâm Kiểm định tỉnh", LIKELY),
        ("Phòng QLCL và HTKT", "Phòng QLCL-HTKT", LIKELY),
        ("PQLCL và HTKT", "Phòng QLCL-HTKT", LIKELY),
        ("Phòng QLCL", "Phòng Quản lý chất lượng", LIKELY),
        ("Phòng KH-TC", "Phòng Kế hoạch - Tài chính", LIKELY),
        ("Phòng KHTC", "Phòng Kế hoạch và Tài chính", LIKELY),
        ("KH-TC", "Phòng Kế hoạch - Tài chính", LIKELY),
        ("Phòng PTĐT và HTKT", "Phòng Phát triển đô thị và Hạ tầng kỹ thuật", LIKELY),
        ("Ban QLDA ĐTXD", "Ban Quản lý dự án đầu tư xây dựng", LIKELY),
        ("TTKĐXD", "Trung tâm Kiểm định xây dựng", LIKELY),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo", LIKELY),
        ("Phòng Quản lý nhà nhà", "Phòng Quản lý nhà", LIKELY),
        ("Các phòng, đơn vị liên quan", "Các phòng, đơn vị có liên quan", LIKELY),
        ("Các phòng nghiệp vụ, chuyên môn", "Các phòng chuyên môn, nghiệp vụ", LIKELY),
        ("Phòng Quản lý vận tải", "Phòng Quản lý vận tài", SURE),
        ("Phòng Quản lý vận tải", "Phòng Quản lí vận tải", LIKELY),
        ("Phòng Kiểm định", "Phòng Kiêm địnk", PERHAPS),
        ("Các phòng, ban, đơn vị", "Các phòng, đơn vị", PERHAPS),
        ("phòng, đơn vị thuộc Sở", "Các ban, phòng, đơn vị thuộc Sở", PERHAPS),
        ("Phòng Phát triển đô thị", "Phòng Phát triển đô thị và Hạ tầng", PERHAPS),
        ("Văn phòng", "Văn phòng Sở Y tế", None),
        ("Văn phòng", "Văn phòng UBND tỉnh", None),
        ("Thanh tra Sở", "Thanh tra tỉnh Đoàn", None),
        ("Phòng Nghiệp vụ Y", "Phòng Nghiệp vụ Dược", None),
        ("Phòng Kế hoạch 1", "Phòng Kế hoạch 2", None),
        ("Phòng Quản lý nhà", "Phòng Quản lý nước", None),
        ("Phòng QLCL", "Phòng Quản lý nhà", None),
        ("Phòng chuyên môn", "Phòng Chuyên Gia", None),
        ("Các phòng thuộc Sở", "Các cơ quan liên quan", None),
        ("Sở Y tế", "Sở Xây dựng", None),
    ],
)
def test_two_names(one: str, other: str, confidence: Confidence | None) -> None:
    for first, second in ((one, other), (other, one)):
        likeness = alike(Name(first, "Sở Xây dựng"), Name(second, "Sở Xây dựng"))
        assert (likeness.confidence if likeness else None) == confidence
        if likeness:
            assert "{" not in likeness.reason


def test_groups_of_spellings() -> None:
    plan = plan_of(
        ["Văn phòng"] * 5 + ["Văn phòng Sở", "Văn Phòng Sở", "Phòng QLCL", "Phòng Quản lý chất lượng, Thanh tra"],
        partners=["Các phòng thuộc Sở", "các phòng thuộc Sở"],
    )
    found = {one.name: one for one in learn(plan, NOBODY)}
    assert set(found) == {"Văn phòng Sở", "Phòng Quản lý chất lượng", "Thanh tra", "Các phòng thuộc Sở"}
    office = found["Văn phòng Sở"]
    assert office.confidence is LIKELY
    assert {(one.text, one.lines) for one in office.spelled} == {
        ("Văn phòng", 5), ("Văn phòng Sở", 1), ("Văn Phòng Sở", 1)
    }  # fmt: skip
    assert any("cách gọi tắt" in reason for reason in office.reasons)
    assert found["Các phòng thuộc Sở"].kind is UnitKind.COLLECTIVE
    assert len(found["Các phòng thuộc Sở"].spelled) == 1
    units = {unit.name: unit for unit in units_of(found.values(), NOBODY, plan.agency)}
    assert units["Phòng Quản lý chất lượng"].short == "Phòng QLCL"
    assert units["Văn phòng Sở"].variants == ("Văn phòng", "Văn Phòng Sở")
    assert units["Thanh tra"].variants == ("Thanh tra Sở",)


def test_letters_that_fit_two_names_decide_nothing() -> None:
    plan = plan_of(["Phòng TC", "Phòng Tổ chức", "Phòng Tài chính"])
    found = learn(plan, NOBODY)
    sure = [one for one in found if one.confidence is not PERHAPS]
    assert sorted(one.name for one in sure) == ["Phòng TC", "Phòng Tài chính", "Phòng Tổ chức"]
    doubts = {(one.name, one.spelled[0].text) for one in found if one.confidence is PERHAPS}
    assert {frozenset(pair) for pair in doubts} == {
        frozenset({"Phòng TC", "Phòng Tài chính"}), frozenset({"Phòng TC", "Phòng Tổ chức"})
    }  # fmt: skip


def test_only_what_is_new_is_proposed() -> None:
    office = Unit(name="Văn phòng Sở", variants=("Văn phòng",), id="u1")
    directory = Directory([office])
    assert learn(plan_of(["Văn phòng", "Văn phòng Sở"]), directory) == ()
    (proposal,) = learn(plan_of(["Văn phòng", "VP Sở Xây dựng"]), directory)
    assert proposal.known == office
    assert proposal.confidence is LIKELY
    (unit,) = units_of([proposal], directory)
    assert unit.id == "u1"
    assert unit.variants == ("Văn phòng", "VP Sở Xây dựng")


def test_a_doubtful_pair_that_is_confirmed_becomes_one_unit() -> None:
    plan = plan_of(["Phòng Phát triển đô thị", *["Phòng Phát triển đô thị và Hạ tầng"] * 3])
    found = learn(plan, NOBODY)
    assert [one.confidence for one in found] == [SURE, SURE, PERHAPS]
    assert len(units_of(found[:2], NOBODY)) == 2
    (unit,) = units_of(found, NOBODY)
    assert unit.name == "Phòng Phát triển đô thị và Hạ tầng"
    assert unit.variants == ("Phòng Phát triển đô thị",)


def test_joined_units_keep_all_spellings() -> None:
    main = Unit(name="Phòng Quản lý chất lượng", id="u1")
    unit = joined(main, [Unit(name="Phòng QLCL", variants=("PQLCL",)), Unit(name="Phòng Chất lượng")])
    assert unit.id == "u1"
    assert set(spellings(unit)) == {"Phòng Quản lý chất lượng", "Phòng QLCL", "PQLCL", "Phòng Chất lượng"}


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_what_was_learned_reads_every_cell(slug: str) -> None:
    plan = read_plan(reference_plan(slug, "docx")).plan
    proposals = [one for one in learn(plan, NOBODY) if one.confidence is not PERHAPS]
    units = units_of(proposals, NOBODY, plan.agency)
    directory = directory_of(units)
    assert len(units) >= 8
    assert [one for one in learn(plan, directory) if one.confidence is not PERHAPS] == []
    names = [text for unit in units for text in spellings(unit)]
    assert all(directory.find(text) is not None for text in names)
