"""Readers of plain text: documents with tabs between cells, TSV, CSV, tables drawn with bars or spaces."""
