"""Counting words: every word of a source must stand in the plan or in its remarks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZipFile

import openpyxl
from lxml import etree

from models.grid.build import build_grid
from models.page import appendix_heading
from models.plan import Area, Group, Item, Objective, Plan, Section
from models.text import fold

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What every document has and the program writes by itself.
_FIXED = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: KẾ HOẠCH Nơi nhận: ngày tháng năm "
    "Số ngày tháng năm"
)


def words(text: str) -> list[str]:
    """The words and numbers of a text, folded, as names in capitals are written small."""
    return re.findall(r"\w+", fold(text))


def docx_words(path: Path) -> Counter[str]:
    """All words of a .docx, by a way that shares nothing with the reader."""
    root = etree.fromstring(ZipFile(path).read("word/document.xml"))
    found: Counter[str] = Counter()
    for paragraph in root.iter(_W + "p"):
        texts: list[str] = []
        for element in paragraph.iter(_W + "t", _W + "tab", _W + "br"):
            if any(above.tag == _W + "del" for above in element.iterancestors()):
                continue
            texts.append(element.text or "" if element.tag == _W + "t" else " ")
        found.update(words("".join(texts)))
    return found


def xlsx_words(path: Path) -> Counter[str]:
    """All words of the visible sheets of a workbook, read by openpyxl."""
    found: Counter[str] = Counter()
    for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
        for row in sheet.iter_rows(values_only=True):
            for value in row:
                found.update(words(str(value)) if value is not None else [])
    return found


def plan_words(plan: Plan) -> Counter[str]:
    """All words of a plan: its document, its appendices as printed, the numbers they came with, its remarks."""
    texts: list[str] = [plan.title, plan.agency, plan.parent_agency, plan.place, plan.number, plan.symbol, plan.issued]
    texts += [plan.signer.authority, plan.signer.position, plan.signer.name, *plan.legal_bases, *plan.recipients]
    texts += _sections(plan.sections)
    for appendix in plan.appendices:
        heading = appendix_heading(plan, appendix)
        texts += [heading.label, heading.title, heading.caption, appendix.closing]
        texts += [cell.printed for cell in build_grid(appendix).cells()]
        texts += _numbers(appendix.areas)
    texts += [f"{remark.message} {remark.text} {remark.place}" for remark in plan.remarks]
    return Counter(word for text in texts for word in words(text))


def _sections(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        yield from (section.number, section.heading, *section.paragraphs)
        yield from _sections(section.sections)


def _numbers(nodes: Iterable[Area | Item]) -> Iterator[str]:
    for node in nodes:
        yield node.source_number
        if isinstance(node, Area | Group | Objective):
            yield from _numbers(node.items)


def lost(source: Counter[str], plan: Plan) -> Counter[str]:
    """The words of a source that the plan has not, or has less often."""
    return source - plan_words(plan) - Counter(words(_FIXED))
