"""Which part of the syntax tree a code object is compiled from."""

import ast
import dis
import sys
from types import CodeType

from . import order
from .walk import walk

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
# By the names of their code objects.
_COMPREHENSIONS = {
    "<listcomp>": ast.ListComp,
    "<setcomp>": ast.SetComp,
    "<dictcomp>": ast.DictComp,
    "<genexpr>": ast.GeneratorExp,
}
_KEY_FIRST = sys.version_info >= (3, 8)


def of(code, source):
    """The statements of the function, lambda, class or module that a code object is of, or the expressions of a
    comprehension, in the order of evaluation; None where that is not found.
    """
    if code.co_name == "<module>":
        return source.tree.body
    if code.co_name in _COMPREHENSIONS:
        node = _one_of(_candidates(code, source, _COMPREHENSIONS[code.co_name]), code, source)
        return None if node is None else _parts(node)
    node = function_of(code, source) or next(_candidates(code, source, ast.ClassDef), None)
    return None if node is None else node.body if isinstance(node.body, list) else [node.body]


def function_of(code, source):
    """The function or lambda that a code object is of, or None."""
    return _one_of(_candidates(code, source, _FUNCTIONS), code, source)


def _candidates(code, source, kinds):
    """The nodes that a code object may be of, by its name and its line."""
    for node in walk(source.tree):
        is_kind = isinstance(node, kinds)
        if is_kind and _name(node) == code.co_name and _first_line(node) == code.co_firstlineno:
            yield node


def _name(node):
    if isinstance(node, ast.Lambda):
        return "<lambda>"
    named = getattr(node, "name", None)
    return named or next((name for name, kind in _COMPREHENSIONS.items() if type(node) is kind), None)


def _first_line(node):
    # co_firstlineno is the first decorator's line (where there is one) on every version.
    return min([node.lineno] + [decorator.lineno for decorator in getattr(node, "decorator_list", [])])


def _one_of(candidates, code, source):
    """The one that it is: by its place among those that the code around it makes. None where that is not certain."""
    found = list(candidates)
    if len(found) < 2:
        return found[0] if found else None
    maker = next((each for each in source.codes_met() if _constant(each, code)), None)
    body = None if maker is None else of(maker, source)
    if body is None:
        return None
    made, nodes = _made(maker, code), []
    for node in body:
        _gather(node, nodes)
    nodes = [node for node in nodes if any(node is each for each in found)]
    # A `finally` is compiled several times.
    place = next((place for place, each in enumerate(made) if each is code), len(made))
    return nodes[place] if len(nodes) == len(made) and place < len(made) else None


def _constant(maker, code):
    return any(each is code for each in maker.co_consts)


def _made(maker, code):
    """The code objects of the same name and line that a code object makes functions of, in that order."""
    found = []
    for instruction in dis.get_instructions(maker):
        value = instruction.argval
        is_alike = type(value) is CodeType and (value.co_name, value.co_firstlineno) == (
            code.co_name,
            code.co_firstlineno,
        )
        if is_alike and not any(each is value for each in found):
            found.append(value)
    return found


def _gather(node, found):
    """The nodes below one that have code of their own and are made by the code around them, in the order in which that
    loads their code: a comprehension's before its first iterable.
    """
    if isinstance(node, _FUNCTIONS) or isinstance(node, ast.ClassDef):
        is_class = isinstance(node, ast.ClassDef)
        for part in getattr(node, "decorator_list", []) if is_class else order.around(node):
            _gather(part, found)
        found.append(node)
        for part in order.around(node)[len(node.decorator_list) :] if is_class else ():
            _gather(part, found)
    elif type(node) in _COMPREHENSIONS.values():
        found.append(node)
        _gather(node.generators[0].iter, found)
    else:
        for child in order.children(node):
            _gather(child, found)


def _parts(node):
    """What a comprehension or generator expression evaluates in its own frame, in that order."""
    first = node.generators[0]
    parts = []
    for each in node.generators:
        parts += ([] if each is first else [each.iter]) + [each.target] + each.ifs
    if not isinstance(node, ast.DictComp):
        return parts + [node.elt]
    given = [node.key, node.value]
    return parts + (given if _KEY_FIRST else given[::-1])
