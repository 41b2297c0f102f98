import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {gunzipSync, gzipSync} from 'node:zlib';
import {afterAll, describe, expect, test} from 'vitest';
import {protocolVersion} from '../../source/protocol/index.ts';
import {parseDemo} from '../../source/session/demo/demo.ts';
import {parseRecording} from '../../source/session/recording/parse-recording.ts';
import {readRecording} from '../../source/session/recording/read-recording.ts';
import {drivingOf, newestRun, type Recording} from '../../source/session/recording/recording.ts';
import {recordingVersion} from '../../source/session/recording/version.ts';
import {runToEnd} from '../../source/session/run/run-to-end.ts';
import {createSession} from '../../source/session/session.ts';
import {composeScreen} from '../../source/ui/screen/compose-screen.ts';
import {initialUi} from '../../source/ui/state/ui.ts';
import {dark} from '../../source/ui/terminal/theme/themes.ts';
import {detail} from '../../source/wording/detail.ts';
import {random} from '../helpers/random.ts';
import {type AtSession, watched} from './at-session.ts';
import {driveToBranches, twoBranches} from './two-branches.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-recording-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const at = (name: string): string => path.join(folder, name);

/** Opens a recording with nothing but what it holds. */
function play(recording: Recording): AtSession {
	const {program, python, arguments: args} = newestRun(recording);
	const driving = drivingOf(newestRun(recording));
	return watched(
		createSession({
			program,
			arguments: args,
			recording,
			demoItems: recording.demoItems,
			...(python === undefined ? {} : {python}),
			...(driving === null ? {} : {driving}),
		}),
	);
}

function read(name: string): Recording {
	const recording = readRecording(at(name));
	if ('message' in recording) throw new Error(recording.message);
	return recording;
}

/** The screen of each mark, in colour. */
function screens({session}: AtSession): readonly (readonly string[])[] {
	const shown = [];
	for (let mark = 0; mark <= session.snapshot().history.length; mark++) {
		session.seek(mark);
		shown.push(composeScreen(session.snapshot(), initialUi, 100, 30, dark).rows);
	}
	return shown;
}

describe('a session with two branches and a watch', async () => {
	await using live = await twoBranches();
	const shown = screens(live);
	expect(live.session.record(at('branches.genstep'))).toBeNull();
	const recording = read('branches.genstep');

	test('plays with no Python, by the same keys, to the same screens', async () => {
		await using played = play(recording);
		await played.rest();
		await driveToBranches(played);
		expect(screens(played)).toEqual(shown);
	});

	test('goes on by itself where it is told to, along the newest branch', async () => {
		await using played = play(recording);
		for (let step = 0; step < 200; step++) {
			const {
				phase,
				recordedNext,
				live: newest,
			} = await played.until(snapshot => snapshot.phase.kind !== 'running' && snapshot.phase.kind !== 'opening');
			if (newest && (phase.kind === 'over' || (phase.kind === 'ready' && recordedNext === null))) break;
			played.session.playNext();
		}
		const {history, state} = played.session.snapshot();
		expect(history.length).toBe(shown.length - 1);
		expect(state.statements.map(({text}) => text)).toEqual([
			'my_dele = delegator()',
			'ret_1 = next(my_dele)',
			'ret_2 = my_dele.send(7)',
		]);
	});

	test('says what it does not hold, and goes on after that', async () => {
		await using played = play(recording);
		await played.rest();
		played.session.command({kind: 'close'});
		const {problem} = await played.until(snapshot => snapshot.problem !== null && snapshot.phase.kind === 'ready');
		expect(problem?.message).toBe('The recording has no Python for close(): it goes on with next(), by space or →.');
		played.session.command({kind: 'next'});
		expect((await played.until(({lastTaken}) => lastTaken === 2)).problem).toBeNull();
	});

	test('takes less than 60 bytes a stage', () => {
		const {branches} = live.session.snapshot();
		const stages = branches.reduce((sum, {length}) => sum + length, 0);
		expect(readFileSync(at('branches.genstep')).length / stages).toBeLessThan(60);
	});

	test('can be recorded again while it is played', async () => {
		await using played = play(recording);
		await played.rest();
		await driveToBranches(played);
		expect(played.session.record(at('again.genstep'))).toBeNull();
		await using again = play(read('again.genstep'));
		await again.rest();
		await driveToBranches(again);
		expect(screens(again)).toEqual(shown);
	});
});

/** The lines of the recording above. */
function lines(): string[] {
	return gunzipSync(readFileSync(at('branches.genstep')))
		.toString()
		.split('\n');
}

function write(name: string, changed: readonly string[]): string {
	writeFileSync(at(name), gzipSync(changed.join('\n')));
	return at(name);
}

