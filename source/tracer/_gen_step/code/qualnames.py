"""Qualified names, as the compiler makes them (`compiler_set_qualname`, Python/compile.c).

A code object has its own from 3.11 on (`co_qualname`). Before that it is found in the syntax tree, by the first line
and the name. Where two have both the same, and different qualified names, none is told.
"""

import ast

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_COMPREHENSIONS = {
    ast.ListComp: "<listcomp>",
    ast.SetComp: "<setcomp>",
    ast.DictComp: "<dictcomp>",
    ast.GeneratorExp: "<genexpr>",
}
_SCOPES = _FUNCTIONS + (ast.Lambda, ast.ClassDef) + tuple(_COMPREHENSIONS)


def of(code, source):
    """The qualified name of a code object; its plain name where no other is certain."""
    known = getattr(code, "co_qualname", None)
    name = code.co_name
    if known is not None or source is None or name == "<module>":
        return known or name
    if _begins_outermost(source.lines[code.co_firstlineno - 1 : code.co_firstlineno], name):
        return name
    try:
        found = source.qualnames.get((code.co_firstlineno, name))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        found = None
    return found or name


def find(tree):
    """All of a file, by their first line and name; None where they are not certain."""
    found = {}
    waiting = [(tree, "", frozenset())]
    while waiting:
        node, prefix, global_names = waiting.pop()
        outside, inside, name = _parts(node)
        waiting.extend((child, prefix, global_names) for child in outside)
        if name is None:
            continue
        qualified = name if name in global_names else prefix + name
        key = (_first_line(node), name)
        found[key] = qualified if found.get(key, qualified) == qualified else None
        inner = qualified + (".<locals>." if isinstance(node, _FUNCTIONS + (ast.Lambda,)) else ".")
        declared = _global_names(inside)
        waiting.extend((child, inner, declared) for child in inside)
    return found


def _begins_outermost(lines, name):
    """Whether the line alone says that a function of the module begins there: then the tree need not be made."""
    return bool(lines) and name[:1] != "<" and lines[0].startswith(("def ", "async def ", "@"))


def _parts(node):
    """The children of a node that belong to the scope around it, those that belong to its own, and the name of that."""
    if not isinstance(node, _SCOPES):
        return ast.iter_child_nodes(node), (), None
    if isinstance(node, (ast.ClassDef,) + _FUNCTIONS):
        body = node.body
        inside = set(map(id, body))
        return [child for child in ast.iter_child_nodes(node) if id(child) not in inside], body, node.name
    if isinstance(node, ast.Lambda):
        return [node.args], [node.body], "<lambda>"
    first = node.generators[0]
    inside = [child for child in ast.iter_child_nodes(node) if child is not first]
    return [first.iter], inside + [first.target] + first.ifs, _COMPREHENSIONS[type(node)]


def _first_line(node):
    """Its `co_firstlineno`: the line of the first decorator, if it has one."""
    decorators = getattr(node, "decorator_list", None)
    return min(node.lineno, decorators[0].lineno) if decorators else node.lineno


def _global_names(nodes):
    """The names that a scope declares as global, without those of the scopes in it."""
    names = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Global):
            names.update(node.names)
        if not isinstance(node, _SCOPES):
            waiting.extend(ast.iter_child_nodes(node))
    return frozenset(names)
