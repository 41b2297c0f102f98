"""Changing asyncio before the program has any event loop, and no sooner than the program imports it."""

from ..isolation import program_sys

_MODULE = "asyncio.base_events"


class Patching:
    """Calls `change(base_events)` once: as soon as that module has run, or at once where it has run already."""

    def __init__(self, change):
        self._change = change

    def begin(self):
        """To be called before anything of the program's runs."""
        module = program_sys.modules.get(_MODULE)
        if module is not None:
            self._change(module)
        else:
            program_sys.meta_path.insert(0, self)

    def find_spec(self, name, path=None, target=None):
        """Stand in front of the other finders until asyncio is looked for; then make room."""
        if name != _MODULE:
            return None
        program_sys.meta_path.remove(self)
        for finder in list(program_sys.meta_path):
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                self._follow(spec.loader)
                return spec
        return None

    def _follow(self, loader):
        execute = loader.exec_module

        def exec_module(module):
            del loader.exec_module
            execute(module)
            self._change(module)

        loader.exec_module = exec_module
