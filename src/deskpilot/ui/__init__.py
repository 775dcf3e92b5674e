"""The window: panels on models and widgets. It reads through queries and orders by commands."""
