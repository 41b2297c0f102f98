"""Runs the program named on the command line so that it reports on itself: `python -u run.py PROGRAM`."""
import builtins
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))


def load():
    from rewrite import Unsupported, rewrite
    here = sys.path.pop(0)
    path = sys.argv[1]
    with open(path, encoding='utf-8') as file:
        source = file.read()
    try:
        code = compile(rewrite(source, path), path, 'exec')
    except Unsupported as reason:
        sys.stderr.write('unsupported: %s\n' % reason)
        raise SystemExit(3)
    reports = {'__name__': 'reports'}
    with open(os.path.join(here, 'reports.py'), encoding='utf-8') as file:
        exec(compile(file.read(), 'reports.py', 'exec'), reports)
    # CPython takes out of its own builtins what was put there, before the last generators are closed.
    names = dict(builtins.__dict__)
    reports['install'](names)
    sys.argv = [path]
    return reports['run'], code, names


def main(run, code, names):
    run(code, names, globals())


main(*load())
