"""The opened file: reading it, finding what can be driven, running it as `python file.py` would, importing it."""

import builtins
import os
import sys
import traceback
import types
from importlib.machinery import SourceFileLoader

from . import targets
from .sourcefile import SourceFile

_OWN_FOLDER = os.path.dirname(__file__)
# Up to 3.8 a script knows itself by the path as it was typed, later by the absolute one (What's New in Python 3.9).
_ABSOLUTE = sys.version_info >= (3, 9)


class Refusal(Exception):
    """A request that cannot be carried out. The fields are those of the protocol's `Problem`."""

    def __init__(self, kind, message, text=None):
        super().__init__(message)
        self.problem = {"kind": kind, "message": message}
        if text:
            self.problem["text"] = text


class Program:
    """One file. The constructor raises Refusal when it cannot be read, decoded or parsed."""

    def __init__(self, file, path, arguments):
        self.path = path if _ABSOLUTE else file
        self.folder = os.path.dirname(path)
        self._argv = [file] + arguments
        try:
            with open(path, "rb") as opened:
                data = opened.read()
        except OSError as error:
            raise Refusal("file", "%s cannot be read: %s." % (file, error.strerror or error))
        try:
            self.source = SourceFile(self.path, data)
            tree = self.source.tree
            self._code = compile(data, self.path, "exec", dont_inherit=True)
        except SyntaxError as error:
            text = "".join(traceback.format_exception_only(type(error), error))
            kind = "encoding" if "codec" in str(error) or "encoding" in str(error) else "syntax"
            raise Refusal(kind, _syntax_message(file, error), text)
        except (UnicodeDecodeError, ValueError) as error:
            raise Refusal("encoding", "%s is no Python source text: %s." % (file, error))
        self.targets = targets.find(tree)

    def prepare(self):
        """Make the interpreter look as it does to a script: sys.argv, sys.path, and no module of ours in its way."""
        sys.argv = list(self._argv)
        sys.path.insert(0, self.folder)
        self._uncover()

    def run(self):
        """Execute the file as `__main__`. Whatever it raises comes out."""
        self._execute("__main__", "__main__")

    def load(self):
        """Import the file under its own name; gives the module's namespace. Raises Refusal when it fails."""
        name = os.path.splitext(os.path.basename(self.path))[0]
        try:
            return self._execute(name, name)
        except SystemExit as error:
            raise Refusal("load", "The file exits while it is imported (%s)." % describe_exit(error.code))
        except BaseException as error:
            error.__traceback__ = own_traceback(error)
            text = format_exception(error)
            missing = isinstance(error, ImportError)
            last = text.strip().split("\n")[-1]
            raise Refusal("import" if missing else "load", "The file fails while it is imported: %s" % last, text)

    def _execute(self, name, key):
        module = types.ModuleType(name)
        module.__file__ = self.path
        module.__builtins__ = builtins
        module.__loader__ = SourceFileLoader(name, self.path)
        module.__cached__ = None
        sys.modules[key] = module
        exec(self._code, module.__dict__)
        return module.__dict__

    def _uncover(self):
        """Let the program import modules of its own that are called like some that the tracer uses."""
        try:
            beside = {os.path.splitext(name)[0] for name in os.listdir(self.folder)}
        except OSError:
            return
        for name in beside & set(sys.modules):
            found = getattr(sys.modules[name], "__file__", None)
            if found and os.path.dirname(os.path.abspath(found)) != self.folder and name not in ("sys", "builtins"):
                del sys.modules[name]


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
        return code & 0xFF if -(2 ** 63) <= code < 2 ** 63 else 0xFF
    return 1


def describe_exit(code):
    return "status 0" if code is None else "status %s" % code if isinstance(code, int) else str(code)
