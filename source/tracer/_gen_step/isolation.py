"""Keeping the tracer and the program out of each other's way, though they share one interpreter.

The tracer, and the parts of the standard library that were not loaded before it, get a copy of the builtins, and
vanish from `sys.modules` before the program runs. So the program finds there what it finds in a plain python, imports
its own copies, and may replace what it likes: `len`, `json.dumps`, `time.monotonic`. Of the modules that were there
before the tracer has what they held then: a copy, for what the program puts there is not for it. Nor does a copy keep
alive what the program puts there: CPython lets go of modules at the end, and nobody else may hold them then.
"""

import sys as program_sys
from _frozen_importlib_external import PathFinder, SourceFileLoader

_modules = program_sys.modules
_Module = type(program_sys)
_Function = type(lambda: None)
# Ours, too, from here on.
builtins = __builtins__ = dict(_modules["builtins"].__dict__)
_order = tuple(name for name in _modules if name.partition(".")[0] != "_gen_step")
_before = frozenset(_order)
_dirname = _modules["os.path"].dirname
_cached = frozenset(
    path for path in program_sys.path_importer_cache if not path.startswith(_dirname(_dirname(__file__)))
)
# A function of the program's: by its globals it holds that module, and by that the next.
del _dirname
_import_module = builtins["__import__"]
_subclasses = type.__subclasses__
_own_of_type = type.__dict__["__dict__"].__get__
_flags = type.__dict__["__flags__"].__get__
_HEAPTYPE = 1 << 9  # Py_TPFLAGS_HEAPTYPE

from gc import collect as _collect  # noqa: E402
from gc import get_referrers as _get_referrers  # noqa: E402
from gc import isenabled as _isenabled  # noqa: E402

from _weakref import getweakrefs as _getweakrefs  # noqa: E402

# Up to 3.9 `atexit` runs what was registered last in any copy of it, and drops the rest.
_KEPT = frozenset(["atexit"] if program_sys.version_info < (3, 10) else [])
# What of the library is there in any python. The tracer has copies of these; all else, which start-up files may have
# imported, and the functions for paths it loads anew, for their functions call one another at any time.
_ALWAYS = frozenset(
    "__main__ abc builtins codecs _codecs io os site sitecustomize stat sys warnings zipimport _bootlocale "
    "_collections_abc "
    "_frozen_importlib _frozen_importlib_external _sitebuiltins".split()
)
# The embedded Python shares these, too, which only word an exception that ends the program: that keeps its snapshot
# small.
_WORDING = frozenset(
    "traceback _colorize dataclasses inspect annotationlib".split() if program_sys.platform == "emscripten" else []
)
# Up to 3.9 CPython writes what is printed last of all when it lets go of these: nobody else may hold them.
_STREAMS = ("stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__")
# CPython lets go of what is in these before it lets go of any module (`finalize_modules_delete_special` in
# Python/pylifecycle.c). Whoever of us needs them asks `program_sys`.
_OF_IMPORTS = {"meta_path": list, "path_hooks": list, "path_importer_cache": dict, "__interactivehook__": None}
# Those that import are held by CPython itself, longer than any module.
_importing = frozenset(id(_modules[name]) for name in ("_frozen_importlib", "_frozen_importlib_external"))
# Classes whose methods have the program's module as their globals, and instances of them: needed until `vanish`. From
# 3.14 on the tracer needs those of `warnings` at any time.
_HOLDING = {"os": "environ environb _Environ PathLike _wrap_close".split()}
if program_sys.version_info < (3, 14):
    _HOLDING["warnings"] = "catch_warnings WarningMessage _OptionError deprecated".split()
_PATHS = frozenset(["os.path", "posixpath", "ntpath", "genericpath"])

# What was in `sys.modules` before and is loaded anew.
_put_aside = {}
# The id() of those that were there before and are not loaded anew.
_shared = set()
# The classes that were there before, by their id(), until `vanish`.
_classes = {}
# Copies of modules, by the id() of the module, which stays alive.
_copies = {}


class _Loader(SourceFileLoader):
    def exec_module(self, module):
        # `exec` puts the builtins into a namespace only where there are none.
        module.__dict__["__builtins__"] = builtins
        super().exec_module(module)


class _PackedLoader:
    """The same for what lies in a zip file, as the library of the embedded Python does."""

    def __init__(self, loader):
        self._loader = loader

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.__dict__["__builtins__"] = builtins
        self._loader.exec_module(module)


class _Finder:
    """Stands in front of the other finders while the tracer is imported."""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and type(spec.loader) is SourceFileLoader:
            spec.loader = _Loader(spec.loader.name, spec.loader.path)
        elif spec is not None and type(spec.loader).__module__ == "zipimport":
            spec.loader = _PackedLoader(spec.loader)
        return spec


def begin():
    """From now on, all that is imported is the tracer's."""
    program_sys.meta_path.insert(0, _Finder)
    _note_classes()
    for name in _before:
        if name in _PATHS or name not in _ALWAYS | _WORDING and _is_of_library(_modules[name]):
            _put_aside[name] = _modules.pop(name)
    _shared.update(id(_modules[name]) for name in _before if type(_modules.get(name)) is _Module)
    _shared.discard(id(_modules["builtins"]))
    builtins["__import__"] = _import_copy
    own_path = _import_module(_put_aside["os.path"].__name__, fromlist=("*",))
    _copy(_modules["os"]).path = own_path


