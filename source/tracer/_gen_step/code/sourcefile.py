"""The text of a source file, as CPython decodes it, and the places in it."""

import ast
import io
import tokenize

from . import qualnames, spans


class SourceFile:
    """One file: its bytes, its text, its lines, and its syntax tree on demand.

    Raises SyntaxError (also for a coding that is unknown or wrong) from the constructor when it cannot be decoded.
    """

    def __init__(self, path, data):
        self.path = path
        self.data = data
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.lines = self.text.split("\n")
        self._tree = None
        # Weak references to the code objects that were met of it.
        self.met = []
        self._qualnames = None

    def codes_met(self):
        """Those of its code objects that were met and are alive."""
        return [code for code in [reference() for reference in self.met] if code is not None]

    @property
    def tree(self):
        """The module's syntax tree. Raises SyntaxError."""
        if self._tree is None:
            self._tree = ast.parse(self.data, self.path)
        return self._tree

    @property
    def qualnames(self):
        """The qualified names in it; see there. Raises SyntaxError."""
        if self._qualnames is None:
            self._qualnames = qualnames.find(self.tree)
        return self._qualnames

    def column(self, line, byte_column):
        """CPython counts columns in UTF-8 bytes; people, and the app, count characters."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        if text.isascii() if hasattr(text, "isascii") else False:
            return byte_column
        return len(text.encode("utf-8", "surrogatepass")[:byte_column].decode("utf-8", "replace"))

    def span(self, node):
        """`[line, column, end line, end column]` of a syntax node; None where that cannot be found."""
        lines = spans.nodes(self).in_texts.get(id(node))
        if lines is not None:
            return spans.in_text(self, node, *lines)
        if getattr(node, "end_lineno", None) is None:
            return spans.found_by_text(self, node)
        return self.span_of((node.lineno, node.end_lineno, node.col_offset, node.end_col_offset))

    def span_of(self, position):
        """The same for a tuple in the order of `co_positions()`; None where a part of it is None."""
        line, end_line, column, end_column = position
        if None in position:
            return None
        return [line, self.column(line, column), end_line, self.column(end_line, end_column)]

    def segment(self, span):
        """The text of a span, on one line."""
        if span is None:
            return None
        line, column, end_line, end_column = span
        lines = self.lines[line - 1 : end_line]
        if not lines:
            return None
        if len(lines) == 1:
            return lines[0][column:end_column]
        lines = [lines[0][column:]] + lines[1:-1] + [lines[-1][:end_column]]
        return " ".join(part.strip() for part in lines)
