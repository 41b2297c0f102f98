"""The code objects of the program: which are its own, their sites, and what the app knows of them."""

import os
import sys
import weakref
from functools import partial

from ..foreign import dict_get, type_name
from ..interrupts.blame import TRACER
from ..isolation import program_sys
from ..kinds import has_plain_names
from ..versions import HAS_DEPTHS, HAS_INSTRUCTION_EVENTS
from . import block_depths, depths, handlers, qualnames
from .sites import Sites
from .slots import Slots
from .sourcefile import SourceFile

# The flags of Include/code.h, by the names that `inspect` has for them without `CO_`.
_GENERATOR, _COROUTINE, _ITERABLE_COROUTINE, _ASYNC_GENERATOR = 0x20, 0x80, 0x100, 0x200
SUSPENDS = _GENERATOR | _COROUTINE | _ASYNC_GENERATOR
# What a task may be the client of.
AWAITABLE = _COROUTINE | _ITERABLE_COROUTINE
_SHOWING = frozenset(["locals", "vars", "dir", "eval", "exec", "f_locals"])
_WAIT_FOR_CANCELS = sys.version_info < (3, 8)
_LIBRARY = os.path.dirname(os.__file__)


def may_show(code):
    """Whether code may look at what `locals()` gives: what it calls is among its names."""
    return not _SHOWING.isdisjoint(code.co_names)


class Code:
    """A code object of the program's as the tracer keeps it. It does not keep the code object alive."""

    def __init__(self, id_, code, source):
        self.id = id_
        self.file = code.co_filename
        self.name = code.co_name
        self.suspends = bool(code.co_flags & SUSPENDS)
        # It is a module's that was not named yet; see `Codes.name_module`.
        self.is_unnamed = code.co_name == "<module>" and not code.co_filename.startswith("<")
        # What it yields comes in a box; see awaitables.
        self.wraps = bool(code.co_flags & _ASYNC_GENERATOR)
        # Where its frames keep their variables; which of these are no cells; and how many cells it has.
        self.slots = Slots(code)
        self.plain = tuple(name for name in code.co_varnames if name not in code.co_cellvars)
        self.boxes = len(code.co_cellvars) + len(code.co_freevars)
        self.sites = Sites(code, source, self.suspends)
        # Noted, for a module may have thousands of names.
        self.may_show = may_show(code)
        # It may ask a task to cancel; up to 3.7 by a `wait_for` whose time is over, too, which does not wait.
        self.cancels = "cancel" in code.co_names or _WAIT_FOR_CANCELS and "wait_for" in code.co_names
        # The calls made in it that resumed a generator, by the instruction's offset.
        self.calls = {}
        # The lines where it catches exceptions, where a `finally` begins, and those of a `return`; see handlers (3.6).
        self.catch_lines = handlers.body_lines(source) if source is not None and not HAS_INSTRUCTION_EVENTS else ()
        self.final_lines = handlers.final_lines(source) if source is not None and not HAS_INSTRUCTION_EVENTS else {}
        self.return_lines = handlers.return_lines(source) if source is not None and not HAS_INSTRUCTION_EVENTS else ()
        # Up to 3.10: the nodes of its calls, by the offsets of these; see callsite.
        self.call_nodes = None
        # The same for its subscripts.
        self.subscript_nodes = None
        # The same for the names of what is called there; see callees.
        self.callees = None
        # How deep its value stack is before an instruction, once that was asked for.
        self._depths = None
        # The same as its blocks tell (3.6); see block_depths.
        self._of_blocks = None
        # Its instructions by their offset, once somebody steps by those; see bytecode.
        self.instructions = None
        # Its events are set (monitoring only).
        self.watched = False
        # A weak one to the code object.
        self.reference = None

    def depth(self, code, offset):
        """How many places of the value stack are in use before the instruction at `offset` of `code`, whose record this
        is.

        None where that is not certain, and from 3.7 to 3.10, where CPython notes it for each event.
        """
        if not HAS_DEPTHS and HAS_INSTRUCTION_EVENTS:
            return None
        if self._depths is None:
            self._depths = (self.sites.counts or depths.of(code)) if HAS_DEPTHS else self._blocks(code)[0]
        depth = self._depths.get(offset)
        return depth[2] if HAS_DEPTHS and depth is not None else depth

    def start_of_handler(self, code, offset):
        """3.6: where the handler begins whose exception the END_FINALLY at `offset` raises again."""
        return self._blocks(code)[1].get(offset)

    def _blocks(self, code):
        if self._of_blocks is None:
            self._of_blocks = block_depths.of(code)
        return self._of_blocks


