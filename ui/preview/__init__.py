"""The pages as they will be printed, on the screen and on the printer."""
