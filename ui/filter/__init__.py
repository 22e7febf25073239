"""Filter and order of the table as views: the bar above it, its choices, and the work behind them."""
