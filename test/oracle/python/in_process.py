"""Runs programs one after the other in one interpreter: for the embedded Python, which takes long to start."""
import builtins
import gc
import sys
import types

from load import fresh_reports
from nodes import Unsupported
from rewrite import rewrite


def run(source, path, reports_on_itself):
    """The status that the program ends with; 3: it cannot be rewritten."""
    reports = fresh_reports()
    names = dict(builtins.__dict__)
    reports.install(names)
    main = types.ModuleType('__main__')
    main.__file__ = path
    before = sys.modules.get('__main__')
    sys.modules['__main__'] = main
    try:
        try:
            code = compile(rewrite(source, path) if reports_on_itself else source, path, 'exec')
        except (Unsupported, SyntaxError):  # It may be nested too deeply, with the blocks that report.
            return 3, main
        reports.run(code, names, main.__dict__)
    except BaseException:
        return 1, main
    finally:
        sys.modules['__main__'] = before
        gc.enable()
        sys.set_asyncgen_hooks(None, None)
    return 0, main
