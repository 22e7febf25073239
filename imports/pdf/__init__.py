"""PDF files: our own with the plan inside, and text with ruled tables as other programs print it."""
