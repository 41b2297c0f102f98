"""Pipes for the program's stdout and stderr.

Node gives a process sockets, which no path opens: `/dev/stdout` and `/dev/stderr` would fail (ENXIO). Nor can Node make
a pipe, but on Linux it can open those of another process (`/proc/PID/fd`).
"""

import os


def _inode(descriptor):
    return os.fstat(descriptor).st_ino


def put_in_place(offer):
    """Put pipes in the place of descriptors 1 and 2. `offer(**fields)` says whether the app reads them; else nothing
    changes.
    """
    made = []
    try:
        for _ in range(2):
            made.append(os.pipe())
        read = [{"descriptor": each, "inode": _inode(each)} for each, _ in made]
        if offer(process=os.getpid(), stdout=read[0], stderr=read[1]):
            for descriptor, (_, written) in enumerate(made, 1):
                os.dup2(written, descriptor)
    except OSError:
        pass  # No descriptor is left: the sockets do for all else.
    finally:
        for pair in made:
            for descriptor in pair:
                os.close(descriptor)
