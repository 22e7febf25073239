"""Whether words are spelt right: possible syllables, and slips that make another word of a usual compound."""
