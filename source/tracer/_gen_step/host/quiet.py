"""Parsing and compiling without the warnings that come of it: CPython gives them when it compiles the file to run
it.
"""

import sys
import warnings
from contextlib import contextmanager

_IGNORE = ("ignore", None, Warning, None, 0)

if sys.version_info >= (3, 14):

    @contextmanager
    def quiet():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield

else:

    @contextmanager
    def quiet():
        # Not by `catch_warnings`: the compiler would remember the list that it makes (`get_filter` in
        # Python/_warnings.c). Nor with `_filters_mutated()`, whose count the program sees in its `__warningregistry__`:
        # what is ignored is written into no registry.
        warnings.filters.insert(0, _IGNORE)
        try:
            yield
        finally:
            warnings.filters.remove(_IGNORE)
