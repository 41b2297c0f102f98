import {expect, test} from 'vitest';
import type {Snapshot} from '../../source/session/contract.ts';
import {frameName} from '../../source/wording/index.ts';
import {atSession} from './at-session.ts';

const rests = ({phase}: Snapshot): boolean => phase.kind !== 'running' && phase.kind !== 'opening';

/** Whose turn has just begun. */
function turn({state, history}: Snapshot): string {
	return `${state.stage?.kind} ${frameName(history, state.stage?.frame ?? null)}`;
}

test('a switch goes to the turn of the next task and back, in history and as the program runs on', async () => {
	await using opened = atSession('samples/two_workers.py', {driving: {kind: 'script'}});
	const {session, until} = opened;
	await until(snapshot => rests(snapshot) && snapshot.history.length > 0);
	const turns: string[] = [];
	const marks: number[] = [];
	for (let count = 0; count < 5; count++) {
		session.jump('switch', 1);
		const snapshot = await until(rests);
		turns.push(turn(snapshot));
		marks.push(snapshot.state.position);
		expect(snapshot.live).toBe(true);
	}
	expect(turns).toEqual(['call Task-1', 'call Task-2', 'call Task-3', 'call Task-1', 'call Task-2']);

	// In the middle of a turn, back goes to its beginning first.
	session.forward();
	await until(rests);
	const backwards: number[] = [];
	for (let count = 0; count < 5; count++) {
		session.jump('switch', -1);
		backwards.push(session.snapshot().state.position);
	}
	expect(backwards).toEqual(marks.toReversed());
	session.jump('switch', -1);
	expect(session.snapshot().state.position).toBe(0);
	session.jump('switch', 1);
	session.jump('switch', 1);
	expect(session.snapshot().state.position).toBe(marks[1]);

	const task = session.snapshot().state.stage?.frame ?? -1;
	session.turn(task);
	expect(session.snapshot().state.position).toBe(marks[4]);
	session.turn(task);
	const later = await until(rests);
	expect(turn(later)).toBe('call Task-2');
	expect(later.state.position).toBeGreaterThan(marks[4] ?? 0);

	// A task is followed by its own stages; its steps begin with its calls.
	session.followFrame(task);
	session.first();
	session.jump('resumption', 1);
	expect(session.snapshot().state.position).toBe(marks[1]);
	session.jump('resumption', 1);
	expect(session.snapshot().state.position).toBe(marks[4]);
	session.followFrame(null);

	for (let count = 0; !session.snapshot().state.ended && count < 20; count++) {
		session.jump('switch', 1);
		await until(rests);
	}
	expect(session.snapshot().state.ended).not.toBe(null);
});

test('of generators alone, a switch is from the client to the delegator, to the delegatee, and back', async () => {
	await using opened = atSession('samples/delegator.py', {driving: {kind: 'script'}});
	const {session, until} = opened;
	await until(snapshot => rests(snapshot) && snapshot.history.length > 0);
	const turns: string[] = [];
	for (let count = 0; count < 5; count++) {
		session.jump('switch', 1);
		turns.push(turn(await until(rests)));
	}
	expect(turns).toEqual(['push delegator', 'push gen_or_coro', 'yield delegator', 'result client', 'push delegator']);
});
