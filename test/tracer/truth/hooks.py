import sys


async def steps(name):
    try:
        yield name
    finally:
        print("finally", name)


async def awaits(made):
    got = await made.__anext__()
    made = None
    print("got", got)
    return got


async def awaits_the_only_one():
    got = await steps("only").__anext__()
    print("got", got)


def refuses(dropped):
    print("refuses", dropped.__name__)
    raise ValueError(dropped.__name__)


kept = []


def keeps(dropped):
    kept.append(dropped)


class Loop:
    def nobody_has(self, dropped):
        try:
            dropped.aclose().send(None)
        except StopIteration:
            print("closed")


def run(coroutine):
    try:
        coroutine.send(None)
    except (StopIteration, StopAsyncIteration):
        pass


def main():
    print("== a hook closes what nobody refers to")
    loop = Loop()
    sys.set_asyncgen_hooks(finalizer=loop.nobody_has)
    run(awaits(steps("a")))

    print("== what it raises goes to nobody")
    sys.set_asyncgen_hooks(finalizer=refuses)
    run(awaits(steps("b")))

    print("== the value is there before the hook runs")
    sys.set_asyncgen_hooks(finalizer=lambda dropped: print("goes", dropped.__name__))
    run(awaits_the_only_one())

    print("== a hook keeps it, and somebody asks it again")
    sys.set_asyncgen_hooks(finalizer=keeps)
    run(awaits(steps("kept")))
    run(kept.pop().asend(1))

    print("== the program calls the hook itself")
    sys.set_asyncgen_hooks(finalizer=refuses)
    asked = steps("c")
    try:
        refuses(asked)
    except ValueError as error:
        print("caught", error)
    print("== over")


main()
