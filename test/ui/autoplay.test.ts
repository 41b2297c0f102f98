import {expect, test} from 'vitest';
import type {Snapshot} from '../../source/session/contract.ts';
import {parseDemo} from '../../source/session/demo/demo.ts';
import type {DemoItem} from '../../source/session/demo/demo-item.ts';
import {createController} from '../../source/ui/commands/controller.ts';
import type {Clock} from '../../source/ui/features/autoplay/clock.ts';
import {fakeSession} from './helpers/fake-session.ts';

/** A clock that stands still until it is wound on. */
function handClock(): Clock & {readonly pass: (milliseconds: number) => void; readonly waiting: () => number} {
	let now = 0;
	let alarms: {at: number; act: () => void}[] = [];
	return {
		after(milliseconds, act) {
			const alarm = {at: now + milliseconds, act};
			alarms.push(alarm);
			return () => {
				alarms = alarms.filter(other => other !== alarm);
			};
		},
		pass(milliseconds) {
			now += milliseconds;
			for (const alarm of alarms.filter(({at}) => at <= now)) {
				alarms = alarms.filter(other => other !== alarm);
				alarm.act();
			}
		},
		waiting: () => alarms.length,
	};
}

function playing(snapshot: Partial<Snapshot> = {}, happened = 3) {
	const session = fakeSession({happened, snapshot: {phase: {kind: 'paused'}, ...snapshot}});
	const clock = handClock();
	const {press, follow, ui} = createController(session, {quit() {}, suspend() {}, clock});
	const stop = follow();
	return {session, clock, press, ui, stop};
}

function items(text: string): readonly DemoItem[] {
	const demo = parseDemo(text);
	if ('message' in demo) throw new Error(demo.message);
	return demo.items;
}

test('a stage at each beat, and not before', () => {
	const {session, clock, press, ui} = playing();
	press('a');
	expect(ui.get().autoplay).toBe(1200);
	clock.pass(1199);
	expect(session.asked).toEqual([]);
	clock.pass(1);
	clock.pass(1200);
	expect(session.asked).toEqual(['forward', 'forward']);
});

test('it never runs ahead of Python', () => {
	const {session, clock, press} = playing();
	press('a');
	session.set({phase: {kind: 'running'}});
	clock.pass(1200);
	session.set({phase: {kind: 'paused'}});
	const before = session.asked.length;
	session.set({phase: {kind: 'running'}});
	clock.pass(100_000);
	expect(session.asked.length).toBeLessThanOrEqual(before + 1);
	expect(clock.waiting()).toBe(0);
	session.set({phase: {kind: 'paused'}});
	expect(clock.waiting()).toBe(1);
});

test('any other key stops it and does nothing else; + and - change the speed', () => {
	const {session, clock, press, ui} = playing();
	press('a');
	press('+');
	expect(ui.get().autoplay).toBe(600);
	press('-');
	press('-');
	expect(ui.get().autoplay).toBe(2500);
	press('right');
	expect(ui.get().autoplay).toBe(null);
	expect(clock.waiting()).toBe(0);
	clock.pass(100_000);
	expect(session.asked).toEqual([]);
	press('a');
	expect(ui.get().autoplay).toBe(2500);
});

test.each([
	['items of their own', '> One.\npause 5\n> Two.\nstop'],
	['words after an item', 'watch x\npause 5\nwatch y\nstop'],
])('a pause of the demo lasts as long as it says, and its stop ends it, as %s', (_, text) => {
	const {session, clock, press, ui} = playing({phase: {kind: 'ready'}, demoItems: items(text)}, 17);
	press('a');
	clock.pass(1200);
	expect(session.asked).toEqual(['playNext']);
	clock.pass(4999);
	expect(session.asked).toEqual(['playNext']);
	clock.pass(1);
	expect(session.asked).toEqual(['playNext', 'playNext']);
	expect(ui.get().autoplay).toBe(null);
	expect(clock.waiting()).toBe(0);
	expect(ui.get().note).toContain('stops here');
});

test('where the client has the floor it ends, and says so', () => {
	const {clock, press, ui, session} = playing();
	press('a');
	session.set({phase: {kind: 'ready'}});
	clock.pass(1200);
	expect(ui.get().autoplay).toBe(null);
	expect(ui.get().note).toContain("It is the client's turn");
});

test('nothing is left when the screen goes', () => {
	const {clock, press, stop} = playing();
	press('a');
	stop();
	expect(clock.waiting()).toBe(0);
});
