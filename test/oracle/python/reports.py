"""What a rewritten program calls to report on itself: one line a report, apart from what the program prints.

It is run in a namespace of its own that is no module, so that it still works while the interpreter takes the modules
down. Nothing of it refers to an object of the program's longer than a call lasts.
"""
import _weakref
import functools
import gc
import os
import sys
import types

SUSPENDING = (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType)
KINDS = {types.GeneratorType: 'generator', types.CoroutineType: 'coroutine', types.AsyncGeneratorType: 'async generator'}
ATOMS = (int, str, bool, float, bytes, type(None))
# Functions of the program's find a frame by its identity; a number is never used twice.
numbers = {}
generators = {}
# The number of the generator that a method is called on, while its arguments are evaluated.
receivers = {}
pending = {}
left = {}
bodies = {}
# What `asend()` and its like gave, by identity: CPython lets nobody refer to it weakly.
awaitables = {}
AWAITABLES = ('async_generator_asend', 'async_generator_athrow')
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


def tell(kind, *fields):
    parts = ['"' + kind + '"']
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
        number = number_left_by_generator(frame) if by is None and not is_new else None
    if number is None:
        number = new_number()
        if frame is not None:
            numbers[id(frame)] = number
        code = generator.gi_code if type(generator) is types.GeneratorType else (
            generator.cr_code if type(generator) is types.CoroutineType else generator.ag_code)
        tell('made', by, number, KINDS[type(generator)], generator.__name__ or code.co_name)
    generators[id(generator)] = (number, _weakref.ref(generator, functools.partial(dies, number)))
    return number


def dies(number, _):
    """Nobody refers to a generator any more: this is called before CPython closes it (gen_dealloc)."""
    tell('dies', number)


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


def start(kind, name, _frame=sys._getframe):
    frame = _frame(1)
    number = number_left_by_generator(frame)
    if number is None or kind == 'function' or kind == 'class' or kind == 'module':
        number = numbers[id(frame)] = new_number()
        if kind not in ('function', 'class', 'module'):
            register(frame, number)
    left.pop(number, None)
    back = frame.f_back
    tell('start', number, kind, name, number_of_frame(back) if kind != 'module' else 0)


def register(frame, number):
    """A generator that code which does not report has made: it is found by its frame."""
    for value in gc.get_objects():
        if type(value) in SUSPENDING and frame_of(value) is frame:
            generators[id(value)] = (number, _weakref.ref(value, functools.partial(dies, number)))
            return


class Held(object):
    """The last variable of a generator's frame: CPython lets go of it after all others."""

    __slots__ = ('number',)

    def __init__(self, number):
        self.number = number

    def __del__(self, _tell=tell):
        _tell('gone', self.number)


def held():
    return Held(caller())


def ends():
    number = caller()
    if not left.pop(number, False):
        tell('ends', number, pending.pop(number, 'None'))
    pending.pop(number, None)
    numbers.pop(id(sys._getframe(1)), None)


def returns(value):
    pending[caller()] = describe(value)
    return value


def leaves():
    number = caller()
    left[number] = True
    tell('leaves', number, describe(sys.exc_info()[1]))


def made(value):
    if type(value) in SUSPENDING:
        number_of(value, caller())
    return value


def target_of(receiver):
    if type(receiver) in SUSPENDING:
        return number_of(receiver)
    if type(receiver).__name__ in AWAITABLES and id(receiver) in awaitables:
        return '~%d' % awaitables[id(receiver)]
    return type(receiver).__name__


def awaitable(value, site, method):
    """What `asend()`, `athrow()`, `aclose()` or `__anext__()` gives."""
    number, argument = receivers.pop((caller(), site))
    if type(value).__name__ in AWAITABLES:
        awaitables[id(value)] = new_number()
        tell('awaitable', caller(), awaitables[id(value)], number, method, argument)
    return value


def agen_receiver(value, site):
    receivers[caller(), site] = (target_of(value), None)
    return value


def agen_argument(value, site):
    key = (caller(), site)
    receivers[key] = (receivers[key][0], describe(value))
    return value


class AsyncAsked(object):
    """Reports each `__anext__` of an `async for`; what is awaited is what the iterator itself gives."""

    __slots__ = ('iterator',)

    def __init__(self, iterator):
        self.iterator = iterator

    def __aiter__(self):
        return self

    def __anext__(self):
        value = type(self.iterator).__anext__(self.iterator)
        frame = number_of_frame(sys._getframe(1))
        if type(self.iterator) is types.AsyncGeneratorType and type(value).__name__ in AWAITABLES:
            number = new_number()
            tell('awaitable', frame, number, number_of(self.iterator), '__anext__', None)
            tell('awaits', frame, '~%d' % number, abilities(value))
        else:
            tell('awaits', frame, target_of(value), abilities(value))
        return value


def async_asked(value):
    value = type(value).__aiter__(value)
    if type(value) in SUSPENDING:
        number_of(value, caller())
    return AsyncAsked(value)


def looped(value):
    tell('caught', caller(), 'assign', describe(value))


def exhausted():
    tell('catch', caller(), 'StopAsyncIteration()')


def call(receiver, method):
    tell('call', caller(), method, target_of(receiver), None)
    return receiver


def receiver(value, site):
    receivers[caller(), site] = target_of(value)
    return value


