import {afterEach, describe, expect, test} from 'vitest';
import type {PersonCommand} from '../../source/session/person-command.ts';
import {commands} from '../../source/ui/commands/commands.ts';
import {type FakeOptions, fakeSession} from './helpers/fake-session.ts';
import {type OpenScreen, openScreen, type ScreenOptions} from './helpers/open-screen.ts';

const opened: OpenScreen[] = [];

afterEach(() => {
	for (const screen of opened.splice(0)) {
		screen.close();
	}
});

async function open(options: FakeOptions = {}, screenOptions: ScreenOptions = {}) {
	const session = fakeSession({happened: 37, ...options});
	const screen = openScreen(session, screenOptions);
	opened.push(screen);
	await screen.waitFor('events');
	return {session, screen};
}

const up = '\u001B[A';
const down = '\u001B[B';
const pageUp = '\u001B[1;2A';
const pageDown = '\u001B[1;2B';
const back = '\u001B[Z';
const esc = '\u001B';

describe('the focus', () => {
	test('goes through the panes in the order of reading, said by a sign in the title', async () => {
		const {screen} = await open();
		for (const title of [
			'[client: you · 2 resumptions] ↑↓',
			'[source: delegator] ↑↓',
			'[frames] ↑↓',
			'[events] ↑↓',
			'[output] ↑↓',
			'[client',
		]) {
			screen.type('\t');
			await screen.waitFor(title);
		}
		screen.type(back);
		await screen.waitFor('[output]');
		screen.type(esc);
		await screen.waitFor(() => !screen.text().includes('[output]'));
	});

	test('scrolls the source, line by line and page by page, and never past its ends', async () => {
		const {screen, session} = await open();
		screen.type('\t\t');
		await screen.waitFor('[source');
		expect(screen.text()).toContain('▶32');
		screen.type(pageUp.repeat(10));
		await screen.waitFor('│  1 """`yield from`');
		screen.type(up + down);
		await screen.waitFor('│  2 ');
		screen.type(pageDown.repeat(20));
		await screen.waitFor('client()');
		// A burst past the end is forgotten: one row up is one row up.
		const before = screen.text();
		screen.type(up);
		await screen.waitFor(() => screen.text() !== before);
		// At another stage the active line is in sight again.
		session.seek(21);
		await screen.waitFor('▶16');
	});

	test('scrolls back in the output', async () => {
		const {screen} = await open();
		expect(screen.text()).toContain('[delegator] returned');
		expect(screen.text()).not.toContain('│ [delegatee] started');
		screen.type(back);
		await screen.waitFor('[output]');
		screen.type(pageUp.repeat(5));
		await screen.waitFor('│ [delegator] started');
		screen.type(pageDown.repeat(5));
		await screen.waitFor('│ [delegator] returned');
	});

	test('shows earlier statements of the client', async () => {
		const demoItems = Array.from({length: 12}, (_, index) => ({
			kind: 'command' as const,
			command: {kind: 'send', expression: String(index)} satisfies PersonCommand,
		}));
		const {screen} = await open({snapshot: {demoItems}});
		screen.type('\t');
		await screen.waitFor('[client: you · 2 resumptions]');
		screen.type(pageDown.repeat(9));
		await screen.waitFor('┄ send(11)');
		screen.type(pageUp.repeat(9));
		await screen.waitFor('│ my_dele = delegator()');
	});

	test('marks a frame of the chain, and shows more of it', async () => {
		const {screen, session} = await open();
		session.seek(21);
		screen.type('\t\t\t');
		await screen.waitFor('[frames]');
		expect(screen.text()).toContain('▶ gen_or_coro');
		screen.type(up);
		await screen.waitFor('› delegator');
		screen.type(up.repeat(5));
		await screen.waitFor('› client');
		screen.type(down.repeat(9));
		await screen.waitFor(() => !screen.text().includes('›'));
	});

	test('marks an entry of the log, and goes there', async () => {
		const {screen, session} = await open();
		screen.type(back + back);
		await screen.waitFor('[events]');
		screen.type(up.repeat(3));
		await screen.waitFor('›34');
		expect(screen.text()).toContain('▸37');
		expect(screen.text()).toContain('⏎ go there');
		screen.type('\r');
		await screen.waitFor('▸34');
		expect(session.asked).toEqual([]);
		screen.type(pageUp.repeat(20));
		await screen.waitFor('› 1');
		screen.type('\r');
		await screen.waitFor('stage 1 of 37');
	});

	test('z gives a pane the whole screen, also the next one', async () => {
		const {screen} = await open();
		screen.type('\t\tz');
		await screen.waitFor(() => !screen.text().includes('events'));
		expect(screen.lines()).toHaveLength(24);
		expect(screen.text()).toContain('def client():');
		screen.type('\t');
		await screen.waitFor('[frames]');
		expect(screen.text()).not.toContain('events');
		screen.type('z');
		await screen.waitFor('events');
	});

	test('a presenter keeps its keys while a pane has the focus', async () => {
		const {screen, session} = await open();
		session.seek(20);
		screen.type('\t');
		await screen.waitFor('[client');
		screen.type('\u001B[6~');
		screen.type('\u001B[5~');
		await screen.waitFor(() => session.asked.length === 2);
		expect(session.asked).toEqual(['forward', 'back']);
	});
});

