"""A guard that costs next to nothing, for when nobody looks on and the program handles no signals of its own (3.12+).

It holds nothing back, so a Ctrl-C may come in the middle of an event, and near the recursion limit there is no room
for one. Then the event is told under the other guard, from its beginning, before anything comes out.
"""

import gc
import sys
from _thread import get_ident

from ..foreign import set_traceback
from ..interrupts import handing_over
from ..interrupts.blame import is_handlers, program_part
from ..interrupts.collecting import let_collect, take_back
from ..interrupts.covering import covered
from ..interrupts.generations import youngest
from .recovery import doubt
from .room import ROOM, room_here

_getframe = sys._getframe
# A mark: the event has not begun.
_NOTHING = object()
# Where there may be no room for a call of a function in Python, only `_enable` lets the collector come again.
_collects, _hold_collections, _enable = gc.isenabled, gc.disable, gc.enable


def lean(callback, observer, others, again, elsewhere, is_settled):
    """A callback to register: `callback(frame, own code, where, value)` for the program's own code.

    `others(code, value)` says what is given for code of others (None: nothing is), `again` is the same callback under
    the full guard, for which the program's frame is one further below, `elsewhere(code)` is called in other threads,
    and `is_settled` says that nothing may come out of the event (see `Guard.wrap`).
    """
    thread, room = get_ident(), room_here()
    codes, channel = observer.codes, observer.channel
    own_codes, files, find = codes.own, codes.files, codes.find

    # It begins with a `try`, see `covered`.
    def called(code, where, value=None, told=_NOTHING, collects=False, late=None):
        try:
            told = observer.told
            own = own_codes.get(id(code))
            # Some events come for code of others, too, whenever an exception goes through it.
            if own is None and (type(code.co_filename) is not str or files.get(code.co_filename) is False):
                return None if others is None else others(code, value)
            if get_ident() != thread:
                return elsewhere(code)
            # Where there is too little room, the event would end half told.
            room.require(ROOM)
            made = youngest[1]
            collects = _collects()
            if collects:
                _hold_collections()
            if own is None:
                own = find(code)
            is_own = own is not None
            answer = callback(_getframe(1), own, where, value) if is_own else None
            if collects:
                let_collect(made)
            else:
                take_back(made)
            if not is_own:
                return None if others is None else others(code, value)
            if is_settled or channel.late is None:
                return answer
            late, channel.late = channel.late, None
            raise late
        except BaseException as error:
            if collects:
                _enable()
            has_room = get_ident() == thread and room.counts[room.at] > 0
            if has_room and late is None and (told is _NOTHING or observer.told is told):
                try:
                    room.counts[room.at] += ROOM
                    try:
                        doubt(observer.frames)
                        again(code, where, value)
                    finally:
                        room.counts[room.at] -= ROOM
                except RecursionError:
                    pass  # There is no room for the event.
            # A look at it takes more room than there may be.
            if type(error) is not RecursionError and is_handlers(error):
                if not is_settled:
                    set_traceback(error, program_part(error))
                    raise
                handed = handing_over.instead_of(error)
                if not handed:
                    channel.late = error
                handed = handing_over.each(handed)
                _ = [*handed]  # Nothing that CPython runs handlers at may follow.
            return None

    return covered(called)
