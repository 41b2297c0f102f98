"""Where a client's frame makes the call that resumes a generator, and which generator that is."""

import ast
import dis
import re
from itertools import islice
from types import MethodType

from ..code import bodies, callees, order, spans
from ..code.instructions import those_that_act
from ..code.literals import literal
from ..code.opnames import ASKERS, SELDOM_ASKERS, is_at_call, is_call, lays_down, looks_up
from ..foreign import args_of, function_of_method, is_instance, is_of_c, own_of_type, traceback_of
from ..kinds import frame_of, name_of_type
from ..versions import HAS_POSITIONS, LINES_GROW
from . import localvars
from .awaitables import generator_behind, is_resumable_type
from .values import instance_dict

_COMPREHENSIONS = frozenset(["<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"])
_METHODS = frozenset(["next", "send", "throw", "close", "anext", "__next__", "asend", "athrow", "aclose", "__anext__"])
# Of these, what only gives something to await.
_AWAITABLES = frozenset(["anext", "asend", "athrow", "aclose", "__anext__"])
# They make of an expression what a frame delegates to.
_GET_DELEGATEES = frozenset(["GET_AWAITABLE", "GET_YIELD_FROM_ITER", "GET_ANEXT", "GET_AITER"])
# `gen_send_ex`, `_PyCoro_GetAwaitableIter` and the `async_gen_*` functions (Objects/genobject.c).
_REFUSALS = re.compile("already (executing|running|awaited)|just-started|being awaited already")
# CPython counts the arguments of a `throw()` before it asks the generator.
_COUNTS = re.compile(r"throw(\(\) takes| expected) ")


def delegation(frame, code):
    """The `yield from` or `await` that a frame stands at: then it is a delegator, and no client. Else None."""
    sites = code.sites
    site = sites.suspended.get(frame.f_lasti)
    return site if site is not None and sites.table[site]["kind"] != "yield" else None


def is_delegation(code, site):
    """Whether a site is a `yield from` or an `await`; None: no site."""
    return site is not None and code.sites.table[site]["kind"] != "yield"


def describe(frame, code, source, method=None):
    """The call as the source words it: `text`, its `span`, and its `method` where that is plain, or given."""
    described = code.calls.get(frame.f_lasti)
    if described is None:
        node = _node(frame, source, method, code)
        described = code.calls[frame.f_lasti] = _describe(node, frame.f_lineno or 0, source)
    return dict(described)


def default(frame, source, code):
    """The second argument of the `next()` that a frame calls, in a list, where that is a literal or a name."""
    node = _node(frame, source, "next", code)
    if not isinstance(node, ast.Call) or len(node.args) != 2 or _method(node) != "next":
        return []
    try:
        return [literal(node.args[1])]
    except ValueError:
        value = _resolve(node.args[1], frame, code.slots)
        return [] if value is None else [value]


def is_in_comprehension(frame, source):
    """Whether the loop that the frame's FOR_ITER belongs to is a comprehension's."""
    if frame.f_code.co_name in _COMPREHENSIONS:
        return True
    return HAS_POSITIONS and source is not None and _position(frame) in spans.nodes(source).comprehensions


def calls_by_name(frame, code, source, name):
    """Whether the source itself makes a call of the method `name` (`"__enter__()"`) there, and no `with` does."""
    node = _node(frame, source, code=code)
    function = getattr(node, "func", None)
    return isinstance(function, ast.Attribute) and "%s()" % function.attr == name


def calls(frame, code, source, function, names):
    """Whether the call that a frame is at may be one of `function`, which is a method under these names. `code` is None
    for a frame of others.
    """
    node = None if code is None else _node(frame, source, None, code)
    if not isinstance(node, ast.Call):
        return any(name in frame.f_code.co_names for name in names)
    if isinstance(node.func, ast.Attribute):
        return node.func.attr in names
    called = _resolve(node.func, frame, code.slots)
    return (function_of_method(called) if type(called) is MethodType else called) is function


def may_close(frame, source):
    """Whether the line that a frame is at says so much as that it closes, or throws into, a generator."""
    line = "close" if source is None else _line(source, frame.f_lineno or 0)
    return "close" in line or "throw" in line


_ENDING = ("close", "throw", "aclose", "athrow")
_LOAD_ATTRIBUTES = ("LOAD_ATTR", "LOAD_METHOD")


def calls_close(frame):
    """Whether a frame, of anybody's code, that throws a GeneratorExit into a generator calls `close()` for that: under
    this name, or as something that it was given, in a statement that names no `throw`.
    """
    before = _up_to_call(frame)
    if not before:
        return False
    if before[-2].opname in _LOAD_ATTRIBUTES:
        return before[-2].argval == "close"
    return not any(each.argval == "throw" for each in _of_last_line(before))


