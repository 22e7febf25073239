"""A text file that is all in one old encoding: it is read as Unicode before its lines are looked at."""

from __future__ import annotations

from dataclasses import replace

from imports.blocks import Conversion, Source
from imports.encodings.evidence import evidence_of
from imports.encodings.tables import decode, encode
from imports.encodings.texts import texts_of


def whole_in_unicode(text: str) -> tuple[str, str]:
    """The text in Unicode, and the encoding that it was in, "" where it was none for sure."""
    evidence = evidence_of(text)
    return (decode(text, evidence.encoding), evidence.encoding) if evidence.sure else (text, "")


def with_conversions(source: Source, encoding: str) -> Source:
    """What was made of such a text, with how its parts stood in the file."""
    if not encoding:
        return source
    texts = ((spot, encode(text, encoding), text) for spot, text in texts_of(source))
    made = tuple(Conversion(spot, encoding, before, after) for spot, before, after in texts if before != after)
    return replace(source, conversions=made)
