"""Word 97-2003 files made by LibreOffice, and the same with parts forged: what is read, and what is refused."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imports.blocks import Paragraph, Source, Table
from imports.doc import paragraphs as doc_paragraphs
from imports.doc import pieces as piece_table
from imports.doc import text as doc_text
from imports.doc.fib import At, Head
from imports.doc.lists import read_lists
from imports.doc.pages import Properties, of_characters, of_paragraphs
from imports.doc.paragraphs import Paragraphs
from imports.doc.plc import changes, plc, ranges
from imports.doc.reader import read_doc
from imports.doc.styles import Styles
from imports.docx.styles import PLAIN
from imports.flow.rows import CellShape
from imports.open_any import read_plan, read_source
from imports.spreadsheet.boxed import in_box
from models.errors import InputProblem
from models.plan import Plan
from tests.plans import small_plan

FOLDER = Path(__file__).parents[1] / "fixtures" / "imports" / "doc"
_FLAGS, _TABLE_FLAG = 10, 0x0200


@cache
def saved(name: str) -> bytes:
    """A file that LibreOffice made."""
    return (FOLDER / f"{name}.doc").read_bytes()


def plan_of(name: str) -> Plan:
    """The plan in a file that LibreOffice made."""
    return read_plan(FOLDER / f"{name}.doc").plan


def lines(source: Source) -> list[str]:
    """The texts of the paragraphs that stand in no table."""
    return [piece.text for piece in source.pieces if isinstance(piece, Paragraph)]


def patched(name: str, *changed: tuple[int, bytes]) -> bytes:
    """A file with some bytes of its main stream changed; the stream is found by its beginning."""
    data = bytearray(saved(name))
    start = bytes(data).index(Head(saved(name)).main[:64])
    for at, new in changed:
        data[start + at : start + at + len(new)] = new
    return bytes(data)


def table_at(which: At) -> int:
    """Where the head tells of a table."""
    return 154 + 8 * which


def test_automatic_numbers() -> None:
    plan = plan_of("danh-so")
    tasks = [task.title for appendix in plan.appendices for task in appendix.tasks()]
    assert tasks == ["Rà soát văn bản", "Niêm yết thủ tục", "Khảo sát hài lòng"]
    source = read_source(FOLDER / "danh-so.doc")
    (table,) = (piece for piece in source.pieces if isinstance(piece, Table))
    assert [cell.text for cell in table.grid.cells() if cell.column == 0] == ["STT", "1.", "2.", "3."]
    assert lines(source)[-2:] == ["- Giao Văn phòng theo dõi.", "- Giao Thanh tra kiểm tra."]


def test_merged_cells() -> None:
    source = read_source(FOLDER / "gop-o.doc")
    (table,) = (piece for piece in source.pieces if isinstance(piece, Table))
    spans = {cell.text: (cell.row, cell.column, cell.rowspan, cell.colspan) for cell in table.grid.cells() if cell.text}
    assert spans["STT"] == (0, 0, 2, 1)
    assert spans["Trách nhiệm"] == (0, 3, 1, 2)
    assert spans["CẢI CÁCH THỂ CHẾ"] == (2, 1, 1, 5)
    assert spans["Rà soát văn bản"] == (3, 1, 2, 1)
    assert [cell.bold for cell in table.grid.cells()][:7] == [True] * 7


def test_old_letters() -> None:
    source = read_source(FOLDER / "tcvn3.doc")
    assert lines(source)[:2] == ["KẾ HOẠCH", "Kế hoạch cải cách hành chính năm 2027 của Sở"]
    assert {conversion.encoding for conversion in source.conversions} == {"TCVN3"}
    assert plan_of("tcvn3").task_count() == 4


def test_a_whole_document() -> None:
    plan, written = plan_of("the-thuc"), small_plan()
    assert (plan.title.casefold(), plan.agency.casefold()) == (written.title.casefold(), written.agency.casefold())
    assert plan.signer.name == written.signer.name
    assert [appendix.label for appendix in plan.appendices] == ["Phụ lục I"]
    assert plan.task_count() == 8
    assert plan.legal_bases == written.legal_bases


def test_what_lies_beside_the_text() -> None:
    source = read_source(FOLDER / "ben-le.doc")
    assert lines(source) == [
        "Phần thấy được và phần cuối, mới thêm", "Trang 1", "Giữa hai bảng", "Khung có bảng", "", "Giữa trang",
        "Bên phải", "Căn đều", "Đề mục đậm", "Trước khung", "Chữ trong khung", "Có lời bình",
    ]  # fmt: skip
    tables = [[cell.text for cell in piece.grid.cells()] for piece in source.pieces if isinstance(piece, Table)]
    assert tables == [
        ["ngoài\ntrong một\ntrong hai", "bên phải", "dưới cách", "dòng một\ndòng hai"],
        ["a", "b", "c", "d"],
    ]
    aligns = [piece.align for piece in source.pieces if isinstance(piece, Paragraph)]
    assert aligns[5:9] == ["center", "right", "justify", "left"]
    assert [piece.bold for piece in source.pieces if isinstance(piece, Paragraph)][8]
    assert [remark.text for remark in source.remarks] == ["phần ẩn", "Nhờ xem lại", "Bản dự thảo lần hai"]
    notes = read_source(FOLDER / "chu-thich.doc")
    assert [remark.text for remark in notes.remarks] == ["Theo quyết định cũ", "Xem phụ lục"]


def test_pieces_of_bytes_and_of_pairs() -> None:
    """A text whose pieces Word kept in two ways, the second one changed to bold by the piece itself."""
    main = b"\0" * 100 + "Đề".encode("utf-16-le") + b" m\x93c\x81"
    bold = struct.pack("<H", 0x55 << 1 | 1 << 8)
    entries = struct.pack("<HIH", 0, 100, 0) + struct.pack("<HI", 0, 104 * 2 | 0x40000000) + bold
    table = struct.pack("<III", 0, 2, 7) + entries
    prefix = b"\x01\x02\x00\x35\x08"
    text, found = piece_table.read_pieces(main, prefix + b"\x02" + struct.pack("<I", len(table)) + table)
    assert text == "Đề m“c\x81"
    assert [(piece.start, piece.end, piece.width) for piece in found] == [(0, 2, 2), (2, 7, 1)]
    assert Styles(b"", []).changed(PLAIN, found[1].changes)[0].bold


def test_changes_of_properties() -> None:
    cells = struct.pack("<4h", 0, 100, 200, 300) + struct.pack("<H18x", 0x60) + struct.pack("<H18x", 1)
    row = struct.pack("<HHB", 0xD608, len(cells) + 2, 3) + cells
    told = row + b"\x17\x24\x01" + b"\x24\x56\x01\x03" + b"\x2b\xd6\x02\x00\x01" + b"\x61\x24\x01"
    page = bytearray(512)
    page[0:8] = struct.pack("<II", 10, 20)
    page[8] = 100
    page[200] = (len(told) + 4) // 2
    body = b"\0\0" + told
    body += b"\0" * (2 * page[200] - 1 - len(body))
    page[201 : 201 + len(body)] = body
    page[511] = 1
    pages = Properties(bytes(512) + bytes(page), struct.pack("<III", 10, 20, 1), of_paragraphs)
    look = Paragraphs(pages, Styles(b"", []), b"").at(piece_table.Piece(0, 9, 10, 1, b""), 5)
    assert look.ends_row
    assert look.level == 1
    assert look.ink.align == "center"
    assert look.row.cells == (CellShape(100, "continue", 0), CellShape(200, "", 1), CellShape(300, "", 2))
    assert pages.at(25) == (1 << 40, b"")
    assert pages.at(5) == (10, b"")


def test_lists_that_are_cut_off_end() -> None:
    assert list(changes(b"\x35\x08")) == []
    assert list(changes(b"\x35\x08\x01\x36")) == [(0x0835, b"\x01")]
    assert list(changes(b"\x15\xc6\xff\x01\0\0\0\0\x01\0\0\0\x35\x08\x01"))[-1] == (0x0835, b"\x01")
    assert plc(b"\0" * 3, 4) == ((), [])
    assert list(ranges(struct.pack("<4I", 0, 5, 3, 900), 100, 10)) == [(100, 105), (105, 110)]
    assert of_characters(bytes(512), 127, 5) == b""


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ((_FLAGS, struct.pack("<H", 0x0100 | _TABLE_FLAG)), "mật khẩu"),
        ((2, struct.pack("<H", 0x68)), "Word 95"),
        ((0, struct.pack("<H", 0xA5DC)), "Word 95"),
        ((0, b"XX"), "hỏng"),
        ((_FLAGS, b"\0\0"), "hỏng"),
        ((64 + 12, struct.pack("<i", -5)), "hỏng"),
        ((table_at(At.PIECES), struct.pack("<II", 0xFFFFFF, 50)), "hỏng"),
        ((table_at(At.PIECES), struct.pack("<II", 0, 0)), "hỏng"),
    ],
    ids=["locked", "old", "older", "no word", "no table", "less than nothing", "no pieces there", "no pieces"],
)
def test_refusals(changed: tuple[int, bytes], told: str) -> None:
    with pytest.raises(InputProblem, match=told):
        read_doc(patched("ben-le", changed))


@pytest.mark.parametrize("which", [At.STYLES, At.FONTS, At.LISTS, At.LIST_USES, At.CHARACTERS, At.BOXES, At.SECTIONS])
@pytest.mark.parametrize("told", [(0, 0), (0xFFFFFFF0, 0xFFFF), (0, 0xFFFFFFFF), (7, 4000)], ids=str)
def test_broken_helping_tables_lose_no_text(which: At, told: tuple[int, int]) -> None:
    try:
        source = read_doc(patched("ben-le", (table_at(which), struct.pack("<II", *told))))
    except InputProblem:
        return
    everything = "\n".join([*lines(source), *(remark.text for remark in source.remarks)])
    assert "Giữa hai bảng" in everything
    assert "Có lời bình" in everything


def test_huge_texts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piece_table, "MAX_TEXT", 100)
    with pytest.raises(InputProblem, match="quá lớn"):
        read_doc(saved("ben-le"))


def test_more_runs_than_a_plan_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc_text, "MAX_RUNS", 20)
    with pytest.raises(InputProblem, match="quá lớn"):
        read_doc(saved("ben-le"))


def test_changes_that_stand_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows of many cells do not fit on a page; what sends on to itself comes to an end."""
    centered = b"\x61\x24\x01"
    loop = b"\x46\x66\x00\x00\x00\x00" + centered
    pages = Properties(b"", b"", of_paragraphs)
    paragraphs = Paragraphs(pages, Styles(b"", []), struct.pack("<H", len(loop)) + loop)
    piece = piece_table.Piece(0, 9, 0, 1, b"\x46\x66\x00\x00\x00\x00")
    assert paragraphs.at(piece, 5).ink.align == "center"
    monkeypatch.setattr(doc_paragraphs, "MAX_OUTSIDE", 5 * len(loop))
    with pytest.raises(InputProblem, match="bất thường"):
        paragraphs.at(piece._replace(changes=piece.changes + centered), 5)


