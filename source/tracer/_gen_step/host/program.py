"""The opened file: reading it, finding what can be driven, running it as `python file.py` would, importing it."""

import builtins
import linecache
import os
import sys
import traceback
import types
from importlib.machinery import SourceFileLoader

from ..code import targets
from ..code.sourcefile import SourceFile
from ..foreign import is_instance
from ..isolation import program_sys
from .coding_errors import as_of_script
from .quiet import quiet

_OWN_FOLDER = os.path.dirname(os.path.dirname(__file__))
# Up to 3.8 a script knows itself by the path as it was typed, later by the absolute one (What's New in Python 3.9).
_ABSOLUTE = sys.version_info >= (3, 9)
# The module of a package that `-m` runs.
_MAIN = ".__main__"


def _known_as(file, path):
    if not _ABSOLUTE:
        return file
    # CPython does not take the dots out (`_Py_abspath` in Python/fileutils.c).
    typed = file if os.path.isabs(file) else os.path.join(_current_folder(), file)
    return typed if os.path.normpath(typed) == path else path


def _current_folder():
    """Empty where somebody has taken it away."""
    try:
        return os.getcwd()
    except OSError:
        return ""


class Refusal(Exception):
    """A request that cannot be carried out. The fields are those of the protocol's `Problem`."""

    def __init__(self, kind, message, text=None):
        super().__init__(message)
        self.problem = {"kind": kind, "message": message}
        if text:
            self.problem["text"] = text


class Program:
    """One file. The constructor raises Refusal when it cannot be read, decoded or parsed."""

    def __init__(self, file, path, arguments, code=None, module=None):
        """`code`: the bytes of code without a file, which is only called `path`. `module`: the file is run as that
        module.
        """
        self.path = path if code is not None or module else _known_as(file, path)
        # CPython puts on `sys.path` the folder that links lead to (`_PyPathConfig_ComputeSysPath0`).
        self.folder = _current_folder() if code is not None or module else os.path.dirname(os.path.realpath(path))
        self._argv = [path if module else file] + arguments
        # What stands behind `python` on a command line that runs it (`sys.orig_argv`).
        self._line = [*_named(file, code, module), *arguments]
        self._module = module
        self._is_code = code is not None
        try:
            data = _bytes(path) if code is None else code
        except OSError as error:
            raise Refusal("file", "%s cannot be read: %s." % (file, error.strerror or error))
        try:
            self.source = SourceFile(self.path, data)
        except (SyntaxError, ValueError, LookupError) as error:
            raise Refusal("encoding", _coding_message(file, error), _print(as_of_script(error, self.path, data)))
        try:
            with quiet():
                tree = self.source.tree
                compile(data, self.path, "exec", dont_inherit=True)
        except SyntaxError as error:
            raise Refusal("syntax", _syntax_message(file, error), _print(error))
        except (RecursionError, MemoryError) as error:
            raise Refusal("syntax", "%s is nested too deeply for Python's compiler." % file, _print(error))
        except ValueError as error:
            raise Refusal("encoding", "%s is no Python source text: %s." % (file, error), _print(error))
        self._data = data
        self.targets = targets.find(tree)

    def prepare(self):
        """Make the interpreter look as it does to a script: sys.argv, sys.path, and no module of ours in its way."""
        program_sys.argv = list(self._argv)
        if hasattr(program_sys, "orig_argv"):
            program_sys.orig_argv[1:] = self._line
        program_sys.path.insert(0, "" if self._is_code else self.folder)
        self._uncover()

    def run(self, after=()):
        """Execute the file as `__main__`. Whatever it raises comes out. `after` is an iterator to go through behind
        it, before any frame of ours ends.
        """
        self._execute("__main__", "__main__", after)

    def load(self, after=()):
        """Import the file under its own name; gives the module's namespace. Raises Refusal when it fails. `after`: see
        `run`.
        """
        name = self._module or os.path.splitext(os.path.basename(self.path))[0]
        try:
            return self._execute(name, name, after)
        except SystemExit as error:
            raise Refusal("load", "The file exits while it is imported (%s)." % describe_exit(error.code))
        except BaseException as error:
            error.__traceback__ = own_traceback(error)
            text = format_exception(error)
            missing = is_instance(error, ImportError)
            last = text.strip().split("\n")[-1]
            raise Refusal("import" if missing else "load", "The file fails while it is imported: %s" % last, text)

    def _execute(self, name, key, after=()):
        module = types.ModuleType(name)
        module.__builtins__ = builtins
        if self._is_code:
            _let_tracebacks_show(self.path, self.source.text)
            if self.path == "<stdin>":
                # As for a file (`_PyRun_SimpleFile`, Python/pythonrun.c), but for the loader.
                module.__file__, module.__cached__ = self.path, None
        else:
            module.__file__ = self.path
            module.__loader__ = SourceFileLoader(name, self.path)
            module.__cached__ = None
        if self._module:
            import importlib.util

            # Imports the packages around it, as `runpy` does.
            module.__spec__ = importlib.util.find_spec(self._module)
            module.__package__ = module.__spec__.parent
        program_sys.modules[key] = module
        code = compile(self._data, self.path, "exec", dont_inherit=True)
        try:
            exec(code, module.__dict__)
        finally:
            for _ in after:
                pass
        return module.__dict__

    def _uncover(self):
        """Let the program import modules of its own that are called like some that the tracer uses."""
        try:
            beside = {os.path.splitext(name)[0] for name in os.listdir(self.folder)}
        except OSError:
            return
        for name in beside & set(program_sys.modules):
            found = getattr(program_sys.modules[name], "__file__", None)
            if found and os.path.dirname(os.path.abspath(found)) != self.folder and name not in ("sys", "builtins"):
                del program_sys.modules[name]


