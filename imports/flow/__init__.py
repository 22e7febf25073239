"""Text as Word's older kinds of file tell it: runs, ends of paragraphs, cells and rows -> paragraphs and tables."""
