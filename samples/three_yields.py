"""Three yields need four calls: values leave one call earlier than they enter.

Each call hands in a value for the `yield` at which the generator stands, and
gets back the value of the next one. The first call finds it at no `yield`
yet, so it can hand in nothing; the last one finds no further `yield`, so what
comes back is a StopIteration with the returned value inside.

Watch x, y and z lag one call behind 1, 2 and 3. To play the client yourself:

    gen-step samples/three_yields.py "foo()" \\
        --drive "next; send(100); send(200); send(300)" --report table
"""


def foo():
    x = yield 1
    y = yield 2
    z = yield 3
    return 4


def client():
    f = foo()
    print(next(f))
    print(f.send(100))
    print(f.send(200))
    try:
        f.send(300)
    except StopIteration as si:
        print("StopIteration.value =", si.value)


if __name__ == "__main__":
    client()
