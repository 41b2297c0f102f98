import {describe, expect, test} from 'vitest';
import type {Snapshot} from '../../source/session/contract.ts';
import {parseDemo} from '../../source/session/demo/demo.ts';
import {frameByName} from '../../source/session/frame-by-name.ts';
import {atSession} from './at-session.ts';

const rests = ({phase}: Snapshot): boolean => phase.kind !== 'running' && phase.kind !== 'opening';

describe('less', () => {
	test('steps on and back stop at the same stages, live and in history, also after an undo', async () => {
		await using opened = atSession('samples/delegator.py', {expression: 'delegator()'});
		const {session, until, rest} = opened;
		await rest();
		session.less(true);
		session.command({kind: 'next'});
		const live = [(await until(rests)).state.position];
		while (session.snapshot().phase.kind === 'paused') {
			session.forward();
			live.push((await until(rests)).state.position);
		}
		const {history, shown} = session.snapshot();
		const kinds = live.map(mark => history.kind(mark - 1));
		expect(kinds).toEqual(
			Array.from({length: shown.count}, (_, number) => history.kind(shown.at(number))).slice(-live.length),
		);
		expect(kinds).not.toContain('evaluate');
		expect(kinds.slice(0, 3)).toEqual(['call', 'push', 'output']);
		expect(kinds.at(-1)).toBe('result');

		const back: number[] = [];
		for (const _ of live) {
			back.unshift(session.snapshot().state.position);
			session.back();
		}
		expect(back).toEqual(live);
		session.seek(live[0] ?? 0);
		const again = [live[0]];
		while (!session.snapshot().live) {
			session.forward();
			again.push(session.snapshot().state.position);
		}
		expect(again).toEqual(live);

		session.command({kind: 'next'});
		await until(rests);
		session.undo();
		const undone = await until(snapshot => snapshot.branches.length === 2 && rests(snapshot));
		expect(undone.fold).toEqual({less: true, only: null});
		session.back();
		expect(session.snapshot().state.position).toBe(live.at(-2));
		// A line is asked for by itself: it is found though it is folded.
		session.jump('line', -1);
		expect(session.snapshot().state.stage?.kind).toBe('evaluate');
		session.forward();
		expect(session.snapshot().state.stage?.kind).not.toBe('evaluate');
	});

	test('it stands through a fresh start', async () => {
		await using opened = atSession('samples/delegator.py', {expression: 'delegator()'});
		const {session, rest} = opened;
		await rest();
		session.less(true);
		session.restart();
		await rest();
		expect(session.snapshot().fold.less).toBe(true);
	});
});

describe('one frame only', () => {
	test('every step stops at its stages, until it has none any more', async () => {
		const demo = parseDemo('run\nfollow worker\nuntil worker#2\nless\nfollow worker#2\nstep 3\nfollow off\nless off\n');
		if ('message' in demo) throw new Error(demo.message);
		await using opened = atSession('samples/two_workers.py', {driving: {kind: 'script'}, demoItems: demo.items});
		const {session, until} = opened;
		await until(({phase}) => phase.kind === 'paused');
		session.playNext();
		expect(session.snapshot().problem?.message).toBe('No frame worker has been met yet: there is none to follow.');
		session.playNext();
		const stopped = await until(rests);
		expect(stopped.problem?.message).toBeUndefined();
		const frame = frameByName(stopped.history, 'worker#2');
		session.playNext();
		session.playNext();
		expect(session.snapshot().fold).toEqual({less: true, only: frame});
		session.playNext();
		await until(rests);
		for (let count = 0; count < 100; count++) {
			const {state, history} = session.snapshot();
			expect([state.stage?.frame, history.kind(state.position - 1) === 'evaluate']).toEqual([frame, false]);
			session.forward();
			if ((await until(rests)).state.stage?.kind === 'end') break;
		}
		const over = session.snapshot();
		expect([over.state.stage?.kind, over.live]).toEqual(['end', true]);
		session.back();
		expect(session.snapshot().state.stage).toMatchObject({kind: 'return', frame});
		session.playNext();
		session.playNext();
		expect(session.snapshot().fold).toEqual({less: false, only: null});
	});
});
