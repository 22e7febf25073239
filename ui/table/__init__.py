"""The table of one appendix on the screen: model, painting, sizes, editing and keys."""
