"""The order in which CPython evaluates the parts of a statement, which is also that of their instructions."""

import ast
import dis

from ..versions import CALLS_AT_NAME, LINES_GROW

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def children(node):
    """The child nodes of a node, in the order of their evaluation (Python/compile.c; "Evaluation order" in the
    reference).
    """
    if isinstance(node, ast.Assign):
        return [node.value] + node.targets
    if isinstance(node, ast.AnnAssign):
        return [part for part in (node.value, node.target, node.annotation) if part is not None]
    if isinstance(node, (ast.For, ast.AsyncFor)):
        return [node.iter, node.target] + node.body + node.orelse
    if isinstance(node, ast.Dict):
        return [part for pair in zip(node.keys, node.values) for part in pair if part is not None]
    return list(ast.iter_child_nodes(node))


def around(node):
    """What the code around a function, a lambda or a class evaluates of it, in that order: all but its body."""
    decorators = list(getattr(node, "decorator_list", ()))
    if isinstance(node, ast.ClassDef):
        return decorators + node.bases + [keyword.value for keyword in node.keywords]
    given = node.args
    defaults = given.defaults + [default for default in given.kw_defaults if default is not None]
    if isinstance(node, ast.Lambda):
        return defaults
    parameters = getattr(given, "posonlyargs", []) + given.args + [given.vararg] + given.kwonlyargs + [given.kwarg]
    annotations = [parameter.annotation for parameter in parameters if parameter is not None] + [node.returns]
    return decorators + defaults + [annotation for annotation in annotations if annotation is not None]


def calls_by_offset(code, body, call_offsets):
    """`{offset: node}` for the calls of a code object whose statements are `body`, where it is certain which is which.

    `call_offsets` are the offsets of its instructions that call. On each line there must be as many as there are calls
    in the source, or up to 3.7 in all.
    """
    return _matched(code, call_offsets, _places(body, _note_call), ast.Call)


def _places(body, note):
    """What `note` notes in the statements of a code object, as `(line, node)`, in order."""
    found = []
    for statement in body:
        _collect(statement, found, note, [0])
    return found


def _matched(code, offsets, nodes, kind):
    if LINES_GROW and len(offsets) == len(nodes):
        # No instruction is laid down twice there, and so none was left out, as one that is never reached is.
        pairs = zip(sorted(offsets), [node for _, node in nodes])
        return {offset: node for offset, node in pairs if isinstance(node, kind)}
    by_line = {}
    for line, node in nodes:
        by_line.setdefault(line, []).append(node)
    found = {}
    for line, on_line in _offsets_by_line(code, offsets).items():
        there = by_line.get(line, ())
        if len(there) == len(on_line):
            found.update((offset, node) for offset, node in zip(on_line, there) if isinstance(node, kind))
    return found


def subscripts_by_offset(code, body):
    """The same for what is looked up by a subscript."""
    offsets = {i.offset for i in dis.get_instructions(code) if i.opname == "BINARY_SUBSCR"}
    return _matched(code, offsets, _places(body, _note_subscript), ast.Subscript)


def _offsets_by_line(code, call_offsets):
    found, line = {}, code.co_firstlineno
    starts = dict(dis.findlinestarts(code))
    before = []
    for instruction in dis.get_instructions(code):
        line = starts.get(instruction.offset, line)
        # 3.9 and 3.10 call `__exit__(None, None, None)` where the block of a `with` ends.
        is_exit = before[-3:] == ["LOAD_CONST", "DUP_TOP", "DUP_TOP"]
        if instruction.offset in call_offsets and not is_exit:
            found.setdefault(line, []).append(instruction.offset)
        before.append(instruction.opname)
    return found


def _collect(node, found, note, reached):
    """The places where a node's own code does what `note` notes, as `(line, node)`, in order. `reached` has the line to
    which CPython has come there up to 3.7.
    """
    if isinstance(node, (ast.stmt, ast.ExceptHandler)):
        reached[0] = node.lineno
    elif isinstance(node, ast.expr):
        reached[0] = max(reached[0], node.lineno)
    if isinstance(node, _FUNCTIONS) or isinstance(node, ast.ClassDef) or isinstance(node, ast.Lambda):
        parts = around(node)
    elif isinstance(node, _COMPREHENSIONS):
        parts = [node.generators[0].iter]
    else:
        parts = children(node)
    for part in parts:
        _collect(part, found, note, reached)
    count = len(found)
    note(node, found)
    if LINES_GROW:
        found[count:] = [(reached[0], noted) for _, noted in found[count:]]


def _note_call(node, found):
    """What is no call of the source's stands for one."""
    if isinstance(node, _FUNCTIONS) or isinstance(node, ast.ClassDef):
        if isinstance(node, ast.ClassDef):
            found.append((node.lineno, node))
        found.extend((decorator.lineno, None) for decorator in reversed(node.decorator_list))
    elif isinstance(node, ast.Call):
        found.append((node.func.end_lineno if CALLS_AT_NAME and _calls_method(node) else node.lineno, node))
    elif isinstance(node, _COMPREHENSIONS):
        found.append((node.lineno, node))
    elif isinstance(node, ast.Assert) and node.msg is not None:
        found.append((node.lineno, node))


def _calls_method(node):
    """Whether CPython compiles a call to CALL_METHOD (`maybe_optimize_method_call`, Python/compile.c)."""
    is_plain = not node.keywords and not any(isinstance(argument, ast.Starred) for argument in node.args)
    return is_plain and isinstance(node.func, ast.Attribute)


def _note_subscript(node, found):
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        found.append((node.lineno, node))
