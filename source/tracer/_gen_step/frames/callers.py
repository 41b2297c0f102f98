"""Who called a frame."""


def is_between(frame, back, code):
    """Whether a function with that code has called a frame, by others or not, above `back`, which lies below both. None
    for `back`: nothing does.
    """
    each = frame.f_back
    while each is not None and each is not back:
        if each.f_code is code:
            return True
        each = each.f_back
    return False
