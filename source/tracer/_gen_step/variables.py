"""What the app knows of a frame's local variables."""

from .describing import REFERENCE
from .kinds import type_name
from .wire import quote

_MOST = 40
_FURNITURE = frozenset(["module", "function", "builtin_function_or_method", "type"])


def changes(told, values, is_module, describing, seen_in):
    """The `LocalsDelta` as text: what is different in `values` from what `told` says; empty when nothing is.

    `told` is brought up to date: it holds, by name, a witness of the value and the text that was told.
    """
    parts = None
    for name, value in _items(values, is_module):
        before = told.get(name)
        if before is not None:
            witness = before[0]
            if witness is value or type(witness) is REFERENCE and witness() is value:
                continue
        text = describing.text(value, seen_in)
        if before is None or before[1] != text:
            parts = [] if parts is None else parts
            parts.append("%s:%s" % (quote(name), text))
        told[name] = (describing.witness(value), text)
    if len(told) > len(values) or is_module or len(values) > _MOST:
        for name in [name for name in told if name not in values]:
            parts = [] if parts is None else parts
            parts.append("%s:null" % quote(name))
            del told[name]
    return "" if parts is None else "{%s}" % ",".join(parts)


def _items(values, is_module):
    if not is_module and len(values) <= _MOST:
        return values.items()
    # Code that describing sets off (a weak reference's, the garbage collector's) may change a module meanwhile.
    return [
        (name, value)
        for name, value in list(values.items())[:_MOST]
        if type(name) is str and not (is_module and _is_furniture(name, value))
    ]


def _is_furniture(name, value):
    """What a module holds besides the program's data: its functions, classes, imports and `__names__`."""
    return name.startswith("__") or type_name(value) in _FURNITURE
