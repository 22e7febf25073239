"""Excel: a .xlsx or .xlsm package -> one table per sheet."""
