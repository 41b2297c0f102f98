export interface ExpectedRun {
	/** All of stdout. */
	readonly output: string;
	/** The exit code. */
	readonly code: number;
	/** The last line of stderr. */
	readonly lastError: string;
	/** What an older Python makes of it. */
	readonly before?: {readonly version: string; readonly run: ExpectedRun};
}

/** What each sample does under a plain `python`. */
export const expectedRuns: Readonly<Record<string, ExpectedRun>> = {
	'plain_generator.py': {
		code: 0,
		lastError: '',
		output: `\
[None, None, None]
`,
	},
	'simple_coroutine.py': {
		code: 1,
		lastError: 'StopIteration',
		output: `\
[None, None, None]
------------------
[simple_coroutine] after 3 yields, x = None, y = None, z = None
[None, None, None]
None
None
------------------
None
None
None
[simple_coroutine] after 3 yields, x = None, y = None, z = 5
`,
	},
	'foo_bar.py': {
		code: 0,
		lastError: '',
		output: `\
y = beta
foo bar baz qux
`,
	},
	'delegator.py': {
		code: 1,
		lastError: 'StopIteration: 3',
		output: `\
[client] calling next()...
[delegator] started
[delegatee] started
[client] ret_1 = 1
-----------------------
[client] sending 100...
[delegatee] x = 100
[delegatee] returned
[delegator] y = 2
[delegator] returned
`,
	},
	'two_delegatees.py': {
		code: 0,
		lastError: '',
		output: `\
[client] calling next()...
[delegator] started
[delegatee_1] started
[client] ret_1 = 1
-----------------------
[client] sending 100...
[delegatee_1] x = 100
[delegatee_1] returned
[delegator] y = 2
[delegatee_2] started
[client] ret_2 = 1
-----------------------
[client] sending 200...
[delegatee_2] x = 200
[delegatee_2] returned
[delegator] z = 2
[delegator] returned
[client] interrupted by StopIteration, no value returned to \`my_dele.send(200)\`
[client] delegator finally returned 3
`,
	},
	'three_yields.py': {
		code: 0,
		lastError: '',
		output: `\
1
2
3
StopIteration.value = 4
`,
	},
	'most_recent_caller.py': {
		code: 0,
		lastError: '',
		output: `\
[numbers] resumed by first_caller
[first_caller] got 1
[client] f_back while suspended: None
[numbers] resumed by second_caller
[second_caller] got 2
[client] f_back while suspended: None
`,
	},
	'tour.py': {
		code: 0,
		lastError: '',
		output: `\
Who are you?
How are you, Ada?
Ada is fine
Goodbye.
`,
	},
	'two_workers.py': {
		code: 0,
		lastError: '',
		output: `\
[ann] wash
[bob] dry
[main] ann is done
[main] bob is done
`,
	},
	'bakery.py': {
		code: 0,
		lastError: '',
		output: `\
[baker] bakes rye
[customer] buys rye
[baker] bakes spelt
[customer] buys spelt
[baker] bakes corn
[customer] buys corn
[customer] buys cake
[main] shop closed
`,
	},
	'gather_failure.py': {
		code: 0,
		lastError: '',
		output: `\
[left] 5 kg
[main] gather failed: middle is broken
[main] right is done: False
[right] 7 kg
[main] right gives 7
`,
	},
	'task_group.py': {
		code: 0,
		lastError: '',
		before: {version: '3.11', run: {code: 1, lastError: 'task_group.py needs CPython 3.11 or newer.', output: ''}},
		output: `\
[ida] is on the top
[ida] packs
[ida] is down
[jon] packs
[jon] is down
[main] ExceptionGroup [RuntimeError('a storm')]
`,
	},
	'too_slow.py': {
		code: 0,
		lastError: '',
		output: `\
[snail] is there
[main] home
[snail] turns back after 0.5 s
[main] too slow
`,
	},
	'race.py': {
		code: 0,
		lastError: '',
		output: `\
[kim] spends 30
[lee] spends 50
[main] left: 50
`,
	},
	'left_early.py': {
		code: 0,
		lastError: '',
		output: `\
[main] on step 0
[main] on step 1
[main] on step 2
[main] enough
[stairs] swept
[main] home
`,
	},
	'kernel.py': {
		code: 0,
		lastError: '',
		output: `\
[pong] gets one
[pong] gets two
[run] one is done: None
[run] one is done: ping is out of balls
`,
	},
};
