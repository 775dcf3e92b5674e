"""The panes of the desk. Each shows rows and submits commands; none knows another."""