def names_ending(frame):
    """Whether a frame, of anybody's code, is in a statement that calls what closes a generator, or throws into it, by
    its name.
    """
    return any(each.argval in _ENDING for each in _of_last_line(_up_to_call(frame)))


def _up_to_call(frame):
    """The instructions of a frame up to the call that it is in; none where it is in no call."""
    acting, _ = those_that_act(dis.get_instructions(frame.f_code))
    before = [each for each in acting if each.offset <= frame.f_lasti and each.opname != "PRECALL"]
    return before if len(before) > 1 and is_call(before[-1].opname) else []


def _of_last_line(instructions):
    starts = [place for place, each in enumerate(instructions) if each.starts_line]
    return instructions[starts[-1] if starts else 0 :]


def describe_line(line, source):
    """The same where only the line is known."""
    return _describe(None if source is None else _only_node(source, line), line, source)


def refused(frame, code, exception, source, stands_on=None, traceback=None):
    """`{"call": …, "generator": …}` when a generator that the frame called, and not its code, raised the exception.

    `stands_on`: what the frame's `yield from` or `await` stands on, where that was seen.
    """
    traceback = traceback_of(exception) or traceback
    # In a traceback of this frame alone; it may not be there yet.
    if traceback is not None and (traceback.tb_next is not None or traceback.tb_frame is not frame):
        return {}
    if stands_on is not None:
        # It is no call of its own: what the `await` or `yield from` stands on was refused.
        generator = generator_behind(stands_on)
        if generator is None or not _is_guards(exception, None, False):
            return {}
        return {"call": {"text": ""}, "generator": generator}
    opname = code.sites.opname.get(frame.f_lasti, "")
    is_delegating = delegation(frame, code) is not None
    node = None if source is None else _raising_node(frame, code, source, opname, is_delegating)
    if node is None:
        return {}
    receiver = _receiver(node)
    generator = None if receiver is None else generator_behind(_resolve(receiver, frame, code.slots))
    called = _describe(node, frame.f_lineno or 0, source)
    if is_delegating:
        called.pop("method", None)
    finished = generator is not None and frame_of(generator) is None and is_at_call(opname)
    if generator is None or not _is_guards(exception, called.get("method"), finished):
        return {}
    return {"call": called, "generator": generator}


def _raising_node(frame, code, source, opname, is_delegating):
    """The node of the call, `await` or `yield from` at whose own instruction a frame has an exception. What comes of
    the evaluation of an argument, or of anything else on that line, is none of its.
    """
    if is_at_call(opname):
        node = _node(frame, source, None, code)
        return node if HAS_POSITIONS or _is_call_of(node, frame, code) else None
    if is_delegating or opname in ASKERS or opname in SELDOM_ASKERS or opname in _GET_DELEGATEES:
        return _node(frame, source)
    return None


def _is_call_of(node, frame, code):
    """Before 3.11: whether the call that a frame is at may be the one of a node, by the name of what is called."""
    if not isinstance(node, ast.Call):
        return False
    if code.callees is None:
        code.callees = callees.names(frame.f_code)
    name = code.callees.get(frame.f_lasti)
    if name is None:
        return code.call_nodes.get(frame.f_lasti) is node
    return name == getattr(node.func, "attr", getattr(node.func, "id", None))


def iterator_of_c(text, frame, slots):
    """The name of the type of an iterator of C's where an expression stands for one or makes one, and nothing has to
    run for that to be known; else None.
    """
    try:
        node = ast.parse(text, mode="eval").body
    except SyntaxError:
        return None
    if isinstance(node, ast.Call):
        kind = _resolve(node.func, frame, slots)
        if kind is None and isinstance(node.func, ast.Name):
            kind = frame.f_builtins.get(node.func.id)
    else:
        kind = type(_resolve(node, frame, slots))
    if type(kind) is not type or not is_of_c(kind) or is_resumable_type(kind):
        return None
    return name_of_type(kind) if own_of_type(kind).get("__next__") is not None else None


def _is_guards(exception, method, finished):
    if _is_refusal(exception):
        return True
    if not finished or method is None:
        return False
    # A finished generator hands a thrown exception straight back.
    return (
        method in ("throw", "athrow")
        and not _has_words(exception, _COUNTS)
        or (type(exception) is StopIteration or type(exception) is StopAsyncIteration)
    )


def _is_refusal(exception):
    """Whether it is of the kind, and has the words, that CPython's own refusals have."""
    is_refusal = any(is_instance(exception, kind) for kind in (TypeError, ValueError, RuntimeError))
    return is_refusal and _has_words(exception, _REFUSALS)


