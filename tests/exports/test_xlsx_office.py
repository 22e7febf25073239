"""LibreOffice's view of our workbooks: all words on paper, pages where we end them, nothing cut; slow."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from exports.html.writer import write_html
from exports.measure import clean
from exports.selection import select
from exports.xlsx.writer import write_xlsx
from imports.open_any import read_plan
from models.layout import Layout, built_in_layout
from models.page_settings import PageSettings
from models.plan import Line, Plan, Task
from models.plan_json import load_plan
from models.row_ids import IDS_SHEET, read_lines
from tests.exports.made_plans import giant_plan, long_merge_plan, numbered, plan_of, tall_cell_plan
from tests.exports.test_xlsx_ids import ids_of
from tests.plans import big_plan
from tests.reference import SLUGS, reference_plan

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for LibreOffice's own files, used by all tests here."""
    return tmp_path_factory.mktemp("libreoffice")


def converted(source: Path, kind: str, profile: Path, *more: str) -> Path:
    """A file as LibreOffice saves it in another kind, in a folder beside it."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", *more, "--convert-to", kind,
         "--outdir", "converted", source.name],
        cwd=source.parent, check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return source.parent / "converted" / f"{source.stem}.{kind}"


def printed(plan: Plan, folder: Path, profile: Path, layout: Layout | None = None) -> list[str]:
    """The text of each page that LibreOffice prints; there are as many pages as our breaks make."""
    write_xlsx(plan, folder / "a.xlsx", layout=layout)
    document = pypdfium2.PdfDocument(converted(folder / "a.xlsx", "pdf", profile))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    sheets = openpyxl.load_workbook(folder / "a.xlsx").worksheets[:-1]
    assert len(pages) == sum(1 + len(sheet.row_breaks.brk) for sheet in sheets)
    return pages


def letters(text: str) -> Counter[str]:
    """The letters and signs of a text, however it is broken into lines; hyphens at their ends are read as others."""
    return Counter(sign for sign in clean(text) if not sign.isspace() and sign not in "-\u2010\u00ad")


def expected(plan: Plan, layout: Layout | None) -> Iterator[str]:
    """All texts of all sheets, headings of tables once."""
    for selected in select(plan, None, layout):
        heading = selected.heading
        yield from (heading.label, heading.title, heading.caption, selected.closing)
        for block in selected.blocks():
            yield from (cell.printed for cell in block.cells if cell.text or not cell.optional)


def check(plan: Plan, folder: Path, profile: Path, layout: Layout | None = None) -> None:
    """Every letter is on paper as often as in the plan, if not more: a merged cell over two pages is drawn on both."""
    pages = printed(plan, folder, profile, layout)
    found, wanted = letters("".join(pages)), letters("".join(expected(plan, layout)))
    assert not wanted - found, wanted - found


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("layout", [None, "objectives", "list"])
def test_reference_plans(slug: str, layout: str | None, tmp_path: Path, profile: Path) -> None:
    plan = load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    check(plan, tmp_path, profile, built_in_layout(layout) if layout else None)


@pytest.mark.parametrize("made", [tall_cell_plan, long_merge_plan, giant_plan], ids=lambda made: made.__name__)
def test_giant_cells(made: object, tmp_path: Path, profile: Path) -> None:
    check(made(), tmp_path, profile)  # type: ignore[operator]


@pytest.mark.parametrize("size", [9, 10, 11, 12, 13, 14])
def test_all_sizes_of_the_table(size: float, tmp_path: Path, profile: Path) -> None:
    check(replace(big_plan(150), page=PageSettings(table_size=size, body_size=13)), tmp_path, profile)


def test_upright_with_a_letterhead(tmp_path: Path, profile: Path) -> None:
    plan = replace(big_plan(60), page=PageSettings(letterhead=True, left=35, right=20, top=25, bottom=25))
    upright = replace(plan, appendices=tuple(replace(one, landscape=False) for one in plan.appendices))
    for made in (plan, upright):
        pages = printed(made, tmp_path, profile)
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in pages[0].replace("\r\n", " ")


def test_each_line_of_a_giant_cell_is_printed_whole_and_once(tmp_path: Path, profile: Path) -> None:
    plan = plan_of(Task(title="Việc", lines=(Line(product=numbered(700)),)))
    words = Counter(word for page in printed(plan, tmp_path, profile) for word in page.split() if word.startswith("từ"))
    assert words == Counter(numbered(700).split())


@pytest.mark.parametrize("slug", [*SLUGS, "giant"])
def test_a_workbook_that_libreoffice_saved_comes_back(slug: str, tmp_path: Path, profile: Path) -> None:
    plan = giant_plan() if slug == "giant" else load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    write_xlsx(plan, tmp_path / "a.xlsx")
    before, after = ids_of(tmp_path / "a.xlsx"), converted(tmp_path / "a.xlsx", "xlsx", profile)
    read = read_plan(after).plan
    assert [one.areas for one in read.appendices] == [one.areas for one in plan.appendices]
    assert not read.remarks
    sheet = openpyxl.load_workbook(after)[IDS_SHEET]
    assert read_lines(str(row[0].value) for row in sheet.iter_rows()) == before


def test_html_opens_in_a_spreadsheet_with_the_right_cells(tmp_path: Path, profile: Path) -> None:
    risky = ("=1+1", "-5", "01", "1.1", "15/8", "20%", "1e5", "TRUE", "- Một\n- Hai", "a & b <c>", 'nói "a"')
    tasks = [Task(title=text, lines=(Line(product=text), Line(product="x", lead="y"))) for text in risky]
    write_html(plan_of(*tasks, layout="product-first"), tmp_path / "a.html")
    sheet = openpyxl.load_workbook(
        converted(tmp_path / "a.html", "xlsx", profile, "--infilter=HTML (StarCalc)")
    ).worksheets[0]
    rows = [[cell.value for cell in row[:4]] for row in sheet.iter_rows(min_row=6)]
    assert rows[::2] == [[number, text, text, None] for number, text in enumerate(risky, 1)]
    assert rows[1::2] == [[None, None, "x", "y"]] * len(risky)
    assert "B6:B7" in {str(merged) for merged in sheet.merged_cells.ranges}
    assert {cell.data_type for row in sheet.iter_rows(min_row=6, min_col=2) for cell in row} == {"s", "n"}
