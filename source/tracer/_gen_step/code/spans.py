"""Places in a source file: its calls, `await` and `yield from` by where they stand; before 3.8, where a node ends; and
before 3.12, where one in an f-string stands.
"""

import ast
import io
import re
import sys
import tokenize
import weakref

from ..versions import CALLS_AT_NAME
from .literals import is_same
from .walk import walk

_WANTED = (ast.Call, ast.Await, ast.YieldFrom)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp)
_MOST_TOKENS = 200
_OPENING = frozenset("([{")
_CLOSING = frozenset(")]}")
# Up to 3.7 a string is looked for in so many lines.
_MOST_LINES = 20
# The tree may have wrong places for what stands in an f-string (`fstring_find_expr_location`, Python/ast.c; PEP 701).
_TRUSTS_TEXTS = sys.version_info >= (3, 12)
_nodes = weakref.WeakKeyDictionary()
_expressions = weakref.WeakKeyDictionary()


class _Nodes:
    def __init__(self, tree):
        self.by_line = {}
        # In the order of `co_positions()`.
        self.by_position = {}
        # The places of comprehensions, and of what they loop over.
        self.comprehensions = set()
        # The first and the last line of the f-string that a node stands in, by the node's `id`; before 3.12.
        self.in_texts = {}
        for node in walk(tree):
            if isinstance(node, ast.JoinedStr) and not _TRUSTS_TEXTS:
                end = getattr(node, "end_lineno", None)
                # Up to 3.7 a string's line is that of its end.
                lines = (max(1, node.lineno - _MOST_LINES), node.lineno) if end is None else (node.lineno, end)
                self.in_texts.update((id(inner), lines) for inner in walk(node) if inner is not node)
            if isinstance(node, ast.comprehension):
                self.comprehensions.add(_position(node.iter))
            elif isinstance(node, _COMPREHENSIONS):
                self.comprehensions.add(_position(node))  # 3.12
            if isinstance(node, _WANTED):
                self.by_line.setdefault(node.lineno, []).append(node)
                self.by_position[_position(node)] = node
                if CALLS_AT_NAME and isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    self.by_position[_position_at_name(node)] = node


def nodes(source):
    """The nodes of a `SourceFile`; found once."""
    found = _nodes.get(source)
    if found is None:
        found = _nodes[source] = _Nodes(source.tree)
    return found


def _position(node):
    return (node.lineno, getattr(node, "end_lineno", None), node.col_offset, getattr(node, "end_col_offset", None))


def _position_at_name(call):
    """The same for the call of a method, where its instruction begins at the method's name."""
    line, column = call.func.end_lineno, call.func.end_col_offset - len(call.func.attr)
    return (line, call.end_lineno, column, call.end_col_offset)


def expression_at(source, position):
    """The expression at a place in the order of `co_positions()`, the outermost one there; None where there is none."""
    found = _expressions.get(source)
    if found is None:
        found = _expressions[source] = {}
        for node in walk(source.tree):
            if isinstance(node, ast.expr):
                found.setdefault(_position(node), node)
    return found.get(position)


def found_by_text(source, node):
    """The span of a node that knows only where it begins (up to 3.7); None where its end is not found.

    There, a call begins where what it calls does, without the parentheses around that: `(a or b).send(1)`.
    """
    begin = (node.lineno, source.column(node.lineno, node.col_offset))
    while begin is not None:
        end = _end_behind(source, begin, node)
        if end is not None:
            return list(begin + end)
        begin = _parenthesis_before(source, begin) if isinstance(node, ast.Call) else None
    return None


def _parenthesis_before(source, begin):
    """Where a parenthesis stands right before a place, maybe lines above; None where something else does."""
    line, column = begin
    text = source.lines[line - 1][:column].rstrip()
    while not text and line > 1:
        line -= 1
        text = source.lines[line - 1].rstrip()
    return (line, len(text) - 1) if text.endswith("(") else None


def in_text(source, node, first, last):
    """The span of a node that stands in an f-string of these lines; None where it is not found."""
    for begin in _beginnings(source, node, first, last):
        end = _end_behind(source, begin, node)
        if end is not None:
            return list(begin + end)
    return None


def _beginnings(source, node, first, last):
    """Where it may begin: where the tree has it, and at each word on these lines that it begins with."""
    yield node.lineno, source.column(node.lineno, node.col_offset)
    word = _first_word(node)
    for number in () if word is None else range(first, last + 1):
        for found in re.finditer(r"\b%s\b" % word, source.lines[number - 1]):
            yield number, found.start()


def _first_word(node):
    """What the text of a node begins with, where that is a name or a keyword."""
    if isinstance(node, (ast.Await, ast.Yield, ast.YieldFrom)):
        return "await" if isinstance(node, ast.Await) else "yield"
    while isinstance(node, (ast.Call, ast.Attribute, ast.Subscript)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else None


def _end_behind(source, begin, node):
    """The end of a node that begins there: the first token up to which the text gives an equal node."""
    lines = source.lines[begin[0] - 1 :]
    if not 0 < begin[0] <= len(source.lines):
        return None
    text = "\n".join([lines[0][begin[1] :]] + lines[1:])
    count = depth = 0
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            count += 1
            if count > _MOST_TOKENS or token.type == tokenize.ENDMARKER:
                return None
            depth += (token.string in _OPENING) - (token.string in _CLOSING)
            if depth < 0 and isinstance(node, ast.Call):
                return None  # It has begun further to the left.
            row, column = token.end
            if token.type in (tokenize.NEWLINE, tokenize.NL, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT):
                continue
            if _is_equal(text, row, column, node):
                return (begin[0] + row - 1, column + (begin[1] if row == 1 else 0))
    except (tokenize.TokenError, IndentationError):
        pass
    return None


def _is_equal(text, row, column, wanted):
    lines = text.split("\n")[:row]
    lines[-1] = lines[-1][:column]
    part = "\n".join(lines)
    try:
        # `yield`, `await` and `return` stand in a function only, and there in the right kind of one.
        if isinstance(wanted, ast.stmt):
            found = ast.parse("async def _():\n " + part).body[0].body[0]
        else:
            found = ast.parse("async def _():\n (" + part + "\n )").body[0].body[0].value
    except (SyntaxError, ValueError):
        return False
    return is_same(found, wanted)
