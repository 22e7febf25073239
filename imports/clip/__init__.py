"""What stands on the clipboard -> Grid: HTML of Word, Excel, LibreOffice, Google and browsers, and plain text."""
