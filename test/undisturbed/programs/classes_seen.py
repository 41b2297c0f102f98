"""Lists every class there is, by the classes that it inherits from, and every module."""
# Not embedded: it has more of the library loaded.
import sys


def levels():
    known, level = {object}, [object]
    while level:
        pairs = [(kind, base) for base in level for kind in type.__subclasses__(base)]
        level = [kind for kind, _ in pairs if kind not in known]
        known.update(level)
        yield sorted("%s.%s(%s)" % (kind.__module__, kind.__qualname__, base.__qualname__) for kind, base in pairs)


for level in levels():
    print("\n".join(level))
# Up to 3.9 a second `atexit` would take the exit functions of the first one with it, so the tracer's stays.
print(sorted(name for name in sys.modules if name != "atexit"))
print([getattr(finder, "__name__", type(finder).__name__) for finder in sys.meta_path], len(sys.path_hooks))
print(sorted(sys.path_importer_cache), sys.path)
