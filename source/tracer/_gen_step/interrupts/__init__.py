"""Handlers of signals, which may run while the tracer works."""
