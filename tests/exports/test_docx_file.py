"""The Word file as a file: properties, the same bytes, stopping, strange texts, targets that cannot be written."""

from __future__ import annotations

import errno
import unicodedata
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import exports.docx.writer
from exports.docx.ids import WordIds
from exports.docx.package import Shell
from exports.docx.writer import write_docx
from exports.progress import Cancelled
from imports.open_any import read_plan
from models.errors import EnvironmentProblem, InputProblem
from models.layout import built_in_layout
from models.plan import Line, Plan, Section, Task
from models.text import printable
from tests.exports.docx_files import W, cells_of, check_file, names, paragraphs, task_tables, text_of
from tests.exports.made_plans import plan_of
from tests.plans import big_plan, small_plan

RISKY = ("<w:br/>", "&amp; & <b>", "]]>", "{ PAGE }", "=1+1", "«Tên»", "MERGEFIELD a", "\\* MERGEFORMAT", '"nháy"',
         " hai  dấu cách ", "_x0041_", "\u00a0cứng\u00a0", "dòng\u2028mới", "tab\tgiữa", "\ud800 lẻ", "\ufffe",
         "\x00\x01\x0b\x1f", "\u202eđảo\u202c", "z\u200bw\u200dj", "😀 𠀀 𝔸", "\U0010fffd", "\uf0b7")  # fmt: skip


def test_properties_and_language(tmp_path: Path) -> None:
    plan = replace(small_plan(), issued="2026-12-05", title="Kế\nhoạch " + "dài " * 100)
    write_docx(plan, tmp_path / "a.docx")
    own = docx.Document(str(tmp_path / "a.docx")).core_properties
    assert own.title.startswith("Kế\nhoạch dài")
    assert len(own.title) <= 255
    assert (own.author, own.last_modified_by, own.language) == ("SỞ MẪU", "SỞ MẪU", "vi-VN")
    assert (own.created.date().isoformat(), own.modified.date().isoformat()) == ("2026-12-05", "2026-12-05")
    assert "".join((own.comments, own.keywords, own.subject, own.category)) == ""


def test_nothing_of_the_library_s_template_is_left(tmp_path: Path) -> None:
    write_docx(small_plan(), tmp_path / "a.docx")
    assert sorted(names(tmp_path / "a.docx")) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "customXml/_rels/item1.xml.rels",
        "customXml/item1.xml",
        "customXml/itemProps1.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/header1.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_docx(small_plan(), tmp_path / "a.docx")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    write_docx(small_plan(), tmp_path / "b.docx")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    with ZipFile(tmp_path / "a.docx") as package:
        assert {one.date_time for one in package.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        assert package.testzip() is None


def test_progress_rises_to_one_and_stopping_leaves_nothing(tmp_path: Path) -> None:
    shares: list[float] = []
    write_docx(big_plan(300), tmp_path / "a.docx", body=False, progress=lambda share: not shares.append(share))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) > 20
    for stop in (0.0, 0.5, 0.95):
        with pytest.raises(Cancelled):
            write_docx(big_plan(300), tmp_path / "b.docx", body=False, progress=lambda share, stop=stop: share < stop)
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_the_body_is_never_whole_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    save = Shell.save

    def watched(self: Shell, path: Path, body: object, ids: WordIds) -> None:
        def pieces() -> object:
            for piece in body:  # type: ignore[attr-defined]
                sizes.append(len(piece))
                yield piece

        save(self, path, pieces(), ids)  # type: ignore[arg-type]

    monkeypatch.setattr(exports.docx.writer.Shell, "save", watched)
    write_docx(big_plan(500), tmp_path / "a.docx", body=False)
    assert sum(sizes) > 400_000
    assert max(sizes) < 20_000


def test_what_is_chosen(tmp_path: Path) -> None:
    plan, target = small_plan(), tmp_path / "a.docx"
    for options, texts, tables, titles in (
        ({}, True, 1, ["NHIỆM VỤ", "DANH MỤC"]),
        ({"body": False}, False, 1, ["NHIỆM VỤ", "DANH MỤC"]),
        ({"body": False, "appendices": [1]}, False, 0, ["DANH MỤC"]),
        ({"appendices": [0]}, True, 1, ["NHIỆM VỤ"]),
        ({"appendices": []}, True, 0, []),
        ({"body": False, "layout": built_in_layout("brief")}, False, 2, ["NHIỆM VỤ", "DANH MỤC"]),
    ):
        write_docx(plan, target, **options)  # type: ignore[arg-type]
        body = check_file(target)
        assert bool(paragraphs(body, "KHKind")) is texts
        assert len(task_tables(body)) == tables
        assert [text_of(p) for p in paragraphs(body, "KHTitle")] == titles


