"""Where a code object catches exceptions: the first instruction behind an `except` that matches, or behind a `with`
whose `__exit__` said yes. A `finally`, or an `except` that does not match, catches nothing.
"""

import ast
import weakref

from .walk import walk

_body_lines = weakref.WeakKeyDictionary()
_bare_lines = weakref.WeakKeyDictionary()
_final_lines = weakref.WeakKeyDictionary()
_return_lines = weakref.WeakKeyDictionary()
_MATCHES = ("CHECK_EXC_MATCH", "CHECK_EG_MATCH", "JUMP_IF_NOT_EXC_MATCH")
SETUPS = ("SETUP_EXCEPT", "SETUP_FINALLY")
_CONSTANTS = ("Num", "Str", "Bytes", "Ellipsis", "NameConstant")
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef, ast.expr)
# How far behind WITH_EXCEPT_START its jump stands; an `async with` awaits in between.
_MOST_BETWEEN = 16

# What is caught there: the exception being handled (`sys.exc_info()`), or, where CPython does not make it that, the
# one that was raised last in the frame. END_ASYNC_FOR catches that only when it is a StopAsyncIteration.
CURRENT = "current"
LAST = "last"
END = "end"
# Up to 3.8: `__exit__` came back; whether there is an exception that it may swallow lies on the stack.
EXIT = "exit"


def bare(source, instructions, lines):
    """The offsets of the instructions on the lines of `except:` without a type; None where the source is not known.

    What else begins as such a handler does is a `finally` that returns.
    """
    if source is None:
        return None
    firsts = _bare_lines.get(source)
    if firsts is None:
        handlers = [node for node in walk(source.tree) if isinstance(node, ast.ExceptHandler)]
        firsts = _bare_lines[source] = {node.lineno for node in handlers if node.type is None}
    return {instruction.offset for instruction, line in zip(instructions, lines) if line in firsts} if firsts else ()


def of(instructions, index_of, bare):
    """`{offset: CURRENT, LAST or END}`; `bare`: see there."""
    found = {}
    for index, instruction in enumerate(instructions):
        name = instruction.opname
        if name in _MATCHES or (name == "COMPARE_OP" and instruction.argval == "exception match"):
            _add_behind_jump(instructions, index, found)
            _add_bare_behind(instructions, index, index_of, bare, found)
        elif name == "PUSH_EXC_INFO":
            _add_bare(instructions, index + 1, bare, found)
        elif name in SETUPS and instruction.argval in index_of:
            _add_bare(instructions, index_of[instruction.argval], bare, found)
        elif name == "WITH_EXCEPT_START":
            _add_with(instructions, index, found)
        elif name == "WITH_CLEANUP_FINISH":
            # Up to 3.8 both ways out of a `with` go on behind END_FINALLY.
            found.setdefault(instruction.offset, EXIT)
            _add(instructions, index + 2, LAST, found)
        elif name == "END_ASYNC_FOR":
            found[instruction.offset] = END
    return found


def body_lines(source):
    """The first lines inside of a file's `except` clauses, for 3.6, where instructions cannot be watched."""
    lines = _body_lines.get(source)
    if lines is None:
        handlers = [node for node in walk(source.tree) if isinstance(node, ast.ExceptHandler)]
        # Whether an `except` with its body on its own line matches is not seen.
        bodies = [node.body for node in handlers if node.body[0].lineno > node.lineno]
        lines = _body_lines[source] = {line for body in bodies for line in _first_lines(body)}
    return lines


def _first_lines(body):
    """The lines that a block may begin with: `if 1:`, `if 0:`, `pass` and a constant leave no instructions."""
    for first in body:
        yield first.lineno
        if isinstance(first, ast.If) and type(first.test).__name__ in _CONSTANTS:
            inner = first.body if _is_true(first.test) else first.orelse
            yield from _first_lines(inner)
            if not all(map(_leaves_nothing, inner)):
                return
        elif not _leaves_nothing(first):
            return


def _leaves_nothing(node):
    is_constant = isinstance(node, ast.Expr) and type(node.value).__name__ in _CONSTANTS
    return is_constant or isinstance(node, ast.Pass)


def _is_true(node):
    """Whether a constant of 3.6 stands for something true: a number, a text, or `None`, `True` or `False`."""
    return any(getattr(node, field, None) for field in ("n", "s", "value"))


def final_lines(source):
    """`{line: lines}`, for 3.6: the first line inside of each `finally` of a file, and the lines of each `raise` alone
    that may lead there.
    """
    lines = _final_lines.get(source)
    if lines is None:
        tries = [node for node in walk(source.tree) if isinstance(node, ast.Try) and node.finalbody]
        lines = _final_lines[source] = {node.finalbody[0].lineno: _bare_raises(node) for node in tries}
    return lines


def return_lines(source):
    """The lines on which a `return` begins, and nothing that decides whether it runs, for 3.6."""
    lines = _return_lines.get(source)
    if lines is None:
        nodes = [node for node in walk(source.tree) if isinstance(node, (ast.stmt, ast.ExceptHandler))]
        returns = {node.lineno for node in nodes if isinstance(node, ast.Return)}
        others = {node.lineno for node in nodes if not isinstance(node, ast.Return)}
        lines = _return_lines[source] = returns - others
    return lines


def _bare_raises(node, is_handled=False):
    """The lines of each `raise` alone in a statement that raises what a handler of the statement's own caught."""
    if isinstance(node, ast.Raise):
        return {node.lineno} if is_handled and node.exc is None else set()
    if isinstance(node, _SCOPES):
        return set()
    handled = is_handled or isinstance(node, ast.ExceptHandler)
    return set().union(*(_bare_raises(child, handled) for child in ast.iter_child_nodes(node)))


def _add_behind_jump(instructions, index, found):
    while index < len(instructions) and "JUMP" not in instructions[index].opname:
        index += 1
    if index < len(instructions) and instructions[index].opname.endswith("IF_TRUE"):
        found[instructions[index].argval] = CURRENT  # The hidden `except StopAsyncIteration` of `async for`, up to 3.7.
        return
    _add(instructions, index + 1, CURRENT, found)


def _add_bare(instructions, index, bare, found):
    """A bare `except:` begins by dropping what it caught; a `finally` begins with its own code."""
    if instructions[index].opname == "POP_TOP" and (bare is None or instructions[index].offset in bare):
        _add(instructions, index, CURRENT, found)


def _add_bare_behind(instructions, index, index_of, bare, found):
    """A bare `except:` behind others begins where the last of them goes on that does not match."""
    while index < len(instructions) and "JUMP" not in instructions[index].opname:
        index += 1
    if index < len(instructions) and instructions[index].argval in index_of:
        _add_bare(instructions, index_of[instructions[index].argval], bare, found)


def _add_with(instructions, index, found):
    for instruction in instructions[index : index + _MOST_BETWEEN]:
        if instruction.opname.startswith("POP_JUMP") and instruction.opname.endswith("IF_TRUE"):
            found[instruction.argval] = CURRENT
            return


def _add(instructions, index, what, found):
    while index < len(instructions) and instructions[index].opname in ("NOT_TAKEN", "NOP"):
        index += 1
    if index < len(instructions):
        found[instructions[index].offset] = what
