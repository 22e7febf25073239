"""The Word package: python-docx makes its parts, styles and properties; the body is streamed in as text.

No part bears the time of the export, so that the same plan gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from exports.docx.ids import PART, add_part, part_xml
from exports.docx.styles import LANGUAGE, PAGE_NUMBER
from exports.docx.text import properties, twips
from exports.ids import IdRows
from exports.measure import clean
from exports.official_sizes import POINTS
from exports.selection import document_date, document_title
from models.plan import Plan

_FIXED = (2000, 1, 1, 0, 0, 0)
_BODY = "word/document.xml"
_KEPT_PARTS = frozenset({RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.HEADER})
_LONGEST_PROPERTY = 255  # what the library takes
_COMPAT = "http://schemas.microsoft.com/office/word"
# 15 is Word 2013 and later; lines that end with a break are not pulled apart.
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="{tab}"/><w:characterSpacingControl w:val="doNotCompress"/>'
    "<w:compat><w:doNotExpandShiftReturn/>"
    f'<w:compatSetting w:name="compatibilityMode" w:uri="{_COMPAT}" w:val="15"/>'
    f'<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="{_COMPAT}" w:val="1"/>'
    f'<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="{_COMPAT}" w:val="1"/>'
    f'<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="{_COMPAT}" w:val="1"/></w:compat>'
    f'<w:themeFontLang w:val="{LANGUAGE}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)
_PAGE_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


class Shell:
    """A Word document without content; `header` is the id of its header with the page number, "" for none."""

    def __init__(self, plan: Plan, styles: Iterable[str], *, numbered: bool) -> None:
        self._document = Document()
        _only_ours(self._document)
        _replace_children(self._document.styles.element, "".join(styles))
        tab = twips(plan.page.first_line * POINTS)
        _replace_children(self._document.settings.element, _SETTINGS.format(tab=tab))
        _set_properties(self._document, plan)
        self.header = _page_number_header(self._document) if numbered else ""
        add_part(self._document)

    def save(self, path: Path, body: Iterable[str], ids: IdRows) -> None:
        """Write the package with `body`, the content of w:body in pieces, which are never all in memory.

        The lines of `ids` come in while the body is written.
        """
        shell = io.BytesIO()
        self._document.save(shell)
        with ZipFile(shell) as source, ZipFile(path, "w", ZIP_DEFLATED, compresslevel=4) as target:
            for name in sorted(source.namelist(), key=lambda one: one == PART):
                info = ZipInfo(name, _FIXED)
                info.compress_type = ZIP_DEFLATED
                info.external_attr = 0o644 << 16
                if name == PART:
                    target.writestr(info, part_xml(ids.lines))
                    continue
                if name != _BODY:
                    target.writestr(info, source.read(name))
                    continue
                with target.open(info, "w") as part:
                    for piece in _document(body):
                        part.write(piece.encode("utf-8"))


def _document(body: Iterable[str]) -> Iterator[str]:
    yield f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<w:document {nsdecls('w', 'r')}><w:body>"
    yield from body
    yield "</w:body></w:document>"


def _only_ours(document: DocumentType) -> None:
    """Leave out what the library's template brings along: a picture of its page, lists, a theme, notes on itself."""
    for relations in (document.part.rels, document.part.package.rels):
        for relation in list(relations.values()):
            own = relation.reltype in (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES)
            if not own and relation.reltype not in _KEPT_PARTS:
                del relations[relation.rId]


def _replace_children(element: Any, content: str) -> None:
    """Put the elements of a string in the place of all that an element holds."""
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(f"<w:holder {nsdecls('w', 'r')}>{content}</w:holder>")):
        element.append(child)


def _page_number_header(document: DocumentType) -> str:
    """Make the header that every page but the first shows; its id."""
    header = document.sections[0].header
    header.is_linked_to_previous = False
    _replace_children(header.part.element, f"<w:p>{properties(PAGE_NUMBER)}{_PAGE_FIELD}</w:p>")
    relations = document.part.rels.values()
    return str(next(relation.rId for relation in relations if relation.reltype == RELATIONSHIP_TYPE.HEADER))


def _set_properties(document: DocumentType, plan: Plan) -> None:
    own = document.core_properties
    agency = clean(plan.agency)[:_LONGEST_PROPERTY]
    own.title, own.author, own.last_modified_by = document_title(plan)[:_LONGEST_PROPERTY], agency, agency
    own.language = LANGUAGE
    own.comments = own.keywords = own.subject = own.category = ""
    own.created = own.modified = datetime.combine(document_date(plan), time())
    own.revision = 1
