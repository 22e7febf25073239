"""The PDF file itself, read back: every cell's text, headers, numbers, fonts, bookmarks, properties."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from exports import fonts
from exports.fonts import FontStyle
from exports.pdf import fonts as pdf_fonts
from exports.pdf.paint import Painter
from exports.pdf.writer import write_pdf
from exports.progress import Cancelled
from exports.selection import select
from models.errors import EnvironmentProblem, InputProblem
from models.layout import Align, Column, built_in_layout
from models.plan import Appendix, Area, Line, Plan, Task
from models.plan_json import load_plan
from tests.exports.made_plans import TABLE_LAYOUTS, VIETNAMESE, long_merge_plan, numbered, plan_of, tall_cell_plan
from tests.plans import big_plan, small_plan
from tests.reference import SLUGS, TABLE_SLUGS, needs_reference_plans, reference_plan


def page_texts(path: Path) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def bare(text: str) -> str:
    """A text without white space, as NFC."""
    return unicodedata.normalize("NFC", "".join(text.split()))


def bookmarks(path: Path) -> list[tuple[int, str, int]]:
    """Level, title and page of each bookmark."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [(b.level, b.get_title(), b.get_dest().get_index()) for b in document.get_toc()]
    finally:
        document.close()


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_every_text_of_a_reference_plan_is_in_its_pdf(slug: str, tmp_path: Path) -> None:
    plan = load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    write_pdf(plan, tmp_path / "a.pdf")
    whole = Counter(bare("".join(page_texts(tmp_path / "a.pdf"))))
    for index, appendix in enumerate(plan.appendices):
        write_pdf(plan, tmp_path / "b.pdf", appendices=[index])
        text = bare("".join(page_texts(tmp_path / "b.pdf")))
        (selected,) = select(plan, [index], None)
        cells = [cell for block in selected.blocks() for cell in block.cells if cell.text or not cell.optional]
        for cell in cells:
            # A cell that goes on overleaf has the heading of the next page in its text; its lines do not.
            assert bare(cell.printed) in text or all(bare(word) in text for word in cell.printed.split()), cell.printed
        for line in (*vars_of(selected.heading), appendix.closing):
            assert bare(line) in text
        wanted = Counter(bare("".join(cell.printed for cell in cells)))
        assert not wanted - Counter(text)
        whole -= wanted
    assert not [letter for letter, count in whole.items() if count < 0]


def vars_of(heading: object) -> list[str]:
    """The three lines above an appendix."""
    return [getattr(heading, name) for name in ("label", "title", "caption")]


@needs_reference_plans
@pytest.mark.parametrize("slug", TABLE_SLUGS)
def test_the_heading_of_a_reference_table_is_on_each_page(slug: str, tmp_path: Path) -> None:
    plan = load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    for index, appendix in enumerate(plan.appendices):
        write_pdf(plan, tmp_path / "a.pdf", appendices=[index])
        for number, text in enumerate(page_texts(tmp_path / "a.pdf"), 1):
            for column in appendix.layout.shown:
                assert bare(column.header) in bare(text)
            assert (text.split()[0] == str(number)) is (number > 1)


@pytest.mark.parametrize("plan", [tall_cell_plan(), long_merge_plan()], ids=["tall cell", "merged cell"])
def test_long_cells_come_out_whole_and_once(plan: Plan, tmp_path: Path) -> None:
    write_pdf(plan, tmp_path / "a.pdf")
    counts = Counter(re.findall(r"(?:từ|việc|đích)[\dx]+", " ".join(page_texts(tmp_path / "a.pdf"))))
    (selected,) = select(plan, None, None)
    cells = [cell.text for block in selected.blocks() for cell in block.cells]
    assert counts == Counter(re.findall(r"(?:từ|việc|đích)[\dx]+", " ".join(cells)))


