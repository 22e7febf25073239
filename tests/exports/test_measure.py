"""Measuring and wrapping: no letter is lost, no line is too wide, and the count of lines is the count of the wrap."""

from __future__ import annotations

import contextlib
import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import fonts
from exports.fonts import FontStyle, font_file, font_path, read_font
from exports.measure import Measure, clean
from models.errors import EnvironmentProblem
from tests.exports.made_plans import VIETNAMESE, texts

MEASURE = Measure(FontStyle.REGULAR, 12)


@pytest.mark.parametrize("style", list(FontStyle))
def test_every_vietnamese_letter_is_in_every_cut(style: FontStyle) -> None:
    widths = font_file(style).widths
    assert not [letter for letter in VIETNAMESE + "0123456789“”‘’–—…•§“”%/(),.;:-+=" if not widths.get(letter)]
    assert len(set(VIETNAMESE)) >= 134 + 52 - 2 * 12


@given(texts(30), st.floats(20, 300), st.sampled_from([0.0, 15.0]))
def test_wrapping_keeps_every_letter(text: str, width: float, indent: float) -> None:
    lines = MEASURE.wrap(text, width, indent)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert sum(line.last for line in lines) == (text.count("\n") + 1 if text else 0)
    for line in lines:
        assert line.width == pytest.approx(MEASURE.width(line.text))
        assert line.width <= width or len(line.text) == 1
    if not indent:
        assert MEASURE.line_count(text, width) == len(lines)


@given(texts(30), st.floats(60, 300))
def test_words_that_fit_are_never_broken(text: str, width: float) -> None:
    words = {word for line in MEASURE.wrap(text, width) for word in line.text.split()}
    fitting = [word for word in text.split() if MEASURE.width(word) <= width - 1]
    assert not [word for word in fitting if word not in words]


def test_lines_are_as_full_as_they_can_be() -> None:
    words = ["ab" * (1 + place * 7 % 5) for place in range(200)]
    lines = MEASURE.wrap(" ".join(words), 120)
    for line, after in itertools.pairwise(lines):
        assert MEASURE.width(f"{line.text} {after.words[0]}") > 120


def test_long_words_break_after_signs_first() -> None:
    lines = [line.text for line in MEASURE.wrap("số 6276/UBND-NC", MEASURE.width("số 6276/UBND-") + 0.1)]
    assert lines == ["số 6276/UBND-", "NC"]
    assert MEASURE.longest_word("ab abc a") == pytest.approx(MEASURE.width("abc"))
    assert MEASURE.longest_word("  ") == 0.0


def test_letters_the_font_lacks_take_the_room_of_their_stand_in() -> None:
    assert MEASURE.width("😀漢") == pytest.approx(2 * MEASURE.width("□"))


def test_clean_makes_text_that_every_file_can_carry() -> None:
    assert clean("Quy\u0301\x07 \r\nb") == "Quý \nb"
    assert clean("Quý") == "Quý"


@pytest.mark.parametrize("content", [None, b"", b"\0\1\0\0\0\2" + b"x" * 40, b"\0\1\0\0\0\x40" + b"\0" * 300])
def test_a_missing_or_broken_font_is_one_sentence(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "times.ttf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(EnvironmentProblem, match=r"times\.ttf"):
        read_font(path)


def test_a_font_cut_short_is_one_sentence(tmp_path: Path) -> None:
    whole = font_path(FontStyle.BOLD).read_bytes()
    for size in (len(whole) // 3, 2000, 300):
        path = tmp_path / "cut.ttf"
        path.write_bytes(whole[:size])
        with contextlib.suppress(EnvironmentProblem):  # nothing else may come out
            read_font(path)


def test_windows_uses_its_own_times_when_all_four_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "Fonts"
    folder.mkdir()
    monkeypatch.setattr(fonts.sys, "platform", "win32")
    monkeypatch.setenv("WINDIR", str(tmp_path))
    for name in ("times.ttf", "timesbd.ttf", "timesi.ttf"):
        (folder / name).touch()
    assert font_path(FontStyle.BOLD).name == "LiberationSerif-Bold.ttf"
    (folder / "timesbi.ttf").touch()
    assert font_path(FontStyle.BOLD) == folder / "timesbd.ttf"
