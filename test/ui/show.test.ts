import {afterEach, describe, expect, test} from 'vitest';
import {type FakeOptions, fakeSession} from './helpers/fake-session.ts';
import {type OpenScreen, openScreen, type ScreenOptions} from './helpers/open-screen.ts';

const opened: OpenScreen[] = [];

afterEach(() => {
	for (const screen of opened.splice(0)) screen.close();
});

function open(options: FakeOptions = {}, screenOptions: ScreenOptions = {}) {
	const session = fakeSession({snapshot: {phase: {kind: 'paused'}}, ...options});
	const screen = openScreen(session, screenOptions);
	opened.push(screen);
	return {session, screen};
}

const right = '\u001B[C';

describe('predicting', () => {
	test('at the newest stage the next one is only made when somebody answered', async () => {
		const {screen, session} = open({happened: 21});
		await screen.waitFor('events');
		screen.type('p');
		await screen.waitFor('What happens next?');
		expect(session.asked).toEqual([]);
		const number = /(\d) {2}x = 100/.exec(screen.text())?.[1] ?? '';
		screen.type(number);
		await screen.waitFor(`✔ ${number} is right.`);
		await screen.waitFor('1 of 1 right');
		expect(session.asked).toEqual(['forward']);
		expect(screen.text()).toContain('x is 100 now.');
	});

	test('in the past nothing of the next stage is on the screen', async () => {
		const {screen, session} = open({happened: 37});
		session.seek(27);
		await screen.waitFor('2, as StopIter');
		screen.type('p');
		await screen.waitFor('What happens next?');
		expect(screen.text()).not.toContain('as StopIter');
		expect(screen.text()).not.toContain('37');
		screen.type(right);
		await screen.waitFor('gen_or_coro returns 2 and is over.');
		await screen.waitFor(() => /▶ It is \d\./.test(screen.text()));
		expect(screen.text()).not.toContain('of 1 right');
		// How the value leaves is what the next question is about.
		expect(screen.text()).not.toContain('StopIter');
		screen.type('p');
		await screen.waitFor('stage 28 of 37');
		await screen.waitFor('as StopIteration(2)');
	});

	test('a wrong answer is shown beside the right one', async () => {
		const {screen} = open({happened: 21});
		await screen.waitFor('events');
		screen.type('p');
		await screen.waitFor('What happens next?');
		screen.type('4');
		await screen.waitFor('✖ 4  something else');
		expect(screen.text()).toMatch(/✖ Not 4: it is \d\./);
		expect(screen.text()).toMatch(/▶ \d {2}x = 100/);
		expect(screen.text()).toContain('0 of 1 right');
	});

	test('any other key takes the question back and does what it does', async () => {
		const {screen, session} = open({happened: 21});
		await screen.waitFor('events');
		screen.type('p');
		await screen.waitFor('What happens next?');
		screen.type('\u001B[D');
		await screen.waitFor('predicting: → asks');
		expect(session.asked).toEqual(['back']);
	});

	test('with room for little the choices stand side by side, and the screen stays whole', async () => {
		const {screen} = open({happened: 21}, {columns: 60, rows: 16});
		await screen.waitFor('events');
		screen.type('p');
		await screen.waitFor('What happens next?');
		expect(screen.lines()).toHaveLength(16);
		expect(screen.text()).toContain('something else');
		expect(screen.lines()[0]).toMatch(/^ gen-step/);
		expect(screen.lines().at(-1)).toContain('help');
	});
});

describe('watches', () => {
	test('are asked for in a prompt, and stand below the panes', async () => {
		const {screen, session} = open({happened: 22});
		await screen.waitFor('events');
		screen.type('wx + 1\r');
		await screen.waitFor(() => session.asked.length > 0);
		expect(session.asked).toEqual(['watch x + 1']);
		session.set({
			watches: [
				{expression: 'x + 1', answer: {value: {type: 'int', repr: '101'}}},
				{expression: 'z\u001B[2J', answer: {error: "NameError: name 'z' is not defined"}},
				{expression: 'old', answer: null},
			],
		});
		await screen.waitFor('x + 1 = 101');
		await screen.waitFor("✖ NameError: name 'z' is not defined");
		await screen.waitFor('old   — not asked here');
		expect(screen.text()).toContain(String.raw`z\x1b[2J`);
		expect(screen.lines()).toHaveLength(24);
		expect(screen.lines().at(-1)).toContain('help');
	});

	test('of many the newest are in sight', async () => {
		const watches = Array.from({length: 9}, (_, index) => ({expression: `name_${index}`, answer: null}));
		const {screen} = open({happened: 22, snapshot: {watches, phase: {kind: 'paused'}}});
		await screen.waitFor('name_8');
		expect(screen.text()).toContain('(5 more above)');
		expect(screen.text()).not.toContain('name_4');
	});
});

test('i shows the reference of each stage, and the rule behind a derived one', async () => {
	const {screen, session} = open({happened: 37});
	session.seek(4);
	await screen.waitFor('stage 4 of 37');
	screen.type('i');
	await screen.waitFor('PEP 342, New generator method: send(value)');
	await screen.waitFor('CPython 3.14: gen_send_ex2, Objects/genobject.c');
	await screen.waitFor('derived: gen_send_ex');
	session.seek(20);
	await screen.waitFor('CPython 3.14: SEND, Python/bytecodes.c');
	screen.type('i');
	await screen.waitFor(() => !screen.text().includes('SEND'));
});

test('y puts the client on the clipboard, and names the other way', async () => {
	const {screen} = open({happened: 37});
	await screen.waitFor('events');
	screen.type('y');
	await screen.waitFor('--report client');
	const data = screen.raw().split('\u001B]52;c;')[1]?.split('\u0007')[0] ?? '';
	expect(Buffer.from(data, 'base64').toString()).toContain('    ret_1 = next(my_dele)  # 1\n');
});

test('tab completes the names of the module in a prompt', async () => {
	const {screen, session} = open({
		happened: 17,
		snapshot: {names: ['delegator', 'delegatee'], phase: {kind: 'ready'}},
	});
	await screen.waitFor('events');
	screen.type('sdel\t');
	await screen.waitFor('send(delegat)');
	screen.type('\t');
	await screen.waitFor('[delegatee]  delegator');
	screen.type('\t\r');
	await screen.waitFor(() => session.asked.length > 0);
	expect(session.asked).toEqual(['send delegator']);
});
