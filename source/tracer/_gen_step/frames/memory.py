"""Reading a frame as it lies in CPython's memory: its variables, its value stack and the generator that it belongs to.

`frame.f_locals` up to 3.12 leaves a snapshot behind that the program can see (`PyFrame_GetLocals`,
Objects/frameobject.c), and no Python code can ask a running frame for its stack. Reading the memory leaves nothing
behind. The layouts below are those of CPython's headers, fixed for each version; `is_available` is False where a trial
at the start does not read what it should, or `_ctypes` is missing.

Only places that are in use may be read: of a frame that calls, those below what it handed over; of a frame that an
exception leaves, none, for CPython takes its stack apart meanwhile.
"""

import sys

from ..code.slots import Slots
from ..kinds import GENERATOR_TYPES
from ..words import are_known

_VERSION = sys.version_info[:2]
# The first word of the variables in `_PyInterpreterFrame` (Include/internal/pycore_frame.h); before 3.11 they lie in
# the frame object itself (`f_localsplus`, Include/frameobject.h).
_VARIABLES = 10 if _VERSION >= (3, 14) else 9
_LIES_APART = _VERSION >= (3, 11)
_HAS_STACK_POINTER = _VERSION >= (3, 14)
_IS_TAGGED = _VERSION >= (3, 14)
# `_PyStackRef` (Include/internal/pycore_stackref.h): the two lowest bits are a tag; both set, it is an integer.
_TAG = 3
_REFERENCES = 0xFFFFFFFF  # Where `ob_refcnt` counts, on every version.
_getrefcount = sys.getrefcount
_OF_FUNCTION = 0x3  # CO_OPTIMIZED, CO_NEWLOCALS
_FRAME_OF_GENERATOR = 1  # FRAME_OWNED_BY_GENERATOR

NULL = object()
_Cell = type((lambda variable: lambda: variable)(0).__closure__[0])

if are_known():
    from ..words import SIZE as _SIZE
    from ..words import decref as _decref
    from ..words import object_at as _object_at
    from ..words import words_at as _words_at


def variables(frame, slots):
    """The frame's variables that are bound, by their names, in the order of their slots."""
    found = {}
    words = _localsplus(frame)[: slots.count]
    for (name, is_boxed), word in zip(slots.names, words):
        value = _value(word)
        if value is NULL:
            continue
        if is_boxed and type(value) is _Cell:
            try:
                value = value.cell_contents
            except ValueError:
                continue
        found[name] = value
    return found


def stack(frame, slots, depth=None):
    """What lies on the value stack, the top last, with `NULL` for an empty place; None where that cannot be told.

    `depth`: how many places are in use. Without it, what CPython itself noted before it called us counts.
    """
    if depth is None:
        depth = noted_depth(frame, slots)
        if depth is None:
            return None
    words = _stack_words(frame, slots, depth)
    return [_value(word) for word in words]


def place(frame, slots, index):
    """What lies at a place of the value stack, from 0 at its bottom; `NULL` for nothing. The place must be in use."""
    [word] = _stack_words(frame, slots, index + 1)[index:]
    return _value(word)


def kind_at(frame, slots, index):
    """The `id` of the type of what lies at a place that may still have the address of what is gone: nothing is referred
    to for that. None where nothing lives there.
    """
    [word] = _stack_words(frame, slots, index + 1)[index:]
    if not word or _IS_TAGGED and word & _TAG == _TAG:
        return None
    words = _words_at(word & ~_TAG if _IS_TAGGED else word)
    return words[1] if (words[0] or 0) & _REFERENCES else None


def living(address, kind):
    """The object at an address, where something of the type with the `id` `kind` lay; None where that goes by now."""
    words = _words_at(address)
    return _object_at(address) if (words[0] or 0) & _REFERENCES and words[1] == kind else None


def references(address):
    """How many references there are to the object at an address, which must be alive."""
    return (_words_at(address)[0] or 0) & _REFERENCES


def objects(addresses):
    """The objects at these addresses, which must be alive."""
    return [_object_at(address) for address in addresses]


def count_at(value, index):
    """The `int` of C that begins the word of that index in an object."""
    return (_words_at(id(value))[index] or 0) & 0xFFFFFFFF


