import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {type Browser, chromium, type Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {pageOf} from '../../source/export/page-html.ts';
import {readRecording} from '../../source/session/recording/read-recording.ts';
import {root} from '../helpers/terminal.ts';
import {twoBranches} from '../session/two-branches.ts';
import {chromiumPath} from './chromium.ts';
import {type Exports, makeExports, samples} from './make.ts';
import {castIn, diagramIn, pageIn, pictureIn, slideWith} from './players.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-exports-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const made = new Map<string, Exports>();
const exportsOf = (sample: string): Exports => made.get(sample) as Exports;

if (chromiumPath === undefined) test.skip('exports need a Chromium to be looked at, and there is none', () => {});

describe.each(samples)('%s', sample => {
	beforeAll(async () => {
		made.set(sample, await makeExports(sample, folder));
	});

	test('gives a recording that plays to the same screens at all stages, byte for byte', () => {
		const {live, played, stages} = exportsOf(sample);
		expect(played).toEqual(live);
		expect(stages).toBeGreaterThan(10);
	});
});

describe.runIf(chromiumPath !== undefined)('in its real player', () => {
	let browser: Browser;
	const problems: string[] = [];
	beforeAll(async () => {
		browser = await chromium.launch({executablePath: chromiumPath ?? '', args: ['--no-sandbox']});
	});
	afterAll(() => browser.close());

	async function inTab<T>(look: (page: Page) => Promise<T>): Promise<T> {
		const page = await browser.newPage({viewport: {width: 1000, height: 760}});
		page.on('pageerror', error => problems.push(error.message));
		page.on('request', request => {
			if (/^(?:https?|wss?):/.test(request.url())) problems.push(`It asks for ${request.url()}.`);
		});
		try {
			return await look(page);
		} finally {
			await page.close();
			expect(problems.splice(0)).toEqual([]);
		}
	}

	test.each(samples)('%s: picture, diagram, cast and page', async sample => {
		const {file, stages} = exportsOf(sample);
		const text = (ending: Parameters<Exports['file']>[0]): string => readFileSync(file(ending), 'utf8');
		const url = (ending: Parameters<Exports['file']>[0]): string => pathToFileURL(file(ending)).href;

		const picture = await inTab(page => pictureIn(page, url('svg')));
		expect(picture.words).toContain(`stage ${Math.ceil(stages / 2)} of ${stages}`);
		expect(picture.outside).toEqual([]);
		const grounds = await inTab(page => slideWith(page, text('svg')));
		expect(grounds).toEqual({light: 'rgb(255,255,255)', dark: 'rgb(20,23,28)'});

		const diagram = await inTab(page => diagramIn(page, text('mmd')));
		expect(diagram.actors).toBeGreaterThan(1);
		expect(diagram.messages).toBeGreaterThan(3);

		const cast = await inTab(page => castIn(page, text('cast'), `stage ${stages} of ${stages}`));
		expect(cast.markers).toBeGreaterThan(3);
		expect(cast.paused, 'a marker pauses').toBe(true);

		const page = await inTab(tab => pageIn(tab, url('html')));
		expect(page.said).toMatch(new RegExp(`^Stage ${stages} of ${stages}\\.`));
		expect(page.screen).toContain(`stage ${stages} of ${stages}`);
	});

	test('a caption of the demo stands in page and picture at its stage', async () => {
		const {file} = exportsOf('tour');
		const said = await inTab(page => pageIn(page, `${pathToFileURL(file('html')).href}#stage-2`, []));
		expect(said.said).toContain('» Welcome. You are the client');
		expect(said.screen).toContain('» Welcome. You are the client');
		expect((await inTab(page => pictureIn(page, pathToFileURL(file('svg')).href))).words).toContain('»');
	});

	test('a page and a picture show the panes that the demo shows at their stage', async () => {
		const {file} = exportsOf('bakery');
		const page = await inTab(tab => pageIn(tab, `${pathToFileURL(file('html')).href}#stage-69`, []));
		expect(page.screen).toMatch(/╭ tasks: 3, 2 wait/);
		expect(page.screen).not.toContain('╭ frames');
		const {words} = await inTab(tab => pictureIn(tab, pathToFileURL(file('svg')).href));
		expect(words).toMatch(/tasks: \d/);
	});

	test('a page shows tasks, and lanes with steps or the time of the loop across', async () => {
		const url = `${pathToFileURL(exportsOf('bakery').file('html')).href}#stage-69`;
		const after = (...keys: string[]) => inTab(async page => (await pageIn(page, url, keys)).screen);
		expect(await after('T')).toMatch(/tasks: 3, 2 wait.*Task-3 +waits .*asyncio\.sleep\(0\.1\), 0\.1 s left/s);
		expect(await after('T', 'T')).toMatch(/lanes: 4, \d stages? a column.*▶ Task-2 +○.*▲.*█/s);
		expect(await after('T', 'T', 'A')).toMatch(/lanes: 4, \d+ ms a column.*╷0\.05 s.*▶ Task-2 +○█─+▲/s);
	});

	test('a page has all branches, and its links lead to them', async () => {
		const {session} = await twoBranches();
		const file = path.join(folder, 'branches.genstep');
		expect(session.record(file)).toBeNull();
		await session.close();
		const recording = readRecording(file);
		if ('message' in recording) throw new Error(recording.message);
		writeFileSync(path.join(folder, 'branches.html'), pageOf(recording, undefined));
		const {href} = pathToFileURL(path.join(folder, 'branches.html'));
		const newest = await inTab(page => pageIn(page, href));
		expect(newest.screen).toContain('branch 2/2');
		expect(newest.screen).toContain('my_dele.send(7)');
		const first = await inTab(page => pageIn(page, href, ['End', 'b']));
		expect(first.screen).toContain('branch 1/2');
		expect(first.screen).toContain('my_dele.send(100)');
		const linked = await inTab(page => pageIn(page, `${href}#branch-1-stage-4`, []));
		expect(linked.screen).toMatch(/branch 1\/2 +stage 4 of/);
	});

	test('the page that the README links is played by a browser', async () => {
		const url = pathToFileURL(path.join(root, 'samples/delegator.html')).href;
		const {screen, said} = await inTab(page => pageIn(page, `${url}#stage-21`, []));
		expect(said).toContain("100 lies on top of gen_or_coro's value stack. x is not 100 yet.");
		expect(screen).toContain('stage 21 of 37');
		expect(readFileSync(path.join(root, 'README.md'), 'utf8')).toContain('](samples/delegator.html)');
	});
});
