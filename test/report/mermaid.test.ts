import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import mermaid from 'mermaid';
import {expect, test} from 'vitest';
import type {Code, Stage} from '../../source/engine/stage.ts';
import {foldBlocks} from '../../source/report/mermaid-fold.ts';
import {genStep} from '../cli/cli.ts';
import {root} from '../recordings/runs.ts';
import {replay} from '../recordings/stages.ts';
import {readRecordings, recordedSamples} from '../recordings/store.ts';
import {reportText} from './report-text.ts';

function diagram(stages: readonly Stage[], codes: ReadonlyMap<number, Code>): string {
	return reportText('mermaid', stages, codes);
}

/** Rejects with mermaid's own words where it cannot read a diagram. */
async function typeOf(text: string): Promise<string> {
	const parsed = await mermaid.parse(text);
	return parsed.diagramType;
}

test.each(recordedSamples('3.13'))('mermaid reads the diagram of each run of %s', async sample => {
	for (const recording of readRecordings('3.13', sample)) {
		const {stages, codes} = replay(recording);
		expect(await typeOf(diagram(stages, codes))).toBe('sequence');
	}
});

test('values go down with a call and up with a yield, and a return is a StopIteration', async () => {
	const {output} = await genStep([
		path.join(root, 'samples/delegator.py'),
		'delegator()',
		'--drive',
		'next; send(100)',
		'--report',
		'mermaid',
	]);
	expect(output).toBe(`sequenceDiagram
    participant f0 as client
    participant f1 as delegator
    participant f2 as gen_or_coro
    f0->>f1: next(my_dele)
    activate f1
    f1->>f2: None
    activate f2
    f2-->>f1: yield 1
    deactivate f2
    f1-->>f0: yield 1
    deactivate f1
    f0->>f1: my_dele.send(100)
    activate f1
    f1->>f2: 100
    activate f2
    Note over f2: x = 100
    f2-->>f1: return 2
    deactivate f2
    Note over f1: StopIteration.value = 2
    Note over f1: y = 2
    f1-->>f0: return 3
    deactivate f1
    Note over f0: StopIteration#58; 3
`);
});

const hostile = 'end; "x"\n%%{init: {}}%% <b>#quot; a->>b: c [loop] rect é 🐍 `';

test('whatever a value says, it is text', async () => {
	const [recording] = readRecordings('3.13', 'delegator');
	if (recording === undefined) throw new Error('There is no recording.');
	const {stages, codes} = replay(recording);
	const changed = JSON.parse(
		JSON.stringify(stages).replaceAll('"repr":"100"', `"repr":${JSON.stringify(hostile)}`),
	) as Stage[];
	const text = diagram(changed, codes);
	expect(await typeOf(text)).toBe('sequence');
	expect(text).toContain('#60;b#62;');
	expect(text.split('\n').filter(line => /^\s*(?:end|loop|rect|%%)/.test(line))).toEqual([]);
});

test('calls of the same shape are folded, and what is too long is cut in its middle', () => {
	const block = (name: string) => [0, 1].map(frame => ({frames: [frame], text: `${name} ${frame}`, shape: `${frame}`}));
	const texts = (count: number, most: number): string[] =>
		foldBlocks(
			Array.from({length: count}, (_, index) => block(`n${index}`)),
			most,
		).map(({text}) => text);
	expect(texts(3, 400)).toHaveLength(6);
	expect(texts(1000, 400)).toEqual(['n0 0', 'n0 1', 'Note over f0,f1: 998 more calls like this', 'n999 0', 'n999 1']);
	expect(texts(3, 4)).toEqual(['n0 0', 'n0 1', 'Note over f1: 2 more lines', 'n2 0', 'n2 1']);
});

test('the story of the Markdown report tells each stage with its caption, and nothing in it is markup', async () => {
	const {output} = await genStep(['-c', 'def g():\n    x = yield "<b>*|_"\n', 'g()', '--report', 'markdown']);
	expect(output).toContain('| next(my\\_coro) |');
	expect(output).toContain('### 1. ret\\_1 = next(my\\_coro)');
	expect(output).toContain("- **yield** g yields '\\<b\\>\\*\\|\\_' to the client.");
	expect(output).not.toContain('<b>');
	expect(readFileSync(path.join(root, 'README.md'), 'utf8')).toContain('`--report markdown`');
});

test('it draws the tasks and lanes that a demo shows', async () => {
	const {output: bytes} = await genStep(['samples/bakery.demo', '--report', 'markdown']);
	const output = Buffer.from(bytes, 'latin1').toString();
	const said = output.split('> The baker bakes for a while.')[1] ?? '';
	const [, top = '', ...rows] = said.split('\n').slice(1, 7);
	expect(top).toMatch(/^ {4}╭ tasks: 3, 2 wait, loop time 0.1 s ─+╮$/);
	expect(rows.join('\n')).toMatch(/‖ ├ Task-2 +waits +line 27 +customer {2}for shelf.get\(\)/);
	// Before the first task there is nothing to draw.
	expect(output).not.toContain('no task so far');

	const demo = path.join(mkdtempSync(path.join(tmpdir(), 'gen-step-story-')), 'lanes.demo');
	const items = ['run', 'panes source lanes', '> Look.', 'until output packs', '> Look again.', 'stop'];
	writeFileSync(demo, `${items.join('\n')}\n`);
	const lanes = await genStep(['samples/task_group.py', '--drive', demo, '--report', 'markdown']);
	expect(Buffer.from(lanes.output, 'latin1').toString()).toMatch(/^ {4}│. Task-3 +○/m);
});

test("the story of the Markdown report has a demo's captions where they belong", async () => {
	const {output} = await genStep(['samples/bakery.demo', '--report', 'markdown']);
	const story = output.split('## What happened')[1] ?? '';
	const captions = readFileSync(path.join(root, 'samples/bakery.demo'), 'utf8').match(/^> .*/gm) ?? [];
	expect(captions.length).toBeGreaterThan(4);
	// Each once, in the order of the demo.
	expect(story.match(/^> .*/gm)).toEqual(captions);
	const turn = story.indexOf('> He puts the loaf on the shelf');
	expect(turn).toBeGreaterThan(story.indexOf('bakes rye'));
	expect(turn).toBeLessThan(story.indexOf('buys rye'));
});
