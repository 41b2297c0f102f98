"""A tour of five minutes: what next and send do, and what yield from changes.

It is a conversation. `reception()` asks for a name and takes it with a plain
`yield`. Then it lets `small_talk()` ask, by `yield from`.

Watch where each answer goes: on top of a value stack first, then into a name.
The tour itself, which stops at each stage that matters and says why:

    gen-step --tour
"""


def small_talk(name):
    mood = yield "How are you, {}?".format(name)
    return mood


def reception():
    name = yield "Who are you?"
    mood = yield from small_talk(name)
    print(name, "is", mood)
    return "Goodbye."


def client():
    guest = reception()
    print(next(guest))
    print(guest.send("Ada"))
    try:
        guest.send("fine")
    except StopIteration as stop:
        print(stop.value)


if __name__ == "__main__":
    client()
