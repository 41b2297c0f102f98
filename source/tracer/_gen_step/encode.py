"""JSON in one step of C: no function is called that a program could have replaced in the module `json`."""

from json import encoder

# A text as JSON, in pure ASCII.
quote = encoder.encode_basestring_ascii


def make_encoder():
    """Gives a function from a value to its JSON in pure ASCII, with no spaces."""
    if encoder.c_make_encoder is None:
        return encoder.JSONEncoder(separators=(",", ":"), check_circular=False).encode
    chunks = encoder.c_make_encoder(None, _refuse, quote, None, ":", ",", False, False, True)
    return lambda value: "".join(chunks(value, 0))


def _refuse(value):
    raise TypeError("no JSON: %r" % type(value))
