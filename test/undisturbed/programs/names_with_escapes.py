"""Names and values that hold what a terminal would act upon."""

ESCAPES = "\x1b]0;title\x07\x1b[31m\x9b32m\u202e\x7f\r"


class Error(Exception):
    pass


class Value:
    pass


Error.__name__ = Error.__qualname__ = "E" + ESCAPES
Value.__name__ = Value.__qualname__ = "V" + ESCAPES


def numbers():
    text = ESCAPES
    value = Value()
    setattr(value, "a" + ESCAPES, text)
    got = yield value
    yield [got, {ESCAPES: text}]
    raise Error(text)


numbers.__name__ = numbers.__qualname__ = "n" + ESCAPES
generator = numbers()
print(next(generator) is None, type(generator.send(ESCAPES)))
try:
    next(generator)
except Error as error:
    print(ascii(type(error).__name__), ascii(error))
made = {}
exec(compile("def inner():\n    yield 1  # \x1b[31m\n", "<made \x1b[31m>", "exec"), made)
print(list(made["inner"]()))
