"""The one lock of the process for PDFium, which reads files for imports and draws pages for exports."""

from __future__ import annotations

from threading import RLock

# PDFium may not be called from two threads at once, not even for two documents.
pdfium_lock = RLock()
