"""Hostile and boundless files (hostile.py): each is read or refused with one sentence, soon and in little memory."""

from __future__ import annotations

import socket
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from imports.draft import Cancelled
from imports.ole import ole_stream
from imports.open_any import read_plan, read_source
from imports.refusals import damaged, locked, naming, suspicious, too_deep, too_large
from imports.spreadsheet.boxed import boxed_workbook, in_box
from models.errors import InputProblem
from models.plan import Plan
from tests.imports.fuzz.judging import check_sentence
from tests.imports.hostile import HOSTILE, W, docx, ods, odt, xlsx
from tests.imports.old_files import HEADER
from tests.imports.test_bad_files import changed
from tests.imports.test_large_files import calls
from tests.imports.test_spreadsheets import OFFICE

MOST_SECONDS, MOST_MEGABYTES = 10, 500
# What is read or refused so quickly that every run can try it.
QUICK = (
    "million paragraphs packed.docx", "tables 1000 deep.docx", "styles in a ring.docx", "text boxes in text boxes.docx",
    "5001 parts.docx", "million empty rows packed.xlsx", "far cell.xlsx", "far cells.xlsx", "absurd merges.xlsx",
    "ring of sectors.xls", "tables 1000 deep.odt", "absurd spans.odt", "styles in a ring.odt", "tables 1000 deep.html",
    "deep.json", "giant cell.docx", "giant cell.xlsx", "giant cell.odt", "giant cell.html", "16384 columns.xlsx",
)  # fmt: skip
MEASURE = """
import sys, time
from pathlib import Path
from imports.open_any import read_plan
from models.errors import InputProblem
start = time.process_time()
try:
    plan = read_plan(Path(sys.argv[1])).plan
    told = f"{plan.task_count()} tasks"
except InputProblem as problem:
    told = problem.message
print(time.process_time() - start)
print(int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) / 1024)
print(told)
"""


def read(folder: Path, data: bytes, name: str) -> Plan | None:
    """The plan in the bytes, None where they are refused; any other error fails the test."""
    (folder / name).write_bytes(data)
    try:
        return read_plan(folder / name).plan
    except InputProblem as problem:
        check_named(problem, name)
        return None


def check_named(problem: InputProblem, name: str) -> None:
    """A sentence that an officer can read, and that says which file it is about."""
    check_sentence(problem)
    assert name in problem.message


@pytest.mark.parametrize("name", QUICK)
def test_it_is_read_or_refused_soon(name: str, tmp_path: Path) -> None:
    read(tmp_path, HOSTILE[name](), name)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells how much memory a program has taken at most")