def end():
    """From now on, what is imported is the program's."""
    program_sys.meta_path.remove(_Finder)
    _modules.update(_put_aside)
    _put_aside.clear()


def vanish():
    """Take out of sight what was imported for the tracer, and give the classes that nobody finds any more. It must not
    import anything of its own afterwards.
    """
    for name in set(_modules) - _before - _KEPT:
        parent, _, child = name.rpartition(".")
        if parent in _before and parent in _modules:
            _modules[parent].__dict__.pop(child, None)
        del _modules[name]
    for path in set(program_sys.path_importer_cache) - _cached:
        del program_sys.path_importer_cache[path]
    _put_in_order()
    for copy in _copies.values():
        for name in _HOLDING.get(copy.__name__, ()):
            copy.__dict__.pop(name, None)
    hidden = hide_classes()
    if _isenabled():
        # What was allocated so far must not bring the program's first collection nearer; where the collector was held
        # back, `take_back` sees to that. In the embedded Python nearly all of it lies in the snapshot.
        _collect(0 if program_sys.platform == "emscripten" else 2)
    return hidden


def _put_in_order():
    """What was put aside came back behind the rest. CPython lets go of modules in the order of `sys.modules`."""
    modules = {name: _modules[name] for name in _order if name in _modules}
    modules.update(_modules)
    _modules.clear()
    _modules.update(modules)


def _note_classes():
    of_object = _subclasses(object)
    # They are in the order of their making. Where the tracer had to be compiled, that made the types of syntax trees.
    before = of_object[of_object.index(_PackedLoader) - 1]
    trees = before if before.__name__ == "AST" else None
    waiting = [object]
    while waiting:
        kind = waiting.pop()
        is_ours = kind is trees or str(_own_of_type(kind).get("__module__")).startswith("_gen_step")
        if id(kind) not in _classes and not is_ours:
            _classes[id(kind)] = kind
            waiting.extend(_subclasses(kind))


def hide_classes():
    """Take the classes made since `begin` out of what `__subclasses__()` of those before gives; gives them.

    That is kept in a dictionary of each class, by the addresses of the subclasses, with the weak references to them
    (`add_subclass`, Objects/typeobject.c). All of these dictionaries are found in one search.
    """
    if not _classes:
        return []
    made = [[kind for kind in _subclasses(base) if id(kind) not in _classes] for base in _classes.values()]
    # A type of C's may be the program's, too, as soon as that imports the module (`_ctypes`, up to 3.12).
    waiting = [kind for kinds in made for kind in kinds if not _is_of_heap(kind)]
    while waiting:
        below = _subclasses(waiting.pop())
        made.append([kind for kind in below if _is_of_heap(kind)])
        waiting.extend([kind for kind in below if not _is_of_heap(kind)])
    # The first weak reference to a class is the one that all of its bases share.
    found = [(_getweakrefs(kinds[0])[0], kinds) for kinds in made if kinds]
    _classes.clear()
    for table in _get_referrers(*[reference for reference, _ in found]):
        for reference, kinds in found:
            if type(table) is dict and table.get(id(kinds[0])) is reference:
                for kind in kinds:
                    table.pop(id(kind), None)
    return [kind for kinds in made for kind in kinds]


def _is_of_heap(kind):
    """Whether a class is made by a `class` statement or the like, and no type that C code holds as it is."""
    return _flags(kind) & _HEAPTYPE


def _is_of_library(module):
    """Whether a module is written in Python and comes with it; but for the codecs, which are registered once."""
    path = getattr(module, "__file__", None)
    is_python = type(module) is _Module and type(path) is str and path.endswith(".py") and "site-packages" not in path
    return is_python and module.__name__.partition(".")[0] != "encodings"


def _import_copy(name, globals=None, locals=None, fromlist=(), level=0):
    module = _import_module(name, globals, locals, fromlist, level)
    return _copy(module) if id(module) in _shared else module


def _copy(module):
    copy = _copies.get(id(module))
    if copy is None:
        copy = _copies[id(module)] = _Module(module.__name__)
        names = copy.__dict__
        names.update(module.__dict__)
        if hasattr(copy, "monitoring"):
            copy.monitoring = _copy(module.monitoring)
        for name in _STREAMS:
            names.pop(name, None)
        if module is program_sys:
            for name, make in _OF_IMPORTS.items():
                names[name] = make and make()
        if id(module) not in _importing:
            names["__builtins__"] = builtins
            for name, value in module.__dict__.items():
                if type(value) is _Function and value.__globals__ is module.__dict__:
                    names[name] = _with_globals(value, names)
                elif id(value) in _shared and type(value) is _Module:
                    names[name] = _copy(value)
    return copy


def _with_globals(function, names):
    copy = _Function(function.__code__, names, function.__name__, function.__defaults__, function.__closure__)
    copy.__kwdefaults__ = function.__kwdefaults__
    return copy
