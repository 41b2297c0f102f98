"""Running the file as it is: its own client drives."""

import atexit
import sys

from .program import own_traceback


def run(program, backend, frames):
    """Run the program traced, to its very end. Gives the fields of the `end` observation."""
    fields = {"status": 0}
    backend.attach()
    try:
        program.run()
    except SystemExit as error:
        fields["status"] = _exit_status(error.code)
        error.__traceback__ = None
    except BaseException as error:
        backend.detach()
        error.__traceback__ = own_traceback(error)
        fields["status"] = 1
        fields["exception"] = frames.value(error)
        _print_exception(error)
    finally:
        backend.detach()
    _run_exit_functions()
    return fields


def _exit_status(code):
    """What `handle_system_exit` (Python/pythonrun.c) makes of SystemExit.code."""
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    _flush(sys.stdout)
    print(code, file=sys.stderr)
    return 1


def _print_exception(error):
    """As `PyErr_PrintEx` does it: by the program's own hook, if it has one."""
    _flush(sys.stdout)
    try:
        sys.excepthook(type(error), error, error.__traceback__)
    except BaseException:
        sys.__excepthook__(type(error), error, error.__traceback__)


def _run_exit_functions():
    """As `Py_FinalizeEx` does it: threads first, then atexit; here already, so that their output comes before the end."""
    threading = sys.modules.get("threading")
    if threading is not None:
        try:
            threading._shutdown()
        except BaseException:
            pass
    atexit._run_exitfuncs()
    _flush(sys.stdout)
    _flush(sys.stderr)


def _flush(file):
    try:
        file.flush()
    except Exception:
        pass
