import type {Stage} from '../../source/engine/stage.ts';
import type {State} from '../../source/engine/state.ts';
import type {TaskState} from '../../source/engine/tasks.ts';
import type {FrameId} from '../../source/protocol/index.ts';
import {type Pythons, runPlain, withFile} from './check.ts';
import {observed} from './observed.ts';

/** What asyncio says of a task; see `python/asks.py`. */
interface ToldTask {
	readonly state: TaskState['status'];
	/** Where its coroutine stands. */
	readonly line?: number;
	/** The tasks that its future is or gathers. */
	readonly awaits?: readonly string[];
	/** The functions of the program's that it stands in, the outermost first, as far as each says whom it awaits. */
	readonly stack?: ReadonlyArray<readonly [name: string, line: number]>;
	/** The kind of what it waits for, where asyncio's own objects tell it. */
	readonly kind?: string | null;
	/** 3.14: the tasks that await it. */
	readonly awaitedBy?: readonly string[];
	/** What it said that it would wait for: the kind of wait, its text, the tasks. */
	readonly said?: readonly [kind: string, text: string, tasks: readonly string[]] | null;
	/** How often it was asked to cancel (3.11+). */
	readonly asked?: number;
	readonly result?: string;
	readonly exception?: string;
}

/** An answer of asyncio. */
interface Answer {
	readonly kind: 'at' | 'on' | 'asked';
	/** The task at work, the handle that the loop runs, and the function that asks. */
	readonly me: string | null;
	readonly step: number | null;
	readonly by: string;
	readonly line: number;
	readonly ready: readonly string[];
	readonly tasks: Readonly<Record<string, ToldTask>>;
	/** Whether asyncio counts how often a task was asked to cancel (3.11+). */
	readonly counts: boolean;
	/** Of `asked`: the task, and what `cancel()` gave. */
	readonly task?: string;
	readonly asked?: boolean;
}

/** An answer and our state at that moment. `stages`: those of tasks since the answer before. */
interface Asked {
	readonly answer: Answer;
	readonly state: State;
	readonly stages: readonly Stage[];
}

/** What is told otherwise than asyncio says it. */
export interface Fault {
	/** The same for faults of the same kind. */
	readonly signature: string;
	readonly asked: unknown;
	readonly told: unknown;
	/** Where the program asks, and what was told since it asked before. */
	readonly context: string;
}

/** How a program with tasks came out. */
export interface TasksVerdict {
	readonly answers: number;
	readonly faults: readonly Fault[];
}

/**
 * Runs a program that asks asyncio what its tasks do, and compares each answer with our state at that moment. `byName`: tasks go by
 * their names, not by those of their coroutines.
 */
export async function tasksIn(text: string, pythons: Pythons, byName = false): Promise<TasksVerdict> {
	return withFile(text, async file => {
		const [watch, plain] = await Promise.all([observe(file, pythons), runPlain(text, file, pythons)]);
		const faults: Fault[] = [];
		if (plain !== null && plain !== watch.output)
			faults.push({signature: 'disturbed', ...firstDifference(plain, watch.output), context: ''});
		const naming = new Naming(watch.asked.at(-1)?.state, byName, pythons.minor >= FIRST_WITH_NAMES);
		for (const [index, asked] of watch.asked.entries())
			faults.push(
				...faultsOf(asked, watch.asked[index - 1], naming).map(fault => ({
					...fault,
					context: contextOf(asked, naming),
				})),
			);
		faults.push(...endings(watch.stages, naming));
		return {answers: watch.asked.length, faults};
	});
}

async function observe(file: string, pythons: Pythons): Promise<Watch> {
	const watch = new Watch();
	await observed(file, pythons, {withState: true, onStage: (stage, _, state) => watch.take(stage, state)});
	return watch;
}

class Watch {
	readonly asked: Asked[] = [];
	readonly stages: Stage[] = [];
	output = '';
	#line = '';
	#since: Stage[] = [];

