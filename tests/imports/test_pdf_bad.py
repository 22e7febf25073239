"""PDFs that cannot or must not be read: each is refused with one sentence, none takes much time."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.pdf.writer import write_pdf
from imports.draft import Cancelled
from imports.open_any import read_plan
from imports.pdf import attached, reader
from imports.pdf.reader import read_pdf
from models.errors import InputProblem
from tests.imports.pdf_files import FIXTURES, TEXT, page_pdf, pdf_of, read, stream, texts
from tests.plans import small_plan

WORD = (FIXTURES / "ke-hoach-word.pdf").read_bytes()
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
EMPTY_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"


@pytest.mark.parametrize(
    ("name", "said"), [("mat-khau.pdf", "mật khẩu"), ("ban-quet.pdf", "bản quét"), ("ban-quet.pdf", "Word")]
)
def test_what_to_do_is_said(name: str, said: str) -> None:
    with pytest.raises(InputProblem, match=said):
        read_plan(FIXTURES / name)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7])
def test_half_a_file_is_told_or_read(share: float) -> None:
    with pytest.raises(InputProblem, match="chưa tải về hết"):
        read(WORD[: int(share * len(WORD))])


BAD = {
    "nothing": b"%PDF-1.7\n",
    "noise": b"%PDF-1.4\n" + bytes(range(256)) * 100,
    "no pages": pdf_of([b"<</Type/Catalog>>"]),
    "pages in a ring": pdf_of([CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 50>>"]),
    "pages that are not there": pdf_of([CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", EMPTY_PAGE]),
    "too many pages": pdf_of([CATALOG, b"<</Type/Pages/Kids[" + b"3 0 R " * 5_000 + b"]/Count 5000>>", EMPTY_PAGE]),
    "no text": page_pdf(stream(b"")),
    "bomb": page_pdf(stream(b" " * 50_000_000)),
    "packed twice": page_pdf(b"<</Filter[/FlateDecode/FlateDecode]/Length 10>>stream\n0123456789\nendstream"),
}


def forms(depth: int, times: int) -> bytes:
    """A page that paints a form that paints the next form several times, and so on."""
    about = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F1 5 0 R>>/XObject<</X %d 0 R>>>>"
    inner = [stream(b"/X Do " * times, about % (7 + level)) for level in range(depth)]
    last = stream(TEXT, b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F1 5 0 R>>>>")
    return page_pdf(stream(b"/X Do"), [*inner, last], b"/X 6 0 R")


def test_forms_in_forms_in_forms_end_early() -> None:
    with pytest.raises(InputProblem, match="bất thường"):
        read(forms(9, 10))
    assert texts(read(forms(3, 1))) == ["Enough words stand here to be read as a text"]


@pytest.mark.parametrize("name", BAD)
def test_it_is_refused(name: str) -> None:
    start = time.perf_counter()
    with pytest.raises(InputProblem):
        read(BAD[name])
    assert time.perf_counter() - start < 10


def test_bombs_are_found_before_they_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pypdfium2.PdfDocument", lambda *_args: pytest.fail("PDFium was given a bomb"))
    for name in ("bomb", "packed twice"):
        with pytest.raises(InputProblem, match="bất thường"):
            read(BAD[name])


def test_a_drawing_is_no_table() -> None:
    lines = b"".join(b"%d 0 m %d 842 l S 0 %d m 595 %d l S\n" % (at, at, at, at) for at in range(0, 595, 4))
    source = read(page_pdf(stream(TEXT + lines)))
    assert len(source.pieces) >= 1


def test_too_many_letters_end_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MOST_LETTERS", 500)
    with pytest.raises(InputProblem, match="quá dài"):
        read(WORD)


def test_progress_and_stopping() -> None:
    seen: list[float] = []
    read_pdf(WORD, "a.pdf", lambda share, _text: seen.append(share) is None)
    assert seen == sorted(seen)
    assert len(seen) > 5
    with pytest.raises(Cancelled):
        read_pdf(WORD, "a.pdf", lambda share, _text: share < 0.3)


def forged(tmp_path: Path, content: bytes) -> bytes:
    """Our own PDF with another content of its attachment."""
    write_pdf(small_plan(), tmp_path / "a.pdf")
    data = (tmp_path / "a.pdf").read_bytes()
    place = data.index(b"/Type /EmbeddedFile")
    head = data.rindex(b" obj", 0, place)
    start = data.index(b"stream\r\n" if data.find(b"stream\r\n", place) > 0 else b"stream\n", place)
    end = data.index(b"endstream", start)
    body = stream(content, b"/Type/EmbeddedFile")
    return data[: head + 5] + body[: -len(b"endstream")] + data[end:]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[" * 100_000, b'{"format": "cchc-plan/1", "appendices": 5}', b"[]", b'{"format": "x"}', b"\xff\xfe"],
    ids=range(7),
)
def test_a_forged_attachment_is_left_and_the_pages_are_read(content: bytes, tmp_path: Path) -> None:
    source = read(forged(tmp_path, content))
    assert source.plan is None
    assert source.pieces


def test_a_large_attachment_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pdf(small_plan(), tmp_path / "a.pdf")
    monkeypatch.setattr(attached, "_LARGEST", 100)
    assert read((tmp_path / "a.pdf").read_bytes()).plan is None


def test_pages_that_were_added_are_told(tmp_path: Path) -> None:
    write_pdf(small_plan(), tmp_path / "a.pdf")
    data = (tmp_path / "a.pdf").read_bytes()
    pages = re.search(rb"/Kids \[ ([0-9 R]+) \]", data)
    assert pages is not None
    kids = pages.group(1)
    fewer = b" ".join(kids.split()[:3]).ljust(len(kids))
    source = read(data.replace(kids, fewer).replace(b"/Count %d" % (len(kids.split()) // 3), b"/Count 1"))
    assert source.plan is not None
    assert source.plan.appendices
    (remark,) = source.plan.remarks
    assert "1 trang" in remark.message


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(WORD) - 1), st.binary(min_size=1, max_size=6)), min_size=1, max_size=12))
def test_damage_never_gets_past_the_reader(damage: list[tuple[int, bytes]]) -> None:
    data = bytearray(WORD)
    for place, signs in damage:
        data[place : place + len(signs)] = signs
    with suppress(InputProblem):
        read(bytes(data))
