"""The produced package against the rules that Excel enforces, and the checker itself against broken packages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings

from exports.xlsx.writer import write_xlsx
from models.layout import built_in_layout
from models.page_settings import AppendixNumbers, PageNumbers, PageSettings
from models.plan import Appendix, Area, Line, Plan, Task
from models.plan_json import load_plan
from models.resources import resource_path
from tests.exports.excel_rules import check_workbook
from tests.exports.made_plans import (
    TABLE_LAYOUTS,
    VIETNAMESE,
    giant_plan,
    long_merge_plan,
    numbered,
    plan_of,
    plans,
    tall_cell_plan,
    wide_plan,
)
from tests.plans import big_plan, small_plan
from tests.reference import SLUGS, needs_reference_plans, reference_plan

NASTY = (
    "=1+1", "+84", "-5", "@SUM(A1)", "'", "''", "a & b < c > \"d\"", "]]>", "_x0041_", "\ud800", "a\x00b\x1f",
    "\u202eabc\u202c", "a\u200bb", "\ufeff", "\U0001f600" * 40, "\U0010fffd", "\ue000", "\ufffe", "\u0301\u0301",
    "a\r\nb\x0bc\u2028d\x85e", "\t tab", "   ", "x" * 3000, "\U00020000 \U0001d400", VIETNAMESE,
)  # fmt: skip
SETTINGS = (
    PageSettings(),
    PageSettings(letterhead=True, page_numbers=PageNumbers.THROUGH, electronic=True, left=35, table_size=9.5),
    PageSettings(letterhead=True, page_numbers=PageNumbers.NONE, repeat_header=False, count_line=True, table_size=14),
)


def write(plan: Plan, folder: Path) -> Path:
    """The workbook of a plan, after all checks."""
    write_xlsx(plan, folder / "a.xlsx")
    check_workbook(folder / "a.xlsx")
    return folder / "a.xlsx"


@pytest.mark.parametrize("chosen", SETTINGS, ids=("plain", "letterhead", "bare"))
def test_plans_of_every_shape_follow_the_rules(chosen: PageSettings, tmp_path: Path) -> None:
    sample = load_plan(resource_path("samples", "ke-hoach-2027.json").read_text(encoding="utf-8"))
    made = (small_plan(), sample, tall_cell_plan(), long_merge_plan(), giant_plan(), wide_plan(40), wide_plan(200))
    for plan in made:
        write(replace(plan, page=chosen), tmp_path)


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_reference_plans_follow_the_rules(slug: str, tmp_path: Path) -> None:
    plan = load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    write(plan, tmp_path)
    for name in ("objectives", "list"):
        write_xlsx(plan, tmp_path / "b.xlsx", layout=built_in_layout(name))
        check_workbook(tmp_path / "b.xlsx")


@settings(max_examples=20)
@given(plans([*TABLE_LAYOUTS, "list"]))
def test_random_plans_follow_the_rules(tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> None:
    write(plan, tmp_path_factory.mktemp("book"))


@pytest.mark.parametrize("layout", ["objectives", "list"])
def test_texts_of_strangers_follow_the_rules(layout: str, tmp_path: Path) -> None:
    appendices = []
    for text in NASTY:
        plan = plan_of(Task(title=text, lines=(Line(product=text, lead=text, deadline=text),)), layout=layout)
        appendices.append(replace(plan.appendices[0], title=text, label=text, caption=text, closing=text, id=text))
    write(Plan(appendices=tuple(appendices)), tmp_path)


def test_letterheads_of_strangers_follow_the_rules(tmp_path: Path) -> None:
    empty = Appendix(layout=built_in_layout("brief"))
    page = PageSettings(letterhead=True)
    for text in NASTY:
        write(Plan(title=text, agency=text, parent_agency=text, id=text, page=page, appendices=(empty,)), tmp_path)


@pytest.mark.parametrize(
    "label", ["Phụ lục 'A' & B", "O'Brien", "A!B", "Bảng (1) – 2", "_cchc", "_CCHC", "a" * 40, "\U0001f600" * 20]
)
def test_names_of_sheets_are_quoted(label: str, tmp_path: Path) -> None:
    plan = small_plan()
    write(replace(plan, appendices=tuple(replace(one, label=label) for one in plan.appendices)), tmp_path)


def test_an_appendix_without_rows_is_a_heading_with_its_table(tmp_path: Path) -> None:
    for layout in ("objectives", "list"):
        for areas in ((), (Area(),), (Area(title="x"), Area())):
            one = Appendix(title="DANH MỤC", layout=built_in_layout(layout), areas=areas)
            nothing = replace(one, title="", label="", caption="")
            write(Plan(appendices=(one, nothing, nothing)), tmp_path)


def test_a_plan_of_two_thousand_pages_has_no_more_breaks_than_excel_takes(tmp_path: Path) -> None:
    tasks = [Task(title=numbered(60), lines=(Line(product=numbered(60)),)) for _number in range(3000)]
    path = write(plan_of(*tasks), tmp_path)
    with ZipFile(path) as package:
        assert package.read("xl/worksheets/sheet1.xml").count(b"<brk ") == 1000


def test_more_appendices_than_names(tmp_path: Path) -> None:
    plan = plan_of(Task(title="Việc", lines=(Line(),)), layout="brief")
    page = PageSettings(appendix_numbers=AppendixNumbers.NONE)
    write(replace(plan, page=page, appendices=tuple(replace(plan.appendices[0]) for _number in range(120))), tmp_path)


BREAKS = {
    "order": (r"(<pageMargins.*?/>)(<pageSetup.*?/>)", r"\2\1"),
    "overlap": (
        r"<mergeCells count=\"(\d+)\"><mergeCell",
        r'<mergeCells count="\1"><mergeCell ref="A1:B1"/><mergeCell',
    ),
    "formula": (r"<is><t", "<f>1</f><is><t"),
    "height": (r' ht="[\d.]+"', ' ht="410"'),
    "style": (r' s="\d+"', ' s="99"'),
    "cell twice": (r"(<c [^>]*/>)", r"\1\1"),
    "text too long": (r"(<t [^>]*>)", r"\1" + "a" * 32_768),
    "break": (r'<brk id="\d+"', '<brk id="999999"'),
    "width": (r'width="[\d.]+"', 'width="300"'),
    "header": (r"&amp;P", "&amp;"),
    "scale": (r'scale="100"', 'scale="5"'),
}


@pytest.mark.parametrize("damage", list(BREAKS))
def test_the_checks_find_damage(damage: str, tmp_path: Path) -> None:
    path = write(big_plan(30), tmp_path)
    broken = tmp_path / "broken.xlsx"
    with ZipFile(path) as source, ZipFile(broken, "w") as target:
        for name in source.namelist():
            content = source.read(name).decode()
            if name.endswith("sheet1.xml"):
                content, done = re.subn(*BREAKS[damage], content, count=1, flags=re.DOTALL)
                assert done
            target.writestr(name, content)
    with pytest.raises(AssertionError):
        check_workbook(broken)
