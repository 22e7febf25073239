"""The plan inside its own PDF: an embedded file in the format cchc-plan/1, so that a sent PDF can be read back exactly.

It holds what the pages show and no more (exports/printed.py), and the number of pages, which tells whether some were
added to the file or taken out since. Ids are left out: the same plan from another file shall give the same bytes.
"""

from __future__ import annotations

import json
import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from models.i18n import _
from models.plan import Plan
from models.plan_json import plan_to_json

FILE_NAME = "ke-hoach.json"
_LEVEL = 6


def attach(canvas: Canvas, plan: Plan, pages: int) -> None:
    """Put a plan into the PDF that is being made; the same plan gives the same bytes."""
    data = {**plan_to_json(plan), "pages": pages}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    document: Any = canvas._doc  # type: ignore[attr-defined]
    about = {
        "Type": PDFName("EmbeddedFile"),
        "Subtype": "/application#2Fjson",  # the library leaves slashes in names as they are
        "Filter": PDFName("FlateDecode"),
        "Params": PDFDictionary({"Size": len(text)}),
    }
    stream = document.Reference(PDFStream(PDFDictionary(about), zlib.compress(text, _LEVEL)))
    specification = document.Reference(
        PDFDictionary(
            {
                "Type": PDFName("Filespec"),
                "F": PDFString(FILE_NAME),
                "UF": PDFString(FILE_NAME),
                "Desc": PDFString(_("Dữ liệu của kế hoạch, để chương trình Kế hoạch CCHC đọc lại nguyên vẹn")),
                "AFRelationship": PDFName("Data"),
                "EF": PDFDictionary({"F": stream, "UF": stream}),
            }
        )
    )
    catalog = document.Catalog
    files = PDFDictionary({"Names": PDFArray([PDFString(FILE_NAME), specification])})
    catalog.Names = PDFDictionary({"EmbeddedFiles": files})
    catalog.AF = PDFArray([specification])
    # The library writes only the entries of the catalog that it knows by name.
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]
