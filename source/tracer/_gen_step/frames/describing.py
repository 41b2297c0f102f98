"""What the wire tells of values: the protocol's `Value`, as text."""

import weakref

from ..foreign import cause_of, context_of, ending_of, name_object_of
from ..kinds import is_generator_type, type_name
from ..wire import messages
from ..wire.messages import Json
from .awaitables import generator_behind
from .values import describe, is_atom, shows_only_its_type

REFERENCE = weakref.ref
_NONE = messages.value("NoneType", "None")
_HUGE = 10**18
_LONG = 60

# In the place of a value that may look different the next time, and of one that may be another and looks the same.
CHANGES, LOOKS_THE_SAME = object(), object()


class Describing:
    """Describes values; a generator among them gets the number of its frame."""

    def __init__(self, find_record, reference):
        """`find_record(generator, seen_in)` gives the record of a generator's frame, or None for those of others;
        `reference(generator)` the weak reference to it that there is, or None.
        """
        self._find_record = find_record
        self._reference = reference
        # Of types whose values all look the same, by the type's id(): they are CPython's own, and are always there.
        self._plain = {}

    def value(self, value, seen_in=None):
        """The `Value` of anything. `seen_in`: the number of the frame where it is found."""
        return Json(self.text(value, seen_in))

    def exception(self, exception):
        """The `Value` of an exception, with the one that it stands in a chain with (PEP 3134)."""
        text = self.text(exception)
        cause, context = cause_of(exception), context_of(exception)
        if cause is not None:
            text = '%s,"cause":%s}' % (text[:-1], self.text(cause))
        elif context is not None:
            text = '%s,"context":%s}' % (text[:-1], self.text(context))
        return Json(text)

    def text(self, value, seen_in=None):
        """As `value`, as a plain string. What is described already stays as it is."""
        if value is None:
            return _NONE
        kind = type(value)
        if kind is int and -_HUGE < value < _HUGE:
            return '{"type":"int","repr":"%d"}' % value
        if kind is str and len(value) <= _LONG:
            return '{"type":"str","repr":%s}' % messages.quote(repr(value))
        plain = self._plain.get(id(kind))
        if plain is not None:
            return plain
        if is_generator_type(kind):
            return self._generator(value, seen_in)
        if kind is Json:
            return value
        generator = generator_behind(value)
        record = None if generator is None else self._find_record(generator, seen_in)
        number = None if record is None else record.id
        text = messages.value(type_name(value), describe(value), number, ending_of(value))
        if generator is None and shows_only_its_type(value):
            self._plain[id(kind)] = text
        return text

    def is_steady(self, value):
        """Whether a value's description stays as it is, whatever happens to the value."""
        kind = type(value)
        return id(kind) in self._plain or is_atom(value) or is_generator_type(kind)

    def _generator(self, generator, seen_in):
        record = self._find_record(generator, seen_in)
        if record is None:
            return messages.value(type_name(generator), describe(generator))
        known, text = record.described
        name = name_object_of(generator)
        if known is not name:
            text = messages.value(type_name(generator), describe(generator), record.id)
            record.described = name, text
        return text

    def witness(self, value):
        """What says of a value whether it is still the same, and looks the same: itself, or a weak reference to it; or
        `CHANGES` or `LOOKS_THE_SAME`, which are the same as nothing.
        """
        if is_atom(value):
            return value
        if id(type(value)) in self._plain:
            return LOOKS_THE_SAME
        # A generator's description is its name and its frame's number; another one may get its address, hence no id().
        reference = self._reference(value) if is_generator_type(type(value)) else None
        return CHANGES if reference is None else reference
