"""Makes code whose names are of a class that says what it is asked."""
# Python: 3.8 on
import types

asked = []


class Name(str):
    def __eq__(self, other):
        asked.append("==")
        return str.__eq__(self, other)

    def __ne__(self, other):
        asked.append("!=")
        return str.__ne__(self, other)

    def __hash__(self):
        asked.append("hash()")
        return str.__hash__(self)

    def __str__(self):
        asked.append("str()")
        return "name"

    def startswith(self, *arguments):
        asked.append("startswith()")
        return False

    def endswith(self, *arguments):
        asked.append("endswith()")
        return False


def generator(error=None):
    got = yield 1
    try:
        yield got
    except ValueError:
        yield error


def plain():
    yield 1


def named(**names):
    return types.FunctionType(generator.__code__.replace(**names), globals())


for each in (
    named(co_name=Name("name")),
    named(co_filename=Name(__file__)),
    named(co_filename=Name("elsewhere.py"), co_name=Name("<module>")),
):
    asked.clear()
    running = each()
    print(next(running), running.send(2), running.throw(ValueError("thrown")))
    running.close()
    dropped = each()
    next(dropped)
    del dropped
    print(asked)
print(list(plain()))
