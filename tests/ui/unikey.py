"""What UniKey and EVKey send to a window while a Vietnamese text is typed by Telex or VNI.

These programs stand between keyboard and window. A key that only adds its own letter passes through; one that changes
what stands there already (dd, aa, w, a tone) is swallowed, and Backspaces and the new letters are sent instead.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.ui.keys import focused


class Method(Enum):
    """The two ways in which nearly all officers type."""

    TELEX = "telex"
    VNI = "vni"


class Packet(Enum):
    """How a letter that no key has reaches the window."""

    BARE = "bare"  # Windows, VK_PACKET: a text without a key
    UNKNOWN = "unknown"
    KEYSYM = "keysym"  # X11: the letter is the key


class Sent(NamedTuple):
    """One thing that is sent: "key" a letter of the keyboard, "back" a Backspace, "sign" a letter without a key."""

    kind: str
    text: str = ""


_TONES = {"\u0301": "s1", "\u0300": "f2", "\u0309": "r3", "\u0303": "x4", "\u0323": "j5"}
_MARKS = {"\u0302": "^6", "\u031b": "w7", "\u0306": "w8"}
# In the old style the tone stands on the first vowel until a consonant follows: "tòa", then "toàn".
_WANDERING = ("oa", "oe", "uy")


def sent_for(text: str, method: Method, tone_last: bool = False) -> list[Sent]:
    """What is sent while a text is typed; tones are typed behind their vowel, or at the end of the word."""
    out: list[Sent] = []
    word = ""
    for sign in unicodedata.normalize("NFC", text) + "\0":
        if sign.isalpha():
            word += sign
            continue
        out += _word(word, method, tone_last)
        word = ""
        if sign != "\0":
            out.append(Sent("key", sign))
    return out


def result_of(sent: Iterable[Sent]) -> str:
    """The text that a plain text field makes of what is sent."""
    text = ""
    for one in sent:
        text = text[:-1] if one.kind == "back" else text + one.text
    return text


def type_it(sent: Iterable[Sent], packet: Packet = Packet.BARE) -> None:
    """Send the keys to the widget with the focus, each to the one that has it then."""
    for one in sent:
        if one.kind == "back":
            _press(Qt.Key.Key_Backspace, "\b")
        elif one.kind == "key":
            _press(ord(one.text.upper()), one.text)
        else:
            keys = {Packet.BARE: 0, Packet.UNKNOWN: Qt.Key.Key_unknown, Packet.KEYSYM: ord(one.text.upper()[0])}
            _press(int(keys[packet]), one.text)


def _press(key: int, text: str) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier if text.isupper() else Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(focused(), QKeyEvent(kind, key, shift, text))


def _word(word: str, method: Method, tone_last: bool) -> Iterator[Sent]:
    shown = ""
    for key, then in _states(word, method, tone_last):
        if then == shown + key:
            yield Sent("key", key)
        else:
            same = 0
            while same < min(len(shown), len(then)) and shown[same] == then[same]:
                same += 1
            yield from [Sent("back")] * (len(shown) - same)
            yield from (Sent("sign", sign) for sign in then[same:])
        shown = then


def _states(word: str, method: Method, tone_last: bool) -> Iterator[tuple[str, str]]:
    """Each key that the officer presses, and what stands there after it."""
    telex = method is Method.TELEX
    bare = [_without(sign, _TONES) for sign in word]
    tone, at = next(((_part(sign, _TONES), n) for n, sign in enumerate(word) if _part(sign, _TONES)), ("", -1))
    marked: set[int] = set()
    tone_on = -1
    length = 0

    def shown() -> str:
        letters = [bare[n] if n in marked else _base(bare[n]) for n in range(length)]
        return "".join(_compose(sign, tone) if n == tone_on else sign for n, sign in enumerate(letters))

    for place, sign in enumerate(bare):
        length = place + 1
        if -1 < tone_on < at < place:
            tone_on = at
        yield _base(sign), shown()
        together = [part.lower() for part in bare[place : place + 2]] == ["ư", "ơ"]
        if sign != _base(sign) and not (telex and together and at != place):
            # One "w" for both: u, o, w.
            marked.update(n for n in (place - 1, place) if n >= 0 and bare[n] != _base(bare[n]))
            yield _mark_key(sign, telex), shown()
        if place == at and not tone_last:
            old_style = "".join(bare[max(0, at - 1) : at + 1]).lower() in _WANDERING and at + 1 < len(bare)
            tone_on = at - 1 if old_style else at
            yield tone[0 if telex else 1], shown()
    if tone and tone_last:
        tone_on = at
        yield tone[0 if telex else 1], shown()


def _without(sign: str, marks: dict[str, str]) -> str:
    parts = unicodedata.normalize("NFD", sign)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in marks))


def _part(sign: str, marks: dict[str, str]) -> str:
    return next((marks[part] for part in unicodedata.normalize("NFD", sign) if part in marks), "")


def _compose(sign: str, tone: str) -> str:
    mark = next(mark for mark, keys in _TONES.items() if keys == tone)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", sign) + mark)


def _base(sign: str) -> str:
    plain = {"đ": "d", "Đ": "D"}.get(sign)
    return plain or _without(_without(sign, _TONES), _MARKS)


def _mark_key(sign: str, telex: bool) -> str:
    if sign in "đĐ":
        return _base(sign) if telex else "9"
    keys = _part(sign, _MARKS)
    if not telex:
        return keys[1]
    return _base(sign) if keys[0] == "^" else "w"
