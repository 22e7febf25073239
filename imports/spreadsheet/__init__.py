"""What all workbooks share (values as shown, sheets as Grids), and the readers of .xls, .xlsb and Excel's XML."""
