"""The lines of models/row_ids.py as a custom XML part of a Word file, so that it can be matched when it comes back.

Word keeps such parts through editing and saving; so does LibreOffice when it saves .docx. They are lost where the text
is copied into another document or saved as .odt: such a file is matched by its words. The part holds ids and digests
only, never words of the plan.
"""

from __future__ import annotations

from collections.abc import Iterable

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from exports.docx.text import escaped
from exports.ids import IdRows
from exports.selection import Selected
from models.grid.build import appendix_blocks
from models.grid.grid import Owner
from models.grid.numbers import printed_numbers
from models.official.body import lists_in_body
from models.plan import Appendix, Plan, Section
from models.row_ids import IDS_NAMESPACE, LIST_FIELD, SheetIds

PART = "customXml/item1.xml"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem xmlns:ds="{_STORE}"'
    f' ds:itemID="{{6B1F6E0B-6C0D-4F0B-9B55-0C6C8C1D2A31}}"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{IDS_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)


class WordIds(IdRows):
    """Collects the lines while the document is written; rows are counted within each table or list."""

    def begin_appendix(self, selected: Selected) -> None:
        """What follows is the table or list of an appendix."""
        appendix = selected.appendix
        fields = (LIST_FIELD,) if selected.is_list else tuple(column.field for column in selected.columns)
        self.begin_sheet(SheetIds(selected.heading.label or appendix.title[:40] or "-", appendix.id, fields))
        heading = selected.heading
        for name, text in (("label", heading.label), ("title", heading.title), ("caption", heading.caption)):
            if text.strip():
                self.add_line(0, text, name)
        if selected.closing.strip():
            self.add_line(0, selected.closing, "closing")

    def add_list(self, appendix: Appendix) -> None:
        """All paragraphs of a list of tasks."""
        row = 0
        for block in appendix_blocks(appendix, printed_numbers(appendix)):
            for cell in block.cells:
                if cell.text or not cell.optional:
                    row += 1
                    self.add_line(row, cell.text, cell.address.field if cell.address else "", block.owners[cell.row])

    def add_body(self, plan: Plan) -> None:
        """The title, the legal bases and the sections of the text, and the lists of tasks in it."""
        self.begin_sheet(SheetIds("-", "", ("body",)))
        self.add_line(0, plan.title, "title")
        self.add_texts(0, plan.legal_bases, "legal_bases")
        for section in plan.sections:
            self._add_section(section)
        for appendix in lists_in_body(plan).values():
            self.begin_sheet(SheetIds("-", appendix.id, (LIST_FIELD,)))
            self.add_line(0, appendix.title, "title")
            self.add_list(appendix)

    def _add_section(self, section: Section) -> None:
        self.add_texts(0, (section.heading, *section.paragraphs), "section", Owner(area=section.id))
        for below in section.sections:
            self._add_section(below)


def add_part(document: Document) -> None:
    """Make room for the lines in the package; they are written when they are known."""
    package = document.part.package
    part = Part(PackURI(f"/{PART}"), "application/xml", b"", package)
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    properties = Part(PackURI("/customXml/itemProps1.xml"), kind, _PROPERTIES.encode("utf-8"), package)
    part.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def part_xml(lines: Iterable[str]) -> str:
    """The content of the part."""
    rows = "".join(f"<r>{escaped(line)}</r>" for line in lines)
    return f'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ids xmlns="{IDS_NAMESPACE}">{rows}</ids>'
