"""PDF: pages laid out by our own rules, drawn with PDF operators, and turned into pictures; writer.py is the door."""
