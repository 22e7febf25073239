"""Word: the document as WordprocessingML in python-docx's package; writer.py is the door."""