class Codes:
    """All code objects met so far. Tells the app of each of the program's own when it is met first."""

    def __init__(self, channel, root, own=()):
        """`root` is the program's folder: code from files below it is its own, but for installed packages.

        `own` names more folders and files whose code counts as the program's, wherever they are; what begins with `<`
        is the beginning of the name of code without a file, such as `<doctest`; `*` is all code that has a file.
        """
        self._everything = "*" in own
        self._channel = channel
        self._declared = tuple(path if path.startswith("<") else _absolute(path) for path in own)
        # Empty where the current folder is meant, and is gone.
        self._root = os.path.join(_absolute(root), "")
        self._main = None
        # By the id() of the code object, for hashing that itself is slow. Nothing stays here longer than that lives.
        self.own = {}
        self._sources = {}
        # Whether a file is the program's own, by its path: of the code objects of others nothing is kept.
        self.files = {}
        self._next = 1

    def add_source(self, source):
        """The opened file, which has been decoded and told already."""
        self._main = source.path
        self._sources[source.path] = source

    def declare(self, path, text):
        """Code without a file counts as the program's from now on."""
        source = SourceFile(path, text.encode())
        self.files[path] = True
        self._sources[path] = source
        self._channel.describe("source", file=path, text=source.text)

    def find(self, code):
        """The program's own code object's record, or None for the code of others."""
        key = id(code)
        found = self.own.get(key)
        if found is not None:
            return found
        if not has_plain_names(code):
            return None
        is_own = self.files.get(code.co_filename)
        if is_own is None:
            is_own = self.is_own(code.co_filename)
        if not is_own:
            return None
        found = self.own[key] = self._meet(code)
        # A function of C: the last code objects go where CPython can run no Python code any more: in
        # PyInterpreterState_Clear (Python/pystate.c).
        found.reference = weakref.ref(code, partial(self.own.pop, key))
        source = self.source(code.co_filename)
        if source is not None:
            source.met.append(found.reference)
        return found

    def name_module(self, record, namespace):
        """Tell what a module other than the program is called: the `__name__` that its code first runs under."""
        record.is_unnamed = False
        name = dict_get(namespace, "__name__")
        if record.file != self._main and type(name) is str:
            self._channel.describe("module", code=record.id, name=name)

    def number(self):
        """A number that no code object has."""
        number, self._next = self._next, self._next + 1
        return number

    def source(self, path):
        """The decoded file, or None when it cannot be read."""
        if path not in self._sources:
            self._sources[path] = self._read(path)
        return self._sources[path]

    def is_own(self, path):
        """Whether code from that file is the program's."""
        found = self.files.get(path)
        if found is None:
            found = self.files[path] = self._look_at(path)
        return found

    def _look_at(self, path):
        if path == self._main:
            return True
        if path.startswith("<") and self._declared and not self._everything:
            return path.startswith(self._declared)
        if self._everything:
            return not path.startswith(("<", TRACER))
        if path.startswith("<") or "site-packages" in path or "dist-packages" in path:
            return False
        absolute = _absolute(path)
        if absolute.startswith(TRACER):
            return False
        if any(absolute == path or absolute.startswith(os.path.join(path, "")) for path in self._declared):
            return True
        return bool(self._root) and absolute.startswith(self._root) and not absolute.startswith(_LIBRARY)

    def _read(self, path):
        try:
            source = SourceFile(path, _bytes(path))
        except (OSError, SyntaxError, ValueError):
            return None
        self._channel.describe("source", file=path, text=source.text)
        return source

    def _meet(self, code):
        source = self.source(code.co_filename)
        record = Code(self.number(), code, source)
        self._channel.describe(
            "code",
            code=record.id,
            file=code.co_filename,
            name=code.co_name,
            qualname=qualnames.of(code, source),
            kind=_kind(code),
            line=code.co_firstlineno,
            sites=record.sites.table,
        )
        return record


def _absolute(path):
    """A path from the root on; as it is where it starts from a current folder that somebody has taken away."""
    try:
        return os.path.abspath(path)
    except OSError:
        return path


def _bytes(path):
    """What a file holds, also one in an archive on `program_sys.path`, as the embedded Python's library is."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except NotADirectoryError:
        archive = next((entry for entry in program_sys.path if path.startswith(os.path.join(entry, ""))), None)
        importer = program_sys.path_importer_cache.get(archive)
        if type_name(importer) != "zipimporter":
            raise
        return importer.get_data(path)


def _kind(code):
    flags = code.co_flags
    if flags & _ASYNC_GENERATOR:
        return "async generator"
    if flags & _COROUTINE:
        return "coroutine"
    if flags & _ITERABLE_COROUTINE:
        return "iterable coroutine"
    if flags & _GENERATOR:
        return "generator"
    return "module" if code.co_name == "<module>" else "function"
