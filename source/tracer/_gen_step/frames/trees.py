"""A frame's value stack and variables as a tree: what each value holds, and what that holds, within bounds.

As with `values`, nothing of the program's runs: containers are asked by the methods of CPython's own types, instances
by their attributes and slots as they lie there, generators by the variables of their frames.
"""

import types
from itertools import islice

from ..code.slots import Slots
from ..foreign import args_of, cause_of, context_of, mro_of, text_of, type_name
from ..interrupts.blame import is_handlers
from ..kinds import code_of, frame_of, is_generator_type
from . import localvars
from .instances import attributes_of, slots_of
from .values import describe

_MOST_NODES = 400
_MOST_ITEMS = 50
_MOST_DEPTH = 8
_MOST_TEXT = 1000


def of(values, stacked=()):
    """The tree of variables, given by their names, below what lies on the value stack, the top last.

    It grows level by level, so that one huge value leaves room for the others.
    """
    parts = [(_place(below), value) for below, value in enumerate(reversed(stacked))]
    parts += [(name, held) for name, held in values.items() if not (name[:2] == "__" == name[-2:])]
    root = {"label": "", "type": "", "repr": ""}
    left = _MOST_NODES
    level = [(root, parts, len(parts), ())]
    for _ in range(_MOST_DEPTH):
        following = []
        for node, parts, count, above in level:
            shown = parts[: min(_MOST_ITEMS, left)]
            left -= len(shown)
            children = []
            for label, value in shown:
                child = {"label": label, "type": type_name(value), "repr": _text(value)}
                children.append(child)
                if id(value) in above:
                    child["again"] = True
                    continue
                inner, inner_count = _parts_or_none(value)
                if inner_count:
                    following.append((child, inner, inner_count, above + (id(value),)))
            if children:
                node["children"] = children
            if count > len(children):
                node["more"] = count - len(children)
        level = following
    for node, _, count, _ in level:
        node["more"] = count
    return root.get("children", []), root.get("more", 0)


def _place(below):
    """The label of a place on the value stack, by how many places it lies below the top."""
    return "%d below the top" % below if below else "top of the value stack"


def _text(value):
    """A longer description of text than elsewhere; the usual one of anything else."""
    if type(value) in (str, bytes) and len(value) <= _MOST_TEXT:
        return repr(value)
    return describe(value)


def _parts_or_none(value):
    try:
        return _parts(value)
    except Exception as error:  # A value in a state that its type does not expect, or one that changed meanwhile.
        if is_handlers(error):
            raise
        return [], 0


def _parts(value):
    """What a value holds: the first of its parts with their labels, and how many there are."""
    kind = type(value)
    if is_generator_type(kind):
        return _of_frame(frame_of(value), code_of(value))
    if kind is types.FrameType:
        return _of_frame(value, value.f_code)
    bases = frozenset(map(id, mro_of(kind)))
    if id(type) in bases or kind is types.ModuleType or kind is types.FunctionType:
        return [], 0
    parts, count = [], 0
    if id(dict) in bases:
        count = dict.__len__(value)
        parts = [(describe(key), item) for key, item in _first(dict.items(value))]
    for base in (list, tuple, set, frozenset):
        if id(base) in bases:
            count = base.__len__(value)
            is_ordered = base is list or base is tuple
            items = enumerate(_first(base.__iter__(value)))
            parts = [("[%d]" % index if is_ordered else "\u2022", item) for index, item in items]
    if id(BaseException) in bases:
        linked = (("args", args_of(value)), ("__cause__", cause_of(value)), ("__context__", context_of(value)))
        parts = [(name, held) for name, held in linked if held is not None and not (type(held) is tuple and not held)]
        count = len(parts)
    held = [(text_of(name), item) for name, item in _first(attributes_of(value).items())]
    held += slots_of(value)
    return parts + held, count + max(len(held), len(attributes_of(value)))


def _of_frame(frame, code):
    if frame is None:
        return [], 0
    values = localvars.of(frame, Slots(code))
    parts = [(name, item) for name, item in _first(values.items()) if type(name) is str]
    count = len(values)
    localvars.released(frame, values)
    return parts, count


def _first(items):
    """No more of them are looked at. Describing may change what is walked through, so they are in a list."""
    return list(islice(items, _MOST_ITEMS))
