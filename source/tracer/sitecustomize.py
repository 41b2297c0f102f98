"""How the tracer comes into a python that runs the program as its own script: `PYTHONPATH=<this folder> python FILE`.

CPython imports `sitecustomize` when it is otherwise ready, just before it runs FILE (see Lib/site.py). The app is
served here, and when it wants the script to run, this comes back: everything after that is CPython's own doing, with
no frame of the tracer's below the program, and with the real end of a process.
"""

import sys

_had_collector = "gc" in sys.modules
import gc  # noqa: E402

# Nothing is collected until the tracer is out of the collector's sight (`generations.py`).
_collects = gc.isenabled()
gc.disable()
_collector = gc.get_count(), __spec__.loader, []
if not _had_collector:
    del sys.modules["gc"]

import os  # noqa: E402


def _is_wanted(folder):
    """Whether this is the process that the app started, and its first interpreter.

    What the first one takes out of the environment is no longer there for a sub-interpreter, which gets the same
    `sys.path` and imports this once more; and the app's three channels are pipes.
    """
    try:
        return folder in _paths() and all(_is_pipe(os.fstat(descriptor).st_mode) for descriptor in (3, 4, 5))
    except OSError:
        return False


def _paths():
    return os.environ.get("PYTHONPATH", "").split(os.pathsep)


def _is_pipe(mode):
    return mode & 0o170000 in (0o140000, 0o010000)  # S_IFSOCK, S_IFIFO


def _hide(folder):
    """Undo what brought us here, for the program and for the processes that it starts."""
    paths = _paths()
    if folder in paths:
        # A script that stands for a python may have put something in front.
        paths.remove(folder)
        if paths:
            # Twice: it was set, and empty.
            os.environ["PYTHONPATH"] = "" if paths == [folder] else os.pathsep.join(paths)
        else:
            del os.environ["PYTHONPATH"]
    sys.path.remove(folder)
    sys.path_importer_cache.pop(folder, None)


def _import_tracer(folder):
    from _frozen_importlib import module_from_spec
    from _frozen_importlib_external import spec_from_file_location

    folder = os.path.join(folder, "_gen_step")
    spec = spec_from_file_location(
        "_gen_step", os.path.join(folder, "__init__.py"), submodule_search_locations=[folder]
    )
    package = module_from_spec(spec)
    sys.modules["_gen_step"] = package
    spec.loader.exec_module(package)


def _give_way():
    """Let the sitecustomize come that would have come without us; else there is none."""
    if _collects:
        gc.enable()
    del sys.modules["sitecustomize"]
    import sitecustomize  # noqa: F401


def _serve(folder):
    if sys.version_info < (3, 6):
        sys.exit("gen-step needs CPython 3.6 or newer; this is %d.%d" % sys.version_info[:2])
    _import_tracer(folder)
    from _gen_step.host.native import main

    main(script=True, collector=(*_collector, not os.path.exists(__cached__)))


def _begin():
    folder = os.path.dirname(os.path.abspath(__file__))
    is_wanted = _is_wanted(folder)
    _hide(folder)
    if is_wanted and os.environ.pop("GEN_STEP_ASK", None) is not None:
        os._exit(0)  # The app asks whether we come in at all (`probe.ts`).
    if is_wanted:
        _serve(folder)


try:
    _begin()
except BaseException:
    # Else CPython would say so and then run the program with nobody watching.
    sys.excepthook(*sys.exc_info())
    os._exit(70)

# What the tracer is made of stays, and may hold no module of the program's.
os = None
_give_way()
