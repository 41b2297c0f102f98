"""Driving by hand: the person at the app is the client, and this module carries out what they ask for."""

import ast

from . import targets
from .program import Refusal, format_exception, own_traceback
from .values import describe, type_name

_COROUTINES = ("coroutine", "generator")


class Driver:
    """One generator, driven by commands. Raises Refusal from the constructor when there is nothing to drive."""

    def __init__(self, program, observer, backend, expression):
        self._channel = observer.channel
        self._observer = observer
        self._backend = backend
        self._client = {}
        self._results = 0
        observer.clients.person_code = Driver._resume.__code__
        self._module = program.load()
        self._variable, source = _split(expression)
        value = self._evaluate(source, "expression")
        if type_name(value) not in _COROUTINES:
            raise Refusal("target", _no_generator(source, value))
        if self._variable is None:
            self._variable = targets.variable_for(value.__name__, program.source.tree)
        self._value = self._client[self._variable] = value
        self._channel.tell(
            "driving",
            statement="%s = %s" % (self._variable, source),
            variable=self._variable,
            value=observer.frames.value(value, 0),
        )

    def next(self):
        if type_name(self._value) == "coroutine":
            # A coroutine has no __next__ (PEP 492); this is what an event loop does.
            self._perform("send", "%s.send(None)", lambda: self._value.send(None), None)
        else:
            self._perform("next", "next(%s)", lambda: next(self._value))

    def send(self, expression):
        argument = self._evaluate(expression, "expression")
        self._perform("send", "%%s.send(%s)" % _escape(expression), lambda: self._value.send(argument), argument)

    def throw(self, expression):
        argument = self._evaluate(expression, "expression")
        # `ValueError, "text"` is the older form with up to three arguments.
        arguments = argument if type(argument) is tuple and 0 < len(argument) <= 3 else (argument,)
        self._perform("throw", "%%s.throw(%s)" % _escape(expression), lambda: self._value.throw(*arguments), argument)

    def close(self):
        self._perform("close", "%s.close()", lambda: self._value.close())

    def namespaces(self):
        """What the person's expressions see: the client's own names first, then the module's."""
        return [self._client, self._module]

    def _perform(self, method, text, call, *argument):
        call_text = text % self._variable
        name = None
        if method == "close":
            statement = call_text
        else:
            self._results += 1
            name = "ret_%d" % self._results
            statement = "%s = %s" % (name, call_text)
        frames = self._observer.frames
        described = frames.value(self._value, 0)
        fields = {"argument": frames.value(value, 0) for value in argument}
        self._channel.observe(
            "call",
            caller=0,
            frame=described.get("frame"),
            method=method,
            text=call_text,
            statement=statement,
            **fields
        )
        outcome = self._resume(call, name)
        self._channel.observe("result", statement=statement, **outcome)

    def _resume(self, call, name):
        """The client's frame: what the generator's `f_back` is linked to."""
        self._backend.attach()
        try:
            value = call()
        except BaseException as error:
            self._backend.detach()
            outcome = {"exception": self._observer.frames.value(error, 0)}
            # A traceback would keep the frames, and with them what they refer to, alive.
            error.__traceback__ = None
            return outcome
        finally:
            self._backend.detach()
        if name is not None:
            self._client[name] = value
        return {"value": self._observer.frames.value(value, 0)}

    def _evaluate(self, source, kind):
        """A person's expression in the module's namespace, with the client's own names. Raises Refusal."""
        names = dict(self._module)
        names.update(self._client)
        try:
            return eval(compile(source.strip(), "<client>", "eval", dont_inherit=True), names)
        except BaseException as error:
            error.__traceback__ = own_traceback(error)
            text = format_exception(error)
            raise Refusal(kind, text.strip().split("\n")[-1], text)


def _split(expression):
    """`name = expression`, or an expression alone (then the name is None)."""
    try:
        body = ast.parse(expression.strip()).body
    except SyntaxError:
        return None, expression
    if len(body) == 1 and isinstance(body[0], ast.Assign):
        target = body[0].targets[0]
        if len(body[0].targets) == 1 and isinstance(target, ast.Name):
            return target.id, expression.split("=", 1)[1].strip()
    return None, expression


def _no_generator(source, value):
    if callable(value):
        return "%s is not a generator but %s: call it." % (source, describe(value))
    return "%s gives %s, which is no generator and no coroutine." % (source, describe(value))


def _escape(text):
    return text.strip().replace("%", "%%")
