import {describe, expect, test} from 'vitest';
import type {Session, Snapshot} from '../../source/session/contract.ts';
import {parseDemo} from '../../source/session/demo/demo.ts';
import type {Goal} from '../../source/session/until/goal.ts';
import {parseGoal} from '../../source/session/until/parse-goal.ts';
import {atSession, temporaryFile} from './at-session.ts';

function go(session: Session, text: string): string | null {
	return session.until(parseGoal(text) as Goal);
}

const rests = ({phase}: Snapshot): boolean => phase.kind !== 'running' && phase.kind !== 'opening';

/** Where the cursor is: the stage, its frame's line, and how many stages are known. */
function at({state, history, sources}: Snapshot): string {
	const frame = state.frames.get(state.active ?? -1);
	const code = frame && state.codes.get(frame.code);
	const line = code && sources.get(code.file)?.split('\n')[(frame?.line ?? 0) - 1]?.trim();
	return `${state.position} of ${history.length} ${state.stage?.kind} ${code?.name ?? 'client'}: ${line ?? ''}`;
}

describe('until', () => {
	test('a script stops there, not a stage later; history is looked through first; at the end a sentence says what was missed', async () => {
		await using opened = atSession('samples/two_workers.py', {
			driving: {kind: 'script'},
			until: {kind: 'line', line: 21},
		});
		const {session, until} = opened;
		const there = await until(snapshot => rests(snapshot) && snapshot.history.length > 1);
		expect(at(there)).toBe('69 of 69 evaluate worker: print("[{}] {}".format(name, job))');
		expect(there.history.printed.length === 0 || there.history.outputs).toBe(0);

		go(session, 'output [bob] dry');
		expect(session.snapshot().phase.kind).toBe('running');
		expect(at(await until(rests))).toBe('83 of 83 output worker: print("[{}] {}".format(name, job))');
		go(session, 'frame');
		expect(at(await until(rests))).toBe('84 of 84 evaluate worker: await asyncio.sleep(0)');
		go(session, 'frame worker');
		const resumed = await until(rests);
		expect(resumed.history.names.of(resumed.state.stage?.frame ?? -1)).toEqual({name: 'worker', number: 1});

		session.first();
		const known = session.snapshot().history.length;
		go(session, 'worker');
		expect(at(session.snapshot())).toBe(`27 of ${known} push worker: async def worker(name, jobs):`);
		go(session, 'line 21');
		expect(session.snapshot().state.position).toBe(69);

		go(session, 'raise ValueError');
		const over = await until(rests);
		expect(over.problem?.message).toBe(
			'The exception ValueError was not reached: the program is over, with exit status 0.',
		);
		expect(over.live && over.history.length > known).toBe(true);
		session.seek(69);
		go(session, 'raise ValueError');
		expect(session.snapshot().problem?.message).toMatch(/^The exception ValueError does not come after this stage: /);
		expect(session.snapshot().state.position).toBe(69);
		expect(go(session, 'line 2000')).toBe('two_workers.py has 45 lines: there is no line 2000.');
		go(session, 'end');
		expect(session.snapshot().state.stage?.kind).toBe('end');
	});

	test.each([
		['by next up to the end', [], 'output client', undefined],
		[
			'by the commands of a demo',
			['next', 'send(100)'],
			'17',
			'23 of 23 evaluate gen_or_coro: print("[{}] x = {}".format(name, x))',
		],
		['in the first call', ['next'], 'yield', '15 of 15 yield gen_or_coro: x = yield 1'],
		['before any call', [], 'create', '1 of 2 create delegator: def delegator():'],
		['not, where the commands end', ['next'], '17', undefined],
	])('what a person drives goes there %s', async (_, commands, goal, there) => {
		const demo = parseDemo(commands.join('\n'));
		if ('message' in demo) throw new Error(demo.message);
		const until = parseGoal(goal) as Goal;
		await using opened = atSession('samples/delegator.py', {expression: 'delegator()', until, demoItems: demo.items});
		const come = await opened.until(snapshot =>
			there === undefined ? snapshot.problem !== null : rests(snapshot) && at(snapshot) === there,
		);
		if (there === undefined) expect(come.problem?.message).toMatch(/ was not reached: it is the client's turn\.$/);
		expect(come.demoItems).toHaveLength(0);
	});

	test('it is no command: what is undone and repeated are the commands, and a command takes its place', async () => {
		await using opened = atSession('samples/delegator.py', {expression: 'delegator()'});
		const {session, until, rest} = opened;
		await rest();
		session.command({kind: 'next'});
		await until(rests);
		go(session, '16');
		expect(at(await until(rests))).toMatch(/^14 of 14 evaluate gen_or_coro: x = yield 1$/);
		go(session, '17');
		const turn = await until(rests);
		expect(turn.problem?.message).toBe("Line 17 was not reached: it is the client's turn.");
		expect(turn.phase.kind).toBe('ready');

		session.command({kind: 'send', expression: '100'});
		await until(({history, phase}) => history.length > turn.history.length || phase.kind === 'paused');
		go(session, 'gen_or_coro');
		session.command({kind: 'next'});
		const done = await until(snapshot => rests(snapshot) && snapshot.waiting.length === 0 && snapshot.lastTaken === 3);
		expect(done.problem).toBeNull();
		expect(done.branches[0]?.commands.map(({kind}) => kind)).toEqual(['next', 'send', 'next']);

		session.undo();
		const undone = await until(snapshot => snapshot.branches.length === 2 && rests(snapshot));
		expect(undone.branches[1]?.commands.map(({kind}) => kind)).toEqual(['next', 'send']);
		session.first();
		go(session, '17');
		expect(at(session.snapshot())).toMatch(/evaluate gen_or_coro: print\("\[{}\] x = {}"/);
		session.visit(0);
		session.seek(3);
		go(session, 'raise KeyError');
		expect(session.snapshot().problem?.message).toBe(
			'The exception KeyError does not come in the rest of this branch.',
		);
	});

	test('a program that never gets there is stopped like any other', async () => {
		await using program = await temporaryFile(
			'endless.py',
			'def gen():\n    while True:\n        yield\n\nfor x in gen():\n    pass\n',
		);
		await using opened = atSession(program.file, {driving: {kind: 'script'}});
		const {session, until} = opened;
		await until(({phase}) => phase.kind === 'paused');
		go(session, 'output never');
		await until(({history}) => history.length > 300);
		session.interrupt();
		const stopped = await until(rests);
		expect(stopped.phase.kind).toBe('paused');
		expect(stopped.problem).toBeNull();
		const before = stopped.history.length;
		session.forward();
		expect((await until(rests)).history.length).toBeGreaterThan(before);
	});

	test('a demo has a word for it', async () => {
		const demo = parseDemo('run\nuntil worker\n> Bob dries.\nuntil output [bob] dry\nuntil 1000\n');
		if ('message' in demo) throw new Error(demo.message);
		await using opened = atSession('samples/two_workers.py', {driving: {kind: 'script'}, demoItems: demo.items});
		const {session, until} = opened;
		await until(({phase}) => phase.kind === 'paused');
		session.playNext();
		expect(at(await until(rests))).toMatch(/^27 of 27 push worker/);
		session.playNext();
		const dry = await until(rests);
		expect([at(dry), dry.demoCaption]).toEqual([
			'83 of 83 output worker: print("[{}] {}".format(name, job))',
			'Bob dries.',
		]);
		session.playNext();
		expect(session.snapshot().problem?.message).toBe('two_workers.py has 45 lines: there is no line 1000.');
		expect(parseDemo('until lne 3')).toEqual({
			message: 'Line 1 of the demo cannot be understood: there is no goal "lne"; did you mean line?',
		});
	});
});
