"""The whole document as PDF: letterhead, text, signature and appendices, as the settings of the plan want them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from exports.measure import shown
from exports.pdf.layout import document_parts, lay_out
from exports.pdf.pages import POINTS, Page
from exports.pdf.writer import write_pdf
from exports.progress import Meter
from models.errors import InputProblem
from models.layout import built_in_layout
from models.page_settings import PageNumbers, PageSettings
from models.plan import Appendix, Plan, Section, Signer
from models.plan_json import load_plan
from tests.exports.edits import whole_plan
from tests.exports.made_plans import numbered, plan_of
from tests.exports.pdf_measuring import appendix_pieces, bare, chosen, parts_of, printed_number, text_pieces
from tests.exports.pdf_reading import ReadPage, Text, read_pages
from tests.exports.test_pdf_file import bookmarks
from tests.plans import big_plan, small_plan
from tests.reference import SLUGS, needs_reference_plans, reference_plan


def written(plan: Plan, folder: Path, *, body: bool = True) -> list[ReadPage]:
    """The pages of a plan's file."""
    write_pdf(plan, folder / "a.pdf", body=body)
    return read_pages(folder / "a.pdf")


def laid_out(plan: Plan, *, body: bool = True) -> list[Page]:
    """The pages of a plan before they are drawn."""
    return list(lay_out(document_parts(plan, body=body), Meter(None, 1)))


def find(page: ReadPage, words: str) -> Text:
    """The text of a page that is or begins with these words."""
    return next(text for text in page.texts if bare(text.text).startswith(bare(words)))


def body_plan(paragraphs: int = 3, **values: object) -> Plan:
    """A plan of text alone."""
    section = Section(
        number="I", heading="MỤC ĐÍCH", paragraphs=tuple(numbered(30, f"đ{n}x") for n in range(paragraphs))
    )
    plan = replace(whole_plan(1), appendices=(), sections=(section,), legal_bases=())
    return replace(plan, **values)  # type: ignore[arg-type]


def test_the_letterhead_stands_in_two_columns_with_its_rules(tmp_path: Path) -> None:
    page = written(body_plan(), tmp_path)[0]
    parent, agency = find(page, "UBND TỈNH MẪU"), find(page, "SỞ MẪU")
    nation, motto = find(page, "CỘNG HÒA"), find(page, "Độc lập")
    number, date = find(page, "Số:"), find(page, "Mẫu, ngày")
    assert parent.bottom < agency.bottom < number.top
    assert nation.bottom < motto.bottom < date.top
    assert agency.right < nation.left
    assert number.right < date.left
    assert abs(number.bottom - date.bottom) < 6
    agency_rule, motto_rule = sorted(page.lines[:2], key=lambda line: line.left)
    assert motto_rule.right - motto_rule.left == pytest.approx(motto.right - motto.left, abs=1.5)
    share = (agency_rule.right - agency_rule.left) / (agency.right - agency.left)
    assert 1 / 3 <= share <= 1 / 2
    for text, rule in ((agency, agency_rule), (motto, motto_rule)):
        assert (text.left + text.right) / 2 == pytest.approx((rule.left + rule.right) / 2, abs=1)
        assert 0 < rule.top - text.bottom < 6
    summary, rule = find(page, "Cải cách hành chính"), page.lines[2]
    assert 1 / 3 <= (rule.right - rule.left) / (summary.right - summary.left) <= 1 / 2
    assert rule.top > summary.bottom


@pytest.mark.parametrize("lines", range(1, 48, 2))
def test_recipients_and_signature_stay_together_with_two_lines_of_text(lines: int) -> None:
    for words in (6, 30, 45, 60):
        paragraphs = (*(f"Dòng {n}." for n in range(lines)), numbered(words, "cuối"))
        plan = body_plan(sections=(Section(number="I", heading="MỤC", paragraphs=paragraphs),))
        pages = laid_out(plan)
        last = pages[-1]
        texts = [
            (placed, line.text) for placed in last.placed for line in placed.shape.lines[placed.first : placed.last]
        ]
        shown = [text for _, text in texts]
        assert "Nơi nhận:" in shown
        assert "GIÁM ĐỐC" in shown
        assert "Nguyễn Văn A" in shown
        above = [text for text in shown[: shown.index("Nơi nhận:")] if "cuối" in text]
        rows = sum(len(placed.shape.lines) for placed, text in texts if text == above[0])
        assert len(above) >= min(2, rows)
        if len(pages) > 1 and rows - len(above):
            assert rows - len(above) >= 2
            assert len(above) >= 2


