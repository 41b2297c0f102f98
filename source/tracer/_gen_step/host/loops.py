"""Coroutines and async generators that need an event loop: running one in it, and telling that one lacks it."""

import ast
import sys

from ..foreign import args_of, is_future

# What asyncio says without a loop, and without a task, by the beginning of its messages.
_LACKS = ("no running event loop", "There is no current event loop", "Timeout should be used inside a task")
# `asyncio.run` is new in 3.7.
_RUN = "__import__('asyncio').run"
_RUN_3_6 = "(lambda coroutine: __import__('asyncio').get_event_loop().run_until_complete(coroutine))"


# What goes through an async generator. It is shown as if it were the program's.
_COLLECT_FILE = "<async for>"
_COLLECT = """\
async def collect(values):
    taken = []
    async for value in values:
        taken.append(value)
    return taken
"""


def split(source):
    """`(driven, collects)` of what an event loop drives, as it is written: the argument of `asyncio.run(…)`, or what
    `[value async for value in …]` goes through. None for any other expression.
    """
    text = source.strip()
    try:
        # Up to 3.7 `async for` has to be in a coroutine.
        returned = ast.parse("async def f(): return (%s\n)" % text).body[0].body[0].value
    except (SyntaxError, ValueError):
        return None
    if type(returned) is ast.Call and _is_run(returned):
        return text[text.index("(") + 1 : text.rindex(")")].strip(), False
    if type(returned) is ast.ListComp and _is_plain(returned):
        return text[text.index(" in") + 3 : text.rindex("]")].strip(), True
    return None


def _is_run(call):
    function = call.func
    if len(call.args) != 1 or call.keywords or type(function) is not ast.Attribute or function.attr != "run":
        return False
    return type(function.value) is ast.Name and function.value.id == "asyncio"


def _is_plain(comprehension):
    """Whether it takes all values as they are."""
    [loop], value = comprehension.generators[:1], comprehension.elt
    if len(comprehension.generators) != 1 or not loop.is_async or loop.ifs:
        return False
    return type(value) is type(loop.target) is ast.Name and value.id == loop.target.id


def runner(codes, collects):
    """`asyncio.run`, looked up as the program would; for an async generator around what collects its values."""
    run = eval(_RUN if sys.version_info >= (3, 7) else _RUN_3_6, {})
    if not collects:
        return run
    codes.declare(_COLLECT_FILE, _COLLECT)
    names = {}
    exec(compile(_COLLECT, _COLLECT_FILE, "exec"), names)
    return lambda values: run(names["collect"](values))


def lack(value=None, exception=None):
    """What a call tells of an event loop that is not there: it gave a `future`, or raised an `error`; or None."""
    if exception is None:
        return "future" if is_future(value) else None
    if type(exception) is not RuntimeError:
        return None
    said = args_of(exception)
    is_text = len(said) == 1 and type(said[0]) is str
    return "error" if is_text and said[0].startswith(_LACKS) else None
