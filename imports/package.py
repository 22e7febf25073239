"""Opening Office packages (zip with XML parts) without trusting them: limits on size, count and ratio, no entities."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from imports.refusals import damaged as damaged
from imports.refusals import locked as locked
from imports.refusals import suspicious as suspicious
from imports.refusals import too_deep
from imports.refusals import too_large as too_large
from models.errors import InputProblem

MAX_ENTRIES = 5_000
MAX_PART = 200 * 1024 * 1024
MAX_RATIO = 300
# All that is read of one package, each part as often as it is read: parts may lie over each other in a zip.
MAX_READ = 600 * 1024 * 1024
# A tree of XML takes a hundred bytes and more for each tag; Word writes some thirty for a cell.
MAX_TAGS = 3_000_000
# Small parts of repeated styles are often packed better than any honest text, so that the ratio counts only above this.
_RATIO_FROM = 4 * 1024 * 1024
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


# Office can also save the strict form of the standard: the same elements under other names.
_STRICT = tuple(
    (f"http://purl.oclc.org/ooxml/{strict}".encode(), f"http://schemas.openxmlformats.org/{usual}".encode())
    for strict, usual in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("spreadsheetml/main", "spreadsheetml/2006/main"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
        ("officeDocument/math", "officeDocument/2006/math"),
    )
)


class Package:
    """A zip of XML parts held in memory; every part is read under limits, and parsed without entities."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._entries = {entry.filename.lstrip("/"): entry for entry in self._zip.infolist()}
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise damaged(repr(error)) from error
        if len(self._entries) > MAX_ENTRIES:
            raise suspicious(f"{len(self._entries)} entries")
        if any(entry.flag_bits & 0x1 for entry in self._entries.values()):
            raise locked("encrypted entries")
        self._left = MAX_READ

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self) -> list[str]:
        """The names of all parts."""
        return list(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of one part; raises InputProblem where it is missing, broken or a bomb."""
        entry = self._entries.get(name)
        if entry is None:
            raise damaged(f"no part {name}")
        too_dense = entry.file_size > _RATIO_FROM and entry.file_size > MAX_RATIO * max(1, entry.compress_size)
        if entry.file_size > MAX_PART or too_dense:
            raise suspicious(f"{name}: {entry.compress_size} bytes hold {entry.file_size}")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged(f"{name}: packed in way {entry.compress_type}, as no Office program does")
        self._left -= entry.file_size
        if self._left < 0:
            raise too_large(f"more than {MAX_READ} bytes read")
        try:
            with self._zip.open(entry) as part:
                # The directory may lie about the size, so that one byte more than it tells is asked for.
                data = part.read(entry.file_size + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            NotImplementedError,
            ValueError,
            RuntimeError,
        ) as error:
            raise damaged(repr(error)) from error
        if len(data) > entry.file_size:
            raise suspicious(f"{name} is longer than it tells")
        return _transitional(data)

    def xml(self, name: str) -> etree._Element:
        """The root of one XML part."""
        return parsed(name, self.read(name))

    def iterate(self, name: str, *tags: str) -> Iterator[Any]:
        """The elements of one XML part with these tags, each complete; the caller clears them."""
        return walked(name, self.read(name), tags)

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Relations of a part ("" is the package): id -> (last word of the type, part meant), outer ones left out."""
        path = PurePosixPath(name)
        where = str(path.parent / "_rels" / f"{path.name}.rels") if name else "_rels/.rels"
        found: dict[str, tuple[str, str]] = {}
        if where not in self:
            return found
        for relation in self.xml(where).iter(_RELATIONS):
            target = str(relation.get("Target") or "")
            if relation.get("TargetMode") == "External" or not target:
                continue
            kind = str(relation.get("Type") or "").rpartition("/")[2]
            found[str(relation.get("Id") or "")] = (kind, _resolved(path.parent, target))
        return found


def parsed(name: str, data: bytes) -> etree._Element:
    """The root of XML of strangers, parsed without entities."""
    refuse_entities(name, data)
    if (tags := data.count(b"<")) > MAX_TAGS:
        raise too_large(f"{name}: {tags} tags")
    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise xml_trouble(name, error) from error
    if root is None:
        raise damaged(f"{name} is empty")
    return root


def walked(name: str, data: bytes, tags: Sequence[str]) -> Iterator[Any]:
    """The elements of XML of strangers with these tags, each complete; the caller clears them."""
    refuse_entities(name, data)
    try:
        events = etree.iterparse(BytesIO(data), tag=tags, resolve_entities=False, no_network=True, huge_tree=False)
        for _event, element in events:
            yield element
    except (etree.XMLSyntaxError, ValueError) as error:
        raise xml_trouble(name, error) from error


def xml_trouble(name: str, error: Exception) -> InputProblem:
    """What is wrong where the parser gives up: its own limits on depth and on the length of a text, or damage."""
    if getattr(error, "code", None) != etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        return damaged(f"{name}: {error!r}")
    return (too_deep if "depth" in str(error) else too_large)(f"{name}: {error!r}")


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True
    )


def _resolved(folder: PurePosixPath, target: str) -> str:
    parts: list[str] = [] if target.startswith("/") else [part for part in folder.parts if part != "."]
    for part in target.split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _transitional(data: bytes) -> bytes:
    if b"http://purl.oclc.org/ooxml/" in data[:4096]:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    return data


def refuse_entities(name: str, data: bytes) -> None:
    """Raise InputProblem where XML has a document type: Office writes none, and only one can declare entities."""
    for encoding in ("ascii", "utf-16-le", "utf-16-be"):
        if "<!DOCTYPE".encode(encoding) in data or "<!ENTITY".encode(encoding) in data:
            raise suspicious(f"{name} declares a document type")
