import stringWidth from 'string-width';
import {afterEach, describe, expect, test} from 'vitest';
import type {Snapshot} from '../../source/session/contract.ts';
import {dark} from '../../source/ui/terminal/theme/themes.ts';
import {driving, file, next, text} from './helpers/delegator-run.ts';
import {type FakeOptions, fakeSession, targets} from './helpers/fake-session.ts';
import {type OpenScreen, openScreen, type ScreenOptions} from './helpers/open-screen.ts';

const opened: OpenScreen[] = [];

afterEach(() => {
	for (const screen of opened.splice(0)) {
		screen.close();
	}
});

function open(options: FakeOptions = {}, screenOptions: ScreenOptions = {}) {
	const session = fakeSession(options);
	const screen = openScreen(session, screenOptions);
	opened.push(screen);
	return {session, screen};
}

const choosing: Partial<Snapshot> = {phase: {kind: 'choosing'}, driving: null};

test('the whole screen at 80x24, the moment that 100 is pushed', async () => {
	const {screen} = open({happened: 21, snapshot: {phase: {kind: 'paused'}}});
	await screen.waitFor('x is not 100 yet');
	expect(`\n${screen.text()}\n`).toMatchInlineSnapshot(`
		"
		 gen-step  samples/delegator.py  CPython 3.14.2 embedded   live  stage 21 of 21
		╭ client: you · 2 resumptions ───────╮╭ frames ────────────────────────────────╮
		│ my_dele = delegator()  # <generato…││● client  ret_2 = my_dele.send(100)     │
		│ ret_1 = next(my_dele)  # 1         ││  │                                     │
		│ ret_2 = my_dele.send(100) ◀        ││● delegator    RUNNING  line 28    ↓2 ↑1│
		│                                    ││    y = ⟦yield from delegatee⟧          │
		├ source: gen_or_coro ───────────────┤│  │                                     │
		│ 14     print("[{}] started".format…││▶ gen_or_coro  RUNNING  line 16    ↓2 ↑1│
		│ 15                                 ││    x = ⟦yield 1⟧                       │
		│▶16     x = yield 1                 ││    stack  ▐100▌ ◀ top                  │
		│            ^^^^^^^                 ││    name = 'delegatee'                  │
		│ 17     print("[{}] x = {}".format(…│├ events ━━━┯━━━━━━━━━━━━━━━━━━━━━┯━━━━━◆┤
		│ 18                                 ││ 18 call     client      ret_2 = my_del…│
		│ 19     print("[{}] returned".forma…││ 19 push     delegator   100 on top of …│
		│ 20     return 2                    ││ 20 forward  delegator   100 to gen_or_…│
		├ cycle ─────────────────────────────┤│▸21 push     gen_or_coro 100 on top     │
		│ call ─▶▐push▌───▶ assign  ┊ refuse │├ output ────────────────────────────────┤
		│ forward   ▲          │    ┊ catch  ││ [delegator] started                    │
		│ delegate  ┊          ▼    ┊ return ││ [delegatee] started                    │
		│ result ◀ yield ◀ evaluate ┊ raise  ││                                        │
		╰────────────────────────────────────╯╰────────────────────────────────────────╯
		 100 lies on top of gen_or_coro's value stack. x is not 100 yet.

		 n next  s send  t throw  c close  → step  ← back  ⏎ finish call  ? help
		"
	`);
});

