"""What the Excel writer writes, the Excel reader reads: plans of random shape, and the reference plans."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.xlsx.writer import write_xlsx
from imports.open_any import read_plan
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Task
from models.plan_json import plan_to_json
from tests.reference import SLUGS, differences, reference_plan
from tests.strategies import TABLE_LAYOUTS, appendices


@pytest.mark.parametrize("name", TABLE_LAYOUTS)
@settings(max_examples=4)
@given(data=st.data())
def test_random_appendices(name: str, data: st.DataObject) -> None:
    appendix = data.draw(appendices(built_in_layout(name)))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "phu-luc.xlsx"
        write_xlsx(Plan(appendices=(appendix,)), path)
        (read,) = read_plan(path).plan.appendices
    assert read.areas == appendix.areas
    assert read.title == appendix.title
    assert [(c.field, c.header, c.group) for c in read.layout.columns] == [
        (c.field, c.header, c.group) for c in appendix.layout.columns
    ]


@pytest.mark.parametrize("slug", SLUGS)
def test_reference_plans(slug: str, tmp_path: Path) -> None:
    plan = read_plan(reference_plan(slug, "docx")).plan
    write_xlsx(plan, tmp_path / "phu-luc.xlsx")
    again = read_plan(tmp_path / "phu-luc.xlsx")
    assert differences(plan_to_json(plan), plan_to_json(again.plan), "appendices") == []


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"từ{number}" for number in range(3000)),
        "=1+1",
        "_x0041_ và _x005F_",
        "'trong nháy",
        "001",
        "1e5",
        "-5",
    ],
    ids=lambda text: text[:12],
)
def test_awkward_texts_come_back(text: str, tmp_path: Path) -> None:
    """A cell taller than Excel's rows, formulas, escapes, numbers with zeros: as they were."""
    line = Line(lead="Văn phòng Sở", product=text, partners="Các phòng", deadline="Quý I/2027")
    second = Line(lead="Văn phòng Sở", product="Báo cáo", partners="Các phòng", deadline="Quý II/2027")
    area = Area(title="CẢI CÁCH THỂ CHẾ", items=(Task(title="Rà soát văn bản", lines=(line, second)),))
    plan = Plan(appendices=(Appendix(title="DANH MỤC", layout=built_in_layout("product-first"), areas=(area,)),))
    target = tmp_path / "bang.xlsx"
    write_xlsx(plan, target)
    assert read_plan(target).plan.appendices[0].areas == plan.appendices[0].areas
