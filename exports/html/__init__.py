"""HTML with inline styles, for mail and for the clipboard; writer.py is the door."""
