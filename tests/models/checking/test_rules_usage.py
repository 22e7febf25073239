"""Rules about usage: what a plan mixes is told once, with the way that most of it follows."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from models.checking.checker import Checker, check, rows_of
from models.checking.finding import Finding, Severity
from models.checking.rules.usage import RULES
from models.commands import SetText
from models.grid.grid import Address
from models.house_style.usages import EACH
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Section, Task
from models.registers import CheckSettings
from models.store import PlanSession

LAYOUT = built_in_layout("product-first")


def plan_of(*texts: str) -> Plan:
    """A plan with a line for each text, as its product."""
    tasks = tuple(Task(title="Việc", lines=(Line(id=f"l{n}", product=text),)) for n, text in enumerate(texts))
    return Plan(appendices=(Appendix(layout=LAYOUT, areas=(Area(title="Thể chế", items=tasks),)),))


def found(plan: Plan) -> list[Finding]:
    """All findings about usage; all of them are hints."""
    all_found = list(check(plan, RULES))
    assert all(one.severity is Severity.HINT for one in all_found)
    return all_found


@pytest.mark.parametrize(
    ("rule", "usual", "other", "put"),
    [
        ("usage-hang-nam", "Báo cáo hằng năm", "Kế hoạch hàng năm", "hằng năm"),
        ("usage-y-dai", "Quy chế quản lý", "Sổ quản lí tài sản", "lý"),
        ("usage-dau-thanh", "Số hóa hồ sơ, thủy lợi", "Số hoá bản đồ", "hóa"),
        ("usage-khoang-nam", "Giai đoạn 2026-2030", "Đề án 2027 – 2028", "2027-2028"),
        ("usage-quy-nam", "Quý I/2026", "Quý IV năm 2026", "Quý IV/2026"),
    ],
)
def test_two_ways_in_one_plan(rule: str, usual: str, other: str, put: str) -> None:
    (one,) = found(plan_of(usual, usual, usual, other))
    assert one.rule == rule
    assert one.address.id == "l3"
    assert [spot.put for spot in one.spots] == [put]
    assert one.excerpt in other
    assert one.excerpt in one.message
    assert "{" not in one.message
    assert found(plan_of(usual, usual)) == []
    assert found(plan_of(other)) == []


def test_every_place_of_the_rarer_way_is_put_right() -> None:
    (one,) = found(plan_of("hàng năm", "hàng năm", "hằng năm", "HẰNG NĂM và hằng quý", "hàng năm, hàng tháng"))
    assert [(spot.address.id, spot.put) for spot in one.spots] == [
        ("l2", "hàng năm"),
        ("l3", "HÀNG NĂM"),
        ("l3", "hàng quý"),
    ]


def test_a_way_that_the_officer_has_chosen() -> None:
    plan = replace(plan_of("hàng năm", "hàng năm"), checks=CheckSettings(usage={EACH.name: "hằng năm"}))
    (one,) = found(plan)
    assert {spot.put for spot in one.spots} == {"hằng năm"}
    assert found(replace(plan, checks=CheckSettings(usage={EACH.name: "hàng năm"}))) == []


@pytest.mark.parametrize(
    "texts",
    [
        ("mặt hàng năm 2026", "hằng năm"),
        ("tỉ mỉ", "tỷ lệ"),
        ("Ông Lý Văn Hoà", "quản lý, hòa giải"),
        ("thuý", "quý"),
        ("Nghị quyết số 15/2026-2030/NQ", "2026 - 2030"),
        ("2030-2026", "2026 - 2030"),
    ],
)
def test_what_is_no_mixture(texts: tuple[str, ...]) -> None:
    assert found(plan_of(*texts)) == []


def test_capitals_of_agencies() -> None:
    (one,) = found(plan_of("Báo cáo của Sở nội vụ"))
    assert (one.rule, one.excerpt, one.spots[0].put) == ("usage-agency-capitals", "Sở nội vụ", "Sở Nội vụ")
    (dashed,) = found(plan_of("Sở Lao động- Thương binh và xã hội"))
    assert dashed.spots[0].put == "Sở Lao động - Thương binh và Xã hội"
    for good in ("Sở Nội vụ, Bộ Tài chính", "SỞ NỘI VỤ", "các sở nội vụ", "Lãnh đạo Sở xây dựng kế hoạch"):
        assert found(plan_of(good)) == [], good
    lead = replace(plan_of(), sections=(Section(paragraphs=("Uỷ ban Nhân dân tỉnh",)),))
    assert [one.spots[0].put for one in found(lead)] == ["Uỷ ban nhân dân"]


def test_a_huge_group_gives_few_spots() -> None:
    texts = ["hằng năm"] * 400 + ["hàng năm"] * 300
    (one,) = found(plan_of(*texts))
    assert len(one.spots) == 100
    assert "300" in one.message
    assert "400" in one.message


def test_after_edits_the_same_is_found_as_from_the_start(tmp_path: Path) -> None:
    plan = plan_of("hằng năm", "hằng năm", "hàng năm", "quản lý", "2026-2030")
    with closing(PlanSession.create(tmp_path / "a.cchc", plan)) as session:
        checker = Checker(session.rows, RULES)
        session.subscribe(checker.follow)
        checker.work()
        for node, text in (
            ("l0", "hàng năm"),
            ("l3", "quản lí, quản lý"),
            ("l4", "2026 - 2030, Sở nội vụ"),
            ("l2", ""),
        ):
            session.run(SetText(Address("line", node, "product"), text))
            checker.work()
            assert checker.findings() == check(session.plan, RULES)
        assert {one.rule for one in checker.findings()} >= {"usage-hang-nam", "usage-y-dai", "usage-agency-capitals"}


def test_rows_without_a_file() -> None:
    checker = Checker(rows_of(plan_of("hằng năm")), RULES)
    checker.work()
    assert checker.findings() == ()
