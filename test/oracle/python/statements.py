"""Statements of a program that is rewritten."""
import ast
import sys

from nodes import QUIET, Unsupported, assign, is_simple_target, name, none, report, statement, suspends, tells_of_exceptions


class Statements(object):
    """Methods of `Rewriter` for the statements of a function."""

    def block(self, statements):
        result = []
        for inner in statements:
            visited = self.visit(inner)
            visited = visited if isinstance(visited, list) else [visited]
            if any(isinstance(part, (ast.Call, ast.For, ast.AsyncFor, ast.Yield)) for one in visited for part in ast.walk(one)):
                if not isinstance(inner, QUIET):
                    visited = [tells_of_exceptions(visited)]
            result.extend(visited)
        return result

    def visit_Return(self, node):
        value = none() if node.value is None else self.visit(node.value)
        return ast.Return(report('returns', value)) if self.scope.kind != 'async generator' else [
            statement('returns', none()), node]

    def visit_Expr(self, node):
        if suspends(node.value):
            self.fate = 'discard'
        node.value = self.visit(node.value)
        return node

    def visit_Assign(self, node):
        value = node.value
        targets = node.targets
        node.targets = [self.visit(target) for target in targets]
        if suspends(value):
            self.fate = 'assign' if all(is_simple_target(target) for target in targets) else 'late'
            text = ' = '.join(self.text(target) for target in targets)
            node.value = self.visit(value)
            if len(targets) == 1 and isinstance(targets[0], (ast.Tuple, ast.List)):
                node.value = report('asked', 'unpack', node.value)
                return [node, statement('done'), statement('stored', text)]
            return [node, statement('stored', text)]
        node.value = self.visit(value)
        if len(targets) == 1 and isinstance(targets[0], (ast.Tuple, ast.List)) and not isinstance(value, (ast.Tuple, ast.List)):
            node.value = report('asked', 'unpack', node.value)
            return [node, statement('done')]
        if len(targets) == 1 and isinstance(targets[0], ast.Subscript) and isinstance(targets[0].slice, ast.Slice):
            node.value = report('asked', 'slice', node.value)
            return [node, statement('done')]
        return node

    def visit_AugAssign(self, node):
        node.target = self.visit(node.target)
        node.value = self.visit(node.value)
        if isinstance(node.target, ast.Name) and isinstance(node.op, ast.Add):
            node.value = report('asked_by_list', name(node.target.id), node.value)
            return [node, statement('done')]
        return node

    def visit_AnnAssign(self, node):
        node.target = self.visit(node.target)
        if node.value is None:
            return node
        waits = suspends(node.value)
        if waits:
            self.fate = 'assign' if is_simple_target(node.target) else 'late'
        node.value = self.visit(node.value)
        return [node, statement('stored', self.text(node.target))] if waits else node

    def text(self, node):
        """A target as it is written."""
        if isinstance(node, ast.Name):
            return node.id
        if isinstance(node, ast.Attribute):
            return '%s.%s' % (self.text(node.value), node.attr)
        return '?'

    def visit_For(self, node):
        node.iter = report('asked', 'for', self.visit(node.iter))
        node.target = self.visit(node.target)
        node.body = self.block(node.body)
        node.orelse = [statement('done')] + self.block(node.orelse)
        return node

    def visit_AsyncFor(self, node):
        if not isinstance(node.target, ast.Name):
            raise Unsupported('async for with a target that is no name')
        node.iter = report('async_asked', self.visit(node.iter))
        # What the variable held goes when the value is stored in it, behind the report that the value is there.
        holder, target = '_oracle_item_%d' % self.site(), node.target.id
        node.target = ast.Name(holder, ast.Store())
        stores = [assign(target, name(holder)), assign(holder, none()), statement('stored', target)]
        node.body = [statement('looped', name(holder))] + stores + self.block(node.body)
        node.orelse = [statement('exhausted')] + self.block(node.orelse)
        return node

    def nested_items(self, node):
        """A `with` of several items is one within the other."""
        for item in reversed(node.items[1:]):
            inner = type(node)()
            inner.items, inner.body = [item], node.body
            node.body = [inner]
        del node.items[1:]

    def visit_AsyncWith(self, node):
        self.nested_items(node)
        site = self.site()
        item = node.items[0]
        item.context_expr = report('async_manager', self.visit(item.context_expr), site)
        holder, target = '_oracle_entered_%d' % self.site(), item.optional_vars
        item.optional_vars = ast.Name(holder, ast.Store())
        if target is None:
            entered = [statement('caught_discard', name(holder)), assign(holder, none())]
        elif isinstance(target, ast.Name):
            entered = [statement('caught_assign', name(holder)), assign(target.id, name(holder)), assign(holder, none()),
                       statement('stored', target.id)]
        else:
            raise Unsupported('async with with a target that is no name')
        self.scope.depth += 1
        body = self.block(node.body) + [statement('body_over', site)]
        self.scope.depth -= 1
        leaves = ast.ExceptHandler(name('BaseException'), None, [statement('body_leaves', site), ast.Raise(None, None)])
        node.body = [statement('body', site)] + entered + [ast.Try(body, [leaves], [], [])]
        left = ast.ExceptHandler(name('BaseException'), None, [statement('async_with_left', site), ast.Raise(None, None)])
        return ast.Try([node], [left], [], [statement('async_with_over', site)])

    def visit_Try(self, node):
        scope = self.scope
        scope.depth += 1
        node.body = self.block(node.body)
        if not node.finalbody:
            scope.depth -= 1
        node.orelse = self.block(node.orelse)
        if not node.finalbody:
            scope.depth += 1
        for handler in node.handlers:
            handler.body = [statement('catch')] + self.block(handler.body)
        scope.depth -= 1
        if node.finalbody:
            scope.twice += 1
            node.finalbody = [statement('finally')] + self.block(node.finalbody)
            scope.twice -= 1
        return node

    # `except*`.
    visit_TryStar = visit_Try

    def visit_With(self, node):
        self.nested_items(node)
        site = self.site()
        scope = self.scope
        for item in node.items:
            item.context_expr = report('managed', self.visit(item.context_expr))
        scope.depth += 1
        body = self.block(node.body) + [statement('body_over', site)]
        scope.depth -= 1
        leaves = ast.ExceptHandler(name('BaseException'), None, [statement('body_leaves', site), ast.Raise(None, None)])
        node.body = [statement('body', site), ast.Try(body, [leaves], [], [])]
        return [node, statement('with_over', site)]