def call_with(argument, site, method):
    number = caller()
    tell('call', number, method, receivers.pop((number, site)), describe(argument))
    return argument


def back(value):
    tell('back', caller(), describe(value))
    return value


def done_with(*value):
    tell('done', caller())
    return value[0] if value else None


def raised():
    tell('raised', caller(), describe(sys.exc_info()[1]))


def unpacked():
    tell('done', caller())
    return ()


def iterator_of(value):
    """What `iter()` gives, numbered; the program's own `__iter__` runs as it would."""
    if type(value) not in SUSPENDING:
        value = iter(value)
        if type(value) is types.GeneratorType:
            made_by_iter(value)
    return value


def made_by_iter(value):
    """A generator that `__iter__` made: no call of the program's code shows where."""
    known = generators.get(id(value))
    if known is None or known[1]() is not value:
        number_of(value, None, True)


def pull(state, number, how, _frame=sys._getframe):
    frame = _frame(1)
    if state:
        # The first pull of a comprehension, which may have a frame of its own.
        state.pop()
        code = frame.f_code
        if code.co_name in ('<listcomp>', '<setcomp>', '<dictcomp>'):
            numbers[id(frame)] = new_number()
            passing.add(numbers[id(frame)])
            back = frame.f_back
            tell('start', numbers[id(frame)], 'function', code.co_name, number_of_frame(back))
    if number is not None:
        tell('call', number_of_frame(frame), how, number, None)


def give(number, _, value):
    if number is not None:
        tell('back', number_of_frame(sys._getframe(1)), describe(value))
    return value


# They call `iter()` when all arguments are there, or later.
NOT_AT_ONCE = ('chain', 'zip', 'map')


def asked(how, value):
    """An iterator that reports each time that it is asked for a value; of generators only, with no frame of its own."""
    if type(value) is not types.GeneratorType:
        if type(value) in ATOMS or type(value) in (list, tuple, dict, set, range):
            return value
        if how in NOT_AT_ONCE:
            return value
        value = iter(value)
        if type(value) is not types.GeneratorType:
            return value
        made_by_iter(value)
    number = number_of(value)
    return map(functools.partial(give, number), iter(functools.partial(pull, [], number, how), 0), value)


def asked_first(how, value):
    value = iterator_of(value)
    number = None
    if type(value) is types.GeneratorType:
        number = number_of(value)
    if number is None and sys.version_info >= (3, 12):
        return value
    return map(functools.partial(give, number), iter(functools.partial(pull, [True], number, how), 0), value)


def iterator(value):
    return iterator_of(value)


def manager(value):
    return value


def gives(value, depth):
    tell('gives', caller(), describe(value), depth)
    return value


def got(fate):
    def reporter(value):
        tell('got', caller(), fate, describe(value))
        return value
    return reporter


def caught(fate):
    def reporter(value):
        tell('caught', caller(), fate, describe(value))
        return value
    return reporter


def stored(target, *value):
    tell('stored', caller(), target)
    return value[0] if value else None


def delegates(value):
    number = caller()
    value = iterator_of(value)
    tell('delegates', number, target_of(value), abilities(value))
    return value


def abilities(value):
    names = [name for name in ('send', 'throw', 'close') if hasattr(type(value), name)]
    if type(getattr(type(value), '__next__', None)) is types.FunctionType:
        names.append('own')
    return ' '.join(names)


def awaits(value):
    tell('awaits', caller(), target_of(value), abilities(value))
    return value


def catch():
    tell('catch', caller(), describe(sys.exc_info()[1]))


def finally_():
    exception = sys.exc_info()[1]
    tell('finally', caller(), None if exception is None else describe(exception))


def body(site):
    bodies[caller(), site] = 'exits'


def body_over(site):
    bodies[caller(), site] = None
    tell('done', caller())


def body_leaves(site):
    bodies[caller(), site] = describe(sys.exc_info()[1])
    tell('body leaves', caller(), bodies[caller(), site])


def with_over(site):
    number = caller()
    exception = bodies.pop((number, site), None)
    if exception is None:
        tell('done', number)
    else:
        tell('swallowed', number, exception)


def install(namespace):
    """Puts the functions among the builtins of the program, in a dictionary that is not taken down before it is."""
    for function in (start, held, ends, returns, leaves, made, call, receiver, call_with, back, raised, unpacked, asked, asked_first,
                     iterator, manager, awaitable, agen_receiver,
                     agen_argument, async_asked, looped, exhausted, gives, stored, delegates, awaits, catch, body, body_over, body_leaves, with_over):
        namespace['_oracle_' + function.__name__] = function
    namespace['_oracle_done'] = done_with
    namespace['_oracle_never'] = False
    namespace['_oracle_finally'] = finally_
    for fate in ('use', 'discard', 'assign', 'late'):
        namespace['_oracle_got_' + fate] = got(fate)
        namespace['_oracle_caught_' + fate] = caught(fate)


def run(code, names, main):
    """Runs the program in the namespace of `__main__`. A frame takes the builtins of its caller's where both have the same
    globals (up to 3.9), so this is called here.
    """
    keep = dict((key, main[key]) for key in ('__doc__', '__loader__', '__name__', '__package__', '__spec__'))
    main.clear()
    main.update(keep)
    main['__builtins__'] = names
    exec(code, main)
