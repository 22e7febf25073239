"""main.py check: what it prints, as words and as JSON, and its exit status."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import main
from models.checking.finding import Severity
from models.checking.registry import rules_by_name
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Period, Plan, Section, Task
from models.registers import CheckSettings, Dismissal
from models.store import PlanSession
from tests.reference import SLUGS, needs_reference_plans, reference_plan

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "ke-hoach-2027.json"
KEYS = {"rule", "severity", "place", "excerpt", "message", "fixable"}


def _plan() -> Plan:
    """A plan with faults: a line without lead, a deadline without its zero, one document with two dates."""
    first = "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính"
    whole = Line(id="l1", lead="Văn phòng Sở", partners="Thanh tra Sở", product="Kế hoạch", deadline="Tháng 2/2027")
    bare = replace(whole, id="l2", lead="", product="Tờ trình", deadline="Quý III/2027")
    tasks = (
        Task(id="t1", title="Ban hành kế hoạch kiểm tra công tác cải cách hành chính", lines=(whole,)),
        Task(id="t2", title="Rà soát quy trình nội bộ giải quyết thủ tục hành chính", lines=(bare,)),
    )
    layout = built_in_layout("product-first")
    return Plan(
        title="Kế hoạch cải cách hành chính năm 2027",
        agency="Sở Xây dựng",
        period=Period(2027, 2027),
        legal_bases=(f"Căn cứ {first};",),
        sections=(Section(id="s1", number="I", heading="MỤC ĐÍCH", paragraphs=(f"{first.replace('15/7', '17/7')}.",)),),
        appendices=(Appendix(layout=layout, areas=(Area(title="CẢI CÁCH THỂ CHẾ", items=tasks),)),),
    )


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """The plan with faults in a file."""
    path = tmp_path / "a.cchc"
    PlanSession.create(path, _plan(), backups=tmp_path / "b").close()
    return path


def _told(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, Any]]]:
    capsys.readouterr()
    status = main.main(["check", str(path), "--json"])
    told: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return status, told


def test_findings_as_data(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = _told(plan_file, capsys)
    assert status == 1
    assert all(set(one) - {"also"} == KEYS for one in told)
    assert {one["severity"] for one in told} <= set(Severity)
    assert {one["rule"] for one in told} <= rules_by_name().keys()
    missing = next(one for one in told if one["place"].get("field") == "lead" and one["severity"] == "error")
    assert missing["place"]["area"] == "I. CẢI CÁCH THỂ CHẾ"
    assert (missing["place"]["item"], missing["place"]["line"], missing["fixable"]) == ("2", 1, False)
    dates = next(one for one in told if one["severity"] == "error" and "76/NQ-CP" in one["message"])
    assert "15/7/2021" in dates["message"]
    assert "17/7/2021" in dates["message"]
    zero = next(one for one in told if one["place"].get("field") == "deadline")
    assert zero["fixable"]


def test_findings_in_words(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["check", str(plan_file)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("LỖI (")
    assert any("Nhiệm vụ 2" in line for line in lines)
    assert sum(line.startswith("  ") for line in lines) == len(_told(plan_file, capsys)[1])


def test_what_is_dismissed_or_switched_off_is_not_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from models.checking.checker import check

    first = next(one for one in check(_plan()) if one.severity is Severity.ERROR)
    others = {one.rule for one in check(_plan())} - {first.rule}
    kept = replace(
        _plan(), entries=(Dismissal(key=first.key, note="Đã hỏi"),), checks=CheckSettings(rules_off=frozenset(others))
    )
    path = tmp_path / "a.cchc"
    PlanSession.create(path, kept, backups=tmp_path / "b").close()
    assert _told(path, capsys) == (0, [])
    assert main.main(["check", str(path)]) == 0
    assert "Đã bỏ qua theo ghi chú trong kế hoạch: 1." in capsys.readouterr().out


def test_the_sample_has_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    status, told = _told(SAMPLE, capsys)
    assert status == 0
    assert [one for one in told if one["severity"] != "hint"] == []


def test_the_plan_is_not_changed(plan_file: Path) -> None:
    before = plan_file.read_bytes()
    main.main(["check", str(plan_file)])
    assert plan_file.read_bytes() == before
    assert [path.name for path in plan_file.parent.iterdir() if path.suffix] == ["a.cchc"]


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_a_plan_is_told_alike_from_its_source_and_from_its_file(
    slug: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = reference_plan(slug, "docx"), tmp_path / "a.cchc"
    assert main.main(["import", str(source), "-o", str(target)]) == 0
    assert _told(source, capsys) == _told(target, capsys)
