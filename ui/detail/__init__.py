"""The chosen line beside the table: all its fields, what its deadline means, and its last changes."""
