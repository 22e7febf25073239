"""Pages of a PDF as pictures: size, colours, parts, threads, and what is said of damaged files."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from exports.pdf.raster import Part, PdfPictures, Picture
from models.errors import EnvironmentProblem, InputProblem

UPRIGHT, LYING = (595, 842), (842, 595)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """An upright page with a red square in its top left corner, and a lying one with a blue one and a word."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=UPRIGHT, invariant=1)
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 842 - 100, 100, 100, stroke=0, fill=1)
    canvas.showPage()
    canvas.setPageSize(LYING)
    canvas.setFillColorRGB(0, 0, 1)
    canvas.rect(0, 595 - 100, 100, 100, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(300, 300, "Phu luc")
    canvas.save()
    return stream.getvalue()


def pixel(picture: Picture, x: int, y: int) -> tuple[int, int, int, int]:
    """Blue, green, red and the fourth byte of one pixel."""
    start = y * picture.stride + 4 * x
    return tuple(picture.data[start : start + 4])  # type: ignore[return-value]


def test_pages_sizes_and_colours(pdf: bytes) -> None:
    with PdfPictures(pdf) as pages:
        assert len(pages) == 2
        assert pages.size(0) == UPRIGHT
        assert pages.size(1) == LYING
        first, second = pages.picture(0, 1.0), pages.picture(1, 2.0)
    assert (first.width, first.height, first.stride) == (595, 842, 595 * 4)
    assert len(first.data) == first.stride * first.height
    assert (second.width, second.height) == (1684, 1190)
    assert pixel(first, 50, 50) == (0, 0, 255, 255)
    assert pixel(first, 150, 50) == (255, 255, 255, 255)
    assert pixel(second, 190, 190) == (255, 0, 0, 255)
    assert pixel(second, 210, 190) == (255, 255, 255, 255)


def test_parts_are_pieces_of_the_whole(pdf: bytes) -> None:
    with PdfPictures(pdf) as pages:
        whole = pages.picture(1, 1.5)
        bands = [
            pages.picture(1, 1.5, Part(0, top, whole.width, min(100, whole.height - top)))
            for top in range(0, whole.height, 100)
        ]
        corner = pages.picture(1, 1.5, Part(140, 140, 20, 20))
    assert b"".join(band.data for band in bands) == bytes(whole.data)
    assert pixel(corner, 5, 5) == (255, 0, 0, 255)
    assert pixel(corner, 15, 15) == (255, 255, 255, 255)


def test_hard_edges_for_printers(pdf: bytes) -> None:
    with PdfPictures(pdf) as pages:
        smooth, hard = (set(pages.picture(1, 4.0, smooth=smooth).data) for smooth in (True, False))
    assert hard == {0, 255}
    assert len(smooth) > 2


def test_grey_pictures_take_a_byte_for_each_pixel(pdf: bytes) -> None:
    with PdfPictures(pdf) as pages:
        colours, greys = pages.picture(1, 1.5), pages.picture(1, 1.5, grey=True)
    assert (greys.width, greys.height, greys.stride) == (colours.width, colours.height, colours.width)
    assert len(greys.data) == greys.width * greys.height
    assert greys.data[10 * greys.stride + 200] == 255
    assert 0 < greys.data[10 * greys.stride + 10] < 100


def test_from_a_file_which_is_not_held(pdf: bytes, tmp_path: Path) -> None:
    file = tmp_path / "kế hoạch.pdf"
    file.write_bytes(pdf)
    with PdfPictures(file) as pages:
        file.unlink()
        assert pages.picture(0, 0.1).width == 60


def test_many_threads_at_once(pdf: bytes) -> None:
    with PdfPictures(pdf) as alone:
        wanted = [bytes(alone.picture(index, 0.7).data) for index in (0, 1)]

    def draw(number: int) -> bool:
        with PdfPictures(pdf) as pages:
            return bytes(pages.picture(number % 2, 0.7).data) == wanted[number % 2]

    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(draw, range(60)))


def test_closing_twice_and_forgetting(pdf: bytes) -> None:
    pages = PdfPictures(pdf)
    pages.close()
    pages.close()
    with pytest.raises(RuntimeError):
        pages.size(0)
    forgotten = PdfPictures(pdf)
    del forgotten
    gc.collect()
    with PdfPictures(pdf) as other:
        assert len(other) == 2


@pytest.mark.parametrize("index", [-1, 2])
def test_no_page_of_another_number(pdf: bytes, index: int) -> None:
    with PdfPictures(pdf) as pages, pytest.raises(IndexError):
        pages.picture(index, 1.0)


@pytest.mark.parametrize("damaged", [b"", b"%PDF-1.4", b"PK\x03\x04 no such thing", b"\x00" * 5000], ids=len)
def test_no_pdf_is_told_in_one_sentence(damaged: bytes) -> None:
    with pytest.raises(InputProblem) as trouble:
        PdfPictures(damaged)
    assert "\n" not in trouble.value.message
    assert "PDF" in trouble.value.message


def test_cut_in_the_middle(pdf: bytes) -> None:
    """What is left either opens or is refused in one sentence."""
    for end in range(0, len(pdf), 37):
        try:
            with PdfPictures(pdf[:end]) as pages:
                for index in range(len(pages)):
                    pages.picture(index, 0.1)
        except InputProblem:
            continue


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match=r"không có\.pdf"):
        PdfPictures(tmp_path / "không có.pdf")
