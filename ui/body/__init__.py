"""The text of the plan as a page: letterhead, sections, recipients and signer, edited where they stand."""
