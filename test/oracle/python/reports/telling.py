"""Writes reports: one line a report, apart from what the program prints. Values are described, generators numbered."""
import _weakref
import functools
import os
import sys
import types
from _thread import get_ident

SUSPENDING = (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType)
KINDS = {types.GeneratorType: 'generator', types.CoroutineType: 'coroutine', types.AsyncGeneratorType: 'async generator'}
# Of a generator that `types.coroutine()` made awaitable (`CO_ITERABLE_COROUTINE`, Include/code.h).
ITERABLE_COROUTINE = 0x100
ATOMS = (int, str, bool, float, bytes, type(None))
# Functions of the program's find a frame by its identity; a number is never used twice.
numbers = {}
generators = {}
# What `asend()` and its like gave, by identity: CPython lets nobody refer to it weakly.
awaitables = {}
# Numbers of the frames of generators that have run.
begun = set()
# Numbers of async generators that were asked, and of those that go to a hook when nobody refers to them any more.
met_hooks = set()
hooked = set()
# Those that a hook has got. They go without a word the next time (PEP 442).
given = set()
# Numbers of async generators that ended and never ran: no hook gets them, and nothing of theirs tells it.
ended_unrun = set()
# Numbers of frames that comprehensions have up to 3.11: nothing tells where they end.
passing = set()
counter = [0]


def write(line, _write=os.write):
    data = ('\x01' + line + '\n').encode('utf-8', 'backslashreplace')
    _write(1, data)


def quote(text):
    out = []
    for character in text:
        if character in '"\\':
            out.append('\\' + character)
        elif character < ' ':
            out.append('\\u%04x' % ord(character))
        else:
            out.append(character)
    return '"' + ''.join(out) + '"'


def tell(kind, *fields, _main=get_ident(), _thread=get_ident):
    # A `+`: another thread tells.
    parts = ['"' + ('' if _thread() == _main else '+') + kind + '"']
    for field in fields:
        parts.append('null' if field is None else str(field) if type(field) is int else quote(field))
    write('[' + ','.join(parts) + ']')


def new_number():
    counter[0] += 1
    return counter[0]


def number_of_frame(frame):
    number = numbers.get(id(frame))
    if number is None:
        number = numbers[id(frame)] = new_number()
    return number


def number_left_by_generator(frame):
    """The number that a frame got before its generator was seen; that of a comprehension may be there from before."""
    number = numbers.get(id(frame))
    return None if number in passing else number


def caller(_frame=sys._getframe):
    """The number of the frame that called the function that calls this one."""
    return number_of_frame(_frame(2))


def frame_of(generator):
    kind = type(generator)
    if kind is types.GeneratorType:
        return generator.gi_frame
    if kind is types.CoroutineType:
        return generator.cr_frame
    return generator.ag_frame


def number_of(generator, by=None, is_new=False):
    """The number of a generator; a new one is reported as made."""
    known = generators.get(id(generator))
    if known is not None and known[1]() is generator:
        return known[0]
    frame = frame_of(generator)
    number = None
    if frame is not None:
        number = number_left_by_generator(frame)
        # Whoever has it again from a hook has not made it.
        if (by is not None or is_new) and not (number in hooked and number in given):
            number = None
    if number is None:
        number = new_number()
        if frame is not None:
            numbers[id(frame)] = number
        code = generator.gi_code if type(generator) is types.GeneratorType else (
            generator.cr_code if type(generator) is types.CoroutineType else generator.ag_code)
        is_coroutine = int(code.co_flags & ITERABLE_COROUTINE != 0)
        tell('made', by, number, KINDS[type(generator)], generator.__name__ or code.co_name, is_coroutine)
    refer(generator, number, frame)
    return number


def refer(generator, number, frame):
    generators[id(generator)] = (number, _weakref.ref(generator, functools.partial(dies, number, id(frame))))


def dies(number, frame, _):
    """Nobody refers to a generator any more: this is called before CPython closes it (gen_dealloc)."""
    tell('dies', number, 'again' if number in given else 'hooked' if number in hooked else None)
    if number in hooked and number not in given and number not in ended_unrun:
        given.add(number)
        return
    hooked.discard(number)
    # Another frame may have the identity of one that never ran.
    if number not in begun and numbers.get(frame) == number:
        del numbers[frame]


def describe(value, depth=0):
    """A value as text; nothing of the program's runs for it."""
    kind = type(value)
    if kind in ATOMS:
        return repr(value)
    if kind in SUSPENDING:
        return '@%d' % number_of(value)
    if isinstance(value, BaseException):
        arguments = BaseException.args.__get__(value)
        return '%s(%s)' % (kind.__name__, ', '.join(describe(argument, depth + 1) for argument in arguments))
    if kind in (tuple, list) and depth < 3 and len(value) <= 6:
        inner = ', '.join(describe(item, depth + 1) for item in value)
        if kind is list:
            return '[' + inner + ']'
        return '(' + inner + (',)' if len(value) == 1 else ')')
    return '<' + kind.__name__ + '>'
