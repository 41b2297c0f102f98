"""The modules that are there, in their order: CPython lets go of them in that order at the end."""
# Not embedded: it has other modules.
import sys

# Up to 3.9 it is there with us, too.
names = [name for name in sys.modules if name != "atexit" or sys.version_info >= (3, 10)]


def mine():
    for name in names:
        yield name, type(sys.modules[name]).__name__


for pair in mine():
    print(*pair)
print(len(list(mine())), list(sys.path_importer_cache), [finder.__name__ for finder in sys.meta_path[:3]])
