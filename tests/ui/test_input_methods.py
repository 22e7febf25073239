"""Vietnamese typing in every place where something is written: UniKey's Backspaces, and composition."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from models.grid.grid import Address
from tests.ui.body import open_text, stand, texts
from tests.ui.keys import compose, focused, key, press, stand_on, text_of
from tests.ui.unikey import Method, Packet, Sent, result_of, sent_for, type_it
from ui.main_window import MainWindow
from ui.suggest.suggest_list import SuggestList
from ui.table.editor import CellEditor

BEGINNINGS = ("", "b", "ch", "d", "đ", "g", "gh", "h", "l", "m", "ng", "ngh", "nh", "ph", "qu", "t", "th", "tr")
# Each with the place of the letter that carries the tone.
RHYMES = (
    ("a", 0), ("oa", 0), ("oan", 1), ("oà", 1), ("uy", 0), ("uyên", 2), ("uyêt", 2), ("iêng", 1), ("ươi", 1),
    ("ươc", 1), ("uôn", 1), ("ưu", 0), ("uơ", 1), ("ăng", 0), ("âu", 0), ("êch", 0), ("ông", 0), ("ơi", 0), ("uyu", 1),
    ("yêu", 1), ("ua", 0), ("ưa", 0),
)  # fmt: skip
TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")


@st.composite
def syllables(draw: st.DrawFn) -> str:
    """A syllable as Vietnamese may have it, small, capital or all capitals."""
    rhyme, at = draw(st.sampled_from(RHYMES))
    rhyme = "oa" if rhyme == "oà" else rhyme
    toned = unicodedata.normalize("NFC", rhyme[at] + draw(st.sampled_from(TONES)))
    word = draw(st.sampled_from(BEGINNINGS)) + rhyme[:at] + toned + rhyme[at + 1 :]
    return str(draw(st.sampled_from((word, word, word.capitalize(), word.upper()))))


LINES = st.lists(syllables(), min_size=1, max_size=5).map(" ".join)
TYPED = st.tuples(LINES, st.sampled_from(Method), st.booleans(), st.sampled_from(Packet))


@given(TYPED)
def test_the_keys_of_unikey_give_the_word(typed: tuple[str, Method, bool, Packet]) -> None:
    text, method, tone_last, _packet = typed
    assert result_of(sent_for(text, method, tone_last)) == text


@pytest.mark.parametrize(
    ("word", "method", "tone_last", "keys"),
    [
        ("tiếng", Method.TELEX, False, "tie⌫ê⌫ếng"),
        ("tiếng", Method.VNI, True, "tie⌫êng⌫⌫⌫ếng"),
        ("đường", Method.TELEX, True, "d⌫đuo⌫⌫ương⌫⌫⌫ờng"),
        ("đường", Method.VNI, False, "d⌫đu⌫ưo⌫ơ⌫ờng"),
        ("toàn", Method.TELEX, False, "toa⌫⌫òa⌫⌫oàn"),
    ],
)
def test_what_unikey_sends(word: str, method: Method, tone_last: bool, keys: str) -> None:
    assert "".join(one.text or "⌫" for one in sent_for(word, method, tone_last)) == keys


def on_the_cell(window: MainWindow) -> None:
    """The first key opens the editor."""
    stand_on(window, "line", "l1", "product")


def in_the_editor(window: MainWindow) -> None:
    """The editor is open already, its text chosen."""
    stand_on(window, "line", "l1", "product")
    key("F2")
    key("Ctrl+A")


def in_the_details(window: MainWindow) -> None:
    """The field of the panel."""
    stand_on(window, "line", "l1", "product")
    window.workspace.details.editors[Address("line", "l1", "product")].setFocus()
    key("Ctrl+A")


def stored_by(name: str) -> Callable[[MainWindow], str]:
    """Store with a key, and read what is in the plan."""

    def store(window: MainWindow) -> str:
        key(name)
        return text_of(window, "line", "l1", "product")

    return store


def in_the_tree(window: MainWindow) -> None:
    """The editor of a node's title."""
    stand_on(window, "line", "l1", "product")
    window.workspace.show_place(Address("area", "a1", "title"))
    window.workspace.tree.setFocus()
    key("F2")
    assert isinstance(focused(), QLineEdit)
    key("Ctrl+A")


def from_the_tree(window: MainWindow) -> str:
    """Store the title."""
    key("Return")
    return text_of(window, "area", "a1")


def in_the_heading(window: MainWindow) -> None:
    """The title above the table."""
    window.workspace.heading.lines["title"].setFocus()
    key("Ctrl+A")


