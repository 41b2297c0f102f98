"""Which `asyncio.timeout()` (3.11+) a suspended coroutine is in: its `async with` keeps the method that ends it on the
stack.
"""

from gc import get_referents
from types import MethodType

from ..foreign import dict_get, module_dict, receiver_of_method, type_name
from .instances import attributes_of


def timeouts_of(generator):
    """Those of one generator: `(timeout, whether it is over and has asked its task to cancel)`."""
    kind = dict_get(module_dict("asyncio.timeouts"), "Timeout")
    if type(kind) is not type:
        return ()
    found = []
    for value in get_referents(generator):
        # Up to 3.13 the bound method lies on the stack, from 3.14 on the function and its receiver.
        timeout = receiver_of_method(value) if type(value) is MethodType else value
        if type(timeout) is kind and not any(timeout is each for each, _ in found):
            found.append((timeout, _is_over(timeout)))
    return [(timeout, is_over) for timeout, is_over in found if is_over is not None]


def _is_over(timeout):
    """None: it is not entered, or was left."""
    state = attributes_of(timeout).get("_state")
    if type_name(state) != "_State":
        return None
    name = attributes_of(state).get("_name_")
    return {"ENTERED": False, "EXPIRING": True}.get(name)
