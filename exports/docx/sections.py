"""The pages of a section: A4 with the plan's margins, and how its pages are numbered."""

from __future__ import annotations

from models.page import PageSetup
from models.page_settings import PageNumbers

_TWIPS = 1440 / 25.4
_PAGE_NUMBER_AT = 12.7  # mm from the edge of the paper


def section_xml(setup: PageSetup, numbers: PageNumbers, header: str, *, first: bool) -> str:
    """The properties of a section in the order of the schema; `header` is the id of the header with the page number."""
    settings = setup.settings
    height, width = _twips(setup.height), _twips(setup.width)
    lies = ' w:orient="landscape"' if setup.landscape else ""
    margins = " ".join(
        f'w:{side}="{_twips(value)}"'
        for side, value in (
            ("top", settings.top),
            ("right", settings.right),
            ("bottom", settings.bottom),
            ("left", settings.left),
            ("header", _PAGE_NUMBER_AT),
            ("footer", _PAGE_NUMBER_AT),
        )
    )
    each = numbers is PageNumbers.EACH
    # Counted through the document, only its very first page bears no number.
    bare = each or (numbers is PageNumbers.THROUGH and first)
    return (
        "<w:sectPr>"
        + (f'<w:headerReference w:type="default" r:id="{header}"/>' if header else "")
        + f'<w:pgSz w:w="{width}" w:h="{height}"{lies}/><w:pgMar {margins} w:gutter="0"/>'
        + ('<w:pgNumType w:start="1"/>' if each else "")
        + '<w:cols w:space="720"/>'
        + ("<w:titlePg/>" if bare else "")
        + "</w:sectPr>"
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)
