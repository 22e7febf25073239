"""OpenDocument: .odt, .ods and their flat forms -> paragraphs and tables."""
