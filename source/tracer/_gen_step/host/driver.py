"""Driving by hand: the person at the app is the client, and this module carries out what they ask for."""

import ast
from functools import partial

from ..code import targets
from ..foreign import name_of
from ..frames.values import describe
from ..kinds import frame_of, is_generator_type, type_name
from . import loops
from .own_tracing import OwnTracing
from .program import Refusal, format_exception, own_traceback
from .resumption import PERSON, Resumptions

_AWAITABLE = {"next": "__anext__", "send": "asend", "throw": "athrow", "close": "aclose"}


class Driver:
    """One generator, driven by commands. Raises Refusal from the constructor when there is nothing to drive."""

    def __init__(self, program, observer, backend, expression):
        self._channel = observer.channel
        self._observer = observer
        self._client = {}
        self._results = 0
        observer.clients.person_code = PERSON
        own = OwnTracing(backend.trace)
        self._module = program.load(own.taken())
        self._resumptions = Resumptions(backend, own)
        self._variable, source = _split(expression)
        looped = loops.split(source)
        # An event loop drives it: the client only calls `asyncio.run`, or goes through all values.
        self._run = self._collects = None
        if looped is not None:
            source, self._collects = looped
            self._run = loops.runner(observer.codes, self._collects)
        value = self._evaluate(source, "expression")
        if not is_generator_type(type(value)):
            raise Refusal("target", _no_generator(source, value))
        if self._variable is None:
            self._variable = targets.variable_for(name_of(value), program.source.tree)
        self._value = self._client[self._variable] = value
        # Of an async generator: the name of the awaitable that a command made and that is not done yet.
        self._awaitable = None
        self._awaitables = 0
        self._channel.tell(
            "driving",
            statement="%s = %s" % (self._variable, source),
            variable=self._variable,
            value=observer.frames.describing.value(value, 0),
        )

    def next(self):
        if self._run is not None:
            text = "[value async for value in %s]" if self._collects else "asyncio.run(%s)"
            self._perform(None, text % self._variable, partial(self._run, self._value))
        elif self._is_async():
            self._drive_async("next", "", None, ())
        elif type_name(self._value) == "coroutine":
            # A coroutine has no __next__ (PEP 492); this is what an event loop does.
            self._perform("send", self._variable + ".send(None)", partial(self._value.send, None), None)
        else:
            self._perform("next", "next(%s)" % self._variable, partial(next, self._value))

    def send(self, expression):
        self._refuse_in_loop()
        argument = self._evaluate(expression, "expression")
        if self._is_async():
            self._drive_async("send", _as_argument(expression), argument, (argument,))
            return
        text = "%s.send(%s)" % (self._variable, _as_argument(expression))
        self._perform("send", text, partial(self._value.send, argument), argument)

    def throw(self, expression):
        self._refuse_in_loop()
        argument = self._evaluate(expression, "expression")
        # `ValueError, "text"` is the older form with up to three arguments.
        arguments = argument if type(argument) is tuple and 0 < len(argument) <= 3 else (argument,)
        if self._is_async():
            self._drive_async("throw", expression.strip(), argument, arguments)
            return
        call_text = "%s.throw(%s)" % (self._variable, expression.strip())
        self._perform("throw", call_text, partial(self._value.throw, *arguments), argument)

    def close(self):
        if self._is_async():
            self._drive_async("close", "", None, ())
        else:
            self._perform("close", self._variable + ".close()", partial(self._value.close))

    def _refuse_in_loop(self):
        if self._run is not None:
            raise Refusal("command", "The event loop is the client here: next runs it to its end.")

    def _is_async(self):
        return type_name(self._value) == "async_generator"

    def _drive_async(self, method, text, argument, arguments):
        """Do what an event loop does with an async generator: make an awaitable, and drive that to its end.

        Where it awaits something that yields, the awaitable is not done: the next commands go on with it.
        """
        told = () if method in ("next", "close") else (argument,)
        name = self._awaitable
        if name is None:
            name = self._make_awaitable(_AWAITABLE[method], text, arguments)
            call_text, call = name + ".send(None)", partial(self._client[name].send, None)
        elif method in ("next", "send"):
            sent = argument if method == "send" else None
            call_text, call = "%s.send(%s)" % (name, text or "None"), partial(self._client[name].send, sent)
            method, told = "send", (sent,)
        else:
            call_text = "%s.%s(%s)" % (name, method, text)
            call = partial(getattr(self._client[name], method), *arguments)
        outcome = self._perform(method, call_text, call, *told)
        self._awaitable = name if "value" in outcome and method != "close" else None

    def _make_awaitable(self, method, text, arguments):
        self._awaitables += 1
        name = "aw_%d" % self._awaitables
        value = self._client[name] = getattr(self._value, method)(*arguments)
        statement = "%s = %s.%s(%s)" % (name, self._variable, method, text)
        described = self._observer.frames.describing.value(value, 0)
        self._channel.describe("driving", statement=statement, variable=name, value=described)
        return name

    def namespaces(self):
        """What the person's expressions see: the client's own names first, then the module's."""
        return [self._client, self._module]

    def _perform(self, method, call_text, call, *argument):
        name = None
        if method == "close":
            statement = call_text
        else:
            self._results += 1
            name = "ret_%d" % self._results
            statement = "%s = %s" % (name, call_text)
        frames = self._observer.frames
        # The loop's task resumes it, and tells of that by itself.
        target = None if method is None else frames.of_generator(self._value, 0)
        fields = {} if method is None else {"method": method}
        if argument:
            fields["argument"] = frames.describing.value(argument[0], 0)
        self._channel.observe(
            "call",
            caller=0,
            frame=None if target is None else target.id,
            text=call_text,
            statement=statement,
            **fields,
        )
        outcome = self._resume(call, name)
        if frame_of(self._value) is None:
            outcome["closed"] = True
        self._channel.observe("result", statement=statement, **outcome)
        return outcome

    def _resume(self, call, name):
        value, error = self._resumptions.resume(call)
        if error is not None:
            outcome = {"exception": self._observer.frames.describing.value(error, 0)}
            _note(outcome, loops.lack(exception=error))
            # A traceback would keep the frames, and with them what they refer to, alive.
            error.__traceback__ = None
            return outcome
        if name is not None:
            self._client[name] = value
        outcome = {"value": self._observer.frames.describing.value(value, 0)}
        _note(outcome, loops.lack(value))
        return outcome

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


def _note(outcome, lack):
    if lack is not None:
        outcome["lacks"] = lack


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


def _as_argument(expression):
    """An expression as the one argument of a call: `1, 2` is `(1, 2)` there."""
    text = expression.strip()
    if not isinstance(ast.parse(text, mode="eval").body, ast.Tuple):
        return text
    arguments = ast.parse("f(%s\n)" % text, mode="eval").body.args
    return text if len(arguments) == 1 and isinstance(arguments[0], ast.Tuple) else "(%s)" % text


def _no_generator(source, value):
    if callable(value):
        return "%s is not a generator but %s: call it." % (source, describe(value))
    return "%s gives %s, which is no generator and no coroutine." % (source, describe(value))
