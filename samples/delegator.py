"""`yield from` is a bridge: the client talks to the delegatee through it.

The client holds `my_dele` only. What it sends passes through the delegator
into the delegatee, and what the delegatee yields comes back the same way.

Watch the second call, `my_dele.send(100)`. One resumption does it all: x
becomes 100, the delegatee returns 2, the delegator takes this 2 out of the
StopIteration as y, and runs on to its own end. Its 3 leaves in another
StopIteration, which nobody catches: this program is meant to fail.
"""


def gen_or_coro(name):
    print("[{}] started".format(name))

    x = yield 1
    print("[{}] x = {}".format(name, x))

    print("[{}] returned".format(name))
    return 2


def delegator():
    print("[delegator] started")

    delegatee = gen_or_coro('delegatee')

    y = yield from delegatee
    print("[delegator] y =", y)

    print("[delegator] returned")
    return 3


def client():
    my_dele = delegator()

    print("[client] calling next()...")
    ret_1 = next(my_dele)
    print("[client] ret_1 =", ret_1)

    print("-----------------------")

    print("[client] sending 100...")
    ret_2 = my_dele.send(100)
    print("[client] ret_2 =", ret_2)


if __name__ == "__main__":
    client()
