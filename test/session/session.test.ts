import {expect, test} from 'vitest';
import {type AtSession, atSession, temporaryFile} from './at-session.ts';

const text = (outcome: unknown): string => JSON.stringify(outcome);

async function give(at: AtSession, ...commands: readonly (string | null)[]): Promise<void> {
	for (const expression of commands) {
		at.session.command(expression === null ? {kind: 'next'} : {kind: 'send', expression});
		await at.until(({phase}) => phase.kind === 'paused');
		at.session.finish();
		await at.rest();
	}
}

test('paused means paused: nothing is printed before its stage', async () => {
	await using at = atSession('samples/delegator.py', {expression: 'delegator()'});
	await at.rest();
	at.session.command({kind: 'next'});
	const first = await at.until(({phase}) => phase.kind === 'paused');
	expect(first.state.stage?.kind).toBe('call');
	expect(first.history.outputs).toBe(0);
	for (const kind of ['push', 'evaluate', 'output']) {
		at.session.forward();
		const next = await at.until(
			({phase, history}) => phase.kind === 'paused' && history.stage(history.length - 1).kind === kind,
		);
		expect(next.live).toBe(true);
	}
	expect(at.session.snapshot().history.outputs).toBe(1);
});

test('a command in the middle of a resumption ends that first', async () => {
	await using at = atSession('samples/delegator.py', {expression: 'delegator()'});
	await at.rest();
	at.session.command({kind: 'next'});
	await at.until(({phase}) => phase.kind === 'paused');
	at.session.command({kind: 'send', expression: '100'});
	const snapshot = await at.until(
		({phase, state}) => phase.kind === 'paused' && state.stage?.kind === 'call' && state.resumptions === 2,
	);
	expect(snapshot.state.statements.map(({text}) => text)).toEqual([
		'my_dele = delegator()',
		'ret_1 = next(my_dele)',
		'ret_2 = my_dele.send(100)',
	]);
});

test('where one thing seen made two stages, Python stands at both of them', async () => {
	await using at = atSession('samples/three_yields.py', {expression: 'foo()'});
	const made = await at.rest();
	expect(made.state.stage?.kind).toBe('result');
	at.session.command({kind: 'send', expression: '1'});
	await at.until(({phase}) => phase.kind === 'paused');
	at.session.forward();
	const refused = await at.until(({phase}) => phase.kind === 'ready');
	expect(refused.state.stage?.kind).toBe('refuse');
	expect(refused).toMatchObject({live: false, atPython: true});
	at.session.back();
	expect(at.session.snapshot()).toMatchObject({live: false, atPython: false});
});

test('a bad expression changes nothing and says what CPython says', async () => {
	await using at = atSession('samples/delegator.py', {expression: 'delegator()'});
	await at.rest();
	await give(at, null);
	const {length} = at.session.snapshot().history;
	at.session.command({kind: 'send', expression: 'nonsense'});
	const snapshot = await at.until(({problem, phase}) => problem !== null && phase.kind === 'ready');
	expect(snapshot.problem?.message).toBe("NameError: name 'nonsense' is not defined");
	expect(snapshot.history.length).toBe(length);
	expect(snapshot.branches[0]?.commands).toEqual([{kind: 'next'}]);
});

test('looking back moves the cursor and asks nothing of Python', async () => {
	await using at = atSession('samples/three_yields.py', {expression: 'foo()'});
	await at.rest();
	await give(at, null, '100', '200', '300');
	const {history} = at.session.snapshot();
	const states = Array.from({length: history.length + 1}, (_, mark) => history.stateAt(mark));
	for (let mark = history.length; mark >= 0; mark--) {
		at.session.seek(mark);
		expect(at.session.snapshot().state).toEqual(states[mark]);
	}
	at.session.jump('resumption', 1);
	expect(at.session.snapshot().state.stage?.kind).toBe('call');
	at.session.jump('line', 1);
	expect(at.session.snapshot().state.stage?.kind).toBe('evaluate');
	at.session.jump('resumption', -1);
	expect(at.session.snapshot().state.resumptions).toBe(1);
	expect(at.session.snapshot().history.length).toBe(history.length);
});

