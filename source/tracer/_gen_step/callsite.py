"""Where a client's frame makes the call that resumes a generator."""

import ast
import sys

_HAS_POSITIONS = sys.version_info >= (3, 11)
_METHODS = frozenset(["send", "throw", "close", "asend", "athrow", "aclose"])


def delegates(frame, code):
    """Whether the frame stands at a `yield from` or `await`: then it is a delegator, and no client."""
    sites = code.sites
    site = sites.suspended.get(frame.f_lasti)
    return site is not None and sites.table[site]["kind"] != "yield"


def describe(frame, source):
    """The call as the source words it: `text`, its `span`, and its `method` where that is plain."""
    line = frame.f_lineno or 0
    if source is None:
        return {"text": "line %d" % line}
    span = _position(frame, source) if _HAS_POSITIONS else _only_call(source, line)
    if span is None:
        text = source.lines[line - 1].strip() if 0 < line <= len(source.lines) else "line %d" % line
        return {"text": text}
    text = source.segment(span)
    described = {"text": text, "span": span}
    method = _method(text)
    if method is not None:
        described["method"] = method
    return described


def _position(frame, source):
    for index, position in enumerate(frame.f_code.co_positions()):
        if index == frame.f_lasti // 2:
            return source.span_of(position)
    return None


def _only_call(source, line):
    """Before 3.11 the instruction does not tell its column: the call is certain only when it is the line's only one."""
    found = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and node.lineno == line and _name(node.func) in _METHODS | {"next"}:
            found.append(node)
    return source.span(found[0]) if len(found) == 1 else None


def _name(function):
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else None


def _method(text):
    """`next`, `send` … when the text is such a call and nothing else."""
    try:
        node = ast.parse(text, mode="eval").body
    except SyntaxError:
        return None
    name = _name(node.func) if isinstance(node, ast.Call) else None
    return name if name == "next" or name in _METHODS else None
