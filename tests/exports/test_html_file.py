"""The HTML file read back: all texts, merged cells, nothing that a mail program throws away or could run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from exports.html.text import text_html
from exports.html.writer import write_html
from exports.measure import clean
from exports.progress import Cancelled
from exports.selection import select
from models.errors import InputProblem
from models.layout import Layout, built_in_layout
from models.page_settings import PageSettings
from models.plan import Appendix, Line, Plan, Task
from models.plan_json import load_plan
from tests.exports.html_tables import Page, read_html, texts
from tests.exports.made_plans import TABLE_LAYOUTS, VIETNAMESE, giant_plan, plan_of, plans, wide_plan
from tests.exports.test_xlsx_package import NASTY
from tests.plans import big_plan, small_plan
from tests.reference import SLUGS, needs_reference_plans, reference_plan


def page_of(plan: Plan, folder: Path, layout: Layout | None = None) -> Page:
    """What the HTML file of a plan shows."""
    write_html(plan, folder / "a.html", layout=layout)
    return read_html((folder / "a.html").read_text(encoding="utf-8"))


def expected(plan: Plan, layout: Layout | None = None) -> tuple[list[str], list[str]]:
    """The paragraphs and the cells that a file has to show, in order."""
    lines: list[str] = []
    cells: list[str] = []
    for one in select(plan, None, layout):
        lines += [one.heading.label, one.heading.title, one.heading.caption]
        shown = [cell.printed for block in one.blocks() for cell in block.cells if cell.text or not cell.optional]
        (lines if one.is_list else cells).extend(shown)
        lines.append(one.closing)
    return [clean(line) for line in lines if clean(line).strip()], [clean(cell) for cell in cells if clean(cell)]


def check(plan: Plan, folder: Path, layout: Layout | None = None) -> Page:
    """Every text once and in order."""
    page = page_of(plan, folder, layout)
    lines, cells = expected(plan, layout)
    assert [line.replace("\u00a0", " ") for line in page.paragraphs if line.strip()] == lines
    assert texts(page) == cells
    return page


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("layout", [None, "list", "objectives", "brief"])
def test_every_text_of_a_reference_plan_is_there(slug: str, layout: str | None, tmp_path: Path) -> None:
    plan = load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    check(plan, tmp_path, built_in_layout(layout) if layout else None)


@settings(max_examples=25)
@given(plans([*TABLE_LAYOUTS, "list"]))
def test_random_plans_come_out_whole(tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> None:
    check(plan, tmp_path_factory.mktemp("html"))


@pytest.mark.parametrize("layout", ["objectives", "list"])
def test_texts_of_strangers_are_only_texts(layout: str, tmp_path: Path) -> None:
    nasty = (
        *NASTY,
        "<script>alert(1)</script>",
        "<img src=x onerror=y>",
        "&lt;b&gt;",
        "<!-- x",
        "</td></table>",
        "\"'>",
    )
    tasks = [Task(title=text, lines=(Line(product=text, lead=text),)) for text in nasty]
    plan = plan_of(*tasks, layout=layout)
    for text in nasty:
        one = replace(plan.appendices[0], title=text, label=text, caption=text, closing=text)
        check(replace(plan, title=text, agency=text, appendices=(one,)), tmp_path)


@pytest.mark.parametrize(
    "plan", [giant_plan(), wide_plan(40), Plan(appendices=(Appendix(layout=built_in_layout("brief")),))]
)
def test_extreme_plans(plan: Plan, tmp_path: Path) -> None:
    check(plan, tmp_path)


def test_the_page_says_what_it_is(tmp_path: Path) -> None:
    page = page_of(small_plan(), tmp_path)
    assert page.lang == "vi"
    assert page.title == small_plan().title
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert 'content="text/html; charset=utf-8"' in html
    assert VIETNAMESE in texts(page_of(plan_of(Task(title=VIETNAMESE, lines=(Line(),))), tmp_path))
    assert page_of(Plan(appendices=small_plan().appendices[1:]), tmp_path).title == "DANH MỤC"


def test_headings_of_tables_are_repeated_by_programs_that_can(tmp_path: Path) -> None:
    page = page_of(plan_of(Task(title="Việc", lines=(Line(),)), layout="responsibility"), tmp_path)
    (table,) = page.tables
    assert [[box.heading for box in row] for row in table[:3]] == [[True] * 5, [True] * 2, [False]]
    assert (table[0][0].rowspan, table[0][2].colspan) == (2, 2)
    assert table[2][0].colspan == 6


def test_each_cell_carries_its_own_style(tmp_path: Path) -> None:
    page = page_of(small_plan(), tmp_path)
    for box in (box for row in page.tables[0] for box in row):
        assert "border:1px solid #000" in box.style
        assert "12pt 'Times New Roman'" in box.style
        assert ("bold" in box.style) >= (box.heading or box.text in ("CẢI CÁCH THỂ CHẾ", "Một cửa"))
        assert ("bold" in box.style) <= (box.text != "Rà soát văn bản")
    sizes = page_of(replace(small_plan(), page=PageSettings(table_size=10.5)), tmp_path)
    assert all("10.5pt" in box.style for row in sizes.tables[0] for box in row)


def test_what_looks_like_a_value_stays_a_text_in_a_spreadsheet(tmp_path: Path) -> None:
    risky = ("=1+1", "-5", "+84", "@A", "01", "1.1", "15/8", "20%", "1e5", "TRUE", "'a", "- Báo cáo")
    tasks = [Task(title=text, lines=(Line(product="Kế hoạch 2027"),)) for text in risky]
    (table,) = page_of(plan_of(*tasks, layout="product-first"), tmp_path).tables
    for row, text in zip(table[2:], risky, strict=True):
        number, title, product = row[:3]
        assert title.text == text
        assert "mso-number-format:'\\@'" in title.style
        assert "mso-number-format" not in product.style + number.style


def test_rows_of_spaces_are_seen_and_justified_lines_not_pulled_apart(tmp_path: Path) -> None:
    page = page_of(replace(small_plan(), number="", issued=""), tmp_path)
    caption = next(line for line in page.paragraphs if line.startswith("(Kèm theo"))
    assert "số\u00a0\u00a0\u00a0 /KH-SM" in caption
    plan = plan_of(Task(title="Một\nhai", lines=(Line(),)), Task(title="Một hai", lines=(Line(),)), layout="list")
    page_of(plan, tmp_path)
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert [part.split(";")[0] for part in html.split("text-align:")[-2:]] == ["left", "justify"]


def test_the_letterhead(tmp_path: Path) -> None:
    plan = replace(small_plan(), page=PageSettings(letterhead=True))
    head = page_of(plan, tmp_path).tables[0]
    assert len(head) == 1
    left, right = head[0]
    assert left.text.startswith("UBND TỈNH MẪUSỞ MẪU_")
    assert right.text.startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc_")
    assert "border:none" in left.style
    page_of(replace(plan, agency="", parent_agency=""), tmp_path)


def test_chosen_appendices_and_nothing_to_write(tmp_path: Path) -> None:
    write_html(small_plan(), tmp_path / "a.html", appendices=[1])
    page = read_html((tmp_path / "a.html").read_text(encoding="utf-8"))
    assert not page.tables
    assert "DANH MỤC" in page.paragraphs
    with pytest.raises(InputProblem):
        write_html(small_plan(), tmp_path / "b.html", appendices=[2])
    with pytest.raises(InputProblem):
        write_html(Plan(), tmp_path / "b.html")
    assert not (tmp_path / "b.html").exists()


def test_same_bytes_progress_and_stopping(tmp_path: Path) -> None:
    seen: list[float] = []
    for name in ("a.html", "b.html"):
        write_html(big_plan(300), tmp_path / name, progress=lambda share: not seen.append(share))  # type: ignore[func-returns-value]
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert b"\r" not in (tmp_path / "a.html").read_bytes()
    assert seen[-1] == 1.0
    with pytest.raises(Cancelled):
        write_html(big_plan(300), tmp_path / "c.html", progress=lambda share: share < 0.5)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "b.html"]


def test_texts_as_html() -> None:
    assert text_html("a < b & c") == "a &lt; b &amp; c"
    assert text_html("a   b") == "a&nbsp;&nbsp; b"
    assert text_html("a\nb").count("<br") == 1
    assert text_html("a\u202eb\x00c\ud800") == "abc"
