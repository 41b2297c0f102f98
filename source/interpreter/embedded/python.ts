/** Where the tracer's files lie in the embedded Python's own file system. */
export const tracerHome = '/lib/gen-step';

/**
 * Python run once before the snapshot is taken, or after a plain load. Modules that programs and the tracer use most
 * are imported; what would reach the host is taken away.
 */
export const prepare = `
import ast, asyncio, collections, contextlib, dataclasses, dis, functools, gc, importlib, inspect, io, itertools, json
import linecache, os, posix, random, re, sys, time, tokenize, traceback, types, typing

def prepare():
    import errno

    def system(command):
        raise OSError(errno.ENOSYS, 'emscripten does not support processes.')

    # The original runs a real shell on the host.
    os.system = posix.system = system
    sys.path.insert(0, '${tracerHome}')
    try:
        import _gen_step.host.embedded
    finally:
        sys.path.remove('${tracerHome}')

prepare()
del prepare
`;

/**
 * Python code that is run each time, with a seed in it. It renews the state that must differ in each process and that
 * the snapshot has frozen.
 */
export const awaken = `
def awaken():
    import os, random, sys

    random.seed('SEED')
    for name in ('PYTHONINSPECT', 'PYTHONHASHSEED', 'LD_LIBRARY_PATH', '_'):
        os.environ.pop(name, None)
    # The ways from Python to JavaScript. No program of Python's own needs them.
    from _pyodide._importhook import unregister_js_module

    for name in ('js', 'pyodide_js'):
        unregister_js_module(name)
    for name in [name for name in sys.modules if name.partition('.')[0] in ('js', 'pyodide_js')]:
        del sys.modules[name]

awaken()
del awaken
`;

/** Python that hands over to the tracer and gives the exit status. */
export const serve = `
def serve():
    import sys
    from _gen_step.host.embedded import serve

    try:
        return serve()
    finally:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (AttributeError, OSError, ValueError):
                pass

serve()
`;
