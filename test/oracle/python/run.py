"""Runs programs for `run-python.ts`, each in a child of its own, so that Python is started and `ast` imported once.

A line on stdin is a request: how the program runs (`reports`: rewritten, so that it reports on itself; `plain`), and the
files that it is read from and its stdout and stderr go to. The answer on stdout is its exit status, `-27` for one that
needed too much time of the processor: a busy machine makes no difference.
"""
import builtins
import gc
import os
import signal
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, here)
from load import fresh_reports  # noqa: E402
from nodes import Unsupported  # noqa: E402
from rewrite import rewrite  # noqa: E402

REPORTS = fresh_reports()
sys.path.pop(0)
MOST_SECONDS = 10


def next_program():
    """Comes back in a child that is to run a program."""
    gc.collect()
    while True:
        request = sys.stdin.readline()
        if not request:
            os._exit(0)
        how, path, stdout, stderr = request.rstrip('\n').split('\t')
        child = os.fork()
        if child == 0:
            signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
            for descriptor, name, flags in (
                    (0, os.devnull, os.O_RDONLY),
                    (1, stdout, os.O_WRONLY | os.O_CREAT),
                    (2, stderr, os.O_WRONLY | os.O_CREAT)):
                opened = os.open(name, flags)
                os.dup2(opened, descriptor)
                os.close(opened)
            return how, path
        status = os.waitpid(child, 0)[1]
        print(os.WEXITSTATUS(status) if os.WIFEXITED(status) else -os.WTERMSIG(status))


def load():
    how, path = next_program()
    with open(path, encoding='utf-8') as file:
        source = file.read()
    sys.argv = [path]
    if how == 'plain':
        return REPORTS.run, compile(source, path, 'exec'), builtins
    try:
        code = compile(rewrite(source, path), path, 'exec')
    except (Unsupported, SyntaxError) as reason:  # It may be nested too deeply, with the blocks that report.
        sys.stderr.write('unsupported: %s\n' % reason)
        raise SystemExit(3)
    # CPython takes out of its own builtins what was put there, before the last generators are closed.
    names = dict(builtins.__dict__)
    REPORTS.install(names)
    return REPORTS.run, code, names


def main(run, code, names):
    run(code, names, globals())


main(*load())
