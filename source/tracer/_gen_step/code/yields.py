"""Finding the source of a suspension point: its expression, its statement, and where its value goes."""

import ast
import dis
import sys

from ..versions import HAS_POSITIONS, LINES_GROW
from . import bodies, order
from .walk import walk

if HAS_POSITIONS:
    # 3.11 makes the type of the iterator when it is first asked for something; not later than `isolation.vanish`.
    list((lambda: None).__code__.co_positions())

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_SCOPES = _FUNCTIONS + (ast.ClassDef,)
_WORDS = {ast.Yield: "yield", ast.YieldFrom: "yield from", ast.Await: "await"}
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp)
# What is code of its own, but for its first iterable (comprehensions are not from 3.12 on, PEP 709).
_CODES = (ast.GeneratorExp,) + (_COMPREHENSIONS if sys.version_info < (3, 12) else ())
_NAMED_EXPRESSION = getattr(ast, "NamedExpr", ())
_CO_COROUTINE, _CO_ASYNC_GENERATOR = 0x80, 0x200


class Matcher:
    """Brings the yields of one code object together with the nodes of its function."""

    def __init__(self, code, source):
        self._source = source
        self._code = code
        self._found = [] if source is None else _collect(code, source)
        self._positions = list(code.co_positions()) if HAS_POSITIONS else None
        self._by_position = {_position(node): entry for entry in self._found for node in [entry[0]]}
        self._by_offset = _in_order(code, self._found) if LINES_GROW else {}
        self._on_line = {}
        self._seen_on_line = {}
        for entry in self._found:
            key = (entry[0].lineno, isinstance(entry[0], ast.Yield))
            self._on_line.setdefault(key, []).append(entry)

    def plain(self, instruction, line):
        """The description of a `yield`; None when it has no expression of its own, or which one is not certain."""
        return self._describe(instruction, line, True)

    def delegation(self, instruction, line):
        """The same for `yield from` and `await`."""
        return self._describe(instruction, line, False)

    def _describe(self, instruction, line, is_yield):
        if self._positions is not None:
            index = instruction.offset // 2
            # A program may take the table of positions out of a code object.
            position = self._positions[index] if index < len(self._positions) else (None,) * 4
            entry = self._by_position.get(position)
            if entry is not None:
                return self._entry(entry)
            span = self._source and self._source.span_of(position)
            if not span:
                return None
            return {"kind": "yield" if is_yield else "await", "line": span[0], "span": span}
        if instruction.offset in self._by_offset:
            return self._entry(self._by_offset[instruction.offset])
        entries = self._on_line.get((line, is_yield))
        if not entries:
            return None
        # The compiler may lay a `finally` or a condition down several times, always in the order of evaluation.
        key = (line, is_yield)
        count = self._seen_on_line.get(key, 0)
        self._seen_on_line[key] = count + 1
        return self._entry(entries[count % len(entries)])

    def _entry(self, entry):
        node, parent, statement = entry
        source = self._source
        described = {"kind": _WORDS.get(type(node), "await"), "line": node.lineno}
        _put(described, "span", source.span(node))
        _put(described, "statement", _until_body(statement, source.span(statement)))
        value = getattr(node, "value", None) if type(node) in _WORDS else None
        if value is not None:
            _put(described, "operand", source.segment(source.span(value)))
        targets = _targets(node, parent)
        if targets:
            described["use"] = "assign"
            described["stores"] = sum(_leaves(target) for target in targets)
            spans = [source.span(target) for target in targets]
            if None not in spans:
                described["target"] = " = ".join(source.segment(span) for span in spans)
                described["targetSpan"] = spans[0][:2] + spans[-1][2:]
            elif isinstance(targets[0], ast.Name):
                described["target"] = targets[0].id
        elif isinstance(parent, ast.Expr):
            described["use"] = "discard"
        else:
            described["use"] = "use"
        return described


def _in_order(code, found):
    """`{offset: entry}` up to 3.7, for each kind of which there are as many instructions as expressions: no instruction
    is laid down twice there, and so none was left out.
    """
    entries = {}
    # What `async for` and `async with` await stands nowhere in the source.
    is_async = code.co_flags & (_CO_COROUTINE | _CO_ASYNC_GENERATOR)
    for name in ("YIELD_VALUE",) if is_async else ("YIELD_VALUE", "YIELD_FROM"):
        offsets = [i.offset for i in dis.get_instructions(code) if i.opname == name]
        there = [entry for entry in found if isinstance(entry[0], ast.Yield) == (name == "YIELD_VALUE")]
        if len(offsets) == len(there):
            entries.update(zip(offsets, there))
    return entries


def _until_body(node, span):
    """The span of a statement, on 3.6 without the lines of its body: a value has been used when one of them is told,
    and no instruction says so.
    """
    body = getattr(node, "body", None) if isinstance(node, ast.stmt) else None
    if span is None or not body or sys.version_info >= (3, 7):
        return span
    return span[:2] + [max(span[0], body[0].lineno - 1)] + span[3:]


def _put(described, name, value):
    if value is not None:
        described[name] = value


def _position(node):
    return (
        node.lineno,
        getattr(node, "end_lineno", None),
        node.col_offset,
        getattr(node, "end_col_offset", None),
    )


def _collect(code, source):
    """`(yield node, its parent, its statement)` of the code's function, in the order of evaluation."""
    try:
        function = bodies.function_of(code, source)
    except SyntaxError:
        return []
    found = []
    if function is not None:
        body = function.body if isinstance(function.body, list) else [function.body]
        for child in body:
            _walk(child, function, child, found)
    return found


def _walk(node, parent, statement, found):
    if isinstance(node, ast.stmt):
        statement = node
    if isinstance(node, _SCOPES):
        for part in order.around(node):
            _walk(part, node, statement, found)
        return
    if isinstance(node, _CODES):
        _walk(node.generators[0].iter, node, statement, found)
        if isinstance(node, _COMPREHENSIONS) and _is_awaited(node):
            found.append((node, parent, statement))
        return
    for child in order.children(node):
        _walk(child, node, statement, found)
    if type(node) in _WORDS:
        found.append((node, parent, statement))


def _is_awaited(comprehension):
    """Whether a comprehension makes a coroutine, which the code around it awaits."""
    first = comprehension.generators[0]
    parts = [part for part in ast.iter_child_nodes(comprehension) if part is not first] + first.ifs
    inner = [node for part in parts for node in walk(part)]
    return any(
        isinstance(node, ast.Await) or isinstance(node, ast.comprehension) and node.is_async for node in [first] + inner
    )


def _targets(node, parent):
    """The targets that the node's value is stored in at once; empty when it is not."""
    if isinstance(parent, ast.Assign) and parent.value is node:
        return parent.targets
    if isinstance(parent, ast.AnnAssign) and parent.value is node:
        return [parent.target]
    if _NAMED_EXPRESSION and isinstance(parent, _NAMED_EXPRESSION):
        return [parent.target]
    return []


def _leaves(target):
    if isinstance(target, (ast.Tuple, ast.List)):
        return sum(_leaves(element) for element in target.elts)
    if isinstance(target, ast.Starred):
        return _leaves(target.value)
    return 1