def from_the_heading(window: MainWindow) -> str:
    """Store the title of the appendix."""
    key("Return")
    return window.document.plan.appendices[0].title


def in_the_text(window: MainWindow) -> None:
    """A paragraph of the plan's text."""
    open_text(window)
    stand(window, "s1", 0, end=True)
    key("Shift+Home")


def from_the_text(window: MainWindow) -> str:
    """Store the paragraph."""
    window.workspace.commit()
    return texts(window, "s1")[0]


def in_the_find_field(window: MainWindow) -> None:
    """The line of what to find."""
    stand_on(window, "line", "l1", "product")
    key("Ctrl+F")
    key("Ctrl+A")


def in_the_filter_field(window: MainWindow) -> None:
    """The line of what to filter by."""
    if not window.filtering.bar.isVisible():
        window.filtering.toggle()
    window.filtering.bar.text.setFocus()
    key("Ctrl+A")


def from_the_filter_field(window: MainWindow) -> str:
    """What the filter takes."""
    return str(window.filtering.bar.text.text())


Place = tuple[Callable[[MainWindow], None], Callable[[MainWindow], str]]
PLACES: dict[str, Place] = {
    "cell": (on_the_cell, stored_by("Return")),
    "editor": (in_the_editor, stored_by("Tab")),
    "details": (in_the_details, stored_by("Ctrl+Return")),
    "tree": (in_the_tree, from_the_tree),
    "heading": (in_the_heading, from_the_heading),
    "text": (in_the_text, from_the_text),
    "find": (in_the_find_field, lambda window: window.finding.panel.text.text()),
    "filter": (in_the_filter_field, from_the_filter_field),
}


@pytest.mark.parametrize("place", PLACES)
def test_every_word_typed_with_unikey_arrives(small: MainWindow, place: str) -> None:
    begin, stored = PLACES[place]

    @given(TYPED)
    def arrives(typed: tuple[str, Method, bool, Packet]) -> None:
        text, method, tone_last, packet = typed
        begin(small)
        type_it(sent_for(text, method, tone_last), packet)
        assert stored(small) == text

    arrives()


@pytest.mark.parametrize("place", PLACES)
def test_composed_words_arrive(small: MainWindow, place: str) -> None:
    begin, stored = PLACES[place]
    begin(small)
    for preedit in ("t", "tiê", "tiến"):
        compose(preedit)
    compose("", "tiếng")
    press(" ")
    compose("v")
    compose("", "Việt")
    assert stored(small) == "tiếng Việt"


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("packet", Packet)
def test_the_open_list_changes_no_word(small: MainWindow, method: Method, packet: Packet) -> None:
    stand_on(small, "line", "l1", "lead")
    shown: list[bool] = []
    for one in sent_for("Văn phòng Sở; văn thư", method):
        type_it([one], packet)
        found = small.findChild(SuggestList)
        shown.append(found is not None and found.isVisible())
    assert any(shown[:12])
    assert any(shown[-8:])
    key("Return")
    assert text_of(small, "line", "l1", "lead") == "Văn phòng Sở; văn thư"


def test_composition_puts_the_list_away_and_brings_it_back(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "lead")
    press("V")
    offered = small.findChild(SuggestList)
    assert offered is not None
    assert offered.isVisible()
    compose("ă")
    assert not offered.isVisible()
    for name in ("Down", "Return", "Esc", "Alt+Down"):
        key(name)
        assert isinstance(focused(), CellEditor)
        assert not offered.isVisible()
    compose("", "ăn")
    assert offered.isVisible()
    key("Return")
    assert text_of(small, "line", "l1", "lead") == "Văn"


def test_a_new_bullet_is_not_taken_for_a_letter(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    type_it(sent_for("- Đề án", Method.TELEX))
    key("Alt+Return")
    type_it(sent_for("đường", Method.TELEX))
    key("Return")
    assert text_of(small, "line", "l1", "product") == "- Đề án\n- đường"


def test_backspaces_of_unikey_in_a_long_cell_take_only_its_own_letters(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    key("F2")
    key("Home")
    type_it([*sent_for("Tờ trình, b", Method.VNI), Sent("key", " ")])
    key("Return")
    assert text_of(small, "line", "l1", "product") == "Tờ trình, b Báo cáo"


def test_the_input_method_is_told_where_the_caret_is(small: MainWindow) -> None:
    from PySide6.QtCore import Qt

    stand_on(small, "line", "l1", "product")
    press("Quý")
    editor = focused()
    before = editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    QTest.keyClicks(editor, " II")
    QApplication.processEvents()
    after = editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert after.x() > before.x() > 0
    assert editor.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
