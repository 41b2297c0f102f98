"""Observing where nothing is to be told: each event comes, and each frame is followed, but no value is described.

Only what happens with every resumption is here. Exceptions of modules go the ordinary way: the program's end tells of
one.
With sys.monitoring each callback ends alike: near the recursion limit an event is let go, and what a signal's handler
raises comes out without our entry in its traceback. A function around them for that would cost as much as they do.
"""

import gc
import sys
from _thread import get_ident

from ..foreign import set_traceback
from ..interrupts import handing_over
from ..interrupts.blame import is_handlers, program_part
from ..interrupts.collecting import let_collect, take_back
from ..interrupts.generations import youngest
from ..kinds import has_plain_names
from ..versions import HAS_INSTRUCTION_EVENTS

_getframe = sys._getframe
# Where there may be no room for a call of a function in Python, only `_enable` lets the collector come again.
_collects, _hold_collections, _enable = gc.isenabled, gc.disable, gc.enable
_MOST_KEPT = 32


def callbacks(events, observer, watch, others, disable):
    """The callbacks by their events. `watch(code, own)` sets the events of a code object that was not met before."""
    thread = get_ident()
    frames, find, files = observer.frames, observer.codes.find, observer.codes.files
    records, own_codes = frames.by_frame, observer.codes.own
    # Records of frames that have ended and of which nothing is known but that: to make one takes longer than an event.
    ended = []

    def met(frame):
        if get_ident() != thread:
            observer.threads.met(frame.f_code)
            return None
        own = find(frame.f_code)
        return None if own is None else frames.meet(frame, own)

    def found(code):
        """New code takes many objects, which have no part in the program's collections."""
        made, collects = youngest[1], _collects()
        try:
            if collects:
                _hold_collections()
            own = find(code)
            if own is not None:
                watch(code, own)
            (let_collect if collects else take_back)(made)
        except BaseException:
            if collects:
                _enable()
            raise
        return own

    def start(code, where):
        try:
            if get_ident() != thread:
                return observer.threads.met(code)
            # Nearly all that an import runs; what installs a handler of signals is looked at more closely.
            if not has_plain_names(code) or files.get(code.co_filename) is False and code.co_name != "signal":
                return disable
            own = own_codes.get(id(code)) or found(code)
            if own is None:
                return others(code)
            if not own.watched:
                watch(code, own)
            frame = _getframe(1)
            record = records.get(id(frame))
            if record is None or record.code is not own or record.generator is not None:
                frames.renew(frame)
                if ended and not own.is_unnamed:
                    record = records[id(frame)] = ended.pop()
                    record.code = own
                else:
                    record = frames.meet(frame, own)
            record.running = True
        except RecursionError:
            pass
        except BaseException as error:
            observer.failed(error)
            if is_handlers(error):
                set_traceback(error, program_part(error))
                raise

    def resume(code, where):
        try:
            frame = _getframe(1)
            record = records.get(id(frame)) or met(frame)
            if record is not None:
                record.running = True
        except RecursionError:
            pass
        except BaseException as error:
            observer.failed(error)
            if is_handlers(error):
                set_traceback(error, program_part(error))
                raise

    def throw(code, where, exception):
        try:
            frame = _getframe(1)
            record = records.get(id(frame)) or met(frame)
            if record is not None:
                if not record.code.watched:
                    watch(code, record.code)
                record.running = True
        except RecursionError:
            pass
        except BaseException as error:
            observer.failed(error)
            if is_handlers(error):
                set_traceback(error, program_part(error))
                raise

    def line(code, where):
        try:
            record = records.get(id(_getframe(1)))
            if record is not None:
                record.line = where
        except RecursionError:
            pass
        except BaseException as error:
            observer.failed(error)
            if is_handlers(error):
                set_traceback(error, program_part(error))
                raise

    def instruction(code, where):
        return disable  # What they tell of values nobody wants to know.

    def yielded(code, where, value):
        try:
            frame = _getframe(1)
            record = records.get(id(frame)) or met(frame)
            if record is not None:
                record.running = False
        except RecursionError:
            pass
        except BaseException as error:
            observer.failed(error)
            if is_handlers(error):
                handed = handing_over.instead_of(error)
                if not handed:
                    set_traceback(error, program_part(error))
                    raise
                handed = handing_over.each(handed)
                _ = [*handed]  # Nothing that CPython runs handlers at may follow.

    def returned(code, where, value):
        try:
            if get_ident() == thread:
                record = records.pop(id(_getframe(1)), None)
                if record is not None and record.generator is None and not record.disturbed:
                    if len(ended) < _MOST_KEPT:
                        ended.append(record)
                elif record is not None:
                    frames.forget_record(record)
        except RecursionError:
            pass
        except BaseException as error:
            observer.failed(error)
            if is_handlers(error):
                set_traceback(error, program_part(error))
                raise

    return {
        events.PY_START: start,
        events.PY_RESUME: resume,
        events.PY_THROW: throw,
        events.LINE: line,
        events.INSTRUCTION: instruction,
        events.PY_YIELD: yielded,
        events.PY_RETURN: returned,
    }


def trace_functions(observer, tell, yields):
    """The same for `sys.settrace`: `entered(frame, event, argument)`, which gives whether the frame is to be traced,
    and `local(frame, event, argument)`.

    Instructions are not asked for. `tell` is called with the exceptions of modules, and with their ends: with one of
    them the program may end. `yields` are the names of the instructions that a frame is suspended at.
    """
    frames, threads = observer.frames, observer.threads
    records, find = frames.by_frame, observer.codes.find

    def entered(frame, event, argument):
        own = find(frame.f_code)
        if own is None:
            return False
        record = records.get(id(frame))
        if record is None or record.code is not own or not own.suspends:
            frames.renew(frame)
            record = frames.meet(frame, own)
        record.running = True
        return True

    def local(frame, event, argument):
        record = records.get(id(frame))
        if event == "line":
            threads.look_out()
            if record is not None:
                record.line = frame.f_lineno or 0
                record.unwinding = False
        elif frame.f_code.co_name == "<module>":
            if event == "opcode":
                # The one behind an exception: the module goes on.
                frame.f_trace_opcodes = False
                if record is not None:
                    record.unwinding = False
                return
            if event == "exception" and HAS_INSTRUCTION_EVENTS:
                frame.f_trace_opcodes = True
            tell(frame, event, argument)
        elif event == "return" and record is not None:
            if record.code.suspends and record.code.sites.opname.get(frame.f_lasti) in yields:
                record.running = False
            else:
                frames.forget(frame)

    return entered, local