def test_room_for_the_signature_and_capitals(tmp_path: Path) -> None:
    plan = body_plan(signer=Signer("KT. Giám đốc", "Phó Giám đốc", "Trần Thị B"))
    page = written(plan, tmp_path)[-1]
    authority, position, name = find(page, "KT. GIÁM ĐỐC"), find(page, "PHÓ GIÁM ĐỐC"), find(page, "Trần Thị B")
    assert authority.bottom <= position.top + 2
    assert 20 * POINTS < name.top - position.bottom < 40 * POINTS
    middle = (authority.left + authority.right) / 2
    assert (name.left + name.right) / 2 == pytest.approx(middle, abs=1)
    assert find(page, "Nơi nhận:").top == pytest.approx(authority.top, abs=4)


def test_more_recipients_than_a_page_holds_go_on_overleaf(tmp_path: Path) -> None:
    plan = body_plan(recipients=tuple(f"Nơi nhận thứ {n} {'dài ' * 20}" for n in range(60)))
    pages = written(plan, tmp_path)
    whole = bare("".join(text.text for page in pages for text in page.texts))
    assert all(whole.count(bare(f"- Nơi nhận thứ {n} dài")) == 1 for n in range(60))
    assert len(pages) >= 3


def test_an_end_without_signer_or_recipients() -> None:
    for values in ({"recipients": ()}, {"signer": Signer()}, {"recipients": (), "signer": Signer()}):
        shown = [line.text for page in laid_out(body_plan(**values)) for one in page.placed for line in one.shape.lines]
        assert ("Nơi nhận:" in shown) is bool(values.get("recipients", True))
        assert ("Nguyễn Văn A" in shown) is bool(values.get("signer", Signer(name="x")).name)  # type: ignore[attr-defined]


def folios(plan: Plan, *, body: bool = True) -> list[int]:
    """The printed numbers of all pages."""
    return [page.folio for page in laid_out(plan, body=body)]


def test_three_ways_to_number_pages() -> None:
    plan = replace(big_plan(60), sections=whole_plan(1).sections)
    plan = replace(plan, appendices=plan.appendices * 2)
    each = folios(plan)
    count = len(each)
    first = [place for place, number in enumerate(each) if number == 0]
    assert len(first) == 3
    assert each[first[1] :] == [0, *range(2, first[2] - first[1] + 1)] * 2
    through = replace(plan, page=PageSettings(page_numbers=PageNumbers.THROUGH))
    assert folios(through) == [0, *range(2, count + 1)]
    none = replace(plan, page=PageSettings(page_numbers=PageNumbers.NONE))
    assert folios(none) == [0] * count


def test_a_heading_that_is_not_repeated() -> None:
    plan = replace(big_plan(80), page=PageSettings(repeat_header=False))
    first, *others = laid_out(plan, body=False)
    header = plan.appendices[0].layout.shown[1].header
    words = {page.number: " ".join(line.text for one in page.placed for line in one.shape.lines) for page in others}
    assert header in " ".join(line.text for one in first.placed for line in one.shape.lines)
    assert words
    assert not [number for number, text in words.items() if header in text]


@pytest.mark.parametrize("title", ["MỘT", "BẢY TÁM CHÍN MƯỜI", "DÀI " * 12, "RẤT DÀI " * 40])
@pytest.mark.parametrize("landscape", [True, False])
@pytest.mark.parametrize("head", [True, False])
def test_the_corner_for_a_digital_signature_stays_free(title: str, landscape: bool, head: bool, tmp_path: Path) -> None:
    page = PageSettings(electronic=True, letterhead=head)
    plan = plan_of(layout="brief")
    plan = replace(
        plan, page=page, agency="SỞ MẪU", appendices=(replace(plan.appendices[0], title=title, landscape=landscape),)
    )
    first = written(plan, tmp_path, body=False)[0]
    left = (first.width - page.right - 70) * POINTS
    bottom = (page.top + 15) * POINTS
    assert not [text for text in first.texts if text.right > left and text.top < bottom]
    assert not [line for line in first.lines if line.right > left and line.top < bottom]
    # On paper, or behind the plan's own text, nothing is kept free.
    plain = written(replace(plan, page=replace(page, electronic=False)), tmp_path, body=False)[0]
    behind = written(replace(plan, sections=(Section(number="I", heading="M"),)), tmp_path)[1]
    assert min(text.top for text in behind.texts) == min(text.top for text in plain.texts)
    assert min(text.top for text in plain.texts) < (page.top + 3) * POINTS


def test_the_letterhead_of_an_appendix(tmp_path: Path) -> None:
    plan = replace(plan_of(layout="brief"), parent_agency="UBND tỉnh Mẫu", page=PageSettings(letterhead=True))
    page = written(plan, tmp_path, body=False)[0]
    assert find(page, "SỞ MẪU").right < find(page, "CỘNG HÒA").left
    assert find(page, "CỘNG HÒA").bottom < find(page, "DANH MỤC").top
    assert not [text for text in page.texts if bare(text.text).startswith(("Số:", "Mẫu,"))]


