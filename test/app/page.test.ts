import {mkdtempSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {type Browser, chromium, type Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {genStep} from '../cli/cli.ts';
import {chromiumPath} from '../exports/chromium.ts';
import {root} from '../helpers/terminal.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-page-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const at = (name: string): string => path.join(folder, name);

if (chromiumPath === undefined) test.skip('pages need a Chromium that is not on this machine', () => {});

test('a page of a thousand stages takes less than 400 kB, and its recording less than 60 bytes a stage', async () => {
	const code = 'def g():\n    total = 0\n    for i in range(1000):\n        x = yield i\n        total += i\n';
	const drive = Array.from({length: 170}, (_, index) => `send(${index === 0 ? 'None' : index})`).join('; ');
	const args = ['-c', code, 'g()', '--drive', drive];
	const {errors} = await genStep([...args, '--record', at('long.genstep'), '--report', 'log']);
	expect(errors).toBe('');
	expect(await genStep([at('long.genstep'), '--export', at('long.html')])).toEqual({output: '', errors: '', status: 0});
	const {output} = await genStep([at('long.genstep'), '--report', 'json']);
	const stages = output.split('\n').filter(line => line.startsWith('{"stage":')).length;
	expect(stages).toBeGreaterThan(1000);
	expect(statSync(at('long.genstep')).size / stages).toBeLessThan(60);
	expect(statSync(at('long.html')).size).toBeLessThan(400_000);
});

describe.runIf(chromiumPath !== undefined)('in a browser', () => {
	let browser: Browser;
	const problems: string[] = [];
	beforeAll(async () => {
		browser = await chromium.launch({executablePath: chromiumPath ?? '', args: ['--no-sandbox']});
	});
	afterAll(() => browser.close());

	async function open(file: string, hash = ''): Promise<Page> {
		const page = await browser.newPage({viewport: {width: 1000, height: 760}});
		page.on('pageerror', error => problems.push(error.message));
		page.on('request', request => {
			if (!request.url().startsWith('file:')) problems.push(`It asks for ${request.url()}.`);
		});
		await page.goto(`${pathToFileURL(file).href}${hash}`);
		await page.locator('#said:not(:empty)').waitFor({state: 'attached'});
		return page;
	}

	const said = (page: Page): Promise<string | null> => page.textContent('#said');

	test('a link leads to a stage, and keys and buttons go on from there', async () => {
		const args = [path.join(root, 'samples/delegator.py'), 'delegator()', '--drive', 'next; send(100)'];
		await genStep([...args, '--export', at('run.html')]);
		const page = await open(at('run.html'), '#stage-21');
		expect(await said(page)).toBe("Stage 21 of 37. 100 lies on top of gen_or_coro's value stack. x is not 100 yet.");
		expect(await page.textContent('#screen')).toContain('▸21 push     gen_or_coro 100 on top');
		await page.keyboard.press('ArrowRight');
		expect(await said(page)).toMatch(/^Stage 22 of 37\. .* x is 100 now\.$/);
		expect(page.url()).toMatch(/#stage-22$/);
		await page.click('button[value="left"]');
		expect(await said(page)).toMatch(/^Stage 21 of 37\./);
		await page.keyboard.press('Home');
		expect(await said(page)).toMatch(/^Stage 0 of 37\./);
		await page.keyboard.press('q');
		expect(await said(page)).toContain('That key is for the app in a terminal');
		await page.keyboard.press('?');
		expect(await page.textContent('#screen')).toContain('One stage back');
		expect(await page.textContent('#told')).toContain('One stage back');
		await page.setViewportSize({width: 380, height: 700});
		const widths = await page.evaluate('[document.documentElement.scrollWidth, innerWidth]');
		expect(widths).toEqual([380, 380]);
		expect(problems).toEqual([]);
	});

	test('whatever a program says stays text', async () => {
		const code = 'def g():\n    x = yield "</script><script>throw 1</script><img src=x onerror=throw(2)>"\n';
		await genStep(['-c', code, 'g()', '--drive', 'next', '--export', at('hostile.html')]);
		const page = await open(at('hostile.html'));
		await page.keyboard.press('End');
		expect(await page.textContent('#screen')).toContain('</script><scr');
		expect(await page.locator('img').count()).toBe(0);
		expect(problems).toEqual([]);
	});
});