if _LIES_APART:

    def _interpreter_frame(frame):
        # PyObject_HEAD, f_back, f_frame
        return _words_at(id(frame))[_HEAD + 1]

    def _localsplus(frame):
        return _words_at(_interpreter_frame(frame) + _VARIABLES * _SIZE)

    def namespace_of(frame):
        """What a module's or a class's body stores its names in; None for a function's frame."""
        word = _words_at(_interpreter_frame(frame))[3 if _VERSION == (3, 11) else 5]
        return _object_at(word) if word else None

    def _stack_words(frame, slots, depth):
        return _localsplus(frame)[slots.count : slots.count + depth]

    if _HAS_STACK_POINTER:

        def noted_depth(frame, slots):
            start = _interpreter_frame(frame)
            pointer = _words_at(start)[8]
            if not pointer:
                return None
            return (pointer - start) // _SIZE - _VARIABLES - slots.count
    else:

        def noted_depth(frame, slots):
            """None while the interpreter keeps its stack pointer to itself."""
            top = (_words_at(_interpreter_frame(frame))[8] or 0) & 0xFFFFFFFF
            return None if top >= 0x80000000 else top - slots.count

    def generator_of(frame):
        """The generator, coroutine or async generator that owns a frame; None for the frame of a function."""
        if _VERSION >= (3, 14):
            return frame.f_generator
        start = _interpreter_frame(frame)
        flags = _words_at(start)[8] or 0
        owner = (flags >> (40 if _VERSION == (3, 11) else 48)) & 0xFF
        return _object_at(start - _GENERATOR) if owner == _FRAME_OF_GENERATOR else None

    def is_over(address):
        """Whether the generator at an address has ended or was closed, from 3.12 on: `gi_frame_state` behind `gi_name`,
        `gi_qualname`, `gi_exc_state`, `gi_origin_or_finalizer` and three flags (Include/internal/pycore_genobject.h).
        """
        state = (_words_at(address)[8] or 0) >> 24 & 0xFF
        return 0 < state < 0x80  # FRAME_COMPLETED, FRAME_CLEARED

else:

    def _localsplus(frame):
        return _words_at(id(frame) + type(frame).__basicsize__ - _SIZE)

    def namespace_of(frame):
        """What a module's or a class's body stores its names in; a function's frame has a snapshot there, or None."""
        word = _words_at(id(frame))[_HEAD + 4]
        return _object_at(word) if word else None

    def _stack_words(frame, slots, depth):
        start = _words_at(id(frame))[_HEAD + 5]  # f_valuestack
        return _words_at(start)[:depth]

    def noted_depth(frame, slots):
        """None while the interpreter keeps its stack pointer to itself (`f_stacktop` is NULL, `f_stackdepth` -1)."""
        words = _words_at(id(frame))
        if _VERSION == (3, 10):
            depth = (words[_HEAD + 7] or 0) & 0xFFFFFFFF
            return None if depth >= 0x80000000 else depth
        top = words[_HEAD + 6]
        return None if not top else (top - words[_HEAD + 5]) // _SIZE

    def may_hold(frame, value):
        """Whether a value may lie on the stack of a frame that runs. A word above its top may be a former one."""
        start = _words_at(id(frame))[_HEAD + 5]
        return id(value) in _words_at(start)[: frame.f_code.co_stacksize]

    # f_gen stands behind other fields in each version (Include/frameobject.h).
    _F_GEN = {(3, 6): 11, (3, 7): 9, (3, 8): 9, (3, 9): 9, (3, 10): 8}.get(_VERSION)

    def generator_of(frame):
        """The generator, coroutine or async generator that owns a frame; None for the frame of a function."""
        word = _words_at(id(frame))[_HEAD + _F_GEN]
        return _object_at(word) if word else None

    def release_snapshot(frame):
        """Takes from a function's frame the snapshot of its variables that a trace function was called with, unless
        somebody else has it, or has put something of its own into it: CPython keeps that as long as the frame. The
        variables themselves stay, so nothing goes by that (`PyFrame_LocalsToFast`).
        """
        words = _words_at(id(frame))
        word = words[_HEAD + 4]
        code = frame.f_code
        if not word or code.co_flags & _OF_FUNCTION != _OF_FUNCTION:
            return
        snapshot = _object_at(word)
        # Held by the frame, the variable here, and the argument of getrefcount.
        if type(snapshot) is dict and _getrefcount(snapshot) <= 3 and _has_variables_only(snapshot, code):
            words[_HEAD + 4] = None
            _decref(snapshot)

    def _has_variables_only(snapshot, code):
        if not snapshot:
            return True
        names = frozenset(code.co_varnames + code.co_cellvars + code.co_freevars)
        # A key of the program's own type is neither hashed nor compared.
        for key in snapshot:
            if type(key) is not str or key not in names:
                return False
        return True


