"""Loads the reports, with nothing counted yet, for one program."""
import sys


def fresh_reports():
    """The package; it is no module of the interpreter's, so that it still works while those are taken down."""
    import reports
    for name in [name for name in sys.modules if name == 'reports' or name.startswith('reports.')]:
        del sys.modules[name]
    return reports
