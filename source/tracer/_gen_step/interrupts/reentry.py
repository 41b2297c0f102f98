"""Whether a function is under way already. A mark alone does not say so: the handler of a signal may raise between the
mark and the `try` that takes it back, or in its `finally`, and the mark stays.
"""

import sys

_getframe = sys._getframe


def is_under_way():
    """Whether the function that asks was called in the middle of itself. To be asked where there is a mark."""
    frame = _getframe(1)
    code, frame = frame.f_code, frame.f_back
    while frame is not None and frame.f_code is not code:
        frame = frame.f_back
    return frame is not None