def test_every_letter_in_all_four_cuts(tmp_path: Path) -> None:
    letters = " ".join(VIETNAMESE[place : place + 7] for place in range(0, len(VIETNAMESE), 7))
    task = Task(title=letters, lines=(Line(product="\\(a)\\ ))(( \u00a0x", note="“…” – — • §"),))
    plan = Plan(appendices=(Appendix(title=letters, caption=letters, layout=built_in_layout("product-deadline-note"),
                                     areas=(Area(title="x", items=(task,)),)),))  # fmt: skip
    write_pdf(plan, tmp_path / "a.pdf")
    text = bare("".join(page_texts(tmp_path / "a.pdf")))
    assert text.count(VIETNAMESE) == 3
    assert "\\(a)\\))((" in text
    for style in FontStyle:
        assert pdf_fonts.load(style).face.charToGlyph.keys() >= set(map(ord, VIETNAMESE))


def test_more_letters_than_one_subset_holds(tmp_path: Path) -> None:
    greek = "".join(map(chr, [*range(0x391, 0x3A2), *range(0x3B1, 0x3CA), *range(0x410, 0x450)]))
    latin = "".join(chr(code) for code in range(0xC0, 0x180))
    plan = plan_of(Task(title=f"{VIETNAMESE} {greek} {latin} cuối", lines=(Line(product="sau đó"),)), layout="brief")
    write_pdf(plan, tmp_path / "a.pdf")
    text = bare("".join(page_texts(tmp_path / "a.pdf")))
    for part in (VIETNAMESE, greek, latin, "sauđó"):
        assert part in text


def test_letters_the_font_lacks_are_seen_as_boxes(tmp_path: Path) -> None:
    plan = plan_of(Task(title="trước 😀漢\U0010ffff\ud800 sau", lines=(Line(),)), layout="brief")
    write_pdf(plan, tmp_path / "a.pdf")
    assert "trước□□□sau" in bare("".join(page_texts(tmp_path / "a.pdf")))


def test_only_embedded_subsets_of_our_typeface(tmp_path: Path) -> None:
    write_pdf(small_plan(), tmp_path / "a.pdf")
    data = (tmp_path / "a.pdf").read_bytes()
    names = set(re.findall(rb"/BaseFont /(\S+)", data))
    assert names
    assert all(re.match(rb"[A-Z]{6}\+", name) for name in names)
    assert data.count(b"/FontFile2") >= len(names)
    assert b"Helvetica" not in data


