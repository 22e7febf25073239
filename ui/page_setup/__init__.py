"""Setting up the plan's paper: the dialog "Thiết lập trang…" with a picture of the page as it will print."""
