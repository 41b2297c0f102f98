"""Generators that are executing and stand still at a `yield from`, while an exception is handed on."""

from types import FunctionType

from ..foreign import mro_of, own_of_type
from ..frames import memory
from ..frames.awaitables import generator_behind
from ..kinds import is_executing

# Of more, nobody is looked for: each exception that is thrown in would take long.
_MOST = 1000
_OWN = (FunctionType, staticmethod, classmethod)


def stands(record):
    """Whether a generator that is executing stands still at a `yield from`, and hands an exception on."""
    if record is None or record.running or record.receiver is None:
        return False
    owner = record.owner()
    return owner is not None and is_executing(owner)


def outermost(record):
    """The record of the outermost delegator that hands an exception on to this one, which may be itself."""
    met = set()
    delegator = record.passed_by()
    # Each remembers its last delegator: two that were each other's may lead back.
    while delegator is not None and delegator.id not in met:
        met.add(delegator.id)
        record, delegator = delegator, delegator.passed_by()
    return record


def lender(frames, method, asked):
    """The record of the one that stands on what is no generator, and has the `throw` or `close` of one as its own:
    `gen_throw` and `gen_close_iter` (Objects/genobject.c) call that for the generator of the record `asked`. None where
    there is none, or are several.
    """
    if not memory.is_available:
        return None
    found = None
    suspended = frames.suspended()
    for frame in suspended if len(suspended) <= _MOST else ():
        record = frames.find(frame)
        if record is asked or not stands(record):
            continue
        delegatee = memory.place(frame, record.code.slots, record.receiver)
        if delegatee is None or generator_behind(delegatee) is not None or _has_own(type(delegatee), method):
            continue
        if found is not None:
            return None
        found = record
    return found


def _has_own(kind, method):
    """Whether the first type that has it has the method in Python."""
    own = next((own[method] for own in map(own_of_type, mro_of(kind)) if method in own), None)
    return type(own) in _OWN
