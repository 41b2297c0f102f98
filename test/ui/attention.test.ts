import {expect, test} from 'vitest';
import type {Fact} from './helpers/delegator-run.ts';
import {fakeSession, wholeRun} from './helpers/fake-session.ts';
import {openScreen} from './helpers/open-screen.ts';

const message =
	"The thread 'worker 1' runs numbers. Stepping follows the main thread: the others run on, and their stages are not told.";

test('a remark that is longer than a row is read whole at 80x24, and our own sentence comes back behind it', async () => {
	const session = fakeSession({happened: 28, snapshot: {phase: {kind: 'paused'}}});
	const screen = openScreen(session, {columns: 80, rows: 24});
	await screen.waitFor('gen_or_coro returns 2');
	session.set({problem: {kind: 'thread', message}});
	await screen.waitFor('✖ The thread');
	expect(screen.lines().join(' ').replaceAll(/\s+/g, ' ')).toContain(`✖ ${message}`);
	expect(screen.lines()).toHaveLength(24);
	session.set({problem: null});
	await screen.waitFor('gen_or_coro returns 2');
	screen.close();
});

test('says once that the program is over, also to a key that needs a running one', async () => {
	const facts: readonly Fact[] = [...wholeRun, {event: 'end', status: 0}];
	const over = {kind: 'over', message: 'The program is over, with exit status 0.'} as const;
	const session = fakeSession({facts, happened: 100, snapshot: {driving: {kind: 'script'}, phase: over}});
	const screen = openScreen(session, {columns: 80, rows: 24});
	await screen.waitFor('The program is over, exit status 0.');
	screen.type('\u001B[C');
	await screen.waitFor('← looks back, r starts it again.');
	expect(screen.lines().filter(line => line.includes('program is over'))).toHaveLength(1);
	screen.close();
});
