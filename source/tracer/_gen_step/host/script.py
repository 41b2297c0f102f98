"""Running the file as CPython would, where CPython cannot be made to do it by itself: in the embedded Python.

The functions below follow those of CPython 3.14 that they name, in Python/pythonrun.c and Python/pylifecycle.c.
"""

import gc
from itertools import repeat, starmap

from ..foreign import is_instance
from ..isolation import program_sys as sys
from .own_tracing import OwnTracing
from .program import exit_status, own_traceback

# What a shell makes of the SIGINT by which CPython ends itself then (`exit_sigint`, Modules/main.c).
_INTERRUPTED = 130
# What CPython lets go of before any module (`finalize_modules_delete_special`).
_FIRST = (
    "path argv ps1 ps2 last_exc last_type last_value last_traceback path_hooks path_importer_cache meta_path "
    "__interactivehook__".split()
)


def run(program, backend, frames, tell_end):
    """Run the program traced, to its very end; gives its exit status. `tell_end` is called with the fields of the `end`
    observation where CPython would have run the last exit function, too.
    """
    fields = {"status": 0}
    raised = None
    own = OwnTracing()
    backend.attach()
    try:
        try:
            program.run(own.taken())
        finally:
            backend.look_for_loss()
    except BaseException as error:
        raised = error
    finally:
        backend.detach()
    # No exception is handled any more (`sys.exc_info()`).
    _flush_all()
    if raised is not None:
        raised.__traceback__ = own_traceback(raised)
        if isinstance(raised, SystemExit):
            fields["status"] = _handle_system_exit(raised.code)
        else:
            fields["exception"] = frames.describing.value(raised)
            fields["status"] = _print(raised, own)
            if is_instance(raised, KeyboardInterrupt):
                fields["status"] = _INTERRUPTED
        # `sys.last_exc` holds it, and nobody holds a SystemExit.
        raised = None
    backend.attach()
    _run_exit_functions(own)
    tell_end(**fields)
    _let_main_module_go(own)
    backend.detach()
    return fields["status"]


def _handle_system_exit(code):
    """`_Py_HandleSystemExitAndKeyboardInterrupt`"""
    if code is not None and not isinstance(code, int):
        _flush("stdout")
        _write("%s\n" % _text(code))
    return exit_status(code)


def _print(error, own):
    """`_PyErr_PrintEx`; gives the exit status."""
    kind, trace = type(error), error.__traceback__
    sys.last_exc, sys.last_type, sys.last_value, sys.last_traceback = error, kind, error, trace
    hook = getattr(sys, "excepthook", None)
    if hook is None:
        _write("sys.excepthook is missing\n")
        sys.__excepthook__(kind, error, trace)
        return 1
    _flush("stdout")
    try:
        own.among(starmap(hook, ((kind, error, trace),)))
    except SystemExit as exit_:
        return _handle_system_exit(exit_.code)
    except BaseException as second:
        second.__traceback__ = own_traceback(second)
        second.__context__ = None
        _flush("stdout")
        _write("Error in sys.excepthook:\n")
        sys.__excepthook__(type(second), second, second.__traceback__)
        _write("\nOriginal exception was:\n")
        sys.__excepthook__(kind, error, trace)
    return 1


def _run_exit_functions(own):
    """The beginning of `Py_FinalizeEx`, with the wait for threads."""
    for name, function in (("threading", "_shutdown"), ("atexit", "_run_exitfuncs")):
        module = sys.modules.get(name)
        try:
            if module is not None:
                own.among(starmap(getattr(module, function), ((),)))
        except BaseException:
            pass  # Those that have something to say were printed by the function itself.
    _flush("stdout")


def _let_main_module_go(own):
    """A later part of `Py_FinalizeEx`: with the main module goes what it holds."""
    own.among(map(setattr, repeat(sys), _FIRST, repeat(None)))
    own.among(starmap(sys.modules.pop, (("__main__", None),)))
    own.among(starmap(gc.collect, ((),)))
    _flush_all()


def _text(value):
    try:
        return str(value)
    except BaseException:
        return ""


def _write(text):
    """As `PySys_WriteStderr` does it: to the program's own stream, or else to the first one."""
    for stream in (getattr(sys, "stderr", None), sys.__stderr__):
        try:
            stream.write(text)
            return
        except Exception:
            continue


def _flush_all():
    """`flush_io` (Python/pythonrun.c), which comes before the exit functions, too."""
    _flush("stderr")
    _flush("stdout")


def _flush(name):
    try:
        getattr(sys, name).flush()
    except Exception:
        pass
