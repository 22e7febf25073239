"""What the officer says of texts in old encodings, applied to a source: left as they were, or read in another one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from imports.blocks import Conversion, Source, Spot
from imports.choices import Choices
from imports.encodings.settle import told_of
from imports.encodings.tables import ENCODINGS, decode
from imports.encodings.texts import texts_of, with_texts
from models.text import tidy


def with_encodings(source: Source, choices: Choices) -> Source:
    """The source with each chosen text in the chosen encoding, "" as it stands in the file.

    A spot without row or column stands for a whole column, row or table; what names a cell goes before that.
    """
    if not choices.encodings:
        return source
    before = {conversion.spot: conversion for conversion in source.conversions}
    conversions = dict(before)
    changes: dict[Spot, str] = {}
    lines: dict[str, str] = {}
    texts = dict(texts_of(source)) | {spot: conversion.after for spot, conversion in before.items()}
    for spot, text in texts.items():
        encoding = _chosen(spot, choices.encodings)
        if encoding is None or (encoding and encoding not in ENCODINGS):
            continue
        raw = before[spot].before if spot in before else text
        after = tidy(decode(raw, encoding) if encoding else raw)
        changes[spot] = after
        if text.count("\n") == after.count("\n"):
            lines |= zip(text.split("\n"), after.split("\n"), strict=True)
        conversions.pop(spot, None)
        if encoding and after != raw:
            conversions[spot] = Conversion(spot, encoding, raw, after)
    made = tuple(conversions.values())
    told = set(told_of(source.conversions))
    remarks = (*(remark for remark in source.remarks if remark not in told), *told_of(made))
    return replace(with_texts(source, changes, lines), conversions=made, remarks=remarks)


def _chosen(spot: Spot, encodings: Mapping[Spot, str]) -> str | None:
    """The encoding chosen for a text, or for the row, column or table that it is in."""
    for wider in (spot, Spot(spot.piece, spot.row), Spot(spot.piece, None, spot.column), Spot(spot.piece)):
        if wider in encodings:
            return encodings[wider]
    return None
