import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import type {FrameNames} from '../../source/engine/frame-names.ts';
import {IdMap} from '../../source/engine/id-map.ts';
import type {StageKind} from '../../source/engine/stage.ts';
import type {State} from '../../source/engine/state.ts';
import {clientTitle, statementRows} from '../../source/ui/panes/client-rows.ts';
import {cycleRows} from '../../source/ui/panes/cycle-rows.ts';
import {eventRows} from '../../source/ui/panes/event-rows.ts';
import {frameRows} from '../../source/ui/panes/frames/frame-rows.ts';
import {outputRows} from '../../source/ui/panes/output-rows.ts';
import {sourceRows} from '../../source/ui/panes/source-rows.ts';
import {cut, padded, row} from '../../source/ui/terminal/text/row.ts';
import {bare, colourless, dark, themeFor} from '../../source/ui/terminal/theme/themes.ts';
import {driving, type Fact, text} from './helpers/delegator-run.ts';
import {fakeSession} from './helpers/fake-session.ts';

const run = fakeSession({happened: 100}).snapshot();
const trimmed = (rows: readonly string[]): string[] => rows.map(line => line.trimEnd());

describe('a row', () => {
	test.each([
		['is filled up', ['ab', 'c'], 6, 'abc   '],
		['is cut with a sign', ['abcdef', 'g'], 5, 'abcd…'],
		['does not end in half of a wide character', ['a漢字'], 4, 'a漢…'],
		['keeps its width with wide characters', ['漢', 'x'], 4, '漢x '],
		['makes escape codes visible', ['\u001B[2Jx'], 12, String.raw`\x1b[2Jx    `],
		['has no room', ['abc'], 0, ''],
	])('%s', (_, pieces, columns, shown) => {
		expect(row(columns, ...pieces)).toBe(shown);
	});

	test('styles the text only', () => {
		expect(row(4, [dark.lit, 'ab'])).toBe('\u001B[1m\u001B[7mab\u001B[27m\u001B[22m  ');
	});

	test('is of the same width in every theme, whatever is in it', () => {
		const odd = ['漢字', 'e\u0301', '👨‍👩‍👧', '\u001B[31m', '\t', '\u202E', '❤\uFE0F', '🇩🇪', '\u0301', '\uD800'];
		for (const theme of [bare, colourless, dark]) {
			for (const columns of [1, 2, 3, 5, 8, 40]) {
				for (const text of odd) {
					expect(stringWidth(row(columns, [theme.value, text], 'x', text))).toBe(columns);
					expect(stringWidth(padded(text, columns))).toBe(columns);
					expect(stringWidth(cut(text, columns))).toBeLessThanOrEqual(columns);
				}
			}
		}
	});
});