describe('a file that cannot be played', () => {
	test.each<[string, () => string | Uint8Array, string]>([
		['is empty', () => '', 'it is not a gen-step recording, or it is damaged.'],
		['is a program', () => 'print(1)\n', 'it is not a gen-step recording, or it is damaged.'],
		[
			'is cut off',
			() => readFileSync(at('branches.genstep')).subarray(0, 900),
			'it is not a gen-step recording, or it is damaged.',
		],
		['is something else in gzip', () => gzipSync('{"a":1}'), 'it is not a gen-step recording.'],
		[
			'unpacks to more than any memory',
			() => gzipSync(Buffer.alloc(2 ** 28 + 1)),
			'it is not a gen-step recording, or it is damaged.',
		],
		[
			'is newer',
			() => gzipSync('{"recording":2,"protocol":2,"gen-step":"7.0.0"}\n'),
			'it was made by a newer gen-step, 7.0.0; a newer one can play it.',
		],
		[
			'is older',
			() => gzipSync('{"recording":1,"protocol":1,"gen-step":"0.0.1"}\n'),
			'it was made by an older gen-step, 0.0.1, whose recordings are no longer understood.',
		],
	])('%s', (_, content, sentence) => {
		writeFileSync(at('bad.genstep'), content());
		expect(readRecording(at('bad.genstep'))).toEqual({message: `${at('bad.genstep')} cannot be played: ${sentence}`});
	});

	test('is not there, or a folder', () => {
		expect(readRecording(at('none.genstep'))).toEqual({
			message: `${at('none.genstep')} cannot be opened: there is no such file.`,
		});
		expect(readRecording(folder)).toMatchObject({message: expect.stringContaining('it is a directory')});
	});

	test('leaves no other file behind when it is written', () => {
		expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([]);
	});
});

/** Values that no tracer sends in these places. */
const STRANGE: readonly unknown[] = [
	null,
	-1,
	1e99,
	1.5,
	'',
	'\u001B[2J',
	[],
	{},
	[null],
	{a: null},
	true,
	'__proto__',
	9e15,
];

/** A source of choices, the same for a seed each time. */
function choices(seed: number) {
	const next = random(seed);
	const below = (count: number): number => Math.floor(next() * count);
	return {
		below,
		chance: (odds: number): boolean => next() < odds,
		pick: <T>(items: readonly T[]): T => items[below(items.length)] as T,
	};
}

/** Changes something somewhere in a JSON value. */
function mutate(value: unknown, by: ReturnType<typeof choices>): unknown {
	if (typeof value !== 'object' || value === null || by.chance(0.15)) return by.pick(STRANGE);
	const entries = Object.entries(value);
	const [key] = entries.length === 0 ? [''] : by.pick(entries);
	const changed = {...value} as Record<string, unknown>;
	if (by.chance(0.2)) delete changed[key];
	else changed[key] = mutate(changed[key], by);
	return Array.isArray(value) ? Object.values(changed) : changed;
}

test('keeps what a demo says, whichever of its words it uses', () => {
	const demo = parseDemo(
		['drive foo()', 'next', 'until 3', 'until raise ValueError', 'until end', 'less', 'follow foo', 'follow off'].join(
			'\n',
		),
	);
	if ('message' in demo) throw new Error(demo.message);
	expect(demo.items.map(({kind}) => kind)).toEqual(['command', 'until', 'until', 'until', 'less', 'follow', 'follow']);
	const about = {recording: recordingVersion, protocol: protocolVersion, 'gen-step': '1', demo: demo.items};
	const run = {program: {file: 'a.py', path: '/a.py', text: 'pass'}, arguments: []};
	const text = [about, {run}].map(line => `${JSON.stringify(line)}\n`).join('');
	expect(parseRecording(text, protocolVersion)).toMatchObject({demoItems: demo.items});
});

test.each(Array.from({length: 60}, (_, seed) => seed))(
	'whatever a recording says, it harms nothing: seed %i',
	async seed => {
		const by = choices(seed);
		const changed = lines();
		for (let count = 1 + by.below(3); count > 0; count--) {
			const index = by.below(changed.length - 1);
			const line = changed[index] ?? '';
			const what = by.below(5);
			if (what === 0) changed.splice(index, 1);
			else if (what === 1) changed.splice(index, 0, changed[by.below(changed.length)] ?? '');
			else if (line.startsWith('{')) changed[index] = JSON.stringify(mutate(JSON.parse(line), by));
		}
		const recording = readRecording(write(`fuzz-${seed}.genstep`, changed));
		if ('message' in recording) {
			expect(recording.message).toMatch(/ cannot be played: .+\.$/);
			return;
		}
		await using played = play(recording);
		await played.until(({phase}) => phase.kind !== 'opening' && phase.kind !== 'running');
		for (let step = 0; step < 12; step++) {
			played.session.playNext();
			played.session.finish();
			await played.until(({phase}) => phase.kind !== 'running');
		}
		for (const screen of screens(played)) expect(screen.every(row => !row.includes('\u001B[2J'))).toBe(true);
		const {program, arguments: args} = newestRun(recording);
		await runToEnd({
			program,
			arguments: args,
			recording,
			output: 'capture',
			expression: 'delegator()',
			commands: [{kind: 'next'}],
			onStage: (stage, names) => expect(detail(stage, frame => String(names.of(frame)?.name))).toBeTypeOf('string'),
		});
	},
);