def test_properties_language_and_bookmarks(tmp_path: Path) -> None:
    plan = small_plan()
    write_pdf(plan, tmp_path / "a.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    properties = document.get_metadata_dict()
    sizes = [document[n].get_size() for n in range(len(document))]
    document.close()
    assert properties["Title"] == plan.title
    assert properties["Author"] == plan.agency
    assert b"/Lang (vi-VN)" in (tmp_path / "a.pdf").read_bytes()
    assert bookmarks(tmp_path / "a.pdf") == [
        (0, "Phụ lục I NHIỆM VỤ", 0),
        (1, "I. CẢI CÁCH THỂ CHẾ" if plan.appendices[0].layout.area_row == "whole" else "CẢI CÁCH THỂ CHẾ", 0),
        (1, "CẢI CÁCH THỦ TỤC", 0),
        (0, "DANH MỤC", 1),
    ]
    assert [round(width) for width, _ in sizes] == [842, 595]


def test_a_plan_without_titles_has_no_bookmarks_and_no_empty_lines(tmp_path: Path) -> None:
    appendix = Appendix(label="", caption="", layout=built_in_layout("brief"))
    write_pdf(Plan(appendices=(appendix,)), tmp_path / "a.pdf")
    assert not bookmarks(tmp_path / "a.pdf")


def test_properties_and_bookmarks_from_a_damaged_plan_do_no_harm(tmp_path: Path) -> None:
    plan = replace(small_plan(), title="a\x01b\ud800", agency="c\x02")
    plan = replace(plan, appendices=(replace(plan.appendices[0], title="=1+1\x00\ud800"), *plan.appendices[1:]))
    write_pdf(plan, tmp_path / "a.pdf")
    assert bookmarks(tmp_path / "a.pdf")[0] == (0, "Phụ lục I =1+1", 0)


def test_pages_are_counted_in_each_appendix(tmp_path: Path) -> None:
    plan = big_plan(60)
    plan = replace(plan, appendices=plan.appendices * 2)
    write_pdf(plan, tmp_path / "a.pdf")
    first = [text.split()[0] for text in page_texts(tmp_path / "a.pdf")]
    half = len(first) // 2
    assert first[:half] == ["Phụ", *map(str, range(2, half + 1))]
    assert first[:half] == first[half:]


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    write_pdf(small_plan(), tmp_path / "a.pdf")
    write_pdf(small_plan(), tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_two_exports_at_the_same_time_do_not_disturb_each_other(tmp_path: Path) -> None:
    plan = big_plan(150)
    write_pdf(plan, tmp_path / "alone.pdf")
    names = [f"{number}.pdf" for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda name: write_pdf(plan, tmp_path / name), names))
    alone = (tmp_path / "alone.pdf").read_bytes()
    assert all((tmp_path / name).read_bytes() == alone for name in names)


@pytest.mark.parametrize("layout", TABLE_LAYOUTS)
def test_another_layout_on_request(layout: str, tmp_path: Path) -> None:
    plan = small_plan()
    write_pdf(plan, tmp_path / "a.pdf", appendices=[0], layout=built_in_layout(layout))
    text = bare("".join(page_texts(tmp_path / "a.pdf")))
    for column in built_in_layout(layout).shown:
        assert bare(column.header) in text


def test_nothing_to_write_is_said(tmp_path: Path) -> None:
    plan = small_plan()
    hidden = replace(built_in_layout("brief"), columns=(Column(field="task", header="x", hidden=True),))
    for call in (
        lambda: write_pdf(Plan(), tmp_path / "a.pdf"),
        lambda: write_pdf(plan, tmp_path / "a.pdf", appendices=[]),
        lambda: write_pdf(plan, tmp_path / "a.pdf", appendices=[2]),
        lambda: write_pdf(plan, tmp_path / "a.pdf", appendices=[-1]),
        lambda: write_pdf(plan, tmp_path / "a.pdf", layout=hidden),
    ):
        with pytest.raises(InputProblem):
            call()
    assert not list(tmp_path.iterdir())


def test_progress_rises_and_stopping_leaves_nothing(tmp_path: Path) -> None:
    seen: list[float] = []
    write_pdf(big_plan(300), tmp_path / "a.pdf", progress=lambda share: seen.append(share) is None)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    assert len(seen) > 20
    with pytest.raises(Cancelled):
        write_pdf(big_plan(300), tmp_path / "b.pdf", progress=lambda share: share < 0.5)
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_broken_font_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "times.ttf"
    broken.write_bytes(b"no font")
    file = replace(fonts.font_file(FontStyle.REGULAR), path=broken)
    monkeypatch.setattr(pdf_fonts, "font_file", lambda style: file)
    with pytest.raises(EnvironmentProblem, match=r"times\.ttf"):
        write_pdf(small_plan(), tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_each_page_is_painted_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[int] = []
    plain = Painter.paint
    monkeypatch.setattr(Painter, "paint", lambda self, page: (painted.append(page.number), plain(self, page))[1])
    write_pdf(big_plan(400), tmp_path / "a.pdf")
    assert painted == list(range(1, len(page_texts(tmp_path / "a.pdf")) + 1))


def test_centred_lines_stand_in_the_middle_of_the_paper(tmp_path: Path) -> None:
    layout = replace(built_in_layout("brief"), columns=(Column(field="task", header="Việc", align=Align.CENTER),))
    write_pdf(plan_of(Task(title=numbered(30), lines=(Line(),)), layout=layout), tmp_path / "a.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    textpage = document[0].get_textpage()
    boxes = [textpage.get_rect(n) for n in range(textpage.count_rects())]
    document.close()
    middle = (30 + 252 / 2) * 72 / 25.4
    assert all(abs((left + right) / 2 - middle) < 3 for left, _, right, _ in boxes if right - left > 200)
