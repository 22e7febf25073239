"""Forms that paint forms that paint forms: PDFium would unfold them all, and a small file could keep it for hours."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping

from imports.package import suspicious

_FORM = re.compile(rb"/Subtype\s*/Form\b")
_NUMBER = re.compile(rb"(\d{1,9}) \d{1,5} $")
_FAR = 4_000  # letters that the dictionary of a form has at most
_STREAM = re.compile(rb"\bstream\r?\n")
_REFERENCE = re.compile(rb"\b(\d{1,9}) \d{1,5} R\b")
_RESOURCES = re.compile(rb"/Resources\s+(\d{1,9}) \d{1,5} R\b")
_PAINT = re.compile(rb"\bDo\b")
_LARGEST = 12_000_000
_MOST_UNFOLDED = 20_000
_MOST_FORMS = 20_000


def check_forms(data: bytes) -> None:
    """Raise InputProblem where forms in forms unfold to more than any page shows."""
    paints: dict[int, int] = {}
    inside: dict[int, set[int]] = {}
    for count, match in enumerate(_FORM.finditer(data)):
        if count >= _MOST_FORMS:
            raise suspicious(f"more than {_MOST_FORMS} forms")
        found = _STREAM.search(data, match.end(), match.end() + _FAR)
        start = data.rfind(b"obj", max(0, match.start() - _FAR), match.start())
        named = _NUMBER.search(data[max(0, start - 20) : start]) if start >= 0 else None
        if found is None or named is None or int(named.group(1)) in paints:
            continue
        about = data[start : found.start()]
        number = int(named.group(1))
        paints[number] = len(_PAINT.findall(_content(data, found.end(), about)))
        if shared := _RESOURCES.search(about):
            about += _object(data, shared.group(1))
        inside[number] = {int(one) for one in _REFERENCE.findall(about)} - {number}
    if sum(1 for count in paints.values() if count) < 2:
        return
    unfolded: dict[int, int] = {}
    for number in paints:
        if _unfold(number, paints, inside, unfolded, ()) > _MOST_UNFOLDED:
            raise suspicious(f"form {number} unfolds to more than {_MOST_UNFOLDED} forms")


def _unfold(
    number: int,
    paints: Mapping[int, int],
    inside: Mapping[int, set[int]],
    known: dict[int, int],
    above: tuple[int, ...],
) -> int:
    """How many forms one form becomes at most; what paints itself is left out, as PDFium does."""
    if number in known or len(above) > 40:
        return known.get(number, 1)
    below = [one for one in inside[number] if one in paints and one not in above]
    most = max((_unfold(one, paints, inside, known, (*above, number)) for one in below), default=0)
    known[number] = min(1 + paints[number] * most, 2 * _MOST_UNFOLDED)
    return known[number]


def _content(data: bytes, start: int, about: bytes) -> bytes:
    if b"/FlateDecode" not in about and b"/Fl" not in about:
        return data[start : max(start, data.find(b"endstream", start))]
    try:
        return zlib.decompressobj().decompress(data[start : start + _LARGEST], _LARGEST)
    except zlib.error:
        return b""


def _object(data: bytes, number: bytes) -> bytes:
    found = re.search(rb"\b" + number + rb" \d{1,5} obj\b", data)
    return data[found.end() : found.end() + _FAR].partition(b"endobj")[0] if found else b""
