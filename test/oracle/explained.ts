/** A difference between what is true and what is told that CPython itself makes unavoidable. */
export interface Explanation {
	/** What may differ, in a few words. */
	readonly what: string;
	/** The kinds of stages that it is about. */
	readonly kinds: readonly string[];
	/** The Pythons that it is about. */
	readonly pythons: string;
	/** CPython's reason, with its place in CPython where it has one. */
	readonly reason: string;
	/** What the screen shows instead. */
	readonly shown: string;
	/** The kinds of stages that are told all the same, and then as `derived`: the comparison sees to that. */
	readonly derived: readonly string[];
}

/** All differences that the comparison allows; anything else is a fault. `differences.md` is made of it. */
export const explained = {
	firstSeen: {
		what: 'A generator that C code makes is told later than it is made',
		kinds: ['create'],
		pythons: 'all',
		reason:
			'The `__iter__` of an iterable and what `contextlib` wraps are called by C code or by code that is not shown: no CALL ' +
			'of the program makes the generator.',
		shown: '"first seen in"',
		derived: [],
	},
	firstSeen36: {
		what: 'A generator is told later than it is made',
		kinds: ['create'],
		pythons: '3.6',
		reason:
			'`sys.settrace` has no event for the call that makes it, and on 3.6 none for instructions: the first sight is told, at a ' +
			'line or when it runs. So nearly each program needs this.',
		shown: '"first seen in"',
		derived: [],
	},
	neverRun: {
		what: 'One that never ran is dropped without a stage',
		kinds: ['drop'],
		pythons: '3.12 and newer',
		reason: '`gen_close` only marks a generator that never ran as finished: nothing but its last reference goes.',
		shown: 'nothing',
		derived: [],
	},
	heldLonger: {
		what: 'One that never ran is dropped later in the rewritten program',
		kinds: ['drop'],
		pythons: '3.12 and newer',
		reason:
			'What the reports run keeps frames alive by a traceback that nothing else would keep: that of a generator that CPython only ' +
			'clears, for example. What they hold goes with them.',
		shown: '`observed`: it is true, and the comparison does not know it',
		derived: [],
	},
	delegatedElsewhere: {
		what: 'That a generator stands on something is told when a generator behind it runs, and until then nothing of what it hands on',
		kinds: ['delegate', 'forward', 'refuse'],
		pythons: 'all',
		reason: 'Another thread ran it to its `yield from` or `await`, and only the main thread is observed.',
		shown: '`delegate` is `derived`, the others are missing',
		derived: ['delegate'],
	},
	finishedElsewhere: {
		what: 'One that another thread finished is told as dropped when its last reference goes, and refuses no delegator',
		kinds: ['drop', 'refuse'],
		pythons: 'all',
		reason: 'Only the main thread is observed, and CPython does not say whether a generator that goes has ended.',
		shown: '`drop`; a sentence says that another thread runs generators',
		derived: [],
	},
	closedUnrun: {
		what: 'One that stands at a `yield` outside of any `try` is closed without stages of its own',
		kinds: ['drop', 'forward', 'push', 'raise'],
		pythons: '3.13 and newer',
		reason:
			'`gen_close` clears such a frame without running it. The embedded 3.14 runs it all the same where it is instrumented, so ' +
			'there the stages are told.',
		shown: '`forward` is `derived`, and told when the delegator runs; the others are told where they happen',
		derived: ['forward'],
	},
	closedByOthers: {
		what: 'One that is over is closed once more by code that is not shown',
		kinds: ['call', 'refuse', 'result'],
		pythons: 'all',
		reason:
			'`gen_close` runs nothing of one that is over. In code of others no event tells of the call; from 3.12 on it is told where ' +
			'it ends a generator of which nothing runs.',
		shown: 'nothing',
		derived: [],
	},
	asendUntouched: {
		what: 'What `asend()` gave is closed, and nothing reaches the async generator',
		kinds: ['forward'],
		pythons: '3.6 to 3.12',
		reason: '`async_gen_asend_close` only marks the awaitable as closed.',
		shown: 'nothing',
		derived: [],
	},
	traceAtWork: {
		what: 'What runs while a dropped generator closes is not told',
		kinds: ['push', 'forward', 'catch', 'raise', 'call', 'result', 'yield', 'use', 'assign'],
		pythons: '3.11',
		reason:
			'`call_trampoline` (Python/sysmodule.c) makes the snapshot of the locals that a trace function gets. It may hold the last ' +
			'reference, and while a trace function runs nothing is traced.',
		shown: 'the `drop` alone',
		derived: [],
	},
	settledLater: {
		what: 'What becomes of a value, or a delegation to what is no generator, is told later',
		kinds: ['use', 'assign', 'discard', 'catch', 'delegate'],
		pythons: '3.6',
		reason:
			'There are no events for instructions: a value is seen to be taken when the frame comes to its next line, or to its next ' +
			'`yield`, and what its expression calls or prints comes before. Within a `finally` it is not known where on the stack a ' +
			'delegatee lies before that gives a value.',
		shown: '`derived`, the delegation `observed`',
		derived: ['use', 'assign', 'discard', 'catch'],
	},
	derivedEarly: {
		what: 'What a finalizer prints comes behind what becomes of a value',
		kinds: ['output'],
		pythons: '3.6',
		reason:
			'There are no events for instructions: that a value is caught or stored is derived as soon as it must be, and the variables ' +
			'of the frame that ended, or what was stored there before, may go first.',
		shown: 'the `catch` or `assign` is `derived`',
		derived: [],
	},
	unreported: {
		what: 'One that C code made and nobody ran goes, and only we tell it',
		kinds: ['drop', 'push', 'raise'],
		pythons: '3.6 to 3.11',
		reason:
			'`gen_close` throws GeneratorExit into a frame that never ran. C code (`zip`, `map`) had called `__iter__` for it, so the ' +
			'rewritten program never had that generator in its hands, and does not report it.',
		shown: '`observed`: it is true, and the comparison does not know it',
		derived: [],
	},
	unmet: {
		what: 'One that C code made and nobody ran goes without a stage',
		kinds: ['create', 'drop', 'push', 'raise'],
		pythons: '3.6 to 3.11',
		reason:
			'GET_ITER calls `__iter__` for a generator expression; no event tells of that. What the expression holds goes with it, ' +
			'where nothing is traced (see above).',
		shown: 'nothing',
		derived: [],
	},
	askedResult: {
		what: 'What C code that asked iterators held goes before its last question is told as answered',
		kinds: ['result', 'catch'],
		pythons: 'all',
		reason:
			'C code (`zip`, `chain`, a `yield from`) that got an exception ends at once, and CPython has an event only when it has let ' +
			'go of all that it held.',
		shown: '`derived`',
		derived: ['result', 'catch'],
	},
	argumentsGo: {
		what: 'What a call was given goes before the call is told as refused, or as back',
		kinds: ['result', 'refuse'],
		pythons: 'all',
		reason:
			'The instructions that call let go of their arguments when the C function is back, and only then comes an event of ' +
			'theirs, or of the next instruction.',
		shown: '`derived`',
		derived: ['result', 'refuse'],
	},
	swallowedGoes: {
		what: 'What a swallowed exception held goes behind the value of `__aexit__`',
		kinds: ['output'],
		pythons: 'all',
		reason:
			'An `async with` lets go of the exception when it has tested that value; the rewritten program reports neither before the ' +
			'statement is over.',
		shown: '`observed`: the order is true, and the comparison does not know it',
		derived: [],
	},
	halfBuilt: {
		what: 'What a comprehension has built goes behind the exception that it gets',
		kinds: ['output'],
		pythons: '3.6 to 3.11',
		reason:
			'The frame of a comprehension has the exception before it lets go of what lies on its stack; the rewritten program reports ' +
			'the exception when the comprehension is over.',
		shown: '`observed`: the order is true, and the comparison does not know it',
		derived: [],
	},
	storedAtOnce: {
		what: 'No `use` in front of an `assign`',
		kinds: ['use'],
		pythons: 'all',
		reason: 'The value is stored by the instructions right behind the `yield`: nothing of the program runs in between.',
		shown: 'the `assign` alone',
		derived: [],
	},
	refusedUnseen: {
		what: 'A call that CPython refuses is not told',
		kinds: ['call', 'refuse', 'result', 'catch'],
		pythons: '3.6',
		reason:
			'There is no event for it: only the exception is seen, and not where the client goes on with it, nor that an `async for` ' +
			'takes it.',
		shown: 'nothing; the exception is told as `raise` or `catch`',
		derived: [],
	},
	noOpcodes: {
		what: 'A delegation to what is no generator, and what comes of it, is not told',
		kinds: ['delegate', 'forward', 'catch', 'assign', 'discard', 'use', 'drop'],
		pythons: '3.6',
		reason:
			'There are no events for instructions: the delegation is seen when it runs code of the program, or at its first `yield`, if ' +
			'there is one.',
		shown: 'nothing',
		derived: [],
	},
	unknownValue: {
		what: 'A value is not known',
		kinds: ['assign', 'use', 'discard', 'catch', 'push'],
		pythons: 'all',
		reason:
			'The value lies on the value stack between two events. CPython 3.12 and 3.13 do not show the stack between a resumption ' +
			'and the next `yield`, 3.6 has no events there.',
		shown: '`unknown`',
		derived: [],
	},
} as const satisfies Readonly<Record<string, Explanation>>;