def test_a_list_that_stands_in_the_text_does_not_come_again(tmp_path: Path) -> None:
    listed = replace(small_plan().appendices[1], title="Tổ chức", label=None, caption=None, closing="")
    plan = replace(small_plan(), appendices=(listed,), sections=(Section(number="II", heading="TỔ CHỨC"),))
    write_docx(plan, tmp_path / "a.docx")
    body = check_file(tmp_path / "a.docx")
    texts = [text_of(p) for p in body.iter(W + "p")]
    assert texts.count("Một việc") == 1
    assert not paragraphs(body, "KHTitle")
    write_docx(plan, tmp_path / "a.docx", layout=built_in_layout("brief"))
    body = check_file(tmp_path / "a.docx")
    assert [text_of(p) for p in paragraphs(body, "KHTitle")] == ["Tổ chức"]
    assert sum(text_of(p) == "Một việc" for p in body.iter(W + "p")) == 1


def test_nothing_to_write_is_one_sentence(tmp_path: Path) -> None:
    for plan, options in (
        (Plan(), {}),
        (Plan(), {"body": False}),
        (small_plan(), {"body": False, "appendices": []}),
        (small_plan(), {"body": False, "appendices": [7]}),
        (small_plan(), {"appendices": [7]}),
    ):
        with pytest.raises(InputProblem):
            write_docx(plan, tmp_path / "a.docx", **options)  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", RISKY, ids=ascii)
def test_risky_texts_stay_texts(text: str, tmp_path: Path) -> None:
    line = Line(product=f"a {text} b", lead=text)
    plan = replace(
        plan_of(Task(title=f"Việc {text}", lines=(line,))),
        title=f"Về {text}",
        agency=f"Sở {text}",
        recipients=(text,),
        legal_bases=(f"Căn cứ {text}",),
        sections=(Section(number="I", heading=f"Mục {text}", paragraphs=(f"Đoạn {text}",)),),
    )
    write_docx(plan, tmp_path / "a.docx")
    body = check_file(tmp_path / "a.docx")
    (table,) = task_tables(body)
    assert f"a {printable(text)} b" in [cell.text for cell in cells_of(table)]
    assert f"Đoạn {printable(text)}" in [text_of(p) for p in paragraphs(body, "KHText")]
    assert not list(body.iter(W + "instrText"))
    assert not list(body.iter(W + "fldSimple"))
    read_plan(tmp_path / "a.docx")


@given(text=st.text(max_size=40))
def test_any_text_gives_a_file_that_can_be_read(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    target = tmp_path_factory.mktemp("docx") / "a.docx"
    write_docx(plan_of(Task(title="Việc", lines=(Line(product=text),))), target, body=False)
    (table,) = task_tables(check_file(target))
    wanted = unicodedata.normalize("NFC", printable(text))
    assert wanted in [cell.text for cell in cells_of(table)]


def test_a_hundred_kilobytes_in_one_cell(tmp_path: Path) -> None:
    text = "chữ " * 25_000 + "x" * 5_000
    plan = plan_of(Task(title="Việc", lines=(Line(product=text),)))
    write_docx(plan, tmp_path / "a.docx", body=False)
    (table,) = task_tables(check_file(tmp_path / "a.docx"))
    assert text in [cell.text for cell in cells_of(table)]
    assert len(list(table.iter(W + "cantSplit"))) == 2, "the row of the long text may be cut"


def test_a_read_only_target_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    with pytest.raises(EnvironmentProblem, match="chỉ đọc"):
        write_docx(small_plan(), target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_a_disk_that_fills_while_writing_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("exports.docx.package.ZipFile.writestr", full)
    with pytest.raises(EnvironmentProblem, match="đã đầy"):
        write_docx(small_plan(), target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_the_library_reads_it(tmp_path: Path) -> None:
    write_docx(small_plan(), tmp_path / "a.docx")
    document = docx.Document(str(tmp_path / "a.docx"))
    assert [section.different_first_page_header_footer for section in document.sections] == [True, True, True]
    assert document.styles["KH Nội dung"].font.size.pt == 14
    assert document.styles["KH Nội dung"].base_style.font.name == "Times New Roman"
    assert len(document.tables) == 3
