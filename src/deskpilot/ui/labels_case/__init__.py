"""Words of the case column: the brief, the customer, the trace. Codes in, sentences out."""
