"""The Word file by its XML: paper, styles, page numbers, letterhead and signature, headings of appendices."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from exports.fonts import FontStyle
from exports.measure import Measure
from models.layout import Align, built_in_layout
from models.official.paragraphs import LOOKS
from models.page_settings import AppendixNumbers, PageNumbers, PageSettings
from models.plan import Appendix, Area, Plan, Section
from tests.exports.docx_files import (
    R,
    W,
    body_of,
    cells_of,
    names,
    paragraphs,
    part,
    sections,
    task_tables,
    text_of,
    value,
    whole_plan,
)

MM = 1440 / 25.4


def look_of(folder: Path, style: str) -> dict[str, Any]:
    """What a style says with all it is based on: font, size in pt, cuts, spaces in pt."""
    root = part(folder / "a.docx", "word/styles.xml")
    by_id = {value(one, "styleId"): one for one in root.iter(W + "style")}
    look: dict[str, Any] = {}
    name: str | None = style
    while name:
        one = by_id[name]
        found = {
            "font": one.find(f"{W}rPr/{W}rFonts"),
            "size": one.find(f"{W}rPr/{W}sz"),
            "bold": one.find(f"{W}rPr/{W}b"),
            "italic": one.find(f"{W}rPr/{W}i"),
            "language": one.find(f"{W}rPr/{W}lang"),
            "align": one.find(f"{W}pPr/{W}jc"),
            "leads": one.find(f"{W}pPr/{W}keepNext"),
            "indent": one.find(f"{W}pPr/{W}ind"),
        }
        for key, element in found.items():
            if element is not None:
                text = value(element, {"font": "ascii", "indent": "firstLine"}.get(key, "val"))
                look.setdefault(key, text if text is not None else True)
        if (spacing := one.find(f"{W}pPr/{W}spacing")) is not None:
            for key in ("before", "after", "line"):
                if value(spacing, key) is not None:
                    look.setdefault(key, int(value(spacing, key) or 0))
        above = one.find(W + "basedOn")
        name = value(above) if above is not None else None
    return look


def test_paper_and_margins(tmp_path: Path) -> None:
    page = PageSettings(top=22, bottom=23, left=31, right=17)
    text, table, listed = sections(body_of(replace(whole_plan(), page=page), tmp_path))
    for one, landscape in ((text, False), (table, True), (listed, False)):
        size, margins = one.find(W + "pgSz"), one.find(W + "pgMar")
        short, long = 210 * MM, 297 * MM
        assert int(value(size, "w") or 0) == pytest.approx(long if landscape else short, abs=1)
        assert int(value(size, "h") or 0) == pytest.approx(short if landscape else long, abs=1)
        assert (value(size, "orient") == "landscape") is landscape
        for side, wanted in (("top", 22.0), ("bottom", 23.0), ("left", 31.0), ("right", 17.0), ("header", 12.7)):
            assert int(value(margins, side) or 0) / MM == pytest.approx(wanted, abs=0.02)


@pytest.mark.parametrize(
    ("numbers", "first_pages_bare", "restarts"),
    [
        (PageNumbers.EACH, [True, True, True], [True, True, True]),
        (PageNumbers.THROUGH, [True, False, False], [False, False, False]),
    ],
)
def test_page_numbers(numbers: PageNumbers, first_pages_bare: list[bool], restarts: list[bool], tmp_path: Path) -> None:
    plan = replace(whole_plan(), page=PageSettings(page_numbers=numbers, page_number_size=14))
    found = sections(body_of(plan, tmp_path))
    assert [one.find(W + "titlePg") is not None for one in found] == first_pages_bare
    starts = [one.find(W + "pgNumType") for one in found]
    assert [start is not None and value(start, "start") == "1" for start in starts] == restarts
    references = [one.findall(W + "headerReference") for one in found]
    assert [[value(one, "type") for one in each] for each in references] == [["default"]] * 3
    relations = part(tmp_path / "a.docx", "word/_rels/document.xml.rels")
    targets = {one.get("Id"): one.get("Target") for one in relations}
    header = part(tmp_path / "a.docx", f"word/{targets[references[0][0].get(R + 'id')]}")
    assert [one.text.strip() for one in header.iter(W + "instrText")] == ["PAGE"]
    (paragraph,) = header.iter(W + "p")
    style = value(paragraph.find(f"{W}pPr/{W}pStyle")) or ""
    look = look_of(tmp_path, style)
    assert (look["size"], look["align"], look["font"]) == ("28", "center", "Times New Roman")


def test_no_page_numbers(tmp_path: Path) -> None:
    body = body_of(replace(whole_plan(), page=PageSettings(page_numbers=PageNumbers.NONE)), tmp_path)
    assert not list(body.iter(W + "headerReference"))
    assert not [name for name in names(tmp_path / "a.docx") if "header" in name]


def test_styles_of_the_text(tmp_path: Path) -> None:
    page = PageSettings(body_size=13, line_spacing=1.25, paragraph_gap=8, first_line=10)
    body_of(replace(whole_plan(), page=page), tmp_path)
    for style, wanted in LOOKS.items():
        look = look_of(tmp_path, f"KH{style.value.capitalize()}")
        assert look["font"] == "Times New Roman"
        assert look["language"] == "vi-VN"
        assert look["size"] == str(round(2 * (wanted.size or 13)))
        assert ("bold" in look, "italic" in look) == (wanted.bold, wanted.italic)
        assert look["align"] == {Align.LEFT: "left", Align.CENTER: "center", Align.JUSTIFY: "both"}[wanted.align]
        assert look["before"] == round(wanted.gap * 8 * 20)
        assert ("leads" in look) is wanted.leads
        assert look["line"] == (300 if wanted.indent else 240)
        assert look.get("indent") == (str(round(10 * MM)) if wanted.indent else None)


def test_styles_bear_vietnamese_names_and_no_others_are_there(tmp_path: Path) -> None:
    body_of(whole_plan(), tmp_path)
    root = part(tmp_path / "a.docx", "word/styles.xml")
    shown = [one for one in root.iter(W + "style") if one.find(W + "semiHidden") is None]
    found = [value(one.find(W + "name")) or "" for one in shown]
    assert len(set(found)) == len(found)
    assert {look.name for look in LOOKS.values()} <= set(found)
    assert [name for name in found if not name.startswith("KH ")] == ["Normal"]
    assert all(one.find(W + "qFormat") is not None for one in shown[1:])


def test_styles_hold_the_looks_not_the_paragraphs(tmp_path: Path) -> None:
    body = body_of(whole_plan(), tmp_path)
    assert not list(body.iter(W + "rPr"))
    assert not list(body.iter(W + "jc"))
    assert not list(body.iter(W + "tcBorders"))
    for paragraph in body.iter(W + "p"):
        style = value(paragraph.find(f"{W}pPr/{W}pStyle")) or ""
        assert style.startswith("KH")
        if style == "KHText":
            assert {child.tag for child in paragraph.find(W + "pPr")} <= {
                W + "pStyle",
                W + "keepNext",
                W + "sectPr",
            }


def test_letterhead_and_signature(tmp_path: Path) -> None:
    body = body_of(whole_plan(), tmp_path)
    head, end = [table for table in body.findall(W + "tbl") if table not in task_tables(body)]
    state = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    assert [cell.text for cell in cells_of(head)] == [
        "UBND TỈNH MẪU\nSỞ MẪU\n",
        state,
        "Số: 12/KH-SM",
        "Mẫu, ngày 05 tháng 02 năm 2026",
    ]
    assert [cell.text for cell in cells_of(end)] == [
        "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.",
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần B",
    ]
    assert len(list(end.iter(W + "cantSplit"))) == 1
    last = [p for p in body.findall(W + "p") if p.getnext() is end]
    assert last[0].find(f"{W}pPr/{W}keepNext") is not None, "the signature must not stand alone on a page"
    for style, size, bold, italic in (
        ("KHNation", "26", True, False),
        ("KHMotto", "28", True, False),
        ("KHParent", "26", False, False),
        ("KHAgency", "26", True, False),
        ("KHNumber", "26", False, False),
        ("KHPlaceDate", "28", False, True),
        ("KHRecipientsWord", "24", True, True),
        ("KHRecipients", "22", False, False),
        ("KHAuthority", "28", True, False),
        ("KHSigner", "28", True, False),
    ):
        assert paragraphs(body, style), style
        look = look_of(tmp_path, style)
        assert (look["size"], "bold" in look, "italic" in look) == (size, bold, italic)


def test_rules_are_as_long_as_the_decree_wants(tmp_path: Path) -> None:
    body = body_of(whole_plan(), tmp_path)
    agency, motto = paragraphs(body, "KHRule")
    (summary,) = paragraphs(body, "KHSummaryRule")

    def length(rule: Any, room: float) -> float:
        cell = next(rule.iterancestors(W + "tc"), None)
        width = 165 * MM if cell is None else int(value(cell.find(f"{W}tcPr/{W}tcW"), "w") or 0)
        indents = rule.find(f"{W}pPr/{W}ind")
        return (width - int(value(indents, "left") or 0) - int(value(indents, "right") or 0)) / 20 - room

    large, small = Measure(FontStyle.BOLD, 14), Measure(FontStyle.BOLD, 13)
    assert length(motto, 0) == pytest.approx(large.width("Độc lập - Tự do - Hạnh phúc"), abs=0.2)
    assert 1 / 3 <= length(agency, 6) / small.width("SỞ MẪU") <= 1 / 2
    assert 1 / 3 <= length(summary, 0) / large.width("Kế hoạch cải cách hành chính năm 2027") <= 1 / 2


def test_headings_of_appendices(tmp_path: Path) -> None:
    plan = replace(whole_plan(), page=PageSettings(appendix_numbers=AppendixNumbers.ROMAN))
    body = body_of(plan, tmp_path)
    assert [text_of(p) for p in paragraphs(body, "KHLabel")] == ["Phụ lục I"]
    assert [text_of(p) for p in paragraphs(body, "KHTitle")] == ["NHIỆM VỤ", "DANH MỤC"]
    captions = [text_of(p) for p in paragraphs(body, "KHCaption")]
    assert captions == ["(Kèm theo Kế hoạch số 12/KH-SM ngày 05 tháng 02 năm 2026 của SỞ MẪU)", "(Kèm theo)"]
    assert [text_of(p) for p in paragraphs(body, "KHClosing")] == ["Ghi chú."]


def test_letterhead_of_appendices_and_the_corner_for_a_signature(tmp_path: Path) -> None:
    plan = replace(whole_plan(), page=PageSettings(letterhead=True, electronic=True))
    body = body_of(plan, tmp_path, body=False)
    assert len(paragraphs(body, "KHNation")) == 2
    assert not paragraphs(body, "KHNumber")
    (corner,) = paragraphs(body, "KHCorner")
    assert body.index(corner) == 0
    assert look_of(tmp_path, "KHCorner")["line"] == pytest.approx(15 * MM, abs=1)
    caption = text_of(paragraphs(body, "KHCaption")[0])
    assert "số    /KH-SM" in caption, "number and date of electronic paper stay open"
    assert not paragraphs(body_of(plan, tmp_path), "KHCorner")
    short = replace(plan.appendices[0], caption="")
    clear = replace(plan, page=PageSettings(electronic=True), appendices=(short,))
    assert not paragraphs(body_of(clear, tmp_path, body=False), "KHCorner"), "nothing of it comes near the corner"


@pytest.mark.parametrize("count", [0, 1])
def test_an_appendix_without_rows_or_words(count: int, tmp_path: Path) -> None:
    areas = (Area(title="TRỐNG"),) * count
    for layout in ("objectives", "list"):
        plan = Plan(appendices=(Appendix(label="", caption="", layout=built_in_layout(layout), areas=areas),))
        for page in (PageSettings(), PageSettings(letterhead=True)):
            body = body_of(replace(plan, page=page), tmp_path)
            assert len(task_tables(body)) == (layout != "list")


def test_sections_of_the_text(tmp_path: Path) -> None:
    inner = (Section(number="1", paragraphs=("Dòng một\ndòng hai",)), Section(number="2", heading="Đầu mục"))
    plan = replace(whole_plan(), sections=(Section(number="I", heading="CHUNG", sections=inner),))
    body = body_of(plan, tmp_path)
    (part_heading,) = paragraphs(body, "KHPart")
    assert text_of(part_heading) == "I. CHUNG"
    assert [text_of(p) for p in paragraphs(body, "KHHeading")] == ["2. Đầu mục"]
    (running,) = [p for p in paragraphs(body, "KHText") if text_of(p).startswith("1.")]
    assert text_of(running) == "1. Dòng một\ndòng hai"
    assert len(list(running.iter(W + "tab"))) == 1, "the new line begins where the first one does"
    tab = part(tmp_path / "a.docx", "word/settings.xml").find(W + "defaultTabStop")
    assert value(tab) == look_of(tmp_path, "KHText")["indent"]
