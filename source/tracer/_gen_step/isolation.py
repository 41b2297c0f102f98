"""Keeping the tracer and the program out of each other's way, though they share one interpreter.

The tracer, and the parts of the standard library that were not loaded before it, get a copy of the builtins, and
vanish from `sys.modules` before the program runs. So the program finds there what it finds in a plain python, imports
its own copies, and may replace what it likes: `len`, `json.dumps`, `time.monotonic`.
"""

import sys
from os.path import dirname
from _frozen_importlib_external import PathFinder, SourceFileLoader

builtins = dict(sys.modules["builtins"].__dict__)
_before = frozenset(name for name in sys.modules if name.partition(".")[0] != "_gen_step")
_cached = frozenset(sys.path_importer_cache) - {dirname(__file__)}

from gc import collect as _collect  # noqa: E402

# Up to 3.9 `atexit` runs what was registered last in any copy of it, and drops the rest.
_KEPT = frozenset(["atexit"] if sys.version_info < (3, 10) else [])


class _Loader(SourceFileLoader):
    def exec_module(self, module):
        # `exec` puts the builtins into a namespace only where there are none.
        module.__dict__["__builtins__"] = builtins
        super().exec_module(module)


class _Finder:
    """Stands in front of the other finders while the tracer is imported."""

    everything = False

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if not cls.everything and not name.startswith("_gen_step."):
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and type(spec.loader) is SourceFileLoader:
            spec.loader = _Loader(spec.loader.name, spec.loader.path)
        return spec


def begin(everything):
    """From now on, modules of the tracer, or all that are imported, are the tracer's."""
    _Finder.everything = everything
    sys.meta_path.insert(0, _Finder)


def end():
    """From now on, what is imported is the program's."""
    sys.meta_path.remove(_Finder)


def vanish():
    """Take out of sight what was imported for the tracer. It must not import anything of its own afterwards."""
    for name in set(sys.modules) - _before - _KEPT:
        parent, _, child = name.rpartition(".")
        if parent in _before and parent in sys.modules:
            vars(sys.modules[parent]).pop(child, None)
        del sys.modules[name]
    for path in set(sys.path_importer_cache) - _cached:
        del sys.path_importer_cache[path]
    # What was allocated so far must not bring the program's first collection nearer.
    _collect()
