"""Ways to damage what holds other things: zips and their relations, PDFs, OLE files, SQLite databases."""

from __future__ import annotations

import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from sqlite3 import DatabaseError, OperationalError, connect
from tempfile import TemporaryDirectory

from tests.imports.fuzz.damage import BYTES, LINES, NUMBERS, TEXTS, Damage
from tests.imports.fuzz.markup import XML
from tests.imports.fuzz.seeds import parts_of, seeds, zipped

_OBJECT = re.compile(rb"\b(\d+) 0 obj\b(.*?)\bendobj\b", re.DOTALL)
_REFERENCE = re.compile(rb"\b\d+ 0 R\b")
_NAME = re.compile(rb"/[A-Za-z]{2,20}")
_RECORD = re.compile(rb"[\x09\x0a\x31\x1e\xe0\x85\xfd\x03\x7e\x05\x06\xbd][\x00-\x08]")  # of an .xls
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_OFFICE = (".docx", ".xlsx", ".odt", ".ods", ".xlsb")


def _in_zip(change: Callable[[list[tuple[str, bytes]], random.Random], object]) -> Damage:
    def damage(data: bytes, chance: random.Random) -> bytes:
        try:
            parts = list(parts_of(data))
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError, RuntimeError):
            return data
        if parts:
            change(parts, chance)
        return zipped(parts)

    return damage


def _part(parts: list[tuple[str, bytes]], chance: random.Random) -> None:
    """One part damaged as XML, as text or as bytes; large ones most often, for they hold the text."""
    place = chance.choices(range(len(parts)), [1 + len(data) for _name, data in parts])[0]
    if chance.random() < 0.3:
        place = chance.randrange(len(parts))
    name, data = parts[place]
    ways = (*XML, *XML, *LINES) if name.endswith((".xml", ".rels")) else BYTES
    parts[place] = (name, chance.choice(ways)(data, chance))


def _shelf(parts: list[tuple[str, bytes]], chance: random.Random) -> None:
    """Parts dropped, doubled, renamed, swapped with each other or with those of another file."""
    one, two = chance.randrange(len(parts)), chance.randrange(len(parts))
    match chance.randint(0, 5):
        case 0:
            del parts[one]
        case 1:
            parts.append(parts[one])
        case 2:
            parts[one] = (chance.choice((parts[two][0], parts[one][0].upper(), "../" + parts[one][0])), parts[one][1])
        case 3:
            first, second = parts[one], parts[two]
            parts[one], parts[two] = (first[0], second[1]), (second[0], first[1])
        case 4:
            strange = parts_of(chance.choice(seeds(chance.choice(_OFFICE))))
            same = [data for name, data in strange if name == parts[one][0]]
            parts[one] = (parts[one][0], chance.choice(same or [data for _name, data in strange]))
        case _:
            parts += parts_of(chance.choice(seeds(chance.choice(_OFFICE))))


def _relation(parts: list[tuple[str, bytes]], chance: random.Random) -> None:
    """Relations that lead elsewhere: to another part, to themselves, to nothing, outside."""
    places = [place for place, (name, _data) in enumerate(parts) if name.endswith((".rels", "manifest.xml"))]
    if not places:
        return
    place = chance.choice(places)
    name, data = parts[place]
    targets = re.findall(rb'(?:Target|Type|Id|full-path)="([^"]*)"', data)
    if not targets:
        return
    others = [
        *targets, *(part.encode() for part, _data in parts if part.isascii()), b"", b"../../../etc/passwd", b"file:///etc",
        b"http://example.vn/a", b'a" TargetMode="External', b"document.xml", b"NULL",
    ]  # fmt: skip
    parts[place] = (name, data.replace(b'"' + chance.choice(targets) + b'"', b'"' + chance.choice(others) + b'"'))


def lying_zip(data: bytes, chance: random.Random) -> bytes:
    """A directory that tells other sizes, places, methods or flags than there are."""
    out = bytearray(data)
    entries = [match.start() for match in re.finditer(b"PK\x01\x02", data)]
    if not entries:
        return data
    at = chance.choice(entries) + chance.choice((8, 10, 16, 20, 24, 28, 42))
    value = chance.choice((0, 1, 8, 9, 12, 99, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, chance.randrange(len(data))))
    if at + 4 <= len(out):
        struct.pack_into("<I", out, at, value)
    return bytes(out)


