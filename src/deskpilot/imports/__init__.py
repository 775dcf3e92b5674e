"""Files of other programs, read without trusting a byte: rows or problems, never an exception half way."""
