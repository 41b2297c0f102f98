"""A plain generator has no use for what is sent to it.

`list()` is the client here: it asks for the next value again and again, and
stops at StopIteration. Each `next` after the first one puts None on top of
the generator's value stack.

Watch that None: no name is waiting for it, so it is discarded before the
frame runs on to its next `yield`. A bare `yield` gives None back, too.
"""


def plain_generator():
    yield
    yield
    yield


def client():
    my_gen = plain_generator()
    print(list(my_gen))


if __name__ == "__main__":
    client()
