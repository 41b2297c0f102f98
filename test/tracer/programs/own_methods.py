"""What a delegator stands on has a `throw` and a `close` of its own, and code of others calls the delegator's."""
from contextlib import ExitStack, closing


class Sink:
    def __iter__(self):
        return self

    def __next__(self):
        return "ready"

    def throw(self, *what):
        print("sink takes", what[0].__name__)
        return "kept"

    def close(self):
        print("sink closes")


def inner(sink):
    yield from sink


def outer(sink):
    yield from inner(sink)


def closed_by_with():
    with closing(outer(Sink())) as chain:
        next(chain)


def thrown_by_others():
    chain = outer(Sink())
    next(chain)
    with ExitStack() as stack:
        stack.callback(chain.close)
        stack.callback(chain.throw, KeyError)


def dropped():
    chain = outer(Sink())
    next(chain)
    del chain


def asked_directly():
    sink = Sink()
    chain = outer(sink)
    next(chain)
    sink.throw(ValueError)
    sink.close()
    chain.close()


closed_by_with()
thrown_by_others()
dropped()
asked_directly()
