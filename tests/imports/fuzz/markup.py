"""Ways to damage XML, HTML and JSON as what they are: elements, attributes and values, well formed to the end."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from typing import Any

from lxml import etree

from tests.imports.fuzz.damage import NUMBERS, NUMBERS_ODD, TEXTS, Damage

_NUMBERED = re.compile(
    r"(?:val|r|ref|s|t|si|count|id|fontId|numFmtId|xfId|min|max|width|ilvl|index|span|sheetId|"
    r"number-(?:rows|columns)-(?:repeated|spanned)|Index|Merge(?:Down|Across)|level|start-value|c|value)$"
)
_TAG = re.compile(rb"<[^<>]{1,2000}>")
_TAGS = (
    b"<td rowspan=0>", b"<td colspan=99999>", b"<td rowspan=65000 colspan=1000>", b"</td>", b"<tr>", b"</table>",
    b"<table>", b"<ul><li>", b"<ol type=i start=9999>", b"<pre>", b"<br>", b"<!--", b"-->", b"<script>", b"</script>",
    b"<style>.a{", b"<meta charset=utf-7>", b"<meta charset=utf-16>", b"<meta charset=x-user-defined>",
    b"<meta charset=idna>", b"<meta charset=base64>", b"<?xml version='1.0' encoding='ucs-4'?>", b"<base href=http://example.vn/>",
    b"<frame src=a>",
    b"<span style='display:none;font-family:.VnTime'>", b"<p style='mso-list:Ignore'>", b"&#0;&#55296;&#1114112;",
)  # fmt: skip
_DEEP = 900


def branch(data: bytes, chance: random.Random) -> bytes:
    """An element of XML moved, doubled, dropped, emptied, wrapped deeply or renamed."""
    root = _root(data)
    if root is None:
        return data
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    one, two = chance.choice(elements), chance.choice(elements)
    above = one.getparent()
    if above is None:
        return data
    match chance.randint(0, 7):
        case 0:
            above.remove(one)
        case 1:
            _copies(one, chance.choice((1, 3, 200)))
        case 2 if two not in one.iter():
            two.append(one)
        case 3:
            for child in list(one):
                one.remove(child)
        case 4:
            _wrap(one, chance.choice((1, 5, 40, 300)))
        case 5:
            one.tag = two.tag
        case 6:
            one.text = chance.choice((*TEXTS, *NUMBERS)).replace("\ufffe", "")
        case _:
            one.tail = "chữ rơi"
    return etree.tostring(root, encoding="utf-8")


def attribute(data: bytes, chance: random.Random) -> bytes:
    """Attributes of XML with other values, or without them: spans, counts, references, styles in a circle."""
    root = _root(data)
    if root is None:
        return data
    found = [(element, name) for element in root.iter() if isinstance(element.tag, str) for name in element.attrib]
    numbered = [pair for pair in found if _NUMBERED.match(etree.QName(pair[1]).localname)]
    for _change in range(chance.choice((1, 1, 4, 20))):
        pool = numbered if numbered and chance.random() < 0.7 else found
        if not pool:
            break
        element, name = chance.choice(pool)
        match chance.randint(0, 5):
            case 0:
                element.attrib.pop(name, None)
            case 1 | 2:
                element.set(name, chance.choice(NUMBERS))
            case 3:
                element.set(name, chance.choice(NUMBERS_ODD))
            case 4:
                other, key = chance.choice(found)
                element.set(name, other.get(key) or "")
            case _:
                # A value given to all of them: all styles are one, every name is the same.
                value = element.get(name) or ""
                for other, key in found:
                    if key == name:
                        other.set(key, value)
    return etree.tostring(root, encoding="utf-8")


def declared(data: bytes, chance: random.Random) -> bytes:
    """XML in another encoding than it says, with a document type, with entities."""
    body = data.partition(b"?>")[2] or data
    match chance.randint(0, 4):
        case 0:
            return b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://example.vn/a.dtd">' + body
        case 1:
            return b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + body
        case 2:
            return data.decode("utf-8", "replace").encode(
                chance.choice(("utf-16", "utf-32", "utf-7", "cp037")), "replace"
            )
        case 3:
            encoding = chance.choice((b"utf-7", b"utf-16", b"cp037", b"x", b"windows-1258"))
            return b'<?xml version="1.0" encoding="' + encoding + b'"?>' + body
    return data.replace(b"2006/main", b"2006/MAIN").replace(b":1.0", b":1.1")


def _root(data: bytes) -> Any:
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _copies(element: Any, count: int) -> None:
    text = etree.tostring(element, with_tail=False)
    if len(text) * count < 2_000_000:
        for _copy in range(count):
            element.addnext(etree.fromstring(text))


def _wrap(element: Any, depth: int) -> None:
    """The element inside a copy of its own shell, again and again."""
    above = element.getparent()
    place = above.index(element)
    above.remove(element)
    shells = [(one.tag, dict(one.attrib)) for one in (element, above)]
    for level in range(depth):
        tag, attributes = shells[level % 2]
        shell = etree.Element(tag, attributes)
        shell.append(element)
        element = shell
    above.insert(place, element)


def tag(data: bytes, chance: random.Random) -> bytes:
    """Tags of HTML lost, doubled, swapped, or others put among them."""
    found = [match.span() for match in _TAG.finditer(data)]
    if not found:
        return data
    start, end = chance.choice(found)
    other = chance.choice(found)
    match chance.randint(0, 4):
        case 0:
            return data[:start] + data[end:]
        case 1:
            return data[:start] + data[other[0] : other[1]] * chance.choice((1, 3, _DEEP)) + data[end:]
        case 2 | 3:
            return data[:start] + chance.choice(_TAGS) * chance.choice((1, 1, 30)) + data[start:]
    return (
        data[: end - 1] + b" style='" + chance.choice(TEXTS).encode() + b";text-align:center' rowspan=3>" + data[end:]
    )


def json_value(data: bytes, chance: random.Random) -> bytes:
    """Values of JSON of other kinds, keys lost or swapped, depths that no plan has."""
    try:
        root: Any = json.loads(data)
    except (ValueError, RecursionError):
        return data
    places: list[tuple[Any, Any]] = []
    waiting = [root]
    while waiting:
        holder = waiting.pop()
        pairs = holder.items() if isinstance(holder, dict) else enumerate(holder) if isinstance(holder, list) else ()
        for key, value in pairs:
            places.append((holder, key))
            waiting.append(value)
    if not places:
        return data
    try:
        _change_value(places, chance)
        return json.dumps(root).encode()
    except RecursionError:
        return data


def _change_value(places: list[tuple[Any, Any]], chance: random.Random) -> None:
    holder, key = chance.choice(places)
    other_holder, other = chance.choice(places)
    match chance.randint(0, 5):
        case 0 if isinstance(holder, dict):
            holder.pop(key)
        case 1:
            holder[key] = _copy(other_holder[other])
        case 2:
            holder[key] = _deep(_copy(holder[key]), chance.choice((1, 3, 30, _DEEP)), chance)
        case 3 if isinstance(holder, dict):
            holder[chance.choice((*TEXTS, "items", "extra", "field", "merged"))] = _copy(other_holder[other])
        case _:
            holder[key] = chance.choice(
                (None, True, 0, -1, 10**30, 10**4000, 1.5, float("inf"), float("nan"), [], {}, [[]], *TEXTS, "\ud800")
            )


def _copy(value: Any) -> Any:
    return json.loads(json.dumps(value))


def _deep(value: Any, depth: int, chance: random.Random) -> Any:
    name = chance.choice(("", "items", "sections", "areas"))
    for _level in range(depth):
        value = {name: [value], "kind": "group"} if name else [value]
    return value


XML: Sequence[Damage] = (branch, branch, attribute, attribute, attribute, declared)
HTML: Sequence[Damage] = (tag, tag, tag)
JSON: Sequence[Damage] = (json_value,)
