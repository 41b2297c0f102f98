"""How the call of a client of the program's own, or of a task, is told that was found behind a resumption."""

from ..frames import callsite, tasks
from ..wire import messages
from ..wire.json_codec import decode
from .calls import FOUND
from .exits import TELLS_CALLS
from .task_call import UNSEEN, TaskCall

# The calls that hand something over.
_HANDING = frozenset(["send", "throw", "asend", "athrow"])


class FoundCalls:
    """Tells `call` for these."""

    def __init__(self, telling):
        self._telling = telling
        self._channel = telling.channel
        self._clients = telling.clients
        self._codes = telling.codes
        self._describing = telling.describing
        self._watch = telling.watch

    def tell(self, call, frame, record, found, thrown, is_after_throw):
        """`call`: see `Clients.resumption`. What the client hands over lies on top of the stack `found`, or is `thrown`
        (described already).
        """
        client, caller, target = call
        if isinstance(caller, TaskCall):
            if is_after_throw:
                thrown = self._watch.thrown_into(tasks.current(), thrown) or UNSEEN
            self._watch.begins(tasks.current(), thrown)
            told = caller.describe(thrown, self._describing.value(None))
            self._channel.put("call", messages.message("call", dict(told, frame=target.id)))
            return
        caller.calling, caller.calling_at = FOUND, None if client is None else client.f_lasti
        asked = None
        if client is not None:
            asked = self._clients.implicit.asker(frame, client, caller, target, thrown, is_after_throw)
        if asked is not None:
            if asked.get("method") == "next" and not is_after_throw:
                asked = self._sent(asked, client, caller, record, target, found[-1] if found else None)
            new = self._telling.new_alone(client, caller)
            head = messages.message("call", dict(asked, caller=caller.id, frame=target.id))[:-2]
            self._channel.put("call", "%s%s}\n" % (head, new))
            return
        if client is None:
            told = callsite.describe_line(caller.line, self._codes.source(caller.code.file))
            self._channel.put("call", messages.message("call", dict(told, caller=caller.id, frame=target.id)))
            return
        is_known = self._telling.is_known(caller, client.f_lasti, caller.code.sites.settled)
        new = "" if is_known else self._telling.new_alone(client, caller)
        place = (caller.id, client.f_lasti, target.id)
        sent = None if new else record.sent.get(place)
        if sent is None or sent[0] == "{":
            told = callsite.describe(client, caller.code, self._codes.source(client.f_code.co_filename))
            wrapped = None if TELLS_CALLS or thrown is not None else self._clients.implicit.wrapped(client, caller)
            if wrapped is not None:
                told["method"] = wrapped[0]
                if wrapped[0] == "next" and len(wrapped[1]) > 1:
                    told["default"] = self._describing.value(wrapped[1][1], record.id)
            if "method" not in told and messages.is_exit(thrown) and self._telling.exits.calls_close(client, caller):
                told["method"] = "close"
            # What comes of a throw is not what was thrown.
            is_seen = not is_after_throw and (found or thrown is not None)
            hands_over = told.get("method") in _HANDING and is_seen
            if hands_over and told["method"] == "send" and _is_substituted(target, thrown):
                hands_over = False
            if told.get("method") == "next" and not TELLS_CALLS and wrapped is None:
                for value in callsite.default(client, self._codes.source(client.f_code.co_filename), caller.code):
                    told["default"] = self._describing.value(value, record.id)
            if hands_over:
                told["argument"] = self._describing.value(found[-1], record.id) if thrown is None else thrown
            head = messages.message("call", dict(told, caller=caller.id, frame=target.id))[:-2]
            sent = "%s%s}\n" % (head, new)
            if not new and not hands_over and "default" not in told:
                sent = self._telling.again(record.sent, place, sent)
        self._channel.put("call", sent)

    def _sent(self, asked, client, caller, record, target, value):
        """The fields of a call that C code makes, which was given the method `send` where it hands over a value
        (`map(g.send, ...)`).
        """
        if value is None and not self._clients.implicit.calls_send(asked["asker"], client, caller, target.generator):
            return asked
        sent = self._describing.value(value, record.id)
        text = "%s.send(%s)" % (target.code.name, decode(sent)["repr"])
        return dict(asked, method="send", text=text, argument=sent)


def _is_substituted(target, thrown):
    """Whether what comes into an async generator may be another than what a client sent: what `asend()`, `athrow()` and
    `aclose()` gave is sent None, and hands on its own (`async_gen_asend_send`, Objects/genobject.c).
    """
    return thrown is not None or target.code.wraps and not callsite.is_delegation(target.code, target.site)