test('the whole screen at 120x40, the moment that the delegatee returns', async () => {
	const {screen} = open({happened: 28, snapshot: {phase: {kind: 'paused'}}}, {columns: 120, rows: 40});
	await screen.waitFor('returns 2 and is over');
	expect(`\n${screen.text()}\n`).toMatchInlineSnapshot(`
		"
		 gen-step  samples/delegator.py  CPython 3.14.2 embedded                                           live  stage 28 of 28
		╭ client: you · 2 resumptions ─────────────────╮╭ frames ──────────────────────────────────────────────────────────────╮
		│ my_dele = delegator()  # <generator delegato…││● client  ret_2 = my_dele.send(100)                                   │
		│ ret_1 = next(my_dele)  # 1                   ││  │                                                                   │
		│ ret_2 = my_dele.send(100) ◀                  ││● delegator        RUNNING  line 28            2 resumptions · 1 yield│
		│                                              ││    y = ⟦yield from delegatee⟧                                        │
		├ source: gen_or_coro ─────────────────────────┤│    stack  <gen_or_coro> ◀ top                                        │
		│ 13 def gen_or_coro(name):                    ││    delegatee = <gen_or_coro>                                         │
		│ 14     print("[{}] started".format(name))    ││  ┊ ▲ StopIteration(2)                                                │
		│ 15                                           ││▶ gen_or_coro      CLOSED  returned 2          2 resumptions · 1 yield│
		│ 16     x = yield 1                           ││    name = 'delegatee'  x = 100                                       │
		│ 17     print("[{}] x = {}".format(name, x))  ││                                                                      │
		│ 18                                           ││                                                                      │
		│ 19     print("[{}] returned".format(name))   │╰──────────────────────────────────────────────────────────────────────╯
		│▶20     return 2                              │╭ events ──────────────────────────────────────────────────────────────╮
		│ 21                                           ││  9 evaluate delegator   y = yield from delegatee                     │
		│ 22                                           ││ 10 delegate delegator   to <generator gen_or_coro>                   │
		│ 23 def delegator():                          ││ 11~push     gen_or_coro starts, None on top                          │
		│ 24     print("[delegator] started")          ││ 12 evaluate gen_or_coro print("[{}] started".format(name))           │
		│ 25                                           ││ 13 output               [delegatee] started                          │
		│ 26     delegatee = gen_or_coro('delegatee')  ││ 14 evaluate gen_or_coro x = yield 1                                  │
		│ 27                                           ││ 15 yield    gen_or_coro 1 to delegator                               │
		│ 28     y = yield from delegatee              ││ 16 yield    delegator   1 passed on to client                        │
		│ 29     print("[delegator] y =", y)           ││ 17 result   client      1                                            │
		│ 30                                           ││ 18 call     client      ret_2 = my_dele.send(100)                    │
		├ cycle ───────────────────────────────────────┤│ 19 push     delegator   100 on top of [<generator gen_or_coro>, 100] │
		│ call ─▶ push ───▶ assign  ┊ refuse           ││ 20 forward  delegator   100 to gen_or_coro                           │
		│ forward   ▲          │    ┊ catch            ││ 21 push     gen_or_coro 100 on top                                   │
		│ delegate  ┊          ▼    ┊▐return▌          ││ 22 assign   gen_or_coro x = 100                                      │
		│ result ◀ yield ◀ evaluate ┊ raise            ││ 23 evaluate gen_or_coro print("[{}] x = {}".format(name, x))         │
		├ output ──────────────────────────────────────┤│ 24 output               [delegatee] x = 100                          │
		│ [delegator] started                          ││ 25 evaluate gen_or_coro print("[{}] returned".format(name))          │
		│ [delegatee] started                          ││ 26 output               [delegatee] returned                         │
		│ [delegatee] x = 100                          ││ 27 evaluate gen_or_coro return 2                                     │
		│ [delegatee] returned                         ││▸28 return   gen_or_coro 2, as StopIteration(2); frame released       │
		╰──────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────────────────╯
		 ━━━━━━━━┯━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┯━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━◆
		 gen_or_coro returns 2 and is over: delegator gets it as StopIteration(2).

		 n next  s send  t throw  c close  → step  ← back  ⏎ finish call  ↓ next line  r restart  o menu  ? help  q quit
		"
	`);
});

test('every stage of the run fits at every size, and every line is as wide as the terminal at the most', async () => {
	const {screen, session} = open({happened: 100});
	for (const [columns, rows] of [
		[60, 16],
		[80, 24],
		[100, 30],
		[120, 40],
		[200, 60],
	] as const) {
		screen.resize(columns, rows);
		for (let mark = 0; mark <= 37; mark += 4) {
			session.seek(mark);
			await screen.waitFor(`stage ${mark} of 37`);
			await screen.waitFor(() => screen.lines().at(-1)?.includes('help') === true);
			const lines = screen.lines();
			expect(lines).toHaveLength(rows);
			expect(lines.filter(line => stringWidth(line) > columns)).toEqual([]);
			expect(lines[0]).toMatch(/^ gen-step/);
		}
	}
});