	take(stage: Stage, state: State | null): void {
		if (stage.kind === 'output' && stage.stream === 'stdout') {
			this.output += stage.text;
			const lines = (this.#line + stage.text).split('\n');
			this.#line = lines.pop() ?? '';
			for (const line of lines)
				if (line.startsWith('@') && state !== null) this.#take(JSON.parse(line.slice(1)), state);
			return;
		}
		if (state?.tasks.get(stage.frame) === undefined) return;
		this.#since.push(stage);
		this.stages.push(stage);
	}

	#take(answer: Answer, state: State): void {
		this.asked.push({answer, state, stages: this.#since});
		this.#since = [];
	}
}

/** The key of a task that has no name. */
const UNKNOWN = '?';
/** Before 3.8, asyncio's tasks have no names. */
const FIRST_WITH_NAMES = 8;

/** The keys of tasks, as the program gives them. */
class Naming {
	readonly #state: State | undefined;
	readonly #byName: boolean;
	readonly #haveNames: boolean;

	constructor(state: State | undefined, byName: boolean, haveNames: boolean) {
		this.#state = state;
		this.#byName = byName;
		this.#haveNames = haveNames;
	}

	of(id: FrameId | null): string {
		if (id === null || this.#state === undefined) return UNKNOWN;
		const {names, tasks} = this.#state;
		const coroutine = tasks.get(id)?.coroutine ?? null;
		const code = coroutine === null ? undefined : this.code(coroutine);
		if (!this.#byName && code !== undefined && /^(?:f\d+|main)$/.test(code)) return code;
		if (!this.#haveNames) return UNKNOWN;
		// A name that Python has a meaning for, as `None`, is told with the word before it.
		return names.of(id)?.name.replace(/^task /, '') ?? UNKNOWN;
	}

	/** The name of a frame's code. */
	code(frame: FrameId): string | undefined {
		return this.#state?.names.codeOf(frame)?.name;
	}

	all(ids: readonly FrameId[]): string[] {
		return ids.map(id => this.of(id));
	}
}

function contextOf({answer: {kind, me, step, by, line}, stages}: Asked, naming: Naming): string {
	const told = stages.map(stage => `${stage.kind} ${naming.of(stage.frame)}`);
	return `${kind} in ${by}, line ${line}, task ${me}, step ${step}; told since then: ${told.join(', ')}`;
}

type Found = Omit<Fault, 'context'>;

function faultsOf({answer, state, stages}: Asked, before: Asked | undefined, naming: Naming): Found[] {
	const faults: Found[] = [];
	const expectSame = (signature: string, asked: unknown, told: unknown): void => {
		if (JSON.stringify(asked) !== JSON.stringify(told)) faults.push({signature, asked, told});
	};
	const tasks = new Map([...state.tasks.values()].map(task => [naming.of(task.id), task]));
	const running = [...state.tasks.values()].filter(({status}) => status === 'running');
	// A task that starts at once runs within the step of another.
	const runs = Object.keys(answer.tasks).filter(key => answer.tasks[key]?.state === 'running');
	const known = (key: string): boolean => key !== UNKNOWN;
	expectSame(
		'who runs',
		runs.sort(),
		naming
			.all(running.map(({id}) => id))
			.filter(known)
			.sort(),
	);
	expectSame('who is ready', answer.ready.filter(known), naming.all(state.ready).filter(known));
	for (const [key, asked] of Object.entries(answer.tasks)) {
		const task = tasks.get(key);
		if (task === undefined) {
			// One that runs none of the program's code is heard of when it stands in the queue.
			if (/^f\d/.test(key)) expectSame(`a task is not told of (${asked.state})`, key, null);
			continue;
		}
		for (const [what, one, other] of comparedOf(asked, task, state, naming)) expectSame(what, one, other);
	}
	const waits = before?.state.tasks.get(tasks.get(answer.task ?? '')?.id ?? -1)?.wait?.kind;
	// Up to 3.10 a task that waits for another or for a future of the program's only hands its cancellation on.
	const isHandedOn = !answer.counts && (waits === 'task' || waits === 'future');
	if (!isHandedOn && answer.kind === 'asked' && answer.asked && answer.task !== undefined && answer.task !== UNKNOWN)
		expectSame(
			`cancel() is not told (${waits})`,
			[answer.task, true],
			[answer.task, tasks.get(answer.task)?.cancelling],
		);
	if (before !== undefined) faults.push(...sinceOf(answer, stages, before, naming));
	return faults;
}

type Compared = readonly [what: string, asked: unknown, told: unknown];

/** What is compared of one task. */
function* comparedOf(asked: ToldTask, task: TaskState, state: State, naming: Naming): Iterable<Compared> {
	const key = naming.of(task.id);
	yield [`a task is ${asked.state} (told: ${task.status})`, [key, asked.state], [key, task.status]];
	if (asked.state !== task.status) return;
	const {wait, outcome, coroutine} = task;
	if (asked.line !== undefined && coroutine !== null)
		yield ['where a task stands', [key, asked.line], [key, state.frames.get(coroutine)?.line]];
	if (asked.awaits !== undefined && asked.awaits.length > 0 && !asked.awaits.includes(UNKNOWN))
		yield [`whom a task awaits (${wait?.kind})`, [key, asked.awaits], [key, naming.all(wait?.tasks ?? []).sort()]];
	if (asked.kind !== undefined && asked.kind !== null)
		yield [`a wait is for a ${asked.kind} (told: ${wait?.kind})`, [key, asked.kind], [key, wait?.kind]];
	if (asked.stack !== undefined && coroutine !== null)
		yield [
			'the functions that a task stands in',
			[key, asked.stack],
			[key, stackOf(coroutine, state, naming).slice(0, asked.stack.length)],
		];
	if (asked.awaitedBy !== undefined) {
		const waiting = [...state.tasks.values()].filter(({status}) => status === 'waiting');
		const keys = new Set(naming.all(waiting.map(({id}) => id)));
		const awaiting = waiting.filter(one => one.wait?.tasks?.includes(task.id));
		yield [
			'who awaits a task',
			[key, asked.awaitedBy.filter(one => keys.has(one))],
			[key, naming.all(awaiting.map(({id}) => id)).sort()],
		];
	}
	// A group is left by an exception, too, which no statement of the program's announces.
	if (asked.said && (asked.said[0] === 'group' || wait?.kind !== 'group')) {
		const [kind, text, tasks] = asked.said;
		const own = wait?.text ?? '-';
		const isToldSo = [
			'sleep',
			'queue',
			'lock',
			'event',
			'condition',
			'semaphore',
			'timeout',
			'gather',
			'shield',
		].includes(kind);
		yield [
			`a wait is a ${kind} (told: ${wait?.kind})`,
			[key, kind, isToldSo ? text : '-'],
			[key, wait?.kind, isToldSo ? own : '-'],
		];
		const told = new Set(naming.all(wait?.tasks ?? []));
		if (kind !== 'wait' && kind !== 'group' && kind !== 'timeout' && !tasks.includes(UNKNOWN))
			yield [
				`the tasks of a ${kind}`,
				[key, tasks.filter(one => /^f\d/.test(one))],
				[key, [...told].filter(one => /^f\d/.test(one)).sort()],
			];
	}
	if (asked.asked === 0) yield ['a task that nobody asked to cancel', [key, false], [key, task.cancelling]];
	if (asked.result !== undefined)
		yield ['a result', [key, asked.result], [key, outcome?.way === 'value' ? outcome.value.repr : null]];
	if (asked.exception !== undefined)
		yield [
			'an exception',
			[key, bare(asked.exception)],
			[key, outcome?.way === 'exception' ? bare(outcome.exception.repr) : null],
		];
}

/** The functions that a coroutine stands in, by what each delegates to. */
function stackOf(
	coroutine: FrameId,
	state: State,
	naming: Naming,
): Array<[name: string | undefined, line: number | null]> {
	const found: Array<[string | undefined, number | null]> = [];
	for (let id: FrameId | undefined = coroutine; id !== undefined; id = state.frames.get(id)?.delegatee?.frame)
		found.push([naming.code(id), state.frames.get(id)?.line ?? null]);
	return found;
}

/** Up to 3.6 an exception's text ends with a comma. */
function bare(exception: string): string {
	return exception.replace(/,\)$/, ')');
}

/** What is compared of the time between two answers. */
function sinceOf(answer: Answer, stages: readonly Stage[], before: Asked, naming: Naming): Found[] {
	const faults: Found[] = [];
	const {me, step} = answer;
	// Which of those without names it is, nobody knows.
	if (me === UNKNOWN) return faults;
	const isSameStep = me !== null && me === before.answer.me && step === before.answer.step;
	const ofMe = stages.filter(({frame}) => naming.of(frame) === me).map(({kind}) => kind);
	if (isSameStep && (ofMe.includes('suspend') || ofMe.includes('wake') || ofMe.includes('done')))
		faults.push({signature: 'a step is cut in two', asked: [me, step], told: ofMe});
	if (me !== null && me === before.answer.me && !isSameStep && !ofMe.includes('suspend'))
		faults.push({signature: 'a step has no end', asked: [me, before.answer.step, step], told: ofMe});
	if (!isSameStep) return faults;
	// All that happened since then was done by the task at work.
	for (const stage of stages) {
		if (stage.kind === 'spawn' && naming.of(stage.parent) !== me)
			faults.push({signature: 'who made a task', asked: me, told: [naming.of(stage.frame), naming.of(stage.parent)]});
		if (stage.kind !== 'wake' && stage.kind !== 'spawn') continue;
		const by = stage.by === null ? null : naming.code(stage.by);
		// Up to 3.11 a comprehension has a frame of its own.
		if (by !== answer.by && by !== before.answer.by && by !== '<listcomp>')
			faults.push({
				signature: `by whom a task is told to ${stage.kind}`,
				asked: answer.by,
				told: [naming.of(stage.frame), by ?? null],
			});
	}
	return faults;
}

/** Each task begins with a spawn, and nothing of it comes behind its one end. */
function endings(stages: readonly Stage[], naming: Naming): Fault[] {
	const faults: Fault[] = [];
	const done = new Set<FrameId>();
	const made = new Set<FrameId>();
	for (const {kind, frame} of stages) {
		const fault = (signature: string): unknown =>
			faults.push({signature, asked: naming.of(frame), told: kind, context: 'at the end'});
		if (kind === 'spawn') {
			if (made.has(frame)) fault('a task is made twice');
			made.add(frame);
		} else if (!made.has(frame)) fault('a task that was not made');
		if (done.has(frame)) fault(`${kind} of a task that is done`);
		if (kind === 'done') done.add(frame);
	}
	return faults;
}

function firstDifference(plain: string, told: string): {asked: string; told: string} {
	const [one, other] = [plain.split('\n'), told.split('\n')];
	const index = one.findIndex((line, at) => line !== other[at]);
	return {asked: one[index] ?? '', told: other[index] ?? ''};
}
