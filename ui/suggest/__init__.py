"""The quiet list of texts used before, for any text that is written in."""
