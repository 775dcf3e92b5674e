"""A decision, facts and a persona in; the text that goes out, and what the guards say about it."""
