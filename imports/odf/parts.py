"""Where the parts of an OpenDocument file lie: in a package, or all in one flat file of XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from imports.odf import names as o
from imports.odf.styles import Styles
from imports.package import Package, locked, parsed, too_large, walked

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
# All of a text is in memory at once, ten times as large as in the file.
_MAX_TEXT = 40 * 1024 * 1024


class Parts:
    """The content and the styles of a document; `flat` is the whole file where it is one of XML."""

    def __init__(self, package: Package | None = None, flat: bytes = b"") -> None:
        self._package = package
        self._flat = flat
        if package is not None and _MANIFEST in package and b":encryption-data" in package.read(_MANIFEST):
            raise locked("manifest")

    @property
    def has_macros(self) -> bool:
        """Whether scripts lie beside the text."""
        return self._package is not None and any(
            name.startswith(("Basic/", "Scripts/")) for name in self._package.names()
        )

    def content(self) -> Any:
        """The root of the content."""
        data = self._package.read(_CONTENT) if self._package is not None else self._flat
        if len(data) > _MAX_TEXT:
            raise too_large(f"{len(data)} bytes")
        return parsed(_CONTENT, data)

    def iterate(self, *tags: str) -> Iterator[Any]:
        """Elements of the content with these tags, each complete; the caller clears them."""
        if self._package is not None:
            return self._package.iterate(_CONTENT, *tags)
        return walked("flat", self._flat, tags)

    def shared(self) -> Any | None:
        """The root that holds the shared styles and the page headings, where it is a part of its own."""
        return self._package.xml(_STYLES) if self._package is not None and _STYLES in self._package else None


def take_styles(styles: Styles, root: Any) -> None:
    """Take all styles below a root, the document's own ones included."""
    for tag in (o.STYLES, o.AUTOMATIC_STYLES):
        for group in root.iterchildren(tag):
            styles.add(group)


def page_headings(root: Any) -> Iterator[Any]:
    """The lines at the top and bottom of pages."""
    for group in root.iterchildren(o.MASTER_STYLES):
        yield from group.iter(*o.HEADERS)
