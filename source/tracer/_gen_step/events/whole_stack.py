"""The value stack of a frame while the program stands still, with the values themselves, to be looked into."""

import dis

from ..frames import callsite, localvars, stack
from ..frames.frames import is_start
from ..kinds import is_executing

# From 3.11 on a delegator stands at it while its delegatee runs.
_SEND = dis.opmap.get("SEND")


def of(observer, frame, innermost):
    """What lies on the stack, the top last; empty where that cannot be told.

    `innermost`: the frame at work, or None.
    """
    record = observer.frames.find(frame)
    if record is None or not record.code.suspends or record.unwinding or is_start(frame):
        return []
    referred = record.referred
    try:
        return _read(observer, frame, record, frame is innermost) or []
    finally:
        # The next event compares the stack with what was read for the last one.
        record.referred = referred


def _read(observer, frame, record, is_at_work):
    if not is_at_work:
        owner = record.owner()
        if owner is None:
            return None
        if is_executing(owner):
            # What it was sent lies on top no longer, where it stands on something that runs.
            return stack.beneath_sent(frame, record) if _delegates(frame, record.code) else None
    elif record.running and not stack.READABLE_BETWEEN:
        return None
    elif not record.running and frame.f_lasti not in record.code.sites.suspended:
        return None
    values = localvars.of(frame, record.code.slots)
    # In the event of a yield its value still counts.
    popped = 1 if is_at_work and not record.running else 0
    found = observer.stack(frame, record.code, values, popped)
    localvars.released(frame, values)
    return found


def _delegates(frame, code):
    return frame.f_code.co_code[frame.f_lasti] == _SEND or callsite.delegation(frame, code) is not None
