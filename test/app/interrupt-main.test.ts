import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {openApp} from '../helpers/terminal.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-'));
afterAll(() => rmSync(folder, {recursive: true}));

const tried = pythons.filter(({version}) => /^3\.(8|13)$/.test(version));

// A grant that was read may not be lost when KeyboardInterrupt comes out of the read.
test.each(tried.map(({version, file}) => [version, file]))(
	'an interrupt by the program itself, while it stands still, is told when it goes on (%s)',
	async (version, python) => {
		const sign = path.join(folder, version);
		await using terminal = openApp(['test/app/programs/interrupt_main.py', '--python', python, '--', sign]);
		await terminal.waitFor('what to drive');
		await terminal.waitFor('⏎ drive it');
		terminal.press('enter');
		await terminal.waitFor(/stage 1 of 1\b/);
		const goOn = async (): Promise<void> => {
			const [before] = terminal.screen();
			terminal.press('enter');
			await terminal.waitFor(([header]) => header !== before && !/running/.test(header ?? ''));
		};
		await goOn();
		// Python stands still; the thread says when it has interrupted.
		await expect.poll(() => existsSync(sign), {timeout: 10_000}).toBe(true);
		for (let tries = 0; tries < 40 && !/■ over/.test(terminal.screen()[0] ?? ''); tries++) await goOn();
		expect(terminal.text()).toContain('KeyboardInterrupt');
	},
);
