"""HTML of office programs, browsers and the clipboard -> paragraphs and tables."""
