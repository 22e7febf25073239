"""Rich Text Format: text, looks, tables, lists and what lies beside the text, as programs write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from imports.blocks import Paragraph, Source, Table
from imports.flow import story
from imports.open_any import read_plan, read_source
from imports.rtf import tokens
from imports.rtf.reader import read_rtf
from models.errors import InputProblem

FOLDER = Path(__file__).parents[1] / "fixtures" / "imports" / "doc"
FONTS = (
    r"{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset0 .VnTime;}{\f2\fcharset163 Arial;}{\f3\fcharset2 Symbol;}}"
)


def read(body: str) -> Source:
    """A file with this body."""
    return read_rtf(("{\\rtf1\\ansi\\ansicpg1252\\deff0" + FONTS + body + "}").encode("latin-1"))


def texts(body: str) -> list[str]:
    """The paragraphs of a file with this body."""
    return [piece.text for piece in read(body).pieces if isinstance(piece, Paragraph)]


def cells(source: Source) -> list[tuple[int, int, int, int, str]]:
    """Where the cells of the only table are, how far they reach, and their texts."""
    (table,) = (piece for piece in source.pieces if isinstance(piece, Table))
    return [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in table.grid.cells()]


def row(definition: str, *told: str) -> str:
    """A row as Word writes it."""
    return f"\\trowd {definition}\\pard\\intbl " + "".join(f"{text}\\cell " for text in told) + "\\row\n"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"{\f0 K\u7871? ho\u7841?ch}\par", "Kế hoạch"),
        (r"{\uc2 K\u7871\'65\'3f ho\u7841abch}\par", "Kế hoạch"),
        (r"{\uc0 K\u7871  ho\u7841 ch}\par", "Kế hoạch"),
        (r"{\f2 S\'ea\'ec}\par", "Sê\u0301"),
        (r"a\~b\_c\ldblquote d\rdblquote\endash\{\}\\e\par", "a\u00a0b-c“d”–{}\\e"),
        (r"{\field{\*\fldinst PAGE}{\fldrslt 12}} trang\par", "12 trang"),
        (r"{\*\unknown leave}keep\par", "keep"),
        (r"{\deleted x\'e1}{\revised m}{\v hidden}n\par", "mn"),
        (r"a\line b\tab c\par", "a\nb\tc"),
        (r"{\upr{ansi}{\*\ud{\u7871?}}}\par", "ansi"),
        (r"{\bin5 }}}}}sau}\par", "sau"),
        (r"{\pict\wmetafile8 0a0b}sau\par", "sau"),
        (r"\u55356?\u57225?\par", "\U0001f389"),
        (r"kh\'f4ng par", "không par"),
    ],
)
def test_text(body: str, text: str) -> None:
    assert texts(body) == [text]


def test_looks() -> None:
    pieces = read(r"\pard\qc{\b TO\u193?N} \par\pard\qj{\i nghi\u234?ng}\par\b0\qr p\par\plain\caps hoa\par").pieces
    assert pieces == (
        Paragraph("TOÁN ", True, False, "center"),
        Paragraph("nghiêng", False, True, "justify"),
        Paragraph("p", False, False, "right"),
        Paragraph("HOA", False, False, "right"),
    )


def test_lists() -> None:
    numbered = r"{\listtext\pard\plain 1.\tab}Mot\par{\pntext\f0 a)\tab}Hai\par"
    bullets = r"{\listtext\f3\'b7\tab}Ba\par{\listtext o\tab}\par"
    assert texts(numbered + bullets) == ["1. Mot", "a) Hai", "- Ba", "-"]


def test_columns_are_found_by_their_edges() -> None:
    source = read(
        row(r"\trleft0\cellx1000\clmgf\cellx2000\clmrg\cellx3000\clvmgf\cellx4000", "a", "b", "", "c")
        + row(r"\trleft0\cellx1010\cellx1990\cellx3005\clvmrg\cellx4000", "d", "e", "f", "")
        + row(r"\trleft0\cellx4000", "g")
    )
    assert cells(source) == [
        (0, 0, 1, 1, "a"), (0, 1, 1, 2, "b"), (0, 3, 2, 1, "c"),
        (1, 0, 1, 1, "d"), (1, 1, 1, 1, "e"), (1, 2, 1, 1, "f"),
        (2, 0, 1, 4, "g"),
    ]  # fmt: skip


def test_a_row_that_tells_no_edges_has_those_above() -> None:
    source = read(row(r"\cellx1000\cellx5000", "a", "b") + r"\trowd\pard\intbl c\cell d\cell\row")
    assert [cell[4] for cell in cells(source)] == ["a", "b", "c", "d"]
    assert len({cell[1] for cell in cells(source)}) == 2


def test_cells_too_narrow_to_read_lose_no_text() -> None:
    source = read(row(r"\cellx1000\cellx1001\cellx2000", "a", "b", "c") + row(r"\cellx1000\cellx2000", "d", "e"))
    assert [cell[4] for cell in cells(source)] == ["a\nb", "c", "d", "e"]


def test_tables_in_tables() -> None:
    inner = (
        r"\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}"
    )
    outer = r"\trowd\cellx1000\cellx2000\pard\intbl a\par " + inner + r"\pard\intbl\cell b\cell\row"
    assert [cell[4] for cell in cells(read(outer))] == ["a\nx\ny", "b"]
    framed = r"\trowd\cellx2000\pard\intbl a\par " + inner + r"\pard\intbl\cell\row\pard sau\par"
    source = read(framed)
    assert [cell[4] for cell in cells(source)] == ["x", "y"]
    assert [piece.text for piece in source.pieces if isinstance(piece, Paragraph)] == ["a", "", "sau"]


def test_what_lies_beside_the_text() -> None:
    source = read(
        r"{\header Ban du thao\par}{\footer\pard Trang 1\par}Nhan{\super\chftn}{\footnote\pard Theo luat}"
        r"{\footnote\ftnalt Cuoi}{\*\atnid N}{\*\annotation Xem lai}{\v che {\b di}}"
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard Trong khung\par}}{\shprslt bo}}"
        r"{\*\shppict{\pict 00}}\par sau"
    )
    assert [piece.text for piece in source.pieces if isinstance(piece, Paragraph)] == ["Nhan", "Trong khung", "sau"]
    told = [remark.text or remark.message for remark in source.remarks]
    assert told[0] == "che di"
    assert "1 hình" in told[1]
    assert told[2:] == ["Theo luat", "Cuoi", "Xem lai", "Ban du thao"]


def test_old_fonts(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    line = r"{\f1 C\'b6i c\'b8ch h\'b5nh ch\'ddnh v\'b5 ki\'d3m so\'b8t th\'f1 t\'f4c}\par"
    path.write_bytes(("{\\rtf1\\ansi\\deff0" + FONTS + line + "}").encode("latin-1"))
    (paragraph,) = read_source(path).pieces
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "Cải cách hành chính và kiểm soát thủ tục"


def test_a_table_as_word_itself_writes_it() -> None:
    """Word tells each row before and after it, sets the looks of two scripts, and hides what it keeps for itself."""
    run = r"{\rtlch\fcs1 \af0\afs26 \ltrch\fcs0 \fs26\insrsid1 "
    defined = (
        r"\trowd \irow0\irowband0\ltrrow\ts11\trgaph108\trleft-108\trbrdrt\brdrs\brdrw10 \trftsWidth1"
        r"\clvertalt\clbrdrt\brdrs\brdrw10 \cltxlrtb\clftsWidth3\clwWidth1000 \cellx892"
        r"\clvertalt\cltxlrtb\clftsWidth3\clwWidth3000 \cellx3892"
    )
    body = (
        r"{\*\rsidtbl \rsid1}{\*\listtable{\list\listtemplateid1{\listlevel{\leveltext\'02\'00.;}}}}"
        r"{\*\pnseclvl1\pnucrm{\pntxta .}}\pard\plain \ltrpar\qc \f0\fs26 " + run + r"\b T\u244\'f4i\b0\par }"
    )
    body += defined + r"\pard \ltrpar\qj\intbl\itap0 {\listtext\pard\plain\ltrpar \hich\af0\loch\f0 1.\tab}" + run
    body += r"\cell }" + run + r"m\'f4\u7897\'3f\cell }\pard \ltrpar\intbl {" + defined + r"\row }\pard \ltrpar" + run
    source = read(body + r"sau{\*\bkmkstart x}{\*\bkmkend x}\par }{\*\themedata 504b}{\*\datastore 01}")
    assert [piece.text for piece in source.pieces if isinstance(piece, Paragraph)] == ["Tôi", "sau"]
    assert cells(source) == [(0, 0, 1, 1, "1."), (0, 1, 1, 1, "môộ")]


@pytest.mark.parametrize("name", ["danh-so", "gop-o", "tcvn3", "the-thuc"])
def test_the_same_plan_as_in_a_word_file(name: str) -> None:
    old, rich = (read_plan(FOLDER / f"{name}.{kind}").plan for kind in ("doc", "rtf"))
    assert rich.task_count() == old.task_count() > 0
    assert [one.title for one in rich.appendices] == [one.title for one in old.appendices]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"{\\rtf1 x", "hỏng"),
        (b"{\\rtf1 {\\pict 00", "hỏng"),
        (b"{\\rtf1 \\bin99999999 x}", "hỏng"),
        (b"{\\rtf1 " + b"{" * 100_000, "bất thường"),
        (b"{\\rtf1 " + b"\\par" * 4_000 + b"}", "quá lớn"),
        (b"{\\rtf1 " + b"\\intbl\\itap6 a\\nestcell\\itap1 b\\cell" * 1_000 + b"}", "quá lớn"),
        (b"{\\rtf1 " + b"{\\footnote x}" * 30_000 + b"}", "quá lớn"),
    ],
    ids=["cut", "cut picture", "cut data", "deep", "long", "nested", "notes"],
)
def test_hostile_files_are_refused(data: bytes, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story, "MAX_PARAGRAPHS", 3_000)
    with pytest.raises(InputProblem, match=told):
        read_rtf(data)


def test_no_more_words_than_a_plan_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "MAX_TOKENS", 50)
    read_rtf(b"{\\rtf1 " + b"\\sb1" * 60 + b"}")
    with pytest.raises(InputProblem, match="quá lớn"):
        read_rtf(b"{\\rtf1 " + b"\\b1" * 60 + b"}")
    monkeypatch.setattr(tokens, "MAX_STEPS", 50)
    with pytest.raises(InputProblem, match="quá lớn"):
        read_rtf(b"{\\rtf1 " + b"\\sb1" * 60 + b"}")


def test_wild_edges_make_no_wild_table() -> None:
    rows = "".join(
        row(f"\\trleft{place * 31}\\cellx{place * 97}\\cellx{place * 97 + 5000}", "a", "b") for place in range(300)
    )
    (table,) = read(rows).pieces
    assert isinstance(table, Table)
    assert len(table.grid.columns) <= 500
    assert sum(cell.text.count("a") for cell in table.grid.cells()) == 300


@pytest.mark.parametrize(
    "told", [r"\cell\row", r"\nestrow\nestcell\row", r"}", r"\cellx5\trowd\row", r"\u", r"\'", "\\"]
)
def test_words_out_of_place_do_no_harm(told: str) -> None:
    assert read("a" + told + r" z\par").pieces or told == "}"
