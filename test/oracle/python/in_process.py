"""Runs programs one after the other in one interpreter: for the embedded Python, which takes long to start."""
import builtins
import gc
import os
import sys
import types

from rewrite import Unsupported, rewrite

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'reports.py'), encoding='utf-8') as file:
    REPORTS = compile(file.read(), 'reports.py', 'exec')


def run(source, path, reports_on_itself):
    """The status that the program ends with; 3: it cannot be rewritten."""
    reports = {'__name__': 'reports'}
    exec(REPORTS, reports)
    names = dict(builtins.__dict__)
    reports['install'](names)
    main = types.ModuleType('__main__')
    main.__file__ = path
    before = sys.modules.get('__main__')
    sys.modules['__main__'] = main
    try:
        code = compile(rewrite(source, path) if reports_on_itself else source, path, 'exec')
        reports['run'](code, names, main.__dict__)
    except Unsupported:
        return 3, main
    except BaseException:
        return 1, main
    finally:
        sys.modules['__main__'] = before
        gc.enable()
    return 0, main