test('the end of the history, asked for while the program runs, stays the end', async () => {
	const lines = ['def counts():', '    n = 0', '    while True:', '        n += 1', '    yield n', ''];
	await using file = await temporaryFile('counts.py', lines.join('\n'));
	await using at = atSession(file.file, {expression: 'counts()'});
	await at.rest();
	at.session.command({kind: 'next'});
	await at.until(({phase}) => phase.kind === 'paused');
	at.session.finish();
	await at.until(({phase, history}) => phase.kind === 'running' && history.length > 20);
	at.session.back();
	expect(at.session.snapshot().live).toBe(false);
	at.session.last();
	const {length} = at.session.snapshot().history;
	const later = await at.until(({history}) => history.length > length);
	expect(later.state.position).toBe(later.history.length);
});

test('undo does what came before again, and the older branch can be visited', async () => {
	await using at = atSession('samples/three_yields.py', {expression: 'foo()'});
	await at.rest();
	await give(at, null, '100');
	const before = at.session.snapshot().history;
	at.session.undo();
	const undone = await at.until(({branches, phase}) => branches.length === 2 && phase.kind === 'ready');
	expect(undone.branches.map(({commands}) => commands.length)).toEqual([2, 1]);
	expect(undone.problem).toBeNull();
	expect(undone.history.length).toBeLessThan(before.length);

	await give(at, '"other"');
	expect(text(at.session.snapshot().state.statements)).toContain('f.send(\\"other\\")');
	at.session.visit(0);
	expect(at.session.snapshot().history).toBe(before);
	expect(at.session.snapshot().branch).toBe(0);

	at.session.command({kind: 'send', expression: '200'});
	const third = await at.until(({branches, phase}) => branches.length === 3 && phase.kind === 'paused');
	expect(third.branches.map(({commands}) => commands.length)).toEqual([2, 2, 3]);
	expect(third.state.stage).toMatchObject({kind: 'call', text: 'f.send(200)'});
});

test.each(['restart', 'choose'] as const)('%s keeps what was done as a branch, with what was driven', async way => {
	await using at = atSession('samples/three_yields.py', {expression: 'foo()'});
	await at.rest();
	at.session[way]();
	await at.until(({phase}) => phase.kind === (way === 'restart' ? 'ready' : 'choosing'));
	// Nothing was done in it.
	expect(at.session.snapshot().branches).toHaveLength(1);
	if (way === 'choose') at.session.drive('f = foo()');
	await at.rest();
	await give(at, null, '100');
	const {history, driving} = at.session.snapshot();

	at.session[way]();
	at.session.visit(0);
	expect(at.session.snapshot()).toMatchObject({branch: 0, phase: {kind: 'ready'}, driving});
	expect(at.session.snapshot().history).toBe(history);
	at.session.visit(1);
	// It has gone on meanwhile.
	const fresh = await at.until(({phase}) => phase.kind === (way === 'restart' ? 'ready' : 'choosing'));
	expect(fresh.branches.map(({commands}) => commands.length)).toEqual([2, 0]);

	// A command in the old branch does it again, and the choice is no branch to keep.
	at.session.visit(0);
	at.session.command({kind: 'send', expression: '200'});
	const again = await at.until(({phase, branch}) => branch > 0 && phase.kind === 'paused');
	expect(again.branches.map(({commands}) => commands.length)).toEqual(way === 'restart' ? [2, 0, 3] : [2, 3]);
	expect(again.driving).toEqual(driving);
});

test('however many commands are taken back in a burst, few are done again', async () => {
	await using at = atSession('samples/three_yields.py', {expression: 'foo()'});
	await at.rest();
	await give(at, null, '100', '200');
	for (let round = 0; round < 200; round++) {
		at.session.undo();
		at.session.command({kind: 'send', expression: String(round)});
	}
	for (let undone = 0; undone < 200; undone++) at.session.undo();
	const {branches} = await at.until(
		({phase, branches: [...all]}) => phase.kind === 'ready' && all.at(-1)?.commands.length === 0,
	);
	expect(branches.length).toBeLessThan(4);
});

test('a replay that goes another way says where', async () => {
	await using file = await temporaryFile(
		'chance.py',
		'import os\n\n\ndef chance():\n    while True:\n        x = yield os.urandom(8)\n',
	);
	await using at = atSession(file.file, {expression: 'chance()'});
	await at.rest();
	await give(at, null, null);
	at.session.undo();
	const undone = await at.until(({branches, phase}) => branches.length === 2 && phase.kind === 'ready');
	expect(undone.problem?.message).toMatch(/^Repeated, the program took another path from stage \d+ on\.$/);
});