@pytest.mark.parametrize("name", HOSTILE)
def test_time_and_memory_have_an_end(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    done = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    seconds, megabytes, told = done.stdout.splitlines()
    with capsys.disabled():
        print(f"\n{name:40} {float(seconds):6.1f} s {float(megabytes):6.0f} MB  {told}")
    assert float(seconds) < MOST_SECONDS
    assert float(megabytes) < MOST_MEGABYTES


def test_the_same_trouble_is_told_in_the_same_words(tmp_path: Path) -> None:
    deep = {told(tmp_path, name) for name in ("tables 1000 deep.docx", "tables 1000 deep.odt", "tables 1000 deep.html")}
    assert len(deep) == 1
    large = {
        told(tmp_path, name) for name in ("giant cell.docx", "giant cell.xlsx", "giant cell.odt", "far cells.xlsx")
    }
    assert len(large) == 1
    cut = {told(tmp_path, "a", data[: len(data) // 2]) for data in (docx(""), xlsx(""), odt(""), ods(""))}
    assert len(cut) == 1


def told(folder: Path, name: str, data: bytes | None = None) -> str:
    """The sentence of a refusal behind the name of the file."""
    (folder / name).write_bytes(HOSTILE[name]() if data is None else data)
    with pytest.raises(InputProblem) as caught:
        read_plan(folder / name)
    assert caught.value.message.startswith(f"“{name}”: ")
    return caught.value.message.removeprefix(f"“{name}”: ")


@pytest.mark.parametrize("problem", [damaged(), suspicious(""), too_large(), too_deep(), locked("")])
def test_the_name_is_put_in_once(problem: InputProblem) -> None:
    with pytest.raises(InputProblem) as caught, naming("a.docx"), naming("a.docx"):
        raise problem
    assert caught.value.message.count("a.docx") == 1
    assert str(caught.value) == caught.value.message
    assert ";" in caught.value.message  # behind it stands what to do


REMOTE = "http://example.vn/a"
LINK = f'<Relationship Id="x{{}}" Type="http://x/{{}}" Target="{REMOTE}" TargetMode="External"/>'
KINDS_OF_LINKS = ("attachedTemplate", "image", "header", "styles", "hyperlink", "externalLink", "oleObject")


def linked(data: bytes, folder: Path, rels: str) -> bytes:
    """An Office file with relations to another place in the world."""
    (folder / "before").write_bytes(data)
    with zipfile.ZipFile(folder / "before") as source:
        before = source.read(rels).decode()
    links = "".join(LINK.format(place, kind) for place, kind in enumerate(KINDS_OF_LINKS))
    return changed(folder / "before", rels, before.replace("</Relationships>", f"{links}</Relationships>").encode())


def remote_files(folder: Path) -> dict[str, bytes]:
    """A file of each kind that names pictures, templates, styles, sheets and types of documents elsewhere."""
    picture = f'<w:p><w:r><w:pict r:id="x1" xmlns:r="r"/></w:r><w:fldSimple w:instr="INCLUDETEXT {REMOTE}"/></w:p>'
    image = f'<text:p>a<draw:image xlink:href="{REMOTE}" xmlns:xlink="http://www.w3.org/1999/xlink"/></text:p>'
    html = f"<link rel=stylesheet href={REMOTE}><img src={REMOTE}><iframe src={REMOTE}></iframe><base href={REMOTE}>"
    dtd = f'<!DOCTYPE a SYSTEM "{REMOTE}"><a/>'.encode()
    formula = f"<row><c><f>WEBSERVICE(&quot;{REMOTE}&quot;)</f></c><c><f>[1]A!A1</f></c></row>"
    return {
        "a.docx": linked(docx(picture), folder, "word/_rels/document.xml.rels"),
        "a.xlsx": linked(xlsx(formula), folder, "xl/_rels/workbook.xml.rels"),
        "a.odt": odt(image),
        "a.html": html.encode(),
        "b.html": dtd,
        "b.docx": docx("", styles=dtd),
        "a.txt": f"=WEBSERVICE({REMOTE})\t\\\\server\\a\n".encode(),
    }


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(socket, "socket", lambda *args, **_named: asked.append(args))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **_named: asked.append(args))
    for name, data in remote_files(tmp_path).items():
        read(tmp_path, data, name)
    assert asked == []


ENTITY = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "{secret}">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "utf-7"])
def test_no_entity_brings_another_file(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "secret").write_text("bí mật", encoding="utf-8")
    head = ENTITY.replace("1.0", f'1.0" encoding="{encoding}').format(secret=(tmp_path / "secret").as_uri())
    (tmp_path / "honest").write_bytes(docx(""))
    document = f"{head}<w:document {W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    data = changed(tmp_path / "honest", "word/document.xml", document.encode(encoding))
    assert "bí mật" not in str(read(tmp_path, data, "a.docx"))


def test_text_boxes_in_text_boxes_are_read_once_each() -> None:
    def work(depth: int) -> int:
        inside = "<w:p><w:r><w:t>a</w:t><w:drawing><w:txbxContent>" * depth
        after = "</w:txbxContent></w:drawing></w:r></w:p>" * depth
        from imports.docx.reader import read_docx
        from imports.package import Package

        return calls(lambda: read_docx(Package(docx(inside + after)), "word/document.xml"))

    work(1)
    assert work(40) < 20 * work(4)


def xls_with(kind: int, at: int, value: int) -> bytes:
    """An .xls in which all records of a kind hold another number at a place."""
    stream = bytearray(ole_stream((OFFICE / "bang.xls").read_bytes(), "Workbook"))
    place = 0
    while place + 4 <= len(stream):
        found, length = struct.unpack_from("<HH", stream, place)
        if found == kind:
            struct.pack_into("<I", stream, place + 4 + at, value)
        place += 4 + length
    return in_box(bytes(stream))


def test_an_xls_that_tells_of_more_than_it_holds(tmp_path: Path) -> None:
    dimensions, strings, sheet = 0x200, 0xFC, 0x85
    plan = read(tmp_path, xls_with(dimensions, 4, 0x7FFFFFFF), "a.xls")
    assert plan is not None
    assert plan.task_count() == 4
    for kind, at, value in ((strings, 4, 0x7FFFFFFF), (sheet, 0, 0x7FFFFFFF)):
        read(tmp_path, xls_with(kind, at, value), "a.xls")
    with pytest.raises(InputProblem, match="bất thường"):
        boxed_workbook(xls_with(strings, 4, 0x7FFFFFFF))


@pytest.mark.parametrize("size", [1, 4096, 4097, 5_000_000])
def test_a_box_holds_its_stream(size: int) -> None:
    stream = bytes(range(251)) * (size // 251 + 1)
    assert ole_stream(in_box(stream[:size]), "Workbook")[:size] == stream[:size]


def rows_of(kind: str, count: int) -> bytes:
    """A file with one long table."""
    texts = [(str(row), f"Việc {row}", "Văn phòng", "Quý I") for row in range(1, count)]
    heads = [HEADER[0], HEADER[1], HEADER[3], HEADER[5]]
    made: dict[str, Callable[[], bytes]] = {
        "docx": lambda: docx(
            _table("w:tbl", "w:tr", "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>", [heads, *texts])
        ),
        "xlsx": lambda: xlsx(_table("", "row", '<c t="str"><v>{}</v></c>', [heads, *texts])),
        "odt": lambda: odt(_table("table:table", "table:table-row", ODF_CELL, [heads, *texts])),
        "ods": lambda: ods(_table("", "table:table-row", ODF_CELL, [heads, *texts])),
        "html": lambda: _table("table", "tr", "<td>{}</td>", [heads, *texts]).encode(),
    }
    return made[kind]()


ODF_CELL = "<table:table-cell><text:p>{}</text:p></table:table-cell>"


def _table(table: str, row: str, cell: str, rows: Sequence[Sequence[str]]) -> str:
    lines = "".join(f"<{row}>{''.join(cell.format(text) for text in line)}</{row}>" for line in rows)
    return f"<{table}>{lines}</{table}>" if table else lines


@pytest.mark.parametrize("kind", ["docx", "xlsx", "odt", "ods", "html"])
def test_a_long_table_can_be_stopped_within(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{kind}"
    seen: list[int] = []
    for rows in (100, 3_100):
        path.write_bytes(rows_of(kind, rows))
        asked: list[float] = []
        read_source(path, lambda done, _text, asked=asked: asked.append(done) is None)  # type: ignore[misc]
        assert asked == sorted(asked) or kind == "html"
        seen.append(len(asked))
    assert seen[1] >= seen[0] + 5
    left = iter(range(seen[1] - 3))
    with pytest.raises(Cancelled):
        read_source(path, lambda _done, _text: next(left, None) is not None)
