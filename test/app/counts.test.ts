import {afterAll, describe, expect, test} from 'vitest';
import {folderWith, genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';
import {openApp, root, type Terminal} from '../helpers/terminal.ts';
import {waitForStage} from './drive.ts';

/** What is driven, how often it takes `next` to its end, and what each generator must have counted by then. */
const samples = [
	{file: 'three_yields.py', expression: 'f = foo()', resumptions: 4, counts: {foo: [4, 3]}},
	{
		file: 'two_delegatees.py',
		expression: 'delegator()',
		resumptions: 3,
		counts: {delegator: [3, 2], gen_or_coro: [2, 1], 'gen_or_coro#2': [2, 1]},
	},
] as const;

const every = [{version: 'embedded', options: []}].concat(
	pythons.map(({file, version}) => ({version, options: ['--python', file]}) as never),
);

/** The row of a frame at work, once it is closed. */
const closedRow = (terminal: Terminal, name: string): string =>
	terminal.screen().find(line => line.includes(`▶ ${name} `) && line.includes('CLOSED')) ?? '';

/** Back to where a generator of a name returned. */
async function backToReturn(terminal: Terminal, name: string, from: number): Promise<void> {
	for (let stage = from; closedRow(terminal, name) === ''; stage--) {
		terminal.press('left');
		await waitForStage(terminal, stage - 1);
	}
}

/** Of its three resumptions the delegator sleeps through the second, a throw that its delegatee catches. */
const passed = folderWith({
	'passed.py': `
def inner():
    try:
        yield 1
    except KeyError:
        yield 2
def outer():
    yield from inner()
g = outer()
next(g)
g.throw(KeyError())
next(g, None)
`,
});
afterAll(passed.remove);

/** The screen is made of the same counts on each Python; the reports tell them on all. */
const shown = ['embedded', pythons[0]?.version, pythons.at(-1)?.version];

describe.each(every)('on Python $version', ({version, options}) => {
	const onScreen = shown.includes(version) ? samples : [];
	test.each(onScreen)('n yields take n+1 resumptions, m delegatees of n yields m*n+1: $file', async sample => {
		const {file, expression, resumptions, counts} = sample;
		await using terminal = openApp([`samples/${file}`, expression, ...options], {columns: 120, rows: 40});
		for (let call = 1; call <= resumptions; call++) {
			await terminal.waitFor('your turn');
			terminal.press('n', 'enter');
			const words = `client: you · ${call} resumption${call === 1 ? '' : 's'} ─`;
			await terminal.waitFor(screen => screen.join('\n').includes(words) && screen[0]?.includes('your turn') === true);
		}
		const end = Number(/of (\d+)/.exec(terminal.screen()[0] ?? '')?.[1]);
		for (const [name, [resumed, yielded]] of Object.entries(counts)) {
			terminal.press('end');
			await waitForStage(terminal, end);
			await backToReturn(terminal, name, end);
			const words = `${resumed} resumptions · ${yielded} yield${yielded === 1 ? '' : 's'}│`;
			const signs = `↓${resumed} ↑${yielded}│`;
			// The words stand where the frames have room for them beside the source.
			const shown = closedRow(terminal, name).endsWith(words) ? words : signs;
			expect(closedRow(terminal, name).endsWith(shown), closedRow(terminal, name)).toBe(true);
			terminal.resize(80, 24);
			await terminal.waitFor(() => closedRow(terminal, name).endsWith(signs));
			terminal.resize(120, 40);
			await terminal.waitFor(() => closedRow(terminal, name).endsWith(shown));
		}
		terminal.press('q', 'q');
		await terminal.waitForExit();
	});

	test.each(samples)('the log and the table count them in their last line: $file', async sample => {
		const {file, expression, resumptions, counts} = sample;
		const generators = Object.entries(counts).map(
			([name, [resumed, yielded]]) => ` ${name}: ${resumed} resumptions, ${yielded} yield${yielded === 1 ? '' : 's'}.`,
		);
		for (const report of ['log', 'table']) {
			const args = [`samples/${file}`, expression, '--report', report, ...options];
			const {output} = await genStep(args, {cwd: root});
			expect(output.trimEnd().split('\n').at(-1)).toBe(`${resumptions} resumptions by clients.${generators.join('')}`);
		}
	});

	test('counts what a delegator passes on while it stands still, on the screen as in the reports', async () => {
		const counts = ['outer: 3 resumptions, 2 yields', 'inner: 3 resumptions, 2 yields'];
		const log = await genStep([`${passed.folder}/passed.py`, '--report', 'log', ...options]);
		expect(log.output.trimEnd().split('\n').at(-1)).toBe(`3 resumptions by clients. ${counts.join('. ')}.`);
		const json = await genStep([`${passed.folder}/passed.py`, '--report', 'json', ...options]);
		const last = json.output.split('\n').findLast(line => line.includes('"kind":"return"') && line.includes('"outer"'));
		expect(JSON.parse(last ?? '{}')).toMatchObject({resumptions: 3, yields: 2});
		await using terminal = openApp([`${passed.folder}/passed.py`, 'outer()', ...options], {columns: 120, rows: 40});
		await terminal.waitFor('your turn');
		terminal.press('n', 'enter');
		await terminal.waitFor('next(g)  # 1');
		terminal.press('t');
		terminal.type('KeyError()');
		terminal.press('enter', 'enter');
		await terminal.waitFor(/outer +SUSPENDED .*2 resumptions · 2 yields/);
		terminal.press('q', 'q');
		await terminal.waitForExit();
	});
});
