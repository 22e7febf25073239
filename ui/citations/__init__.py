"""Văn bản viện dẫn: the register of cited documents in a window of its own, and citations put into the text."""