# The words before f_back. A frame object had a variable size before 3.11 (PyObject_VAR_HEAD).
_HEAD = 2 if _LIES_APART else 3


def _value(word):
    if not word:
        return NULL
    if _IS_TAGGED:
        if word & _TAG == _TAG:
            return NULL
        word &= ~_TAG
        if not word:
            return NULL
    # An object that is being deallocated may still lie there: to refer to it would deallocate it once more.
    return _object_at(word) if (_words_at(word)[0] or 0) & _REFERENCES else NULL


def has_begun_aclose(generator):
    """Whether `aclose()` has begun on an async generator: it sets `ag_closed` before it throws GeneratorExit in
    (`async_gen_athrow_send`, Objects/genobject.c).
    """
    return _closing(id(generator))[1]


def goes_to_hook(address):
    """Whether CPython gives an async generator that nobody refers to to the hook that it has since it was first
    iterated (`_PyGen_Finalize`, Objects/genobject.c), and does not close it.
    """
    has_hook, has_begun = _closing(address)
    return has_hook and not has_begun


def has_hook(address):
    """Whether the async generator at an address has such a hook."""
    return _closing(address)[0]


def _closing(address):
    """`(whether it has a finalizer, whether its aclose() has begun)` of the async generator at an address."""
    if _LIES_APART:
        words = _words_at(address)
        at = 9 if _VERSION == (3, 11) else 8
        return bool(words[at - 1]), (words[at] or 0) >> 8 & 0xFF == 1
    # The last of them: ag_finalizer, ag_hooks_inited, ag_closed, from 3.8 on ag_running_async.
    words = _words_at(address + GENERATOR_TYPES[2].__basicsize__ - (3 if _VERSION >= (3, 8) else 2) * _SIZE)
    return bool(words[0]), (words[1] or 0) >> 32 == 1


def _trial():
    """Whether the frame of a suspended generator reads as it should."""
    below = object()

    def reading(plain):
        boxed = plain
        inner = lambda: boxed  # noqa: E731
        del inner
        yield [plain, (yield None)]

    generator = reading(below)
    next(generator)
    frame = generator.gi_frame
    global _GENERATOR
    if _LIES_APART and _VERSION < (3, 14):
        _GENERATOR = _interpreter_frame(frame) - id(generator)
        if not 0 < _GENERATOR < 64 * _SIZE:
            return False
    slots = Slots(frame.f_code)
    if generator_of(frame) is not generator or variables(frame, slots) != {"plain": below, "boxed": below}:
        return False
    if stack(frame, slots) != [below]:
        return False
    # Else it would be left with a way to its callers (`take_ownership`, Python/frame.c), up to `site`, and we with it.
    del frame
    return _closing_reads() and (_VERSION < (3, 12) or _end_reads(generator))


def _end_reads(generator):
    is_suspended = not is_over(id(generator))
    generator.close()
    return is_suspended and is_over(id(generator))


def _closing_reads():
    async def closes():
        yield

    generator = closes()
    is_open = _closing(id(generator)) == (False, False)
    hooks = sys.get_asyncgen_hooks()
    sys.set_asyncgen_hooks(None, id)
    try:
        generator.aclose().send(None)
    except StopIteration:
        pass
    finally:
        sys.set_asyncgen_hooks(*hooks)
    return is_open and _closing(id(generator)) == (True, True)


_GENERATOR = 0


try:
    is_available = are_known() and _trial()
except Exception:
    is_available = False
