"""Rich Text Format: an .rtf file -> paragraphs and tables."""
