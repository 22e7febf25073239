"""Word 97 to 2003: a .doc file -> paragraphs and tables."""
