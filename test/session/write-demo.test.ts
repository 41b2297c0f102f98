import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from 'vitest';
import {parseDemo} from '../../source/session/demo/demo.ts';
import {writeNewDemo} from '../../source/session/demo/new-demo-file.ts';
import {demoLines} from '../../source/ui/features/write-demo/demo-text.ts';
import {type AtSession, atSession} from './at-session.ts';

/** All stages, as the log has them. */
const stagesOf = ({session}: AtSession): unknown[] => {
	const {history} = session.snapshot();
	return Array.from({length: history.length}, (_, index) => history.stage(index));
};

test.each([
	['samples/delegator.py', 'my_dele = delegator()', ['next', 'send(100)']],
	['samples/plain_generator.py', 'plain_generator()', ['send(5)', 'next', 'throw(ValueError("it\'s; over"))', 'next']],
	['samples/most_recent_caller.py', undefined, []],
] as const)('a run of %s, written as a demo, plays back to the same stages', async (file, expression, commands) => {
	await using at = atSession(file, {...(expression === undefined ? {driving: {kind: 'script'}} : {expression})});
	await at.until(({phase}) => phase.kind === (expression === undefined ? 'paused' : 'ready'));
	const parsed = parseDemo(commands.join('\n'));
	for (const item of 'items' in parsed ? parsed.items : []) {
		if (item.kind === 'command') at.session.command(item.command);
		at.session.finish();
		await at.rest();
	}
	if (expression === undefined)
		for (let step = 0; step < 20; step++) {
			at.session.forward();
			await at.until(({phase}) => phase.kind !== 'running');
		}
	const lines = demoLines(at.session.snapshot());
	expect(lines).not.toBeNull();
	const demo = parseDemo(lines?.join('\n') ?? '');
	if ('message' in demo || demo.target === undefined) throw new Error('It is no demo.');

	await using again = atSession(file, {driving: demo.target, demoItems: demo.items});
	let snapshot = await again.until(({phase}) => phase.kind === 'paused' || phase.kind === 'ready');
	while (snapshot.demoItems.length > 0) {
		const item = again.session.playNext();
		snapshot = await again.until(({phase}) => phase.kind !== 'running');
		// Each caption is there with the stage that it tells of.
		if (item?.kind === 'to') expect(snapshot.state.stage?.kind).toBe(item.stage);
		if (item?.kind === 'finish') expect(snapshot.state.stage?.kind).toBe('result');
	}
	const [done, played] = [stagesOf(at), stagesOf(again)];
	expect(played).toEqual(done.slice(0, played.length));
	if (expression !== undefined) expect(played.length).toBe(done.length);
});

test('before anything is done there is nothing to write', async () => {
	await using at = atSession('samples/delegator.py', {expression: 'delegator()'});
	await at.rest();
	expect(demoLines(at.session.snapshot())).toBeNull();
});

test('no demo is written over another, and what cannot be written is told', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-demo-'));
	try {
		const program = path.join(folder, 'talk.py');
		writeFileSync(path.join(folder, 'talk-2.demo'), 'mine');
		const names = [1, 2].map(() => writeNewDemo(program, file => `# ${path.basename(file)}`));
		expect(names).toEqual([{file: path.join(folder, 'talk.demo')}, {file: path.join(folder, 'talk-3.demo')}]);
		expect(readFileSync(path.join(folder, 'talk-2.demo'), 'utf8')).toBe('mine');
		expect(readFileSync(path.join(folder, 'talk-3.demo'), 'utf8')).toBe('# talk-3.demo');
		expect(readdirSync(folder)).toHaveLength(3);
		expect(writeNewDemo(path.join(folder, 'gone/talk.py'), () => '')).toEqual({
			message: 'The demo cannot be written: the folder of the program is gone.',
		});
	} finally {
		rmSync(folder, {recursive: true});
	}
});
