"""Walking a syntax tree. `ast.walk` imports something each time, which the program would find in `sys.modules`."""

from ast import iter_child_nodes


def walk(node):
    """All nodes of a tree, in the order of `ast.walk`."""
    waiting = [node]
    for node in waiting:
        waiting.extend(iter_child_nodes(node))
        yield node