test('a terminal that is too small says so, and shows everything again when it grows', async () => {
	const {screen} = open({happened: 5}, {columns: 40, rows: 10});
	await screen.waitFor('gen-step needs 60x16');
	screen.resize(80, 24);
	await screen.waitFor('events');
	screen.resize(3, 2);
	await screen.waitFor('ge…');
});

test('what the program says never reaches the terminal raw', async () => {
	const evil = '\u001B]0;owned\u0007\u001B[2J\u009B31m\u202E';
	const value = {type: 'str', repr: evil};
	const {screen} = open(
		{
			facts: [
				...driving,
				...next.slice(0, 3),
				{event: 'output', stream: 'stdout', text: `${evil}\n`},
				{event: 'line', frame: 1, line: 26, locals: {[`x${evil}`]: value}, stack: [value]},
				{event: 'yield', frame: 1, site: 0, value, stack: [value]},
			],
			happened: 100,
			snapshot: {
				sources: new Map([[file, text.replaceAll('delegatee', evil)]]),
				file: `${evil}.py`,
				python: evil,
				problem: {kind: 'python', message: evil},
				demoItems: [{kind: 'command', command: {kind: 'send', expression: evil}}],
			},
		},
		{columns: 120, rows: 40, theme: dark},
	);
	await screen.waitFor(String.raw`\x1b[2J`);
	for (const raw of ['\u001B]0', '\u0007', '\u009B', '\u202E']) {
		expect(screen.raw()).not.toContain(raw);
	}
});

