import sys
import types


@types.coroutine
def pause():
    yield 0


async def rests():
    await pause()


async def kept():
    await rests()
    yield 1


held = []
sys.set_asyncgen_hooks(None, held.append)


def begin():
    kept().asend(None).send(None)


begin()
print(len(held))
# Nobody awaits it: it goes without a word, and what it stands on is closed.
held.pop().aclose()
print(len(held))
