"""A function of its own raises again what a generator handles, by a `raise` alone."""
def helper():
    raise
def named(error):
    print("x")
    raise
def g():
    try:
        yield 1
    except ValueError:
        helper()
def h():
    try:
        yield 1
    except ValueError as e:
        named(e)
for make in (g, h):
    it = make()
    next(it)
    try:
        it.throw(ValueError("v"))
    except ValueError:
        print("out")
