# No throw() happens where its argument, or what stands before it on the line, raises.
def gen():
    yield 1


def attempt(function, g):
    try:
        function(g)
    except Exception as error:
        print(type(error).__name__)


errors = {"known": KeyError("known")}


def missing(g):
    g.throw(errors["missing"])


def undefined(g):
    g.throw(undefined_name)


def made(g):
    g.throw(ValueError(int("x")))


def before(g):
    len(g) or g.throw(KeyError)


def printed(g):
    print(g, file=3) or g.throw(ValueError)


def unpacked(g):
    first, second = errors["known"].args or g.throw(ValueError)


def both(g):
    g.throw(errors["known"]) or g.throw(errors["missing"])


def chosen(g):
    g.throw(errors["known"] if errors else errors["missing"])


def on_lines(g):
    g.throw(
        errors[
            "missing"
        ]
    )


def on_lines_thrown(g):
    g.throw(
        errors[
            "known"
        ]
    )


def with_star(g):
    g.throw(*(ValueError,))


finished = gen()
list(finished)
for function in missing, undefined, made, before, printed, unpacked, both, chosen, on_lines, on_lines_thrown, with_star:
    attempt(function, finished)
attempt(lambda g: int(g), finished), attempt(lambda g: g.throw(ValueError("thrown")), finished)
attempt(lambda g: len(g) or g.throw(ValueError("not thrown")), finished)
try:
    undefined_name or finished.throw(KeyError)
except NameError as error:
    print(error)
