"""Whether a name means the agency that makes the plan: in full, short, or as a part of it."""

from __future__ import annotations

import re

from models.text import fold

_DEPARTMENT = re.compile(r"Sở\s+(?=[A-ZĐ]).*", re.DOTALL)


def is_own(name: str, agency: str) -> bool:
    """True for "Sở Nội vụ tỉnh …", "Văn phòng Sở Nội vụ" and "Sở GD&ĐT" where these are the agency."""
    own, said = fold(agency), fold(name)
    if own in said or (said.startswith("so ") and said in own):
        return True
    department = _DEPARTMENT.search(name)
    if department is None or len(department.group().split()) != 2:
        return False
    signs = "".join(sign for sign in department.group().split()[1] if sign.isupper())
    return len(signs) > 1 and fits(signs, agency)


def fits(letters: str, name: str) -> bool:
    """Whether letters stand in their order among the first letters of a name's words: SNV and SNgV in Sở Ngoại vụ."""
    letters = "".join(letter for letter in letters if letter.isupper()) or letters
    rest = iter("".join(word if word.isupper() and len(word) > 1 else word[0] for word in _words(name)).lower())
    return all(letter in rest for letter in fold(letters) if letter.isalnum())


def _words(name: str) -> list[str]:
    plain = [fold(word).upper() if word.isupper() else fold(word) for word in re.findall(r"\w+", name)]
    return [word for word in plain if word]