def test_embedded_workbooks_do_not_hide_the_text(tmp_path: Path) -> None:
    """Only what stands at the top of the box is looked at: an .xls in a box of its own is no .doc."""
    path = tmp_path / "a.doc"
    path.write_bytes(in_box(b"\x09\x08" + b"\0" * 5000))
    with pytest.raises(InputProblem, match="hỏng"):
        read_plan(path)


def damaged(data: bytes, seed: int) -> bytes:
    """A file with some numbers and stretches of it changed, or cut off."""
    chance = random.Random(seed)  # noqa: S311
    found = bytearray(data)
    ways: list[Callable[[int], None]] = [
        lambda at: found.__setitem__(at, chance.randrange(256)),
        lambda at: found.__setitem__(slice(at, at + 4), struct.pack("<I", chance.choice((0, 1, 0xFFFF, 0xFFFFFFFF)))),
        lambda at: found.__setitem__(slice(at, at + 64), found[(back := chance.randrange(len(found))) : back + 64]),
    ]
    for _time in range(chance.randrange(1, 12)):
        chance.choice(ways)(chance.randrange(len(found) - 64))
    return bytes(found[: chance.randrange(len(found))] if chance.random() < 0.1 else found)


@pytest.mark.parametrize("name", ["ben-le", "danh-so", "gop-o"])
def test_damage_leaves_a_text_or_a_sentence(name: str) -> None:
    @settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**32))
    def run(seed: int) -> None:
        try:
            source = read_doc(damaged(saved(name), seed))
        except InputProblem:
            return
        assert sum(len(line) for line in lines(source)) < 100_000

    run()


