"""Kinds of documents: their names, what stands for them in a symbol, and the shape of numbers and symbols."""

from __future__ import annotations

import re
from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of document: its name, its abbreviations in symbols, and whether its number always holds its year."""

    name: str
    signs: tuple[str, ...] = ()
    yearly: bool = False


# Where two kinds share a sign, the first one is meant by the sign alone.
KINDS = (
    Kind("Bộ luật"),
    Kind("Luật"),
    Kind("Pháp lệnh", ("PL",)),
    Kind("Nghị quyết liên tịch", ("NQLT",)),
    Kind("Nghị quyết", ("NQ",)),
    Kind("Nghị định", ("NĐ",), yearly=True),
    Kind("Quyết định", ("QĐ",)),
    Kind("Quy định", ("QyĐ", "QĐi")),
    Kind("Quy chế", ("QC",)),
    Kind("Chỉ thị", ("CT",)),
    Kind("Thông tư liên tịch", ("TTLT",), yearly=True),
    Kind("Thông tư", ("TT",), yearly=True),
    Kind("Thông tri"),
    Kind("Thông báo", ("TB",)),
    Kind("Công văn", ("CV",)),
    Kind("Công điện", ("CĐ",)),
    Kind("Kế hoạch", ("KH",)),
    Kind("Chương trình", ("CTr",)),
    Kind("Đề án", ("ĐA",)),
    Kind("Phương án", ("PA",)),
    Kind("Kết luận", ("KL",)),
    Kind("Hướng dẫn", ("HD",)),
    Kind("Báo cáo", ("BC",)),
    Kind("Tờ trình", ("TTr",)),
    Kind("Văn bản hợp nhất", ("VBHN",)),
    Kind("Văn bản"),
)
STANDARD = "Tiêu chuẩn"
LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})
# What party organs write behind the slash: "19-NQ/TW" is right for them, "19/NQ-TW" is not.
PARTY = frozenset({"TW", "TƯ", "TU", "HU", "ĐU", "ThU", "QU"})
UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA, 2))
LOWER = UPPER.replace("A-Z", "").lower() + "a-z"
WORD = "0-9" + UPPER + LOWER

_BY_NAME = {kind.name.casefold(): kind for kind in KINDS}
_BY_SIGN: dict[str, Kind] = {}
for _kind in KINDS:
    for _sign in _kind.signs:
        _BY_SIGN.setdefault(_sign.casefold().replace("đ", "d"), _kind)

_LETTERS = "A-Za-zĐđÐƯư"
# Longest first, for "TT" is the beginning of "TTLT" and "TTr".
SIGNS = "|".join(
    sorted({sign for kind in KINDS for sign in kind.signs} | {"QÐ", "NÐ", "CÐ", "ND", "QD"}, key=len, reverse=True)
)
DASH = "[-–—‑]"
AGENCY = rf"[A-ZĐÐ][{_LETTERS}0-9]{{0,14}}(?:(?:{DASH}|[.&+])[A-ZĐÐ0-9][{_LETTERS}0-9]{{0,14}}){{0,5}}"
DIGITS = r"\d{1,5}(?:[a-eA-E](?![^\W\d_]))?"
YEAR = r"(?:19|20)\d{2}"
_END = rf"(?![{WORD}])"
# "1256/QĐ-UBND", "61/2018/NĐ-CP", "19-NQ/TW", with spaces that slipped in, and with a slash that was lost.
SIGNED = (
    rf"(?P<digits>{DIGITS})"
    rf"(?:\s{{0,2}}(?:/|{DASH})\s{{0,2}}(?P<year>{YEAR}))?"
    rf"(?P<gap>\s{{0,2}}(?:/|{DASH})?\s{{0,2}})"
    rf"(?P<sign>{SIGNS})(?P<link>\s{{0,2}}(?:{DASH}|/)\s{{0,2}})(?P<agency>{AGENCY}){_END}"
)
# "6276/UBND-NC", "22/2008/QH12": no kind in the symbol, so one of the words "số" or a kind must stand before it.
UNSIGNED = (
    rf"(?P<digits>{DIGITS})(?:\s{{0,2}}/\s{{0,2}}(?P<year>{YEAR}))?"
    rf"\s{{0,2}}/\s{{0,2}}(?P<agency>{AGENCY}(?:/{AGENCY}|\s{{1,2}}{DASH}\s{{1,2}}[{UPPER}]{{2,8}}(?![{WORD}]))?){_END}"
)
DATED = rf"(?P<digits>{DIGITS})\s{{0,2}}/\s{{0,2}}(?P<year>{YEAR})(?![/\d]|{DASH}\d)"
PLAIN = rf"(?P<digits>{DIGITS})(?![{WORD}/:%]|[.,]\d|{DASH}\d)"


def kind_named(words: str) -> Kind | None:
    """The kind that these words begin with ("Kế hoạch hành động" is a Kế hoạch) or that this sign stands for."""
    words = " ".join(words.casefold().split())
    exact = _BY_NAME.get(words)
    if exact is not None:
        return exact
    begun = [kind for name, kind in _BY_NAME.items() if words.startswith(name)]
    return max(begun, key=lambda kind: len(kind.name), default=None) or kind_of_sign(words)


def kind_of_sign(sign: str) -> Kind | None:
    """The kind behind "QĐ", "NQ", "TTr"; None for a sign that is none."""
    return _BY_SIGN.get(sign.casefold().replace("đ", "d").replace("ð", "d"))


def sign_of(symbol: str) -> str:
    """The sign in a number with symbol: "QĐ" of "1256/QĐ-UBND", "" where it has none."""
    found = _SIGN_IN.search(symbol)
    return found[1] if found else ""


_SIGN_IN = re.compile(rf"(?<![{WORD}])({SIGNS})(?=\s{{0,2}}(?:{DASH}|/))")
