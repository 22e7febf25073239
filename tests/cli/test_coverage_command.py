"""main.py coverage: tasks from above beside those of a plan, printed, as JSON and as files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import main
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Task
from models.plan_json import dump_plan

OURS = ("Rà soát, đơn giản hóa thủ tục hành chính lĩnh vực xây dựng", "Tập huấn chữ ký số cho công chức của Sở")
ABOVE = ("Rà soát, đơn giản hóa thủ tục hành chính trong lĩnh vực xây dựng", "Thành lập tổ công nghệ số cộng đồng")


def _write(folder: Path, name: str, agency: str, titles: tuple[str, ...]) -> Path:
    tasks = tuple(Task(title=title, lines=(Line(lead="Sở Xây dựng", deadline="Quý II/2027"),)) for title in titles)
    areas = (Area(title="CẢI CÁCH THỦ TỤC HÀNH CHÍNH", items=tasks),)
    appendices = (Appendix(layout=built_in_layout("product-first"), areas=areas),)
    plan = Plan(title="Kế hoạch cải cách hành chính năm 2027", agency=agency, appendices=appendices)
    path = folder / name
    path.write_text(dump_plan(plan), encoding="utf-8")
    return path


@pytest.fixture
def plans(tmp_path: Path) -> tuple[str, str]:
    """Our plan and the one from above, as files."""
    return str(_write(tmp_path, "so.json", "Sở Xây dựng", OURS)), str(_write(tmp_path, "tinh.json", "UBND tỉnh", ABOVE))


def test_what_is_covered_and_what_is_not(plans: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["coverage", *plans]) == 0
    lines = capsys.readouterr().out.splitlines()
    found, missing = (next(line for line in lines if title in line) for title in ABOVE)
    assert OURS[0] in found
    assert "Chưa có" in missing


def test_as_data_and_as_files(plans: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "bang.xlsx"
    assert main.main(["coverage", *plans, "--json", "--xlsx", str(target)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["task"] for one in told] == list(ABOVE)
    assert target.stat().st_size > 1000


def test_a_file_that_is_read_is_never_written(plans: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    before = Path(plans[1]).read_bytes()
    assert main.main(["coverage", *plans, "--pdf", plans[1]]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert Path(plans[1]).read_bytes() == before
