"""Clients of a generator that is finished: it is not run again, and says so at once."""


def one():
    yield 1


def finished():
    a = one()
    list(a)
    return a


def fails():
    yield 1
    raise KeyError("own")


def client():
    a = finished()
    print("== next")
    try:
        next(a)
    except StopIteration:
        pass
    print("== next with a default")
    print(next(a, "default"))
    print("== send")
    try:
        a.send(5)
    except StopIteration:
        pass
    print("== throw")
    try:
        a.throw(ValueError("late"))
    except ValueError:
        pass
    print("== close")
    a.close()
    a.close()
    print("== for")
    for value in a:
        print("never")
    print("== comprehension")
    [v for v in a]
    print("== functions")
    list(a), sum(a), set(a)
    print("== unpacking")
    try:
        first, = a
    except ValueError:
        pass
    [] = a
    print("== star and in")
    [*a]
    1 in a
    print("== after an exception")
    b = fails()
    next(b)
    for _ in (1, 2):
        try:
            next(b)
        except (KeyError, StopIteration) as error:
            print(type(error).__name__)
    print("== closed while it is looped over")
    c = one()
    for value in c:
        c.close()
    print("== end")


client()
