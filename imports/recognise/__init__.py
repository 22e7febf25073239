"""Grid or prose -> Appendix: which column is which field, what each row is, how rows are numbered."""
