"""Who resumes a frame: its `f_back`, and the client whose call set it all off."""

import sys

from . import callsite

PERSON = 0
# `gen_throw` of 3.9 links the delegatee to its delegator, but the delegator to nobody.
_LOSES_LINK = sys.version_info[:2] == (3, 9)


class Clients:
    """Tells a `call` where a client's call is found behind a resumption."""

    def __init__(self, codes, frames):
        self._codes = codes
        self._frames = frames
        # The code in which the person's commands are carried out; what it calls is called by the person.
        self.person_code = None
        # The records of the frames that run, the innermost last.
        self.running = []

    def caller(self, frame):
        """`(caller's number, its site)` of a frame; a site only where the caller stands at a `yield from` or `await`."""
        back = self._own_back(frame)
        if back is None:
            return None, None
        if back.f_code is self.person_code:
            return PERSON, None
        code = self._codes.find(back.f_code)
        return self._frames.meet(back, code).id, callsite.delegation(back, code)

    def enter(self, record):
        record.running = True
        if _LOSES_LINK:
            self.running.append(record)

    def leave(self, record):
        record.running = False
        if record in self.running[-1:]:
            self.running.pop()

    def call(self, frame, record):
        """`(client's frame, its record, target's record)` when a client's call resumes `frame`; else None.

        A `throw()` or `close()` reaches the innermost delegatee first (`gen_throw`, Objects/genobject.c), while the
        delegators stand still: the target is the outermost of these.
        """
        target, passed = record, {record.id}
        while True:
            delegator = target.passed_by()
            if delegator is None or delegator.id in passed:
                break
            target = delegator
            passed.add(target.id)
        back = self._own_back(frame)
        while back is not None and back.f_code is not self.person_code:
            code = self._codes.find(back.f_code)
            client = self._frames.meet(back, code)
            # From 3.9 on `gen_throw` links the delegatee to its delegator.
            if client.id not in passed:
                return None if callsite.delegation(back, code) is not None else (back, client, target)
            back = self._own_back(back)
        if back is None and _LOSES_LINK and len(passed) > 1:
            client = next((record for record in reversed(self.running) if record.id not in passed), None)
            return None if client is None else (None, client, target)
        return None

    def _own_back(self, frame):
        """The nearest frame of the program's own, or the person's, that called `frame`."""
        back = frame.f_back
        while back is not None:
            if back.f_code is self.person_code or self._codes.find(back.f_code) is not None:
                return back
            back = back.f_back
        return None
