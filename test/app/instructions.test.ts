import {expect, test} from 'vitest';
import {openAtSend, sizes} from './drive.ts';

test.each(sizes)('instruction by instruction, with the bytecode below the source, at $columns x $rows', async size => {
	await using terminal = await openAtSend(size);
	terminal.press('.');
	await terminal.waitFor(/▸ ?\d+ push/);
	terminal.press('.');
	await terminal.waitFor('foo is about to run the instruction STORE_FAST x.');
	const shown = terminal.text();
	expect(shown).toMatch(/▶ +\d+ STORE_FAST x/);
	expect(shown).toMatch(/stack +100 ◀ top/);
	expect(shown).toContain('x = yield 1');
	terminal.press('.');
	await terminal.waitFor('x is 100 now');
	expect(terminal.text()).not.toMatch(/▶ +\d+ STORE_FAST/);
	terminal.press('left');
	await terminal.waitFor('about to run the instruction STORE_FAST x.');
	if (process.env['SHOW']) console.log(terminal.screen().join('\n'));
});
