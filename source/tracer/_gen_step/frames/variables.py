"""What the app knows of a frame's local variables."""

from itertools import islice

from ..kinds import type_name
from ..wire.messages import quote
from .describing import CHANGES, REFERENCE
from .values import ATOMS

_MOST = 40
_FURNITURE = frozenset(["module", "function", "builtin_function_or_method", "type"])


class Told(dict):
    """What was told of a frame's variables: by name, a witness of the value and the text."""

    # Whether it is all true for as long as the frame stands still.
    lasts = False

    def forget_references(self):
        """Keep no weak reference to a generator: its value is described anew."""
        for name, (witness, text) in self.items():
            if type(witness) is REFERENCE:
                self[name] = (CHANGES, text)


def changes(told, values, is_module, describing, seen_in):
    """The `LocalsDelta` as text: what is different in `values` from what `told` says; empty when nothing is.

    `told` is brought up to date.
    """
    parts = None
    lasts = not is_module
    items = values.items() if lasts and len(values) <= _MOST else _first(values, is_module)
    for name, value in items:
        before = told.get(name)
        if before is not None:
            witness = before[0]
            # A dead reference gives None, which the variable may hold by now.
            if witness is value or type(witness) is REFERENCE and value is not None and witness() is value:
                continue
        text = describing.text(value, seen_in)
        if before is None or before[1] != text:
            parts = [] if parts is None else parts
            parts.append("%s:%s" % (quote(name), text))
        witness = value if id(type(value)) in ATOMS else describing.witness(value)
        if witness is CHANGES:
            lasts = False
        told[name] = (witness, text)
    told.lasts = lasts
    if len(told) > len(values) or is_module or len(values) > _MOST:
        for name in [name for name in told if name not in values]:
            parts = [] if parts is None else parts
            parts.append("%s:null" % quote(name))
            del told[name]
    return "" if parts is None else "{%s}" % ",".join(parts)


def _first(values, is_module):
    """The first items, in a list: code that describing sets off (a weak reference's, the garbage collector's) may
    change a module meanwhile.

    No more of them are looked at: a module may have thousands, and this is done at each of its lines.
    """
    try:
        items = list(islice(values.items(), _MOST))
    except RuntimeError:
        # The garbage collector ran on the way, and code that changed the module.
        items = list(values.items())[:_MOST]
    return [
        (name, value) for name, value in items if type(name) is str and not (is_module and _is_furniture(name, value))
    ]


def _is_furniture(name, value):
    """What a module holds besides the program's data: its functions, classes, imports and `__names__`."""
    return name.startswith("__") or type_name(value) in _FURNITURE
