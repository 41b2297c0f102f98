import sys


def first_met(asked):
    print('first', asked.__name__)


def nobody_has(dropped):
    print('nobody has', dropped.__name__)


async def steps(name):
    yield 0
    yield name


async def awaits():
    got = await steps('awaited').__anext__()
    print('got', got)


def client():
    for call in (lambda: awaits().send(None), lambda: steps('called').__anext__().send(None)):
        try:
            call()
        except StopIteration as stop:
            print('over', stop.value)


def closes():
    try:
        steps('closed unrun').aclose().send(None)
    except StopIteration:
        print('closed')


sys.set_asyncgen_hooks(first_met, nobody_has)
client()
for turn in range(3):
    closes()
