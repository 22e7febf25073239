"""The old Vietnamese encodings as data, and reading a text in one of them as Unicode.

A text in an old encoding is one whose bytes were taken for Western letters: "KÕ ho¹ch" is "Kế hoạch" in TCVN3.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

TCVN3, VNI, VPS, VISCII = "TCVN3", "VNI", "VPS", "VISCII"
ENCODINGS = (TCVN3, VNI, VPS, VISCII)

# Bytes 80 to FF of the encodings with one byte for each letter, 16 in a row; a space where no Vietnamese letter is.
# TCVN3 has no capital with a tone (its fonts .VnTimeH … show small letters as capitals), VPS lacks a few of them.
_HALVES = {
    TCVN3: (
        "                "
        "                "
        " ĂÂÊÔƠƯĐăâêôơưđ "
        "     àảãáạ ằẳẵắ "
        "      ặầẩẫấậè ẻẽ"
        "éẹềểễếệìỉ   ĩíịò"
        " ỏõóọồổỗốộờởỡớợù"
        " ủũúụừửữứựỳỷỹýỵ "
    ),
    VPS: (
        "ÀẢÃẤẦẨọỗĂếềểệẮẰẲ"
        "Ế  ỀỂỄỐỒỔỖýỷỵỚỜỞ"
        " ắằẳẵặỠớÙờởỡŨỨợỪ"
        "ổỬỲỸÍÌộỈĨÓửữÒỎÕự"
        "ầÁÂấẩẫậđẻÉÊẹỉễịỹ"
        "ƯỦồốÔỏơÈừứÚũưÝẺ "
        "àáâãảạă èéêẽìí ĩ"
        "ẴĐòóôõ Ơụùúủ ỶẼỳ"
    ),
    VISCII: (
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
        "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
        "Õắằặấầẩậẽẹếềểễệố"
        "ồổỗỠƠộờởịỰỨỪỬơớƯ"
        "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
        "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
        "àáâãảăữẫèéêẻìíĩỉ"
        "đựòóôõỏọụùúũủýợỮ"
    ),
}  # fmt: skip
# VNI has one sign for these, and writes all other marks and tones behind their letter.
_VNI_ALONE = {
    "ì": "ì", "æ": "ỉ", "ó": "ĩ", "í": "í", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư",
    "Ì": "Ì", "Æ": "Ỉ", "Ó": "Ĩ", "Í": "Í", "Ò": "Ị", "Î": "Ỵ", "Ñ": "Đ", "Ô": "Ơ", "Ö": "Ư",
}  # fmt: skip
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_VNI_TONES = "øûõùï"
_VNI_ROOF, _VNI_ROOFED = "â", "àåãáä"
_VNI_BOW, _VNI_BOWED = "ê", "èúüéë"
_VNI_WORD = re.compile("[AEOUYÔÖaeouyôö][ØÛÕÙÏøûõùïÂÀÅÃÁÄâàåãáäÊÈÚÜÉËêèúüéë]|[ÌÆÓÍÒÎÑÔÖìæóíòîñôö]")
_LETTERS = re.compile(r"[^\W\d_]+")
_TWO_CAPITALS = re.compile(r"[A-Z][^a-z\s]*[A-Z]")


def decode(text: str, encoding: str, *, capitals: bool = False) -> str:
    """The text in Unicode; `capitals` is for fonts that show small letters as capitals."""
    if encoding == VNI:
        pairs = vni_letters()
        found = _VNI_WORD.sub(lambda sign: pairs.get(sign.group(), sign.group()), text)
    else:
        found = text.translate(letters(encoding))
    if capitals:
        return found.upper()
    return _with_toned_capitals(text, found) if encoding == TCVN3 else found


def encode(text: str, encoding: str) -> str:
    """How a text in Unicode looks in an old encoding to Western eyes; letters that it lacks become small, or stay."""
    return text.translate(_codes(encoding))


@cache
def _codes(encoding: str) -> dict[int, str]:
    if encoding == VNI:
        codes = {ord(letter): sign for sign, letter in vni_letters().items() if sign.islower() or sign.isupper()}
    else:
        codes = {ord(letter): western(0x80 + place) for place, letter in enumerate(_HALVES[encoding]) if letter != " "}
    return {ord(chr(letter).upper()): sign for letter, sign in codes.items()} | codes


@cache
def letters(encoding: str) -> dict[int, str]:
    """The letters of an encoding with one byte for each, by the sign that Western eyes see."""
    table: dict[int, str] = {}
    for place, letter in enumerate(_HALVES[encoding], 0x80):
        if letter != " ":
            table[place] = table[ord(western(place))] = letter
    return table


@cache
def vni_letters() -> dict[str, str]:
    """The letters of VNI, of one or two signs."""
    pairs = dict(_VNI_ALONE)
    for base in "aeouyôö":
        letter = _VNI_ALONE.get(base, base)
        marks = dict(zip(_VNI_TONES, _TONES, strict=True)) if base != "y" else dict(zip("øûõù", _TONES, strict=False))
        if base in "aeo":
            marks[_VNI_ROOF] = "\u0302"
            marks |= {sign: f"\u0302{tone}" for sign, tone in zip(_VNI_ROOFED, _TONES, strict=True)}
        if base == "a":
            marks[_VNI_BOW] = "\u0306"
            marks |= {sign: f"\u0306{tone}" for sign, tone in zip(_VNI_BOWED, _TONES, strict=True)}
        for sign, mark in marks.items():
            made = unicodedata.normalize("NFC", letter + mark)
            # A capital may have a small mark behind it, where the fonts were changed by hand.
            pairs[base + sign] = made
            pairs[base.upper() + sign] = pairs[base.upper() + sign.upper()] = made.upper()
    return pairs


@cache
def signs(encoding: str) -> frozenset[str]:
    """All signs beyond ASCII that the encoding uses."""
    if encoding == VNI:
        return frozenset(sign for pair in vni_letters() for sign in pair if not sign.isascii())
    return frozenset(chr(place) for place in letters(encoding))


@cache
def western(byte: int) -> str:
    """The sign that Windows shows for a byte."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def _with_toned_capitals(before: str, after: str) -> str:
    """The words of which all plain letters are capitals with their toned letters as capitals, too.

    Both texts have the same length, for each letter of TCVN3 is one sign.
    """
    if _TWO_CAPITALS.search(before) is None:
        return after
    whole = all_capitals(before)
    pieces: list[str] = []
    last = 0
    for word in _LETTERS.finditer(after):
        start, end = word.span()
        if whole or all_capitals(before[start:end]):
            pieces += [after[last:start], word.group().upper()]
            last = end
    return "".join((*pieces, after[last:]))


def all_capitals(text: str) -> bool:
    """Whether a text is in capitals as far as its plain letters tell; one letter alone tells nothing."""
    plain = [sign for sign in text if sign.isascii() and sign.isalpha()]
    return len(plain) > 1 and all(sign.isupper() for sign in plain)
