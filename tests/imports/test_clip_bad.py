"""Hostile and broken HTML and text: only InputProblem leaves the readers, nothing is loaded, time stays in step."""

from __future__ import annotations

import socket
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imports.clip.door import plain_text, read_clip
from imports.clip.tasks import guessed_columns, tasks_of
from imports.html.page import MAX_SIGNS, HtmlPage, read_html
from models.errors import InputProblem
from models.layout import built_in_layout
from models.text import tidy

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "clipboard"
SAMPLES = sorted(path.read_bytes().decode("utf-8") for path in FIXTURES.glob("*html"))
_PIECES = (
    "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td rowspan=0>", "<td rowspan=99999999999>",
    "<td colspan=-3>", "<td colspan=70000>", "<p>", "</p>", "<ul><li>", "</ul>", "<ol start=99999999>", "<br>", "\0",
    "<!--", "-->", "<![if !x]>", "<style>", "</style>", "<script>", "&#0;", "&#x110000;", "&#xd800;", "&nbsp;",
    "&bogus;", "<xml>", "<o:p>", "<img src=x>", "\u202e", "\ud800", "ữ", "\t", "\r", '"', "<b",
    "<span style='mso-list:Ignore'>", "<pre>",
)  # fmt: skip


def refused(work: Callable[[], object]) -> bool:
    """Whether some work is refused in a sentence; any other exception fails the test."""
    try:
        work()
    except InputProblem as problem:
        return problem.message.endswith(".")
    return False


def read(html: str) -> HtmlPage | None:
    """What is read, None where it is refused."""
    found: list[HtmlPage] = []
    if refused(lambda: found.append(read_html(html))):
        return None
    for table in found[0].tables:
        for cell in table.grid.cells():
            assert cell.text == tidy(cell.text)
    return found[0]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 10_000 + "x",
        "<table><tr><td>" * 10_000 + "x",
        "<table>" + "<tr><td rowspan=65000 colspan=900>a" * 20_000,
        "<table>" + ("<tr>" + "<td>a" * 600) * 2_000,
        "<p>" + "a" * 12_000_000,
        "x" * (MAX_SIGNS + 1),
    ],
)
def test_more_than_any_honest_table_is_refused(html: str) -> None:
    assert refused(lambda: read_html(html))


def test_deep_nesting_is_told_and_not_cut_in_silence() -> None:
    with pytest.raises(InputProblem, match="lồng nhau quá sâu"):
        read_html("<div>" * 10_000 + "<table><tr><td>x")


def test_nothing_is_loaded_and_no_entity_is_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secret = tmp_path / "mật.txt"
    secret.write_text("bí mật", encoding="utf-8")

    def asked(*_args: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", asked)
    html = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY a "b"><!ENTITY c "&a;&a;&a;&a;">]>'
        f'<link rel=stylesheet href="http://example.vn/a.css"><img src="http://example.vn/a.png">'
        f'<iframe src="{secret.as_uri()}"></iframe><object data="{secret.as_uri()}"></object><p>&x;&c;chữ</p>'
    )
    page = read(html)
    assert page is not None
    assert "bí mật" not in plain_text(html, "")
    assert "chữ" in plain_text(html, "")


def test_style_sheets_take_no_time_by_their_square() -> None:
    for sheet in ("/*" * 200_000, "a," * 200_000, "{" * 400_000, ".x{" * 100_000, ".a" * 200_000 + "{font-weight:700}"):
        read(f"<style>{sheet}</style><p class=x>a")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SAMPLES), st.data())
def test_mutated_samples_break_nothing(sample: str, data: st.DataObject) -> None:
    for _change in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(sample)))
        end = min(len(sample), at + data.draw(st.sampled_from((0, 1, 5, 60, 800))))
        sample = sample[:at] + data.draw(st.sampled_from(("", *_PIECES))) + sample[end:]
    page = read(sample)
    for table in page.tables if page else ():
        columns = guessed_columns(table.grid, built_in_layout("product-first"), 0)
        refused(partial(tasks_of, table.grid, columns))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join), st.text(max_size=30))
def test_any_pieces_break_nothing(html: str, text: str) -> None:
    read(html)
    for door in (read_clip, plain_text):
        refused(partial(door, html, text))
