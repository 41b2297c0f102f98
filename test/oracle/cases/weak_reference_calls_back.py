"""What a weak reference calls back runs between the end of a frame and its client; nobody gets what it raises."""
import weakref


class Held:
    pass


def one():
    yield 1


def fails(*given):
    raise KeyError("fails")


def holds(call):
    held = Held()
    reference = weakref.ref(held, call)
    yield reference


def finalizes():
    held = Held()
    weakref.finalize(held, fails)
    yield 1
    held = None
    yield 2


def client():
    live = one()
    for reference in holds(lambda _: print("called", next(live))):
        print("in the loop")
    reference, = holds(lambda _: print("called", next(live, "over")))
    references = [reference for reference in holds(fails)]
    print(len(references), list(finalizes()))


client()