test('themes go by the environment', () => {
	expect(themeFor({})).toBe(dark);
	expect(themeFor({NO_COLOR: '1'})).toBe(colourless);
	expect(themeFor({NO_COLOR: ''})).toBe(dark);
	expect(themeFor({TERM: 'dumb'})).toBe(bare);
	// Colours are SGR 30 to 49 and 90 to 107; weight and inversion are none.
	expect(colourless.syntax).toBeNull();
	for (const style of Object.values({...colourless, syntax: colourless.plain})) {
		expect(style('x')).not.toMatch(/\[(?:[349]\d|10\d)m/);
	}
});

describe('source', () => {
	test('marks the line and puts carets below exactly the expression', () => {
		const rows = sourceRows({text, line: 16, lit: [16, 8, 16, 15], sign: '▶'}, 30, 5, bare);
		expect(trimmed(rows)).toEqual([
			' 15',
			'▶16     x = yield 1',
			'            ^^^^^^^',
			' 17     print("[{}] x = {}".f…',
			' 18',
		]);
	});

	test('moves to the side where the expression would be out of sight', () => {
		const long = `result = some_function(${'a, '.repeat(20)}(yield value))`;
		const from = long.indexOf('yield');
		const rows = sourceRows({text: long, line: 1, lit: [1, from, 1, from + 11], sign: '▶'}, 30, 3, bare);
		expect(rows[0]).toContain('yield value');
		expect(rows[1]?.indexOf('^')).toBe(rows[0]?.indexOf('yield'));
	});

	test('carets stand below the expression behind tabs and wide characters', () => {
		const rows = sourceRows({text: '\tx = "漢字", (yield)', line: 1, lit: [1, 12, 1, 17], sign: '▶'}, 40, 3, bare);
		const before = rows[0]?.slice(0, rows[0].indexOf('yield')) ?? '';
		expect(rows[1]?.indexOf('^')).toBe(stringWidth(before));
		expect(rows[1]?.trim()).toBe('^^^^^');
	});

	test('an expression over several lines is lit on each of them', () => {
		const rows = sourceRows({text: 'x = yield (\n    1,\n)\ny = 2', line: 1, lit: [1, 4, 3, 1], sign: '▶'}, 20, 6, {
			...bare,
			lit: part => part.toUpperCase(),
		});
		expect(trimmed(rows)).toEqual(['▶1 x = YIELD (', '       ^^^^^^^', ' 2     1,', ' 3 )', ' 4 y = 2']);
	});

	const method = 'class A:\n    def f(self):\n        return g(self.a, self.b)\n\n    def g(self): ...\n';
	const rowsOf = (line: number, width: number, height: number): string[] =>
		trimmed(sourceRows({text: method, line, lit: null, sign: '▶', from: 2}, width, height, bare));

	test('leaves out nothing where all lines fit', () => {
		expect(rowsOf(2, 37, 3)).toEqual([' 1 class A:', '▶2     def f(self):', ' 3         return g(self.a, self.b)']);
	});

	test('cuts no class by the indent of its methods', () => {
		expect(rowsOf(2, 20, 3)).toEqual([' 1 class A:', '▶2     def f(self):', ' 3         return g…']);
	});

	test('leaves out the indent that all lines have, and marks those', () => {
		expect(rowsOf(4, 24, 3)).toEqual([' 3…    return g(self.a,…', '▶4', ' 5…def g(self): ...']);
	});

	test('only the line of the expression is moved to its side, with a mark', () => {
		const source = `def drop_empty(rows):\n    first = [name for name in (yield rows)]\n    return first`;
		const rows = sourceRows({text: source, line: 2, lit: [2, 31, 2, 41], sign: '▶', from: 1}, 30, 4, bare);
		expect(trimmed(rows)).toEqual([
			' 1 def drop_empty(rows):',
			'▶2…e for name in (yield rows)]',
			expect.stringMatching(/^ +\^+$/),
			' 3     return first',
		]);
	});
});

/** Each kind of stage. */
const kinds = Object.keys({
	call: 0,
	refuse: 0,
	push: 0,
	forward: 0,
	assign: 0,
	discard: 0,
	use: 0,
	evaluate: 0,
	create: 0,
	drop: 0,
	spawn: 0,
	wake: 0,
	suspend: 0,
	cancel: 0,
	done: 0,
	choose: 0,
	delegate: 0,
	yield: 0,
	return: 0,
	catch: 0,
	raise: 0,
	result: 0,
	output: 0,
	end: 0,
} satisfies Record<StageKind, 0>) as readonly StageKind[];

test.each([
	['push', ' call ─▶▐push▌───▶ assign  ┊ refuse'],
	['refuse', ' call ─▶ push ───▶ assign  ┊▐refuse▌'],
	['discard', ' call ─▶ push ───▶▐discard▌┊ refuse'],
] as const)('the cycle lights %s', (kind, first) => {
	const rows = cycleRows(kind, 36, 4, bare);
	expect(rows[0]?.trimEnd()).toBe(first);
	expect(rows.map(line => line.indexOf('┊', 13))).toEqual([27, 27, 27, 27]);
});

test('the picture of the cycle stands still, whatever is lit', () => {
	expect(trimmed(cycleRows(null, 36, 4, bare))).toEqual([
		' call ─▶ push ───▶ assign  ┊ refuse',
		' forward   ▲          │    ┊ catch',
		' delegate  ┊          ▼    ┊ return',
		' result ◀ yield ◀ evaluate ┊ raise',
	]);
	const edges = kinds.map(kind => cycleRows(kind, 36, 4, bare).map(line => line.replaceAll(/[▐▌ \w]/g, '').length));
	expect(new Set(edges.map(String)).size).toBe(1);
});

test.each([1, 4])('the cycle lights each kind of stage, and nothing else, in %i rows', height => {
	for (const kind of kinds) {
		const text = cycleRows(kind, 36, height, bare).join('\n');
		expect(text.match(/▐\w+▌/g)).toEqual([`▐${kind}▌`]);
	}
	expect(cycleRows(null, 36, height, bare).join('\n')).not.toContain('▐');
});

describe('the client', () => {
	test('shows statements as Python, with their results, and what is still to be played', () => {
		const {statements} = run.history.stateAt(20);
		const queue = [{kind: 'throw', expression: 'KeyError(1)'}, {kind: 'close'}] as const;
		const rows = statementRows({opening: 'my_dele = delegator()', statements, queue}, 60, 6, bare);
		expect(trimmed(rows)).toEqual([
			' my_dele = delegator()  # <generator delegator>',
			' ret_1 = next(my_dele)  # 1',
			' ret_2 = my_dele.send(100) ◀',
			' ┄ throw(KeyError(1))',
			' ┄ close()',
		]);
	});

	test("counts a person's resumptions as theirs; a frame of the file is told which one this is", () => {
		const state = run.history.stateAt(20);
		expect(clientTitle(null, state, 40)).toBe('client: you · 2 resumptions');
		expect(clientTitle('Task-3', state, 40)).toBe('client: Task-3 · resumption 2');
		expect(clientTitle('Task-3', state, 20)).toBe('client: Task-3 ↓2');
		expect(clientTitle('client', run.history.stateAt(0), 40)).toBe('client');
	});

	test("counts no resumption as a person's that the generator made which they drive", () => {
		const state = {...run.history.stateAt(20), resumptions: 5};
		expect(clientTitle(null, state, 40)).toBe('client: you · 2 resumptions');
		expect(clientTitle('Task-3', state, 40)).toBe('client: Task-3 · resumption 5');
	});

	test('names no frame as the client once the program is over', () => {
		const state = {...run.history.stateAt(20), ended: {status: 1}};
		expect(clientTitle('main', state, 40)).toBe('client: none');
		expect(clientTitle(null, state, 40)).toBe('client: you · 2 resumptions');
	});

	test('keeps the newest in sight', () => {
		const statements = Array.from({length: 50}, (_, index) => ({text: `next(g)  # call ${index}`, outcome: null}));
		const rows = statementRows({opening: null, statements, queue: []}, 40, 3, bare);
		expect(rows).toHaveLength(3);
		expect(rows[2]).toContain('call 49 ◀');
	});
});

describe('frames', () => {
	const show = (mark: number, width = 60, height = 30): string[] =>
		trimmed(frameRows({state: run.history.stateAt(mark), sources: run.sources, width, theme: bare}, height));

	test('a value on its way down, a delegator that passes it on, a suspended delegatee', () => {
		expect(show(20)).toEqual([
			'● client  ret_2 = my_dele.send(100)',
			'  │',
			'▶ delegator    RUNNING  line 28, delegates             ↓2 ↑1',
			'    y = ⟦yield from delegatee⟧',
			'    stack  <gen_or_coro> ◀ top',
			'    delegatee = <gen_or_coro>',
			'  ┊ ▼ 100',
			'‖ gen_or_coro  SUSPENDED  line 16                      ↓1 ↑1',
			'    x = ⟦yield 1⟧',
			'    stack  empty',
			"    name = 'delegatee'",
		]);
	});

	test('the value just pushed, then the local that just changed', () => {
		expect(show(21).slice(-3)).toEqual(['    x = ⟦yield 1⟧', '    stack  ▐100▌ ◀ top', "    name = 'delegatee'"]);
		expect(show(22).slice(-3)).toEqual(['    ⟦x⟧ = yield 1', '    stack  empty', "    name = 'delegatee'  x ← 100"]);
	});

	test('counts in words where a row is long enough; where it is short, the line goes before they do', () => {
		const heads = (width: number): string[] => show(20, width).filter(line => /^[▶‖]/.test(line));
		expect(heads(66)).toEqual([
			'▶ delegator        RUNNING  line 28        2 resumptions · 1 yield',
			'‖ gen_or_coro      SUSPENDED  line 16       1 resumption · 1 yield',
		]);
		expect(heads(38)).toEqual(['▶ delegator    RUNNING  line 28  ↓2 ↑1', '‖ gen_or_coro  SUSPENDED         ↓1 ↑1']);
	});

	test('a value on its way up in its StopIteration, from a frame that is closed', () => {
		expect(show(28).slice(-3)).toEqual([
			'  ┊ ▲ StopIteration(2)',
			'▶ gen_or_coro  CLOSED  returned 2                      ↓2 ↑1',
			"    name = 'delegatee'  x = 100",
		]);
	});

	test('where rows are few, the frame at work has its stack and the others their names', () => {
		expect(show(21, 40, 4)).toEqual([
			'● client  ret_2 = my_dele.send(100)',
			'● delegator    RUNNING  line 28    ↓2 ↑1',
			'▶ gen_or_coro  RUNNING  line 16    ↓2 ↑1',
			'    stack  ▐100▌ ◀ top',
		]);
	});

	test('never more rows than there are, none too wide', () => {
		for (let mark = 0; mark <= run.history.length; mark++) {
			for (const height of [1, 3, 9, 40]) {
				const rows = frameRows(
					{state: run.history.stateAt(mark), sources: run.sources, width: 33, theme: bare},
					height,
				);
				expect(rows.length).toBeLessThanOrEqual(height);
				expect(rows.map(line => stringWidth(line)).filter(width => width !== 33)).toEqual([]);
			}
		}
	});

	test('a chain of a thousand is folded around the frame at work', () => {
		const base = run.history.stateAt(21);
		const one = base.frames.get(2);
		if (one === undefined) {
			throw new Error('The run has no delegatee.');
		}

		const ids = Array.from({length: 1000}, (_, index) => index + 1);
		const frames = IdMap.of(ids.map(id => [id, {...one, id}]));
		const names: FrameNames = {of: id => ({name: `gen_${id}`, number: 1}), codeOf: () => undefined, latest: () => []};
		const state: State = {...base, frames, names, chain: [0, ...ids], active: 500, stage: null, transit: null};
		const rows = frameRows({state, sources: run.sources, width: 60, theme: bare}, 20);
		expect(rows.length).toBeLessThanOrEqual(20);
		const shown = rows.join('\n');
		expect(shown).toMatch(/● client/);
		expect(shown).toMatch(/▶ gen_500/);
		expect(shown).toMatch(/● gen_1000/);
		const folded = [...shown.matchAll(/⋮ (\d+) more/g)].reduce((sum, match) => sum + Number(match[1]), 0);
		expect(folded + [...shown.matchAll(/^. gen_/gm)].length).toBe(1000);
	});
});

describe('events', () => {
	test('the current one is marked, derived ones too', () => {
		const rows = eventRows({history: run.history, state: run.state}, 70, 3, bare);
		expect(rows).toHaveLength(3);
		expect(rows[2]).toMatch(/^▸37 result +client +StopIteration: 3 +$/);
		expect(trimmed(eventRows({history: run.history, state: run.history.stateAt(11)}, 40, 1, bare))).toEqual([
			'▸11~push     gen_or_coro starts, None o…',
		]);
	});

	test('in the past, a part of what follows is in sight', () => {
		const rows = eventRows({history: run.history, state: run.history.stateAt(20)}, 60, 9, bare);
		expect(rows.map(line => line.slice(0, 3))).toEqual([' 15', ' 16', ' 17', ' 18', ' 19', '▸20', ' 21', ' 22', ' 23']);
	});

	test('before the first stage there is none at the cursor', () => {
		const rows = eventRows({history: run.history, state: run.history.stateAt(0)}, 60, 4, bare);
		expect(rows.every(line => !line.includes('▸'))).toBe(true);
		expect(rows.length).toBeLessThanOrEqual(4);
	});
});

describe('output', () => {
	const written = (facts: readonly Fact[], height = 4): string[] => {
		const {history, state} = fakeSession({facts: [...driving, ...facts], happened: 100}).snapshot();
		return trimmed(outputRows(history, state.outputs, 20, height, bare));
	};

	const out = (text: string, stream: 'stdout' | 'stderr' = 'stdout'): Fact => ({event: 'output', stream, text});

	test.each<[string, Fact[], string[]]>([
		['a line in pieces', [out('a'), out('b'), out('\n')], [' ab']],
		['the last lines', [out('1\n2\n3\n4\n5\n6')], [' 3', ' 4', ' 5', ' 6']],
		['stderr in between', [out('a'), out('oops\n', 'stderr'), out('b\n')], [' a', '! oops', ' b']],
		['a line written over', [out('10%\r20%\r\n')], [' 20%']],
		['tabs', [out('a\tb')], [' a       b']],
		['escape codes', [out('\u001B[2Jx\u0007')], [String.raw` \x1b[2Jx\x07`]],
		['a long line', [out('x'.repeat(50_000))], [` ${'x'.repeat(18)}…`]],
		['nothing', [], []],
	])('%s', (_, facts, rows) => {
		expect(written(facts)).toEqual(rows);
	});

	test('only what was written up to the cursor', () => {
		const {history} = run;
		expect(trimmed(outputRows(history, history.stateAt(12).outputs, 30, 4, bare))).toEqual([' [delegator] started']);
	});
});