def pdf_object(data: bytes, chance: random.Random) -> bytes:
    """Objects of a PDF swapped, emptied, led in circles; their streams unpacked, damaged and packed again."""
    objects = list(_OBJECT.finditer(data))
    if not objects:
        return data
    one, two = chance.choice(objects), chance.choice(objects)
    body = one.group(2)
    match chance.randint(0, 5):
        case 0:
            body = two.group(2)
        case 1:
            references = _REFERENCE.findall(data)
            body = _REFERENCE.sub(lambda _found: chance.choice(references), body, count=chance.randint(1, 3))
        case 2:
            body = _REFERENCE.sub(one.group(1) + b" 0 R", body)
        case 3:
            names = _NAME.findall(data)
            body = _NAME.sub(lambda found: chance.choice(names) if chance.random() < 0.2 else found.group(), body)
        case 4:
            found = _STREAM.search(body)
            if found is not None:
                body = body[: found.start(1)] + _repacked(found.group(1), chance) + body[found.end(1) :]
        case _:
            body = chance.choice(LINES)(body, chance)
    return data[: one.start(2)] + body + data[one.end(2) :]


def _repacked(packed: bytes, chance: random.Random) -> bytes:
    try:
        content = zlib.decompress(packed)
    except zlib.error:
        return chance.choice(BYTES)(packed, chance)
    return zlib.compress(chance.choice((*LINES, *BYTES))(content, chance))


def ole_sector(data: bytes, chance: random.Random) -> bytes:
    """Sectors of an OLE file swapped, or their chains led elsewhere; records of a workbook with other lengths."""
    if len(data) < 2048:
        return data
    out = bytearray(data)
    count = len(data) // 512
    one, two = chance.randrange(count) * 512, chance.randrange(count) * 512
    match chance.randint(0, 3):
        case 0:
            out[one : one + 512], out[two : two + 512] = out[two : two + 512], out[one : one + 512]
        case 1:
            struct.pack_into("<I", out, chance.choice((44, 48, 60, 64, 68, 72, 76)), chance.randrange(count + 2))
        case 2:
            place = one + 4 * chance.randrange(127)
            struct.pack_into("<I", out, place, chance.choice((0, 1, one // 512, 0xFFFFFFFE, 0xFFFFFFFF, count)))
        case _:
            heads = [match.start() for match in _RECORD.finditer(data)]
            if heads:
                struct.pack_into("<H", out, chance.choice(heads) + 2, chance.choice((0, 1, 2, 8224, 0xFFFF)))
    return bytes(out)


def sqlite_row(data: bytes, chance: random.Random) -> bytes:
    """A plan file with values that no plan has, sound as a database."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.cchc"
        path.write_bytes(data)
        try:
            with closing(connect(path)) as database:
                _change_row(database.execute, chance)
                database.commit()
        except (DatabaseError, OverflowError, UnicodeError):
            return data
        return path.read_bytes()


def _change_row(run: Callable[..., object], chance: random.Random) -> None:
    rows = list(run("SELECT m.name, p.name FROM sqlite_schema m, pragma_table_info(m.name) p WHERE m.type = 'table'"))  # type: ignore[call-overload]
    table, column = chance.choice(rows)
    _other_table, other = chance.choice([row for row in rows if row[0] == table])
    match chance.randint(0, 5):
        case 0:
            run(f"UPDATE {table} SET {column} = {other}")  # noqa: S608
        case 1:
            run(f"DELETE FROM {table} WHERE rowid % 2 = ?", (chance.randint(0, 1),))  # noqa: S608
        case 2:
            run("DROP TABLE " + table)
        case 3:
            run(f"CREATE TRIGGER a AFTER INSERT ON {table} BEGIN SELECT 1; END")
        case 4:
            run(f"UPDATE {table} SET {column} = (SELECT {column} FROM {table} ORDER BY random() LIMIT 1)")  # noqa: S608
        case _:
            values = (None, 0, -1, 2**62, 1e300, b"\0\xff", "[", "{}", "[[]]", "[" * 5000, *TEXTS, *NUMBERS)
            try:
                run(f"UPDATE {table} SET {column} = ?", (chance.choice(values),))  # noqa: S608
            except OperationalError:
                run("PRAGMA user_version = 65535")


ZIP: Sequence[Damage] = (*[_in_zip(_part)] * 5, _in_zip(_shelf), _in_zip(_relation), lying_zip)
PDF: Sequence[Damage] = (*[pdf_object] * 4,)
OLE: Sequence[Damage] = (ole_sector,)
SQLITE: Sequence[Damage] = (*[sqlite_row] * 3,)
