"""Find and replace: the panel under the table, the search in slices, the marks on what was found."""
