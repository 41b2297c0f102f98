"""A trampoline with a stack of suspended generators."""
# Arguments: 300
import sys
import types


def total(node):
    if node is None:
        return 0
    left = yield total(node[0])
    return left + node[1]


def run(task):
    stack, value = [task], None
    while stack:
        try:
            step = stack[-1].send(value)
        except StopIteration as e:
            stack.pop()
            value = e.value
        else:
            value = None
            stack.append(step)
    return value


n = int(sys.argv[1]) if len(sys.argv) > 1 else 20000
node = None
for i in range(n):
    node = (node, i)
print(run(total(node)))
while node:
    node = node[0]
