import type {Difference} from './difference.ts';

/** Why the stages of one version are not those of the embedded Python. */
export interface Reason {
	readonly title: string;
	/** CPython's reason, and where to read it. */
	readonly text: string;
	/** The minor versions that it holds for, both ends included. */
	readonly from: number;
	readonly to: number;
	readonly explains: (difference: Difference) => boolean;
}

const isStart = ({there, here}: Difference): boolean => (there ?? here)?.move.endsWith('at the start') ?? false;
const kindOf = ({there, here}: Difference): string => (there ?? here)?.kind ?? '';
const isWhole = ({what}: Difference): boolean => what === 'missing' || what === 'extra';
/** A stage of closing a generator. */
const isClosing = (difference: Difference): boolean => {
	const line = difference.there ?? difference.here;
	if (line === undefined) return false;
	// The call is whatever the client was at when it dropped the generator, and its result is of no interest.
	return (
		line.move.includes('GeneratorExit()') ||
		line.kind === 'result' ||
		(line.kind === 'call' && /\(\?|close\)$/.test(line.move))
	);
};

/** All reasons. Of several that explain a difference the first counts. */
export const reasons: readonly Reason[] = [
	{
		title: 'Nothing is pushed at a start',
		text: 'Up to 3.9 `gen_send_ex` (Objects/genobject.c) pushes no value on a frame that has not started. From 3.10 on it pushes None, which the frame pops before it begins.',
		from: 6,
		to: 9,
		explains: difference => kindOf(difference) === 'push' && isStart(difference),
	},
	{
		title: 'The None that is pushed at a start is seen',
		text: '3.10 pops it with an instruction of its own, `GEN_START`, behind the first event; from 3.11 on `POP_TOP` took it before the first event, and the push is derived by this rule.',
		from: 10,
		to: 10,
		explains: difference => kindOf(difference) === 'push' && isStart(difference),
	},
	{
		title: 'Variables of a frame go in another order',
		text: 'Up to 3.13 a frame that ends lets go of its variables from the first to the last (`_PyFrame_ClearLocals`, Python/frame.c), from 3.14 on from the last to the first; so do the generators that nobody refers to then.',
		from: 6,
		to: 13,
		explains: difference => kindOf(difference) === 'drop' && isWhole(difference),
	},
	{
		title: 'Where a generator is made is not seen',
		text: '3.6 has no event for an instruction, so a call is not seen: the generator is told where it is met first.',
		from: 6,
		to: 6,
		explains: difference => kindOf(difference) === 'create',
	},
	{
		title: 'A delegatee is closed without running',
		text: 'In 3.13 `gen_close` (Objects/genobject.c) clears a frame that stands at a yield outside of any `try`, and does not run it. 3.14 runs it where it is instrumented.',
		from: 13,
		to: 13,
		explains: difference => kindOf(difference) === 'forward' || (isWhole(difference) && isClosing(difference)),
	},
	{
		title: 'The call is shown by its line',
		text: 'Up to 3.10 an instruction tells its line and not its columns (PEP 657 came with 3.11), so which of several calls in a line it is cannot be said for certain.',
		from: 6,
		to: 10,
		explains: ({what, there}) => what === 'move' && there?.kind === 'call',
	},
	{
		title: 'Tracebacks look different',
		text: 'Carets came with 3.11 (PEP 657); 3.13 leaves them out below a line that is one call as a whole, and marks the function and the arguments of a call with different signs.',
		from: 6,
		to: 12,
		explains: ({what, there}) => what === 'move' && (there?.move.startsWith('stderr "Traceback') ?? false),
	},
	{
		title: 'A docstring has the line of its end',
		text: "Up to 3.7 the line of a string literal is that of its last line: CPython's old parser ended it there.",
		from: 6,
		to: 7,
		explains: ({what, there}) => what === 'move' && there?.kind === 'evaluate' && there.frame === '<module>',
	},
	{
		title: 'An exception thrown into a chain finds the delegatee unlinked from its delegator',
		text: 'Up to 3.8 `gen_throw` (Objects/genobject.c) does not put the frame of the delegator on the stack of frames while it throws into the delegatee, whose `f_back` is then the client. (bpo-29590)',
		from: 6,
		to: 8,
		explains: ({what, there}) => what === 'move' && there?.kind === 'raise',
	},
	{
		title: "The delegatee's return value takes the delegatee's place on the stack",
		text: 'From 3.12 on the delegatee still lies below the value; `END_SEND` takes it away. Before, `SEND` (3.11) and `YIELD_FROM` put the value in its place.',
		from: 6,
		to: 11,
		explains: ({what, there}) => what === 'stack' && there?.kind === 'catch',
	},
	{
		title: 'The value stack is not seen at an instruction',
		text: "3.12 and 3.13 keep the stack pointer in a C variable while the frame runs, so that the garbage collector's view of the generator, by which the stack is read, holds no stack. At a resumption and at a yield it is seen.",
		from: 12,
		to: 13,
		explains: ({what, here}) => what === 'stack' && here?.stack === '',
	},
	{
		title: 'The delegatee is read from the variables',
		text: 'Since the stack is not seen there, what the operand names stands for what lies on it.',
		from: 12,
		to: 13,
		explains: ({what, here}) => what === 'evidence' && here?.evidence === '~operand',
	},
	{
		title: 'No instruction is told',
		text: "3.6 has no events for instructions (`f_trace_opcodes` came with 3.7). Where the value of a `yield` went is known when the next line begins, what a delegator stands on when the delegatee begins, and the value stack is seen at a resumption and at a yield. What a delegatee returns that is not the program's is not seen, nor where that goes.",
		from: 6,
		to: 6,
		explains: ({what, there, here}) =>
			(what === 'stack' && here?.stack === '') ||
			(what === 'evidence' && ['~delegatee', '~settled', '~taken'].includes(here?.evidence ?? '')) ||
			(what === 'missing' && (there?.kind === 'delegate' || there?.evidence === '~opaque')) ||
			(what === 'missing' && ['catch', 'assign', 'discard', 'use'].includes(there?.kind ?? '')) ||
			(what === 'locals' && ['catch', 'evaluate'].includes(here?.kind ?? '')),
	},
	{
		title: 'What is awaited is shown as the source words it',
		text: 'Since the stack is not seen there: a call is shown as it is written, and behind a name stands what that holds, not the iterator that `GET_AWAITABLE` makes of it.',
		from: 12,
		to: 13,
		explains: ({what, there}) => what === 'move' && there?.kind === 'delegate',
	},
	{
		title: "The value of a delegatee that is not the program's is not seen",
		text: 'It lies on the stack, which is not seen there, and no event of the program tells of it. Where it is assigned, the variable shows it.',
		from: 12,
		to: 13,
		explains: ({what, there, here}) =>
			what === 'move' && ['catch', 'discard', 'use'].includes(there?.kind ?? '') && here?.move === 'nothing',
	},
	{
		title: '`while True:` does not run',
		text: 'Up to 3.9 the compiler makes no instruction of a test that is always true: 3.8 and 3.9 tell no line for it, 3.6 and 3.7 one, for `SETUP_LOOP`. From 3.10 on each line that runs is told (PEP 626).',
		from: 6,
		to: 9,
		explains: ({what, there}) =>
			what === 'missing' && there?.kind === 'evaluate' && there.move.endsWith(': while True:'),
	},
	{
		title: "asyncio's own functions are generators",
		text: 'Up to 3.6 `asyncio.sleep`, `Queue.get` and their like are generators that `@asyncio.coroutine` makes awaitable; `async def` came with 3.7.',
		from: 6,
		to: 6,
		explains: ({what, there, here}) =>
			(what === 'stack' && here?.stack === there?.stack.replaceAll('<coroutine ', '<generator ')) ||
			(here?.kind === 'delegate' && here.move === there?.move.replaceAll('<coroutine ', '<generator ')),
	},
	{
		title: "asyncio's objects hold their event loop",
		text: 'Up to 3.9 a queue and its like keep the loop that they were made for, as the first of what they hold (the `loop` parameter went with 3.10). It takes the room of the rest in what is shown of them.',
		from: 6,
		to: 9,
		explains: ({what, there}) => what === 'locals' && (there?.locals.includes('=<Queue _') ?? false),
	},
	{
		title: 'A value is taken before the call',
		text: '3.11 makes a call of two instructions, `PRECALL` and `CALL`; an argument counts as used behind the first of them, when the function has not run yet, and the stack is not told apart from the rest there.',
		from: 11,
		to: 11,
		explains: ({what, there, here}) =>
			(what === 'stack' && here?.kind === 'use' && here.stack === '') ||
			(['missing', 'extra'].includes(what) && (there ?? here)?.kind === 'output'),
	},
	{
		title: 'What cannot take a value is not seen to be resumed',
		text: 'Where a value is sent to an iterator that has no `send`, the exception comes before any line does; without events for instructions it looks as if it had been thrown in.',
		from: 6,
		to: 6,
		explains: ({what, here}) => what === 'move' && here?.kind === 'push' && here.move.endsWith('!'),
	},
	{
		title: 'A generator is closed without being resumed',
		text: '3.13.0 does not resume a generator that is suspended outside of any `try`, when it is closed or dropped, but clears its frame (`gen_close`, gh-113728); 3.14 tells these events again.',
		from: 13,
		to: 13,
		explains: difference =>
			difference.what === 'missing' &&
			['forward', 'push', 'raise', 'call', 'result'].includes(kindOf(difference)) &&
			isClosing(difference),
	},
	{
		title: 'Variables are dropped from the first to the last',
		text: 'Up to 3.13 a frame that ends drops its variables in the order of their definition; 3.14 begins with the last (`_PyFrame_ClearLocals`, Python/frame.c). So the generators that they alone held are closed in another order.',
		from: 6,
		to: 13,
		explains: difference =>
			(isWhole(difference) || (difference.what === 'evidence' && kindOf(difference) === 'result')) &&
			isClosing(difference),
	},
];

/** The reason for a difference on a Python, such as `3.8`; undefined: none is known. */
export function reasonFor(python: string, difference: Difference): Reason | undefined {
	const minor = Number(python.split('.')[1]);
	return reasons.find(({from, to, explains}) => from <= minor && minor <= to && explains(difference));
}