def test_bookmarks_of_the_text_its_parts_and_the_areas(tmp_path: Path) -> None:
    plan = small_plan()
    write_pdf(plan, tmp_path / "a.pdf", body=True)
    area = "I. CẢI CÁCH THỂ CHẾ" if plan.appendices[0].layout.area_row == "whole" else "CẢI CÁCH THỂ CHẾ"
    assert bookmarks(tmp_path / "a.pdf") == [
        (0, "KẾ HOẠCH Kế hoạch cải cách hành chính năm 2027", 0),
        (1, "I. MỤC ĐÍCH", 0),
        (1, "II. TỔ CHỨC", 0),
        (0, "Phụ lục I NHIỆM VỤ", 1),
        (1, area, 1),
        (1, "CẢI CÁCH THỦ TỤC", 1),
        (0, "DANH MỤC", 2),
    ]


def test_which_appendices_follow_the_text(tmp_path: Path) -> None:
    plan = whole_plan(2, appendices=3)

    def titles(**options: object) -> list[str]:
        write_pdf(plan, tmp_path / "a.pdf", body=True, **options)  # type: ignore[arg-type]
        return [title for level, title, _ in bookmarks(tmp_path / "a.pdf") if level == 0]

    assert len(titles()) == 4
    assert titles(appendices=[1])[1:] == titles()[2:3]
    assert titles(appendices=[]) == titles()[:1]
    with pytest.raises(InputProblem):
        titles(appendices=[7])


def test_a_list_that_stands_in_the_text_does_not_come_again(tmp_path: Path) -> None:
    plan = whole_plan(1)
    (one,) = (replace(plan.appendices[0], title="Nhiệm vụ", layout=built_in_layout("list"), label="", caption=""),)
    plan = replace(plan, sections=(Section(number="I", heading="NHIỆM VỤ"),), appendices=(one,))
    pages = written(plan, tmp_path)
    whole = bare("".join(text.text for page in pages for text in page.texts))
    first = next(one.tasks())
    assert whole.count(bare(first.title)) == 1
    write_pdf(plan, tmp_path / "b.pdf", body=True, appendices=[0])
    assert len(read_pages(tmp_path / "b.pdf")) == len(pages)


def test_text_without_appendices_and_neither(tmp_path: Path) -> None:
    assert written(body_plan(), tmp_path)
    with pytest.raises(InputProblem):
        write_pdf(Plan(title="Kế hoạch"), tmp_path / "b.pdf", body=True)
    with pytest.raises(InputProblem):
        write_pdf(body_plan(), tmp_path / "b.pdf")
    assert not (tmp_path / "b.pdf").exists()
    appendix = Appendix(title="DANH MỤC", layout=built_in_layout("brief"))
    assert [page.width > page.height for page in written(Plan(appendices=(appendix,)), tmp_path)] == [True]


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    write_pdf(whole_plan(4), tmp_path / "a.pdf", body=True)
    plan = whole_plan(4)  # other ids, which are not printed
    write_pdf(plan, tmp_path / "b.pdf", body=True)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def stream(pages: list[ReadPage], plan: Plan, header: str) -> str:
    """The letters of some pages in the order of the file, page numbers and repeated table headings left out."""
    out = ""
    for place, page in enumerate(pages):
        number = printed_number(page, plan.page)
        letters = bare("".join(text.text for text in page.texts if text is not number))
        out += letters.removeprefix(header) if place else letters
    return out


def check_order(plan: Plan, pages: list[ReadPage]) -> int:
    """The text of a file is copied in reading order; the number of parts of which this can be said as a whole."""
    parts = parts_of(pages, plan.page)
    assert stream(parts[0], plan, "") == bare(shown("".join(text for text, _, _ in text_pieces(plan))))
    checked = 1
    for number, (one, own) in enumerate(zip(chosen(plan, None, body=True), parts[1:], strict=True)):
        made = lay_out([document_parts(plan, body=True)[number + 1]], Meter(None, 1))
        cut = any(
            placed.first > 0 or placed.last < len(placed.shape.lines)
            for page in made
            for placed in page.placed
            if placed.width
        )
        if not cut:
            header = "" if one.is_list else "".join(bare(cell.text) for cell in next(iter(one.blocks())).cells)
            wanted = bare(shown("".join(text for text, _, _ in appendix_pieces(plan, one, own[:1]))))
            assert stream(own, plan, header) == wanted
            checked += 1
    return checked


@pytest.mark.parametrize("seed", range(4))
def test_text_is_copied_in_reading_order(seed: int, tmp_path: Path) -> None:
    plan = whole_plan(seed, items=3)
    check_order(plan, written(plan, tmp_path))


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_text_of_a_reference_plan_is_copied_in_reading_order(slug: str, tmp_path: Path) -> None:
    plan = load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    assert check_order(plan, written(plan, tmp_path)) >= 1
