/** Classes that random programs use; only those that a program names are put into it. */
export const prelude: ReadonlyArray<readonly [name: string, text: string]> = [
	['Box', 'class Box:\n    pass\n'],
	['Problem', 'class Problem(Exception):\n    pass\n'],
	[
		'Last',
		"class Last:\n    def __init__(self, name):\n        self.name = name\n    def __del__(self):\n        print('del', self.name)\n",
	],
	[
		'Plain',
		'class Plain:\n    def __init__(self, n):\n        self.n = n\n    def __iter__(self):\n        return self\n    def __next__(self):\n        if self.n == 0:\n            raise StopIteration(self.n)\n        self.n -= 1\n        return self.n\n',
	],
	[
		'Able',
		"class Able:\n    def __init__(self, it):\n        self.it = it\n    def __iter__(self):\n        return self\n    def __next__(self):\n        return next(self.it)\n    def send(self, value):\n        print('Able.send', value)\n        return self.it.send(value)\n    def throw(self, *what):\n        print('Able.throw')\n        return self.it.throw(*what)\n    def close(self):\n        print('Able.close')\n        self.it.close()\n",
	],
	[
		'Made',
		'class Made:\n    def __init__(self, n):\n        self.n = n\n    def __iter__(self):\n        for i in range(self.n):\n            yield i\n',
	],
	[
		'Guard',
		"class Guard:\n    def __init__(self, takes):\n        self.takes = takes\n    def __enter__(self):\n        return 'in'\n    def __exit__(self, kind, value, trace):\n        print('exit', kind is not None)\n        return self.takes\n",
	],
	[
		'managed',
		"@contextmanager\ndef managed(takes):\n    try:\n        yield 'in'\n    except Problem:\n        print('managed')\n        if not takes:\n            raise\n",
	],
	[
		'turns',
		"def turns(*tasks):\n    ready = list(tasks)\n    tasks = None\n    while ready:\n        task = ready.pop(0)\n        try:\n            print('turn', next(task))\n        except StopIteration as stop:\n            print('over', stop.value)\n        else:\n            ready.append(task)\n",
	],
	[
		'trampoline',
		"def trampoline(task):\n    stack = [task]\n    value = task = None\n    for turn in range(12):\n        try:\n            value = stack[-1].send(value)\n        except StopIteration as stop:\n            stack.pop()\n            value = stop.value\n            if not stack:\n                break\n        else:\n            print('given', type(value).__name__)\n            if hasattr(value, 'send'):\n                stack.append(value)\n                value = None\n    return value\n",
	],
	[
		'deadline',
		"def deadline(*tasks):\n    waiting = dict(enumerate(tasks))\n    tasks = None\n    for turn in range(4):\n        for key in list(waiting):\n            try:\n                if turn == 2:\n                    print('late', waiting[key].throw(Problem(turn)))\n                elif turn == 3:\n                    waiting.pop(key).close()\n                else:\n                    print('turn', waiting[key].send(turn or None))\n            except (StopIteration, Problem) as e:\n                print('over', type(e).__name__)\n                del waiting[key]\n",
	],
	['pause', '@types.coroutine\ndef pause(value):\n    got = yield value\n    return got\n'],
	[
		'Given',
		'class Given:\n    def __init__(self, value):\n        self.value = value\n    def __await__(self):\n        got = yield self.value\n        return got\n',
	],
	[
		'drive',
		"def drive(awaitable, *values):\n    try:\n        print('drive', awaitable.send(None))\n        for value in values:\n            print('drive', awaitable.send(value))\n    except StopIteration as stop:\n        print('over', stop.value)\n",
	],
	['take', 'def take(*values, **named):\n    return len(values)\n'],
	['pair', 'def pair(*values):\n    return values\n'],
	['keep', 'def keep(value):\n    return lambda function: function\n'],
	[
		'rounds',
		"def rounds(*tasks):\n    ready = deque(enumerate(tasks))\n    tasks = None\n    while ready:\n        number, task = ready.popleft()\n        try:\n            given = task.send(None)\n        except (StopIteration, Problem) as stop:\n            print('over', number, type(stop).__name__)\n            continue\n        print('round', number, type(given).__name__)\n        if len(ready) < 3 and hasattr(given, 'send'):\n            ready.appendleft((number + 1, given))\n        ready.append((number, task))\n        del task, given\n",
	],
	[
		'exchange',
		"def exchange(one, other):\n    for turn in range(4):\n        try:\n            given = one.send(None if turn == 0 else other)\n            print('exchange', type(given).__name__)\n            one, other = other, one\n        except StopIteration as stop:\n            print('over', stop.value)\n            break\n",
	],
	[
		'guarded',
		"def guarded(work):\n    try:\n        work()\n    except BaseException as e:\n        print('in thread', type(e).__name__, e)\n",
	],
	[
		'in_thread',
		'def in_thread(work):\n    thread = threading.Thread(target=guarded, args=(work,))\n    thread.start()\n    thread.join()\n',
	],
	[
		'amanaged',
		"@asynccontextmanager\nasync def amanaged(takes):\n    got = await pause('enter')\n    try:\n        yield got\n    except Problem:\n        print('amanaged')\n        if not takes:\n            raise\n    finally:\n        await pause('leave')\n",
	],
	['first_met', "kept = []\ndef first_met(asked):\n    print('first', asked.__name__)\n"],
	['nobody_has', "def nobody_has(dropped):\n    print('nobody has', dropped.__name__)\n    kept.append(dropped)\n"],
	[
		'Door',
		"class Door:\n    def __init__(self, takes):\n        self.takes = takes\n    async def __aenter__(self):\n        return await pause('enter')\n    async def __aexit__(self, kind, value, trace):\n        print('door', kind is not None)\n        await pause('exit')\n        return self.takes\n",
	],
];