describe('keys', () => {
	test.each([
		['n', ['next']],
		['c', ['close']],
		['\u001B[C', ['forward']],
		[' ', ['forward']],
		['\u001B[6~', ['forward']],
		['\u001B[D', ['back']],
		['\r', ['finish']],
		['\u001B[H', ['first']],
		['r', ['restart']],
		['o', ['choose']],
		['s100\r', ['send 100']],
		["tValueError('x')\r", ["throw ValueError('x')"]],
		['nnn', ['next', 'next', 'next']],
		['   ', ['forward', 'forward', 'forward']],
	])('%j', async (bytes, asked) => {
		const {screen, session} = open({happened: 10, snapshot: {phase: {kind: 'paused'}}});
		await screen.waitFor('events');
		screen.type(bytes);
		await screen.waitFor(() => session.asked.length >= asked.length);
		expect(session.asked).toEqual(asked);
	});

	test('a command from the past goes to the newest stage first, and says so', async () => {
		const {screen, session} = open({happened: 37});
		session.seek(20);
		await screen.waitFor('looking back');
		screen.type('n');
		await screen.waitFor('Went from the past to the newest stage first.');
		expect(session.asked).toEqual(['last', 'next']);
	});

	test('a command in the middle of a resumption says that it finished that one', async () => {
		const {screen, session} = open({happened: 20, snapshot: {phase: {kind: 'paused'}}});
		await screen.waitFor('events');
		screen.type('n');
		await screen.waitFor('The current resumption is finished first.');
		expect(session.asked).toEqual(['next']);
	});

	test.each<[string, Partial<Snapshot>, string, string]>([
		['n with a script', {driving: {kind: 'script'}}, 'n', "The file's own client drives"],
		['s with a script', {driving: {kind: 'script'}}, 's', "The file's own client drives"],
		['→ at rest', {}, '\u001B[C', "It is the client's turn"],
		['n at the end', {phase: {kind: 'over', message: 'It is over.'}}, 'n', 'The program is over: ← looks back'],
		['x at rest', {}, 'x', 'Nothing is running'],
		['u with nothing done', {}, 'u', 'There is no command to undo yet.'],
		['d with nothing to play', {}, 'd', "It is the client's turn"],
	])('%s: one sentence instead of silence', async (_, snapshot, bytes, sentence) => {
		const {screen, session} = open({happened: 37, snapshot});
		await screen.waitFor('events');
		screen.type(bytes);
		await screen.waitFor(sentence);
		expect(session.asked).toEqual([]);
	});

	test('with commands of --drive left, one key plays the whole talk', async () => {
		const {screen, session} = open({
			happened: 17,
			snapshot: {demoItems: [{kind: 'command', command: {kind: 'send', expression: '100'}}]},
		});
		await screen.waitFor('┄ send(100)');
		screen.type(' ');
		await screen.waitFor(() => session.asked.length > 0);
		expect(session.asked).toEqual(['playNext']);
	});

	test('a program that runs on is stopped by x and by esc', async () => {
		const {screen, session} = open({happened: 5, snapshot: {phase: {kind: 'running'}}});
		await screen.waitFor('▶▶ running');
		screen.type('x');
		screen.type('\u001B');
		await screen.waitFor(() => session.asked.length === 2);
		expect(session.asked).toEqual(['interrupt', 'interrupt']);
	});

	test('? shows all keys, any key hides them', async () => {
		const {screen, session} = open({happened: 5});
		await screen.waitFor('events');
		screen.type('?');
		await screen.waitFor('any other key closes this');
		expect(screen.text()).toContain('g.close(): raises GeneratorExit');
		screen.type('       ');
		await screen.waitFor('Gives the terminal back to the shell');
		screen.type('q');
		await screen.waitFor('events');
		expect(session.asked).toEqual([]);
	});

	test.each(['q', '\u0003', 's12\u0003\u0003'])('%j quits and gives the terminal back', async bytes => {
		const {screen} = open({happened: 5});
		await screen.waitFor('events');
		screen.type(bytes);
		await screen.ended;
		expect(screen.raw()).toContain('\u001B[?1049l');
		expect(screen.raw().lastIndexOf('\u001B[?25h')).toBeGreaterThan(screen.raw().lastIndexOf('\u001B[?25l'));
	});

	test('where commands would be lost q asks first, and any other key goes on', async () => {
		const driving = {kind: 'expression', expression: 'delegator()'} as const;
		const branches = [{driving, commands: [{kind: 'next'}, {kind: 'close'}] as const, length: 5}];
		const {screen, session} = open({happened: 5, snapshot: {branches}});
		await screen.waitFor('events');
		for (const key of ['q', '\u0003']) {
			screen.type(key);
			await screen.waitFor('q again leaves this run of 2 commands; any other key goes on.');
			screen.type('\u001B[D');
			await screen.waitFor(() => !screen.text().includes('again leaves'));
		}
		expect(session.asked).toEqual(['back', 'back']);
		screen.type('\u0003q');
		await screen.ended;
	});

	test('ctrl-c in a prompt only closes it, also while Python evaluates the answer', async () => {
		const {screen, session} = open({happened: 5});
		await screen.waitFor('events');
		screen.type('s1');
		await screen.waitFor('send(1');
		screen.type('\u0003');
		await screen.waitFor(() => !screen.text().includes('send(1'));
		screen.type('s2\r');
		await screen.waitFor('Python evaluates it');
		screen.type('\u0003');
		await screen.waitFor(() => !screen.text().includes('Python evaluates it'));
		expect(session.asked).toContain('interrupt');
		expect(screen.text()).toContain('events');
	});

	test('ctrl-z suspends, also while a prompt is open', async () => {
		let suspended = 0;
		const {screen} = open({happened: 5}, {suspend: () => suspended++});
		await screen.waitFor('events');
		screen.type('\u001As\u001A');
		await screen.waitFor(() => suspended === 2);
		await screen.waitFor('send(');
	});
});

