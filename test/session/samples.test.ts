import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {parseDemo} from '../../source/session/demo/demo.ts';
import {root} from '../helpers/terminal.ts';
import {atSession} from './at-session.ts';

const samples = path.join(root, 'samples');
const demos = readdirSync(samples).filter(name => name.endsWith('.demo'));

test('each sample has a demo', () => {
	const programs = readdirSync(samples).filter(name => name.endsWith('.py'));
	expect(demos.map(name => name.replace('.demo', '.py'))).toEqual(programs);
});

test.each(demos)('%s plays to its end with one key, and each press comes to where it should', async name => {
	const demo = parseDemo(readFileSync(path.join(samples, name), 'utf8'));
	if ('message' in demo) throw new Error(demo.message);
	const {target, items, loop} = demo;
	if (target === undefined) throw new Error('The demo does not say what it drives.');
	await using at = atSession(`samples/${name.replace('.demo', '.py')}`, {
		driving: target,
		demoItems: items,
		...loop,
	});
	await at.until(({history, phase: {kind}}) => history.length > 0 && kind !== 'running');
	for (const [index, item] of items.entries()) {
		const chooses = item.kind === 'command' && item.command.kind === 'choose';
		if (chooses) {
			// The press before goes on to where tasks can be chosen.
			if (at.session.snapshot().choices === null) at.session.playNext();
			await at.until(({choices}) => choices !== null);
		}
		at.session.playNext();
		const snapshot = await at.until(({phase: {kind}, choices}) => kind !== 'running' && !(chooses && choices !== null));
		const {demoItems, state, phase} = snapshot;
		expect(demoItems.length, `item ${index}`).toBe(items.length - index - 1);
		expect(snapshot.problem, `item ${index}`).toBeNull();
		if (item.kind === 'to') expect(state.stage?.kind, `item ${index}`).toBe(item.stage);
		if (item.kind === 'command') expect(state.stage?.kind, `item ${index}`).toBe(chooses ? 'choose' : 'call');
		if (item.kind === 'finish' && target.kind === 'expression') expect(phase.kind, `item ${index}`).toBe('ready');
	}
});
