"""Serving from the embedded Python: the app's child process lends the pipes as a JavaScript module."""

from .. import isolation
from . import webassembly

isolation.begin()

from ..wire.channel import Channel  # noqa: E402
from .server import Server  # noqa: E402

isolation.end()
# Here it costs nothing: the snapshot is made behind it.
isolation.hide_classes()

# The functions of this module have the builtins that the program may replace.
_map = map


def serve():
    """Serve one app until the end; gives the exit status of the program."""
    import _gen_step_pipe as pipe

    # No program finds it there, nor, once settled, a finder for it.
    del isolation.program_sys.modules["_gen_step_pipe"]
    webassembly.settle()
    return Server(Channel(pipe.read, lambda text: _map(pipe.write, [text])), embedded=True).serve()
