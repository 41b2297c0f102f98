"""A finder of the program's is among those of `sys`, which CPython lets go of before all modules."""
import sys


class Finder:
    def find_spec(self, name, path=None, target=None):
        return None


def numbers():
    try:
        yield 1
    finally:
        print("closed")


before = sys.getrefcount(sys.meta_path), sys.getrefcount(sys.path_hooks), sys.getrefcount(sys.path_importer_cache)
print(before)
sys.meta_path.insert(0, Finder())
sys.path_hooks.append(Finder().find_spec)
generator = numbers()
print(next(generator))
