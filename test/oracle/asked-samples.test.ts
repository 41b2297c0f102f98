/** The samples with event loops: what is told of their tasks is what Python itself says, asked before and behind each statement. */
import {execFileSync} from 'node:child_process';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import type {State} from '../../source/engine/state.ts';
import type {FrameId} from '../../source/protocol/index.ts';
import {pythons} from '../helpers/pythons.ts';
import {loopSamples, root} from '../recordings/runs.ts';
import {withFile} from './check.ts';
import {observed} from './observed.ts';
import {findPythons} from './pythons.ts';
import {tasksIn} from './tasks.ts';

const folder = path.join(import.meta.dirname, 'python');
const versions = pythons.map(({version}) => version).filter(version => ['3.8', '3.11', '3.13'].includes(version));
const newest = pythons.at(-1)?.file;

/** A sample that asks; the file of the sample stays as it is. */
function asking(sample: string, asks: string, ...functions: readonly string[]): string {
	const files = ['instrument.py', asks].map(name => path.join(folder, name));
	const program = path.join(root, 'samples', `${sample}.py`);
	return execFileSync(newest ?? '', [...files, program, ...functions], {encoding: 'utf8'});
}

describe.skipIf(newest === undefined).each([...versions, 'embedded'])('on Python %s', version => {
	const found = findPythons(version);
	const samples = loopSamples.filter(sample => sample !== 'kernel' && (sample !== 'task_group' || found.minor >= 11));

	test.each(samples)('the tasks of %s are as asyncio says', async sample => {
		const {answers, faults} = await tasksIn(asking(sample, 'asks.py'), found, true);
		expect(answers).toBeGreaterThan(10);
		expect(faults).toEqual([]);
	});

	test('the coroutines of the kernel are as inspect says, and its queue is shown as it is', async () => {
		const asked: Asked[] = [];
		await withFile(asking('kernel', 'asks_kernel.py', 'run'), async file =>
			observed(file, found, {
				withState: true,
				onStage(stage, _, state) {
					if (stage.kind !== 'output' || !stage.text.startsWith('@') || state === null) return;
					const {coroutines, ready} = JSON.parse(stage.text.slice(1)) as Asked['asked'];
					asked.push({asked: {coroutines, ready}, told: told(state, Object.keys(coroutines))});
				},
			}),
		);
		expect(asked.length).toBeGreaterThan(50);
		for (const {asked: one, told: other} of asked) expect(other).toEqual(one);
	});
});

interface Kernel {
	readonly coroutines: Readonly<Record<string, {state: string; stack: ReadonlyArray<readonly [string, number]>}>>;
	/** What stands in its queue: the names of the coroutines, and what each gets. */
	readonly ready: ReadonlyArray<readonly [string, string]>;
}

interface Asked {
	readonly asked: Kernel;
	readonly told: Kernel;
}

/** What we tell of the coroutines with these names. */
function told(state: State, names: readonly string[]): Kernel {
	const frames = [...state.frames.values()];
	const nameOf = (id: FrameId): string => state.names.codeOf(id)?.name ?? '?';
	const stackOf = (id: FrameId | undefined): Array<[string, number]> => {
		const frame = id === undefined ? undefined : state.frames.get(id);
		return frame === undefined ? [] : [[nameOf(frame.id), frame.line ?? 0], ...stackOf(frame.delegatee?.frame)];
	};
	const coroutines = names.map(name => {
		const frame = frames.find(({id}) => nameOf(id) === name);
		const status = frame?.status ?? '?';
		return [name, {state: status, stack: status === 'suspended' ? stackOf(frame?.id) : []}] as const;
	});
	const kernel = frames.find(({id}) => nameOf(id) === 'run');
	const queue = kernel?.locals.find(({name}) => name === 'ready')?.value.repr ?? '';
	const ready = [...queue.matchAll(/\(<coroutine (\w+)[^>]*>, ([^)]*)\)/g)];
	return {
		coroutines: Object.fromEntries(coroutines),
		ready: ready.map(([, name = '', value = '']) => [name, value]),
	};
}