test('a saved file is done again, keeps the position, and shows where it differs', async () => {
	const lines = ['def gen():', '    x = yield 1', '    y = yield 2', ''];
	await using file = await temporaryFile('live.py', lines.join('\n'));
	await using at = atSession(file.file, {expression: 'gen()'});
	await at.rest();
	await give(at, null, '5');
	const old = at.session.snapshot();
	file.write(lines.join('\n').replace('yield 2', 'yield 22'));
	at.session.reload();
	const changed = await at.until(({changedAt}) => changedAt !== null);
	expect(changed.history).not.toBe(old.history);
	expect(changed.state.position).toBe(old.state.position);
	expect(text(changed.state.statements)).toContain('"repr":"22"');

	file.write('def gen(:\n');
	at.session.reload();
	const broken = await at.until(({problem}) => problem !== null);
	expect(broken.problem?.message).toContain('syntax error');
	expect(broken.history).toBe(changed.history);

	file.write(lines.join('\n'));
	at.session.reload();
	const healed = await at.until(({history}) => history !== changed.history);
	expect(text(healed.state.statements)).toContain('"repr":"2"');
});

test.each([
	['undo', /nothing was undone/],
	['reload', /the file before the save/],
] as const)('x in the first moments of %s says that all is as it was', async (way, sentence) => {
	await using at = atSession('samples/three_yields.py', {expression: 'foo()'});
	await at.rest();
	await give(at, null, '5');
	const {history} = at.session.snapshot();
	at.session[way]();
	expect(at.session.snapshot().phase.kind).toBe('running');
	at.session.interrupt();
	const stopped = at.session.snapshot();
	expect(stopped.phase.kind).toBe('ready');
	expect(stopped.history).toBe(history);
	expect(stopped.problem?.message).toMatch(sentence);
	await give(at, '6');
	expect(text(at.session.snapshot().state.statements)).toContain('send(6)');
});

test('another target is another run', async () => {
	await using at = atSession('samples/delegator.py');
	const choosing = await at.until(({phase}) => phase.kind === 'choosing');
	expect(choosing.targets.map(({name}) => name)).toEqual(['gen_or_coro', 'delegator']);
	at.session.drive("gen_or_coro('x')");
	await at.rest();
	await give(at, null);
	at.session.choose();
	await at.until(({phase}) => phase.kind === 'choosing');
	expect(at.session.snapshot().history.length).toBe(0);
	at.session.run();
	const script = await at.until(({phase}) => phase.kind === 'paused');
	expect(script.driving).toEqual({kind: 'script'});
	at.session.restart();
	await at.until(({phase, history}) => phase.kind === 'paused' && history.length > 0);
});

test('a program that ends its own process leaves its history', async () => {
	await using file = await temporaryFile(
		'gone.py',
		'import os\n\n\ndef gen():\n    yield 1\n    os._exit(7)\n    yield 2\n',
	);
	await using at = atSession(file.file, {expression: 'gen()'});
	await at.rest();
	await give(at, null);
	at.session.command({kind: 'next'});
	await at.until(({phase}) => phase.kind === 'paused');
	at.session.finish();
	const over = await at.until(({phase}) => phase.kind === 'over');
	expect(over.phase).toMatchObject({message: expect.stringContaining('status 7')});
	at.session.back();
	expect(at.session.snapshot().state.position).toBe(over.history.length - 1);
});

test.each(['undo', 'reload'] as const)(
	'after %s a watched expression is known at each stage of the past',
	async way => {
		await using at = atSession('samples/delegator.py', {expression: 'delegator()'});
		await at.rest();
		await give(at, null, '100');
		at.session.watch('len(locals())');
		const before = at.session.snapshot();
		at.session[way]();
		const after = await at.until(({history, phase}) => history !== before.history && phase.kind === 'ready');
		await at.until(({watches}) => watches[0]?.answer !== null);
		const unknown: string[] = [];
		const known: number[] = [];
		for (let mark = 1; mark <= after.history.length; mark++) {
			at.session.seek(mark);
			const {watches, state} = at.session.snapshot();
			if (watches[0]?.answer === null) unknown.push(`${mark} ${state.stage?.kind}`);
			else if (watches[0]?.answer && 'value' in watches[0].answer) known.push(mark);
		}
		// A generator that is made is told of by the way: Python does not stand still there.
		expect(unknown).toEqual(['1 create', '8 create']);
		expect(known.length).toBeGreaterThan(12);
	},
);