def _named(file, code, module):
    """How a command line names a program. As CPython does it, the app has ended code of its own by a newline."""
    if module:
        return "-m", module[: -len(_MAIN)] if module.endswith(_MAIN) else module
    return ("-c", code.decode("utf-8", "replace")[:-1]) if file == "-c" and code is not None else (file,)


def _bytes(path):
    with open(path, "rb") as opened:
        return opened.read()


def _let_tracebacks_show(path, text):
    """CPython 3.13 and newer keep the text of `-c` for tracebacks (`_PyRun_SimpleStringWithName`)."""
    if path == "<string>":
        linecache.cache[path] = (len(text), None, text.splitlines(True), path)


def _print(error):
    return "".join(traceback.format_exception_only(type(error), error))


def _coding_message(file, error):
    """By the errors of `tokenize.detect_encoding` and of the codecs."""
    if isinstance(error, UnicodeDecodeError):
        what = "%s, as its coding line says" % error.encoding if error.encoding != "utf-8" else "UTF-8"
        return "%s is not %s: byte 0x%02x at offset %d." % (file, what, error.object[error.start], error.start)
    if is_instance(error, LookupError):
        return "%s has a coding line that names no encoding of text: %s." % (file, error)
    said = str(error)
    if "unknown encoding" in said:
        return "%s has a coding line that names no encoding of Python's: %s." % (file, said.split(": ")[-1])
    if "encoding problem" in said:
        return "%s begins with the mark of UTF-8, but its coding line names another encoding." % file
    return "%s is not UTF-8, and has no coding line that says what it is." % file


def _syntax_message(file, error):
    where = " at line %d" % error.lineno if error.lineno else ""
    return "%s has a syntax error%s: %s." % (file, where, error.msg)


def own_traceback(error):
    """The exception's traceback from the program's first frame on, without those of the tracer that called it."""
    entry = error.__traceback__
    while entry is not None and entry.tb_frame.f_code.co_filename.startswith(_OWN_FOLDER):
        entry = entry.tb_next
    return entry


def format_exception(error):
    """The traceback as CPython prints it."""
    return "".join(traceback.format_exception(type(error), error, error.__traceback__))


def exit_status(code):
    """What `handle_system_exit` (Python/pythonrun.c) makes of SystemExit.code."""
    if code is None:
        return 0
    if isinstance(code, int):
        # What does not fit into a C long becomes -1.
        return code & 0xFF if -(2**63) <= code < 2**63 else 0xFF
    return 1


def describe_exit(code):
    return "status 0" if code is None else "status %s" % code if isinstance(code, int) else str(code)
