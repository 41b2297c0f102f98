import path from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import {FrameNameTable} from '../../source/engine/frame-names.ts';
import {initialState, reduce} from '../../source/engine/reduce.ts';
import {createStager} from '../../source/engine/stager/stager.ts';
import type {State} from '../../source/engine/state.ts';
import type {TaskState} from '../../source/engine/tasks.ts';
import {startInterpreter} from '../../source/interpreter/index.ts';
import type {FrameId} from '../../source/protocol/index.ts';
import {readProgram} from '../../source/session/run/program-file.ts';
import {pythons} from '../helpers/pythons.ts';

/** What asyncio says of a task. */
interface Told {
	readonly state: TaskState['status'];
	/** The line at which its coroutine stands; null: it runs. */
	readonly line?: number | null;
	readonly awaits?: readonly string[];
	/** It was asked to cancel. */
	readonly asked?: boolean;
	readonly result?: string;
	/** 3.14's `capture_call_graph`. */
	readonly awaitedBy?: readonly string[];
	readonly stack?: ReadonlyArray<readonly [name: string, line: number]>;
}

interface Answer {
	readonly unknown: readonly string[];
	readonly ready: readonly string[];
	readonly tasks: Readonly<Record<string, Told>>;
}

/** An answer, the state of its stage, and the tasks that were asked to cancel before. */
interface Asked {
	readonly answer: Answer;
	readonly state: State;
	readonly cancelled: ReadonlySet<FrameId>;
}

const file = path.join(import.meta.dirname, 'asked/tasks.py');

/** The answers of asyncio in the program's output, each with the state of its stage. */
async function ask(python: string | undefined): Promise<Asked[]> {
	const program = readProgram(file);
	if (!('data' in program)) throw new Error('no program');
	const stager = createStager([], program.path);
	const names = new FrameNameTable(stager.codes);
	const found: Asked[] = [];
	const cancelled = new Set<FrameId>();
	let state = initialState(stager.codes, names);
	const interpreter = startInterpreter({
		...(python === undefined ? {} : {python}),
		output: 'capture',
		script: {file: program.file, arguments: []},
		onObservation(observation) {
			for (const stage of stager.take(observation)) {
				names.take(stage);
				state = reduce(state, stage);
				if (stage.kind === 'cancel') cancelled.add(stage.frame);
				if (stage.kind !== 'output' || !stage.text.startsWith('@')) continue;
				found.push({answer: JSON.parse(stage.text.slice(1)) as Answer, state, cancelled: new Set(cancelled)});
			}
			if (observation.event === 'targets') interpreter.send({op: 'run'});
		},
	});
	interpreter.send({op: 'credit', n: 1e12});
	const source = python === undefined ? {source: program.data.toString('base64')} : {};
	interpreter.send({op: 'open', file, path: program.path, arguments: [], capture: true, ...source});
	await interpreter.ended;
	return found;
}

/** The task that runs a coroutine of that name; of several the newest. */
function taskOf({tasks, frames, codes, names}: State, name: string): TaskState | undefined {
	const codeOf = (id: number | null) => names.codeOf(id ?? -1) ?? codes.get(frames.get(id ?? -1)?.code ?? -1);
	return [...tasks.values()].findLast(({coroutine}) => codeOf(coroutine)?.name === name);
}

function nameOf(state: State, id: number): string {
	return state.names.codeOf(state.tasks.get(id)?.coroutine ?? -1)?.name ?? '?';
}

/** The same as asyncio says, by our state. */
function saidBy({state, answer: {tasks}, cancelled}: Asked): Answer {
	const told = (name: string, asked: Told): Told => {
		const task = taskOf(state, name);
		if (task === undefined) return {state: 'done'};
		const frame = state.frames.get(task.coroutine ?? -1);
		return {
			state: task.status,
			...(asked.line === undefined ? {} : {line: task.status === 'running' ? null : (frame?.line ?? null)}),
			...(asked.awaits === undefined
				? {}
				: {awaits: task.status === 'waiting' ? (task.wait?.tasks ?? []).map(id => nameOf(state, id)).sort() : []}),
			...(asked.asked === undefined ? {} : {asked: cancelled.has(task.id)}),
			...(asked.result === undefined || task.outcome?.way !== 'value' ? {} : {result: task.outcome.value.repr}),
		};
	};
	return {
		unknown: [],
		ready: state.ready.map(id => nameOf(state, id)),
		tasks: Object.fromEntries(Object.entries(tasks).map(([name, asked]) => [name, told(name, asked)])),
	};
}

const chosen = pythons.filter(({version}) => ['3.6', '3.8', '3.11', '3.13'].includes(version));

describe.each([...chosen, {version: 'embedded', file: undefined}])('tasks on $version', ({version, file: python}) => {
	let answers: Asked[] = [];
	beforeAll(async () => {
		answers = await ask(python);
	});

	test('are as asyncio says, whenever the program asks', () => {
		expect(answers.length).toBe(14);
		for (const asked of answers) {
			const {tasks, ...rest} = asked.answer;
			const bare = Object.fromEntries(
				Object.entries(tasks).map(([name, {awaitedBy: _, stack: __, ...told}]) => [name, told]),
			);
			expect(saidBy(asked)).toEqual({...rest, tasks: bare});
		}
	});

	test.runIf(version === 'embedded')('are awaited by whom capture_call_graph says', () => {
		const graphs = answers.flatMap(({answer, state}) =>
			Object.entries(answer.tasks).flatMap(([name, {awaitedBy}]) =>
				awaitedBy === undefined ? [] : [{name, awaitedBy, state}],
			),
		);
		expect(graphs.some(({awaitedBy}) => awaitedBy.length > 0)).toBe(true);
		for (const {name, awaitedBy, state} of graphs) {
			const id = taskOf(state, name)?.id ?? -1;
			const waiting = [...state.tasks.values()].filter(
				({status, wait}) => status === 'waiting' && wait?.tasks?.includes(id),
			);
			expect([name, waiting.map(task => nameOf(state, task.id)).sort()]).toEqual([name, awaitedBy]);
		}
	});
});
