"""What may come while the tracer works: handlers of signals, and the garbage collector."""