describe('wider steps', () => {
	test.each([
		['\u001B[B', 'jump line 1'],
		[']', 'jump line 1'],
		['\u001B[A', 'jump line -1'],
		['k', 'jump line -1'],
		['\u001B[1;2C', 'jump resumption 1'],
		['}', 'jump resumption 1'],
		['\u001B[1;2D', 'jump resumption -1'],
		['H', 'jump resumption -1'],
	])('%j', async (bytes, asked) => {
		const {screen, session} = await open();
		session.seek(20);
		screen.type(bytes);
		await screen.waitFor(() => session.asked.length > 0);
		expect(session.asked).toEqual([asked]);
	});

	test('the bar shows where one is, where resumptions begin, and the first difference', async () => {
		const {screen, session} = await open({snapshot: {changedAt: 30}}, {columns: 120, rows: 40});
		const bar = (): string => screen.lines().find(line => /^ [━─┯┬≠◆]+$/.test(line)) ?? '';
		await screen.waitFor(() => bar().endsWith('◆'));
		expect(bar().match(/[┯┬]/g)).toHaveLength(2);
		expect(bar()).toContain('≠');
		session.seek(0);
		await screen.waitFor(() => bar().startsWith(' ◆'));
		session.seek(31);
		await screen.waitFor('≠ first difference: ');
	});
});

describe('branches', () => {
	test('are counted in the header, and b shows the next', async () => {
		const driving = {kind: 'expression', expression: 'd = delegator()'} as const;
		const branches = [
			{driving, commands: [{kind: 'next'}, {kind: 'send', expression: '100'}], length: 37},
			{driving, commands: [{kind: 'next'}], length: 17},
		] as const;
		const {screen, session} = await open({snapshot: {branches, branch: 1}});
		await screen.waitFor('branch 2/2');
		session.visit = branch => session.set({branch});
		screen.type('b');
		await screen.waitFor('Branch 1 of 2, d = delegator(): next(), send(100). A command here runs');
		await screen.waitFor('branch 1/2');
	});

	test('without another there is none to show', async () => {
		const {screen} = await open();
		screen.type('b');
		await screen.waitFor('There is only one branch');
	});
});

test('all keys fit into the help at 80x24, by scrolling', async () => {
	const {screen} = await open();
	screen.type('?');
	await screen.waitFor('next(g): resumes');
	const seen = new Set(screen.lines());
	while (screen.text().includes('more below')) {
		const before = screen.text();
		screen.type(' ');
		await screen.waitFor(() => screen.text() !== before);
		for (const line of screen.lines()) {
			seen.add(line);
		}
	}
	const all = [...seen].join('\n');
	for (const {screen: where, description} of commands) {
		if (where !== 'menu') {
			expect(all).toContain(description);
		}
	}
	expect(all).toContain('where you are');
	screen.type('x');
	await screen.waitFor('events');
});

describe('a choice of panes', () => {
	const titles = (lines: readonly string[]): string[] =>
		['client', 'source', 'cycle', 'frames', 'events', 'output'].filter(title =>
			lines.some(line => new RegExp(`[╭├] ${title}`).test(line)),
		);

	test('v goes through those for a talk, and back to all', async () => {
		const {screen} = await open();
		for (const shown of [
			['source', 'frames'],
			['client', 'frames'],
			['cycle', 'frames'],
		]) {
			screen.type('v');
			await screen.waitFor(() => titles(screen.lines()).join() === shown.join());
		}
		screen.type('v');
		await screen.waitFor(() => titles(screen.lines()).length === 6);
	});

	test('V hides the pane with the focus, and v brings all back', async () => {
		const {screen} = await open();
		screen.type('\t');
		await screen.waitFor('[client');
		screen.type('V');
		await screen.waitFor(() => !titles(screen.lines()).includes('client'));
		expect(titles(screen.lines())).toHaveLength(5);
		screen.type('v');
		await screen.waitFor(() => titles(screen.lines()).length === 6);
	});

	test('at 80 columns no line of the source is cut beside the frames', async () => {
		const {screen} = await open({happened: 29});
		screen.type('v');
		await screen.waitFor(() => titles(screen.lines()).length === 2);
		expect(screen.text()).toContain("26     delegatee = gen_or_coro('delegatee')");
		expect(screen.lines().every(line => line.length <= 80)).toBe(true);
	});
});
