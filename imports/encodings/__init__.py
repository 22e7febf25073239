"""Vietnamese text in encodings from before Unicode (TCVN3, VNI, VPS, VISCII): found by font and letters, converted."""
