"""What is known of file descriptors, which the program may close and put others in the place of."""

from os import fstat as _fstat


def identity(descriptor):
    """What file a descriptor leads to; None where it is closed."""
    try:
        status = _fstat(descriptor)
    except OSError:
        return None
    return status.st_dev, status.st_ino
