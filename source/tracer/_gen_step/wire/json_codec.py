"""JSON by the C functions behind the module `json`: no function is called that a program could have replaced there, and
no more of the library is loaded than these need.
"""

try:
    from _json import encode_basestring_ascii as quote  # A text as JSON, in pure ASCII.
    from _json import make_encoder as _make_encoder
    from _json import make_scanner as _make_scanner
except ImportError:
    from json import loads as decode
    from json.encoder import JSONEncoder, py_encode_basestring_ascii as quote

    def make_encoder():
        return JSONEncoder(separators=(",", ":"), check_circular=False).encode

else:

    class _Reading:
        """What `make_scanner` asks for (Modules/_json.c): how `json.loads` reads by default."""

        strict = True
        object_hook = object_pairs_hook = None
        parse_float, parse_int, parse_constant = float, int, float

    _scan = _make_scanner(_Reading)

    def decode(text):
        """The value of a JSON text that begins with no white space; whatever follows it is left out."""
        return _scan(text, 0)[0]

    def make_encoder():
        """Gives a function from a value to its JSON in pure ASCII, with no spaces."""
        chunks = _make_encoder(None, _refuse, quote, None, ":", ",", False, False, True)
        return lambda value: "".join(chunks(value, 0))


def _refuse(value):
    raise TypeError("no JSON: %r" % type(value))
