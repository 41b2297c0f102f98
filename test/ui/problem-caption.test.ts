import {expect, test} from 'vitest';
import {fakeSession} from './helpers/fake-session.ts';
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
