"""The window: all of Qt lives here; no file format and no database by name."""