def style(base: int, told: bytes) -> bytes:
    """A paragraph style without a name on top of another one, with changes of characters."""
    body = struct.pack("<HHHHH", 0, 1 | base << 4, 2, 0, 0) + struct.pack("<HH", 0, 0)
    body += struct.pack("<HH", 2, 0) + struct.pack("<H", len(told)) + told
    return struct.pack("<H", len(body)) + body


def test_styles_rest_on_each_other_without_circles() -> None:
    bold, italic, unlike = b"\x35\x08\x01", b"\x36\x08\x01", b"\x35\x08\x81"
    head = struct.pack("<HHHHHHHH", 14, 4, 10, 0, 0, 0, 0, 1)
    table = head + style(0xFFF, bold) + style(0, italic + b"\0") + style(3, unlike) + style(2, b"")
    styles = Styles(table, ["Arial", ".VnTime"])
    assert styles.ink(1)[:2] == (True, True)
    assert styles.ink(1).font == ".VnTime"
    assert styles.changed(styles.ink(1), unlike)[0].bold is False
    assert styles.ink(2).bold
    assert styles.ink(99).bold is None


def test_lists_of_uses_with_and_without_changes() -> None:
    """Two uses of one list: the second begins at 5, and the first one counts on from there."""
    level = struct.pack("<iB", 1, 4) + bytes(23) + struct.pack("<H2H", 2, 0, ord(")"))
    lists = struct.pack("<H", 1) + struct.pack("<i22xBB", 77, 1, 0) + level
    use = struct.pack("<i8xBBBB", 77, 0, 0, 0, 0) + struct.pack("<i8xBBBB", 77, 1, 0, 0, 0)
    override = b"\xff" * 4 + struct.pack("<iI", 5, 0x10)
    counter = read_lists(lists, struct.pack("<I", 2) + use + b"\xff" * 4 + override)
    assert [counter.mark(number, 0) for number in ("1", "1", "2", "1", "3")] == ["a)", "b)", "e)", "f)", ""]
    assert read_lists(lists[:20], b"\xff" * 40).lists == {}
