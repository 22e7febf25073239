"""Excel: one sheet for each appendix, rows written as XML into openpyxl's package; writer.py is the door."""
