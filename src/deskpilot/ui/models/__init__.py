"""Qt models over the rows that the queries read."""
