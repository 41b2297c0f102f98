"""`python <this folder>` serves one gen-step app over inherited pipes: 3 requests, 4 observations, 5 the lifeline."""

import sys

if sys.version_info < (3, 6):
    sys.exit("gen-step needs CPython 3.6 or newer; this is %d.%d" % sys.version_info[:2])

# The folder of this file must not be seen by the program: it has the script's own folder in its place.
sys.path.pop(0)


def _import_tracer():
    import os

    # What `importlib` itself is made of: to import that would show in `sys.modules`.
    from _frozen_importlib import module_from_spec
    from _frozen_importlib_external import spec_from_file_location

    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "_gen_step")
    spec = spec_from_file_location(
        "_gen_step", os.path.join(folder, "__init__.py"), submodule_search_locations=[folder]
    )
    package = module_from_spec(spec)
    sys.modules["_gen_step"] = package
    spec.loader.exec_module(package)


_import_tracer()

from _gen_step.host.native import main  # noqa: E402

sys.exit(main())