def _has_words(exception, words):
    arguments = args_of(exception)
    return bool(arguments) and type(arguments[0]) is str and words.search(arguments[0]) is not None


def _describe(node, line, source):
    if source is None:
        return {"text": "line %d" % line}
    span = None if node is None else source.span(node)
    described = {"text": source.segment(span) or _line(source, line)}
    if span is not None:
        described["span"] = span
    method = None if node is None else _method(node)
    if method is not None:
        described["method"] = "next" if method == "__next__" else method
    return described


def _line(source, line):
    return source.lines[line - 1].strip() if 0 < line <= len(source.lines) else "line %d" % line


def _node(frame, source, method=None, code=None):
    """The syntax node that the frame's instruction belongs to, when it is certain: a call, `await` or `yield from`; or
    what looks up something, where that calls.
    """
    if source is None:
        return None
    opname = "" if code is None else code.sites.opname.get(frame.f_lasti, "")
    if lays_down(opname):
        return None
    if looks_up(opname):
        return _looking_up(frame, code, source)
    if not HAS_POSITIONS:
        ordered = None if code is None else _call_nodes(frame.f_code, code, source).get(frame.f_lasti)
        if ordered is not None or LINES_GROW and is_call(opname):
            return ordered
        return _only_node(source, frame.f_lineno or 0, method)
    return spans.nodes(source).by_position.get(_position(frame))


def _looking_up(frame, own, source):
    if HAS_POSITIONS:
        return spans.expression_at(source, _position(frame))
    if own.subscript_nodes is None:
        body = _body(frame.f_code, source)
        own.subscript_nodes = {} if body is None else order.subscripts_by_offset(frame.f_code, body)
    return own.subscript_nodes.get(frame.f_lasti)


def _call_nodes(code, own, source):
    """Before 3.11: the nodes of the calls of a code object, by their order."""
    if own.call_nodes is None:
        body = _body(code, source)
        own.call_nodes = {} if body is None else order.calls_by_offset(code, body, own.sites.calls)
    return own.call_nodes


def _body(code, source):
    try:
        return bodies.of(code, source)
    except SyntaxError:
        return None


def _position(frame):
    return next(islice(frame.f_code.co_positions(), frame.f_lasti // 2, None), None)


def _only_node(source, line, method=None):
    """Before 3.11 the instruction does not tell its column: it is certain only when the line has one such call."""
    nodes = spans.nodes(source).by_line.get(line, ())
    found = [node for node in nodes if _method(node) is not None and method in (None, _method(node))]
    if not found:
        found = spans.nodes(source).by_line.get(line, ())
    return found[0] if len(found) == 1 else None


def _method(node):
    """`next`, `send` … when the node is such a call."""
    if not isinstance(node, ast.Call):
        return None
    function = node.func
    if isinstance(function, ast.Name):
        return function.id if function.id in ("next", "anext") else None
    return function.attr if isinstance(function, ast.Attribute) and function.attr in _METHODS else None


def _receiver(node):
    """The expression for the generator that is called, or resumed by what is awaited."""
    if not isinstance(node, ast.Call):
        return _receiver(node.value) if _method(node.value) in _AWAITABLES else node.value
    if isinstance(node.func, ast.Name):
        return node.args[0] if node.args else None
    return getattr(node.func, "value", None)


def _resolve(node, frame, slots):
    """What an expression stands for, looked up without running anything; None where that cannot be done."""
    if isinstance(node, ast.Name):
        values = localvars.of(frame, slots)
        try:
            return values.get(node.id, frame.f_globals.get(node.id))
        finally:
            localvars.released(frame, values)
    if isinstance(node, ast.Attribute):
        base = _resolve(node.value, frame, slots)
        return None if base is None else instance_dict(base, type(base)).get(node.attr)
    if isinstance(node, ast.Subscript):
        base, key = _resolve(node.value, frame, slots), _key(node.slice, frame, slots)
        try:
            return base[key] if _is_plain(base) and (type(key) is int or type(key) is str) else None
        except (IndexError, KeyError):
            return None
    return None


def _is_plain(base):
    """Whether a subscript of it is looked up by CPython alone; what a dictionary is asked for is of an exact type."""
    return type(base) is list or type(base) is tuple or type(base) is dict


def _key(node, frame, slots):
    if type(node).__name__ == "Index":  # Up to 3.8.
        node = node.value
    if isinstance(node, ast.Name):
        return _resolve(node, frame, slots)
    try:
        return literal(node)
    except ValueError:
        return None
