"""Frames while they live: their variables, value stacks and generators, and how values are described."""