describe('the prompt', () => {
	test('has the cursor of the terminal, and edits', async () => {
		const {screen, session} = open({happened: 17});
		await screen.waitFor('events');
		screen.type('s');
		await screen.waitFor('What to send?');
		screen.type('12');
		await screen.waitFor('send(12)');
		screen.type('\u001B[D');
		await screen.waitFor(() => screen.cursor().column === 7);
		expect(screen.cursor()).toEqual({column: 7, row: 23});
		screen.type('\u00019\u007F[\u0005]\r');
		await screen.waitFor(() => session.asked.length > 0);
		expect(session.asked).toEqual(['send [12]']);
	});

	test('takes pasted text whole', async () => {
		const {screen, session} = open({happened: 17});
		await screen.waitFor('events');
		screen.type('\u001B[200~q\rn\u001B[201~');
		await screen.waitFor('Pasted text goes into a prompt only');
		screen.type('s\u001B[200~{"a":\n 1}\u001B[201~\r');
		await screen.waitFor(() => session.asked.length > 0);
		expect(session.asked).toEqual(['send {"a":  1}']);
	});

	test('keeps the text when Python does not take it, and says why', async () => {
		const {screen, session} = open({happened: 17});
		await screen.waitFor('events');
		screen.type('s1/0\r');
		await screen.waitFor('Python evaluates it');
		session.set({problem: {kind: 'expression', message: 'ZeroDivisionError: division by zero'}});
		await screen.waitFor('✖ ZeroDivisionError: division by zero');
		expect(screen.text()).toContain('send(1/0)');
		screen.type('\u007F2\r');
		await screen.waitFor(() => session.asked.length === 2);
		expect(session.asked).toEqual(['send 1/0', 'send 1/2']);
		// The call is made: the answer was taken.
		session.happen(1);
		await screen.waitFor(() => !screen.text().includes('send(1/2)'));
	});

	test('answers keys and pasted text while Python evaluates, and presses the keys then', async () => {
		const {screen, session} = open({happened: 17});
		await screen.waitFor('events');
		screen.type('s100\r');
		await screen.waitFor('Python evaluates it … esc stops.');
		screen.type('s');
		await screen.waitFor('Your keys wait until that is done; esc stops Python and drops them.');
		screen.type('7\u001B[200~8\u001B[201~');
		await screen.waitFor('Pasted text does not wait for Python');
		session.happen();
		await screen.waitFor('send(7)');
		expect(screen.text()).toContain('What to send?');
	});

	test('says that an answer waits for the call before it', async () => {
		const {screen} = open({happened: 17, snapshot: {waiting: [{kind: 'send', expression: '1'}]}});
		await screen.waitFor('events');
		screen.type('s1\r');
		await screen.waitFor('It is given when the call before it has ended … esc stops.');
	});

	test('brings earlier answers back', async () => {
		const {screen, session} = open({happened: 17});
		await screen.waitFor('events');
		screen.type('s100\r');
		await screen.waitFor('Python evaluates it');
		session.happen();
		await screen.waitFor('stage 37 of 37');
		screen.type('s\u001B[A');
		await screen.waitFor('send(100)');
		screen.type('\u001B[B5');
		await screen.waitFor('send(5)');
	});

	test('goes away with esc, and takes the message with it', async () => {
		const {screen, session} = open({happened: 17});
		await screen.waitFor('events');
		screen.type('s1');
		await screen.waitFor('send(1)');
		screen.type('\u001B');
		await screen.waitFor('n next');
		expect(session.asked).toEqual(['dismiss']);
	});

	test('wants an expression', async () => {
		const {screen, session} = open({happened: 17});
		await screen.waitFor('events');
		screen.type('t\r');
		await screen.waitFor('Type a Python expression first');
		expect(session.asked).toEqual([]);
	});

	test('shows escape codes that were typed into it harmlessly', async () => {
		const {screen} = open({happened: 17});
		await screen.waitFor('events');
		screen.type('s\u001B[200~\u009B2J\u001B[201~');
		await screen.waitFor(String.raw`send(\x9b2J)`);
	});
});

