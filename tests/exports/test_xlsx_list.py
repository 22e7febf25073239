"""Any plan as a list with nothing left out, any list as any table: what is printed comes back from the files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from exports.html.writer import write_html
from exports.xlsx.writer import write_xlsx
from imports.open_any import read_plan
from models.layout import LAYOUT_NAMES, Layout, built_in_layout
from models.plan import LINE_FIELDS, Plan
from models.plan_json import load_plan
from models.text import tidy
from tests.exports.html_tables import read_html, texts
from tests.exports.made_plans import TABLE_LAYOUTS
from tests.plans import small_plan
from tests.reference import SLUGS, needs_reference_plans, reference_plan

LIST = built_in_layout("list")


def values(plan: Plan, layout: Layout | None = None) -> Counter[tuple[str, str]]:
    """Every text of a plan's tasks and lines, those that a table layout does not print left out."""
    found: Counter[tuple[str, str]] = Counter()
    for one in plan.appendices:
        shown = LINE_FIELDS if layout is None or layout.is_list else layout.line_fields()
        for area in one.areas:
            found["area", tidy(area.title)] += 1
        for task in one.tasks():
            found["task", tidy(task.title)] += 1
            for line in task.lines:
                if line.reference:
                    found["reference", tidy(line.reference)] += 1
                    continue
                found.update((field, tidy(line.text(field))) for field in shown)
    return Counter({key: count for key, count in found.items() if key[1]})


def reference(slug: str) -> Plan:
    """One of the reference plans."""
    return load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_reference_plans_as_lists_come_back_from_excel(slug: str, tmp_path: Path) -> None:
    plan = reference(slug)
    write_xlsx(plan, tmp_path / "a.xlsx", layout=LIST)
    wanted, found = values(plan), values(read_plan(tmp_path / "a.xlsx").plan)
    assert not wanted - found, wanted - found


@needs_reference_plans
@pytest.mark.parametrize("name", TABLE_LAYOUTS)
def test_the_list_of_a_reference_plan_comes_back_from_any_table(name: str, tmp_path: Path) -> None:
    plan = reference("quang-ngai-vp-ubnd-2021")
    layout = built_in_layout(name)
    write_xlsx(plan, tmp_path / "a.xlsx", layout=layout)
    wanted, found = values(plan, layout), values(read_plan(tmp_path / "a.xlsx").plan)
    assert not wanted - found, wanted - found


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("name", LAYOUT_NAMES)
def test_html_shows_all_that_a_layout_prints(slug: str, name: str, tmp_path: Path) -> None:
    plan, layout = reference(slug), built_in_layout(name)
    write_html(plan, tmp_path / "a.html", layout=layout)
    page = read_html((tmp_path / "a.html").read_text(encoding="utf-8"))
    shown = "\n".join(tidy(text) for text in (*page.paragraphs, *texts(page)))
    missing = [text for _field, text in values(plan, layout) if text not in shown]
    assert not missing


def test_the_small_plan_as_a_list_shows_custom_columns(tmp_path: Path) -> None:
    write_xlsx(small_plan(), tmp_path / "a.xlsx", layout=LIST)
    read = read_plan(tmp_path / "a.xlsx").plan
    everything = repr(read)
    assert "Riêng" in everything
    assert "Thực hiện theo Quyết định số 1" in everything
