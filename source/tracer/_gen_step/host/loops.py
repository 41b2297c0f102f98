"""Coroutines that need an event loop: running one in `asyncio.run`, and telling that one lacks it."""

import ast
import sys

from ..foreign import args_of, is_future

# What asyncio says without a loop, and without a task, by the beginning of its messages.
_LACKS = ("no running event loop", "There is no current event loop", "Timeout should be used inside a task")
# `asyncio.run` is new in 3.7.
_RUN = "__import__('asyncio').run"
_RUN_3_6 = "(lambda coroutine: __import__('asyncio').get_event_loop().run_until_complete(coroutine))"


def split(source):
    """What `asyncio.run(…)` is called with, as it is written; None for any other expression."""
    try:
        call = ast.parse(source.strip(), mode="eval").body
    except SyntaxError:
        return None
    if type(call) is not ast.Call or len(call.args) != 1 or call.keywords:
        return None
    function = call.func
    if type(function) is not ast.Attribute or function.attr != "run" or type(function.value) is not ast.Name:
        return None
    text = source.strip()
    return text[text.index("(") + 1 : text.rindex(")")].strip() if function.value.id == "asyncio" else None


def runner():
    """`asyncio.run`, looked up as the program would."""
    return eval(_RUN if sys.version_info >= (3, 7) else _RUN_3_6, {})


def lack(value=None, exception=None):
    """What a call tells of an event loop that is not there: it gave a `future`, or raised an `error`; or None."""
    if exception is None:
        return "future" if is_future(value) else None
    if type(exception) is not RuntimeError:
        return None
    said = args_of(exception)
    is_text = len(said) == 1 and type(said[0]) is str
    return "error" if is_text and said[0].startswith(_LACKS) else None
