"""CPython's cache of what types have is cleared, and types are numbered anew: the tracer's own have no number of theirs."""
# Python: 3.6 to 3.10
import sys


class Base:
    def name(self):
        return "base"


def numbers():
    for number in range(2):
        yield number, Base().name()


def classes(count):
    for index in range(count):
        names = {"name": lambda self, index=index: index, "told": 7, "credit": 8, "put": 9}
        yield type("Class%d" % index, (Base,), names)


for turn in range(3):
    sys._clear_type_cache()
    print([kind().name() for kind in classes(60)] == list(range(60)), list(numbers()))
    print({kind.told + kind.credit + kind.put for kind in classes(60)})
print(next(sys._clear_type_cache() and number for number in (1, 2)))


# A generator goes right behind it, where no event of ours and no look at a type lies between.
names = {}
exec(
    compile(
        """
def drop(values, clear):
    clear()
    del values[0]
    clear()
    values[0] = None
""",
        sys.modules["os"].__file__,
        "exec",
    ),
    names,
)
for _ in range(20):
    values = [numbers(), numbers()]
    [next(one) for one in values]
    one = None
    names["drop"](values, sys._clear_type_cache)
print(values)
