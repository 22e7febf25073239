"""Texts and pages that mean harm: refused or read soon, and never anything but InputProblem comes out."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imports.open_any import read_plan
from imports.pasted import pasted_source
from imports.text.encoding import encoding_of
from imports.text.reader import read_text, read_text_file
from imports.understand import understand
from models.errors import InputProblem
from tests.imports.test_large_files import calls

HEAD = "STT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời gian\n"
CSV_HEAD = "STT,Nhiệm vụ,Chủ trì,Phối hợp,Thời gian"
MHT = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"


@pytest.mark.parametrize(
    "make",
    [
        lambda: b"a" * 17_000_000,
        lambda: b"ab, " * 4_000_000,
        lambda: b"\t" * 4_000_000 + b"x",
        (HEAD + "1\tA\tB\t\tC\n" * 60_000).encode,
        lambda: b"\t".join([b"c"] * 10_000) + b"\n",
        (CSV_HEAD + "\n" + "1,a,b,c,d\n" * 60_000).encode,
        lambda: b"\0" * 1000 + b"abc\0def" * 1000,
        lambda: b"**a\n\n" * 60_000,
        lambda: b"<html>" + b"<div>" * 100_000,
        lambda: b"<html><table>" + b"<tr><td>a<td>b" * 250_000,
        lambda: MHT + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 900,
        lambda: MHT + b"--x\n" * 1_000_000,
        lambda: MHT,
    ],
)
def test_what_no_plan_has_is_refused(make: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / "la.txt"
    path.write_bytes(make())
    with pytest.raises(InputProblem) as caught:
        read_plan(path)
    assert caught.value.message.endswith(".")


@pytest.mark.parametrize(
    "line",
    [
        'a\t"b',
        '"',
        "*a **b",
        "|a|b",
        "- A - B - C\tb\tc",
        "1. A 2. B",
        "Phạm vi {n}: Phòng {n} Phạm vi: B\tx",
        "căn cứ quyết định",
        "a  b  c",
    ],
)
def test_work_grows_with_the_lines_alone(line: str) -> None:
    def work(lines: int) -> int:
        text = HEAD + "\n".join(line.replace("{n}", str(n)) for n in range(lines))

        def run() -> None:
            with suppress(InputProblem):
                understand(read_text(text))

        return calls(run)

    work(10)
    assert work(1600) < 5 * work(400)


@pytest.mark.parametrize("size", [0, 1, 7, 300, 5000])
def test_noise_is_no_text(size: int) -> None:
    data = random.Random(size).randbytes(size)  # noqa: S311
    with suppress(InputProblem):
        understand(read_text_file(data, "la.txt"))
    if size >= 300:
        assert encoding_of(data) == ""


@given(st.text(st.characters(codec=None), max_size=200), st.sampled_from(["", HEAD, CSV_HEAD + "\n", "| STT | a |\n"]))
def test_any_text_is_read_or_refused(text: str, head: str) -> None:
    with suppress(InputProblem):
        understand(read_text(head + text))
    with suppress(InputProblem):
        understand(pasted_source(f"<p>{text}", head + text))


@given(st.binary(max_size=300), st.integers(0, 60), st.binary(max_size=4))
def test_any_bytes_are_read_or_refused(data: bytes, at: int, change: bytes) -> None:
    good = (HEAD + "1\tRà soát\tVăn phòng\t\tQuý I\n").encode()
    for made in (data, good[:at] + change + good[at:], good.decode().encode("utf-16")[:at] + change):
        with suppress(InputProblem):
            understand(read_text_file(made, "la.txt"))
