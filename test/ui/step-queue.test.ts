import {expect, test} from 'vitest';
import {createController} from '../../source/ui/commands/controller.ts';
import {fakeSession} from './helpers/fake-session.ts';

/** A session whose program takes its time: a step is done only when `arrive` is called. */
function slow() {
	const session = fakeSession({happened: 3, snapshot: {phase: {kind: 'paused'}}});
	const controller = createController(
		{
			...session,
			forward() {
				session.asked.push('forward');
				session.set({phase: {kind: 'running'}});
			},
			finish() {
				session.asked.push('finish');
				session.set({phase: {kind: 'running'}});
			},
		},
		{quit() {}, suspend() {}},
	);
	controller.follow();
	return {session, press: controller.press, arrive: () => session.set({phase: {kind: 'paused'}})};
}

test('steps struck faster than Python answers are done one after the other', () => {
	const {session, press, arrive} = slow();
	for (const key of ['right', 'space', 'right']) {
		press(key);
	}

	expect(session.asked).toEqual(['forward']);
	arrive();
	expect(session.asked).toEqual(['forward', 'forward']);
	arrive();
	arrive();
	expect(session.asked).toEqual(['forward', 'forward', 'forward']);
});

test('any other key forgets the steps that wait', () => {
	const {session, press, arrive} = slow();
	for (const key of ['right', 'right', 'right', 'x']) {
		press(key);
	}

	arrive();
	expect(session.asked).toEqual(['forward', 'interrupt']);
});

test('a step while the program runs to the end of the resumption is not put off', () => {
	const {session, press} = slow();
	press('enter');
	press('right');
	expect(session.asked).toEqual(['finish', 'forward']);
});

test('steps that wait end where there is nothing ahead', () => {
	const {session, press} = slow();
	press('right');
	press('right');
	session.set({phase: {kind: 'ready'}});
	session.set({phase: {kind: 'paused'}});
	expect(session.asked).toEqual(['forward']);
});
