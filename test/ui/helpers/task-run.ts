/** Histories of tasks made by hand: no Python runs. */

import {unfolded} from '../../../source/engine/fold.ts';
import {createLog, type Log} from '../../../source/engine/log.ts';
import {allStages} from '../../../source/engine/shown-stages.ts';
import type {Code, Move, Outcome, Stage} from '../../../source/engine/stage.ts';
import type {CodeId, FrameId, Value, Wait} from '../../../source/protocol/index.ts';
import type {Snapshot} from '../../../source/session/contract.ts';
import {fakeSession} from './fake-session.ts';

export const none: Value = {type: 'NoneType', repr: 'None'};

const file = 'jobs.py';
const source = Array.from({length: 60}, (_, index) => `    line_${index + 1}()`).join('\n');

/** Makes the stages of a program with tasks, as the stager does. Each task goes by an odd number, its coroutine by the next. */
export class TaskRun {
	readonly codes = new Map<CodeId, Code>();
	readonly log: Log;
	readonly #clock: 'virtual' | 'real';
	#time = 5_000_000;
	#resumption = 0;
	readonly #met = new Set<FrameId>();

	/** With the real clock, no time is told. */
	constructor(clock: 'virtual' | 'real' = 'virtual') {
		this.#clock = clock;
		this.log = createLog(this.codes);
	}

	get #at(): {readonly at?: number} {
		return this.#clock === 'virtual' ? {at: this.#time} : {};
	}

	/** Seconds go by. */
	later(seconds: number): void {
		this.#time += seconds * 1000;
	}

	/** The loop's time so many seconds from now. */
	in(seconds: number): number {
		return this.#time + seconds * 1000;
	}

	spawn(task: FrameId, name: string, coroutine: string, parent: FrameId | null = null): void {
		const code = {file, qualname: coroutine, name: coroutine, line: 10, sites: []};
		this.codes.set(task, {...code, id: task, file: '', name, qualname: 'Task', kind: 'task', line: 0});
		this.codes.set(task + 1, {...code, id: task + 1, kind: 'coroutine'});
		this.#add(task + 1, {kind: 'create', by: parent}, {seen: {code: task + 1}});
		const runs: Value = {type: 'coroutine', repr: `<coroutine ${coroutine}>`, frame: task + 1};
		this.#add(task, {kind: 'spawn', by: parent === null ? null : parent + 1, parent, runs}, {seen: {code: task}});
	}

	/** The first part of a step: the task is at work. */
	begin(task: FrameId, line: number, thrown?: Value): void {
		this.#resumption += 1;
		const start = !this.#met.has(task);
		this.#met.add(task);
		const method = thrown === undefined ? 'send' : 'throw';
		const seen = {code: task, caller: null};
		this.#add(task, {kind: 'call', to: task + 1, method, text: `coro.${method}()`, task: true}, {seen, ...this.#at});
		const value = thrown === undefined ? {value: none} : {exception: thrown};
		this.#add(task + 1, {kind: 'push', ...value, start}, {seen: {code: task + 1, caller: task, line}});
		this.#add(task + 1, {kind: 'evaluate', line, text: `line_${line}()`});
	}

	/** The last part of a step. */
	suspend(task: FrameId, on: Wait): void {
		this.#add(task + 1, {kind: 'yield', value: none, passes: true, to: task});
		this.#add(task, {kind: 'suspend', on}, this.#at);
		this.#add(task, {kind: 'result', outcome: {way: 'value', value: none}, from: task + 1});
	}

	/** `by`: the task at work. */
	wake(task: FrameId, by: FrameId | null = null): void {
		this.#add(task, {kind: 'wake', by: by === null ? null : by + 1, why: 'done'}, this.#at);
	}

	cancel(task: FrameId, by: FrameId): void {
		this.#add(task, {kind: 'cancel', by: by + 1}, this.#at);
	}

	/** The last step of a task ends. */
	end(task: FrameId, outcome: Outcome, cancelled?: true): void {
		const ending: Move =
			outcome.way === 'value'
				? {kind: 'return', value: outcome.value, to: task}
				: {kind: 'raise', exception: outcome.exception, to: task};
		this.#add(task + 1, ending);
		this.#add(task, {kind: 'done', outcome, ...(cancelled ? {cancelled} : {})}, this.#at);
		this.#add(task, {kind: 'result', outcome, from: task + 1});
	}

	/** What the screen shows at a mark; absent: the newest. */
	snapshot(mark = this.log.length): Snapshot {
		const {log} = this;
		return {
			...fakeSession().snapshot(),
			file,
			driving: {kind: 'script'},
			phase: {kind: 'paused'},
			sources: new Map([[file, source]]),
			history: log,
			fold: unfolded,
			shown: allStages(log),
			state: log.stateAt(mark),
			live: mark === log.length,
		};
	}

	#add(frame: FrameId, move: Move, more: Pick<Stage, 'seen' | 'at'> = {}): void {
		this.log.append({...move, frame, evidence: 'observed', resumption: this.#resumption, ...more} as Stage);
	}
}

/** A producer, two consumers and one that sleeps; the second consumer is woken, and the first one failed. */
export function fewTasks(clock?: 'real'): TaskRun {
	const run = new TaskRun(clock);
	run.spawn(1, 'Task-1', 'main');
	run.begin(1, 12);
	run.spawn(3, 'ann', 'worker', 1);
	run.spawn(5, 'bob', 'worker', 1);
	run.spawn(7, 'clock', 'tick', 1);
	run.suspend(1, {kind: 'gather', tasks: [3, 5, 7]});
	run.begin(3, 21);
	run.suspend(3, {kind: 'queue', text: 'jobs.get()'});
	run.begin(5, 21);
	run.suspend(5, {kind: 'queue', text: 'jobs.get()'});
	run.begin(7, 30);
	run.wake(3, 7);
	run.wake(5, 7);
	run.suspend(7, {kind: 'sleep', text: 'sleep(1.5)', until: run.in(1.5)});
	run.begin(3, 22);
	run.end(3, {way: 'exception', exception: {type: 'ValueError', repr: "ValueError('no job')"}});
	return run;
}

/** Many tasks that each take so many turns; all but the last ones wait for the same. */
export function manyTasks(tasks: number, steps: number): TaskRun {
	const run = new TaskRun();
	run.spawn(1, 'Task-1', 'main');
	run.begin(1, 12);
	const ids = Array.from({length: tasks}, (_, index) => 3 + 2 * index);
	for (const [index, id] of ids.entries()) run.spawn(id, `job-${index}`, 'worker', 1);
	run.suspend(1, {kind: 'gather', tasks: ids});
	for (let step = 0; step < steps; step++) {
		run.later(0.1);
		for (const id of ids) {
			if (step > 0) run.wake(id);
			run.begin(id, 20 + step);
			run.suspend(id, {kind: 'queue', text: 'jobs.get()'});
		}
	}
	return run;
}
