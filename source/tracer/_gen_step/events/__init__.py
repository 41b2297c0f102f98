"""What CPython calls back for, and what the tracer tells of it."""