test('what CPython does not take is not watched, and that is said', async () => {
	await using at = atSession('samples/delegator.py', {expression: 'delegator()'});
	await at.rest();
	at.session.watch('1 +');
	at.session.watch('nowhere');
	const {watches, problem} = await at.until(({watches: [first]}) => first?.answer != null);
	expect(problem?.message).toBe('1 + is not watched: SyntaxError: invalid syntax');
	// There may be such a name later.
	expect(watches).toEqual([{expression: 'nowhere', answer: {error: "NameError: name 'nowhere' is not defined"}}]);
});

test('a watched expression is asked in the frame on show, at each stage, and remembered', async () => {
	await using at = atSession('samples/delegator.py', {expression: 'delegator()'});
	await at.rest();
	at.session.watch('len(locals())');
	at.session.watch('y');
	await give(at, null);
	at.session.command({kind: 'send', expression: '100'});
	await at.until(({phase}) => phase.kind === 'paused');
	const seen = new Map<number, string>();
	for (let stages = 0; stages < 12; stages++) {
		const {watches, state} = await at.until(({watches}) => watches.every(({answer}) => answer !== null));
		seen.set(state.position, JSON.stringify(watches));
		at.session.forward();
		await at.until(({state: {position}, phase: {kind}}) => position > state.position && kind !== 'running');
	}
	expect([...seen.values()].join('\n')).toContain("NameError: name 'y' is not defined");
	const {length} = at.session.snapshot().history;
	for (const [mark, text] of seen) {
		at.session.seek(mark);
		expect(JSON.stringify(at.session.snapshot().watches)).toBe(text);
	}
	expect(at.session.snapshot().history.length).toBe(length);
	expect(at.session.snapshot().names).toEqual(expect.arrayContaining(['my_dele', 'delegator', 'print']));
});

const slow = `import time
def g():
    for i in range(400):
        time.sleep(0.002)
    x = yield 1
    yield x
`;

test('a program that came to rest in time and is sent on again is not interrupted', async () => {
	await using file = await temporaryFile('slow.py', slow);
	await using at = atSession(file.file, {expression: 'g()'});
	await at.rest();
	at.session.command({kind: 'next'});
	await at.until(({history, phase}) => history.length > 2 && phase.kind === 'paused');
	at.session.forward();
	at.session.interrupt();
	await at.until(({phase}) => phase.kind === 'paused');
	at.session.finish();
	// It takes twice as long as an interrupted program is given.
	await at.until(({phase}) => phase.kind === 'ready');
	expect(at.kinds()).toContain('yield');
	expect(at.kinds()).not.toContain('raise');
});

test('what is on its way to a kind of stage stays where it is stopped', async () => {
	await using file = await temporaryFile('slow.py', slow);
	const demoItems = [
		{kind: 'command', command: {kind: 'next'}},
		{kind: 'to', stage: 'yield'},
	] as const;
	await using at = atSession(file.file, {expression: 'g()', demoItems});
	await at.rest();
	at.session.playNext();
	await at.until(({phase}) => phase.kind === 'paused');
	at.session.playNext();
	await at.until(({history}) => history.length > 6);
	at.session.interrupt();
	const {history} = await at.until(({phase}) => phase.kind === 'paused');
	expect(at.kinds()).not.toContain('yield');
	expect(at.kinds()).not.toContain('raise');
	expect(history.length).toBeLessThan(400);
});

test('each command has a number, and the one that was taken last is known, also behind an undo', async () => {
	await using at = atSession('samples/three_yields.py', {expression: 'f = foo()'});
	await at.rest();
	const first = at.session.command({kind: 'next'});
	await at.until(({lastTaken}) => lastTaken === first);
	at.session.finish();
	await at.rest();
	at.session.undo();
	const second = at.session.command({kind: 'next'});
	expect(second).toBeGreaterThan(first);
	await at.until(({lastTaken, phase}) => lastTaken === second && phase.kind === 'paused');
	expect(at.session.snapshot().state.statements.map(({text}) => text)).toEqual(['f = foo()', 'ret_1 = next(f)']);
});