describe('the menu', () => {
	test('offers the file as it is first when it has a client', async () => {
		const {screen, session} = open({snapshot: choosing});
		await screen.waitFor('▶ the file as it is');
		expect(screen.text()).toContain('gen_or_coro(name)  generator, line 13');
		screen.type('\r');
		await screen.waitFor(() => session.asked.length > 0);
		expect(session.asked).toEqual(['run']);
	});

	test('offers it last when it only defines functions', async () => {
		const sources = new Map([[file, text.slice(0, text.indexOf('if __name__'))]]);
		const {screen} = open({snapshot: {...choosing, sources}});
		await screen.waitFor('▶ gen_or_coro(name)');
		expect(screen.lines().findIndex(line => line.includes('the file as it is'))).toBe(4);
	});

	test('takes a burst of keys', async () => {
		const {screen, session} = open({snapshot: choosing});
		await screen.waitFor('what to drive');
		screen.type('\u001B[B\u001B[B\r');
		await screen.waitFor(() => session.asked.length > 0);
		expect(session.asked).toEqual(['drive my_dele = delegator()']);
	});

	test('asks for the arguments that a target needs', async () => {
		const {screen, session} = open({snapshot: choosing});
		await screen.waitFor('what to drive');
		screen.type('2');
		await screen.waitFor('What is name of gen_or_coro?');
		screen.type("'a'");
		await screen.waitFor("gen_or_coro(name = 'a')");
		screen.type('\r');
		await screen.waitFor(() => session.asked.length > 0);
		expect(session.asked).toEqual(["drive my_gen = gen_or_coro('a')"]);
		session.set({problem: {kind: 'expression', message: 'NameError: no'}});
		await screen.waitFor('✖ NameError: no');
		expect(screen.text()).toContain("gen_or_coro(name = 'a')");
	});

	const warmingUp = {...choosing, targets: [], phase: {kind: 'opening'}} as const;

	test('shows the file and what it seems to offer while Python warms up, and begins when Python is there', async () => {
		const {screen, session} = open({snapshot: warmingUp});
		await screen.waitFor('Python is starting');
		expect(screen.text()).toContain('3 The client holds');
		expect(screen.text()).toMatch(/delegator\(\) +generator, line 23/);
		screen.type('3');
		await screen.waitFor('Then it drives delegator();');
		expect(session.asked).toEqual([]);
		session.set({...choosing, targets});
		await screen.waitFor(() => session.asked.length > 0);
		expect(session.asked).toEqual(['drive my_dele = delegator()']);
	});

	test('keeps what is typed behind the choice for what it asks; escape takes the choice back', async () => {
		const {screen, session} = open({snapshot: warmingUp});
		await screen.waitFor('Python is starting');
		screen.type('3');
		await screen.waitFor('Then it drives delegator();');
		screen.type('\u001B');
		await screen.waitFor('What you choose now begins');
		screen.type("2'Ada'\r");
		await screen.waitFor('Then it drives gen_or_coro(name);');
		session.set({...choosing, targets});
		await screen.waitFor(() => session.asked.length > 0);
		expect(session.asked).toEqual(["drive my_gen = gen_or_coro('Ada')"]);
	});

	test('drives nothing that Python does not find', async () => {
		const {screen, session} = open({snapshot: warmingUp});
		await screen.waitFor('Python is starting');
		screen.type('3');
		await screen.waitFor('Then it drives delegator();');
		session.set({...choosing, targets: []});
		await screen.waitFor('Python finds nothing to drive in delegator()');
		expect(session.asked).toEqual([]);
	});

	test('says that Python warms up while the file is not known', async () => {
		const {screen} = open({snapshot: {...warmingUp, sources: new Map()}});
		await screen.waitFor('◌ Python is starting …');
	});

	test('says what is wrong with a file, with the caret', async () => {
		const message = 'SyntaxError: invalid syntax';
		const {screen} = open({
			snapshot: {
				...choosing,
				phase: {kind: 'over', message},
				problem: {kind: 'syntax', message, text: '    x = = 1\n        ^'},
			},
		});
		await screen.waitFor('✖ SyntaxError: invalid syntax');
		expect(screen.text()).toContain('x = = 1');
		expect(screen.text()).toMatch(/│ {9}\^/);
	});

	test('scrolls when there is more than fits', async () => {
		const targets = Array.from({length: 100}, (_, index) => ({
			name: `gen_${index}`,
			kind: 'generator' as const,
			line: index + 1,
			parameters: [],
			variable: 'my_gen',
		}));
		const {screen, session} = open({snapshot: {...choosing, targets}});
		await screen.waitFor('gen_5()');
		screen.type('k');
		await screen.waitFor('▶ gen_99()');
		screen.type('\r');
		await screen.waitFor(() => session.asked.length > 0);
		expect(session.asked).toEqual(['drive my_gen = gen_99()']);
		expect(screen.lines()).toHaveLength(24);
	});
});
