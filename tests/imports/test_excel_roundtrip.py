"""What the Excel writer writes, the Excel reader reads: plans of random shape, and the reference plans."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.xlsx import write_xlsx
from imports.open_any import read_plan
from models.layout import built_in_layout
from models.plan import Plan
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
