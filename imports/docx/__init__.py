"""Word: a .docx or .docm package -> paragraphs and tables."""
