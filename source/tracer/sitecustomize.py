"""How the tracer comes into a python that runs the program as its own script: `PYTHONPATH=<this folder> python FILE`.

CPython imports `sitecustomize` when it is otherwise ready, just before it runs FILE (see Lib/site.py). The app is
served here, and when it wants the script to run, this comes back: everything after that is CPython's own doing, with
no frame of the tracer's below the program, and with the real end of a process.
"""

import os
import sys


def _hide():
    """Undo what brought us here, for the program and for the processes that it starts."""
    folder = os.path.dirname(os.path.abspath(__file__))
    _, separator, rest = os.environ["PYTHONPATH"].partition(os.pathsep)
    if separator:
        os.environ["PYTHONPATH"] = rest
    else:
        del os.environ["PYTHONPATH"]
    sys.path.remove(folder)
    sys.path_importer_cache.pop(folder, None)
    return folder


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
    del sys.modules["sitecustomize"]
    import sitecustomize  # noqa: F401


def _serve():
    folder = _hide()
    if sys.version_info < (3, 6):
        sys.exit("gen-step needs CPython 3.6 or newer; this is %d.%d" % sys.version_info[:2])
    _import_tracer(folder)
    from _gen_step.native import main

    main(script=True)


try:
    _serve()
except BaseException:
    # Else CPython would say so and then run the program with nobody watching.
    sys.excepthook(*sys.exc_info())
    os._exit(70)

_give_way()
