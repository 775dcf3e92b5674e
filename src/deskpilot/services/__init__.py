"""What the desk does: one function per command, each in one unit of work."""
