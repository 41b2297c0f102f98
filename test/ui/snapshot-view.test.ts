import {expect, test, vi} from 'vitest';
import {createSnapshotView} from '../../source/ui/state/snapshot-view.ts';
import {fakeSession} from './helpers/fake-session.ts';

test('while the program runs on, the screen gets a picture now and then; at rest, the newest at once', () => {
	vi.useFakeTimers();
	try {
		const session = fakeSession({snapshot: {phase: {kind: 'paused'}}});
		const view = createSnapshotView(session, 40);
		let pictures = 0;
		const stop = view.subscribe(() => {
			pictures++;
		});
		session.set({phase: {kind: 'running'}});
		expect(pictures).toBe(1);
		for (let index = 0; index < 1000; index++) {
			session.set({live: true});
		}

		expect(pictures).toBe(1);
		vi.advanceTimersByTime(40);
		expect(pictures).toBe(2);
		session.set({phase: {kind: 'ready'}});
		expect(pictures).toBe(3);
		expect(view.get()).toBe(session.snapshot());
		stop();
		session.set({phase: {kind: 'paused'}});
		vi.runAllTimers();
		expect(pictures).toBe(3);
	} finally {
		vi.useRealTimers();
	}
});
