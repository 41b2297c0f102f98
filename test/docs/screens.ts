import {openApp} from '../helpers/terminal.ts';

/** The screen at the moment that gen-step is about: 100 lies on the delegatee's stack and is not assigned yet. */
export async function mainScreen(): Promise<string[]> {
	await using terminal = openApp(['samples/delegator.py', 'delegator()', '--drive', 'next; send(100)'], {
		columns: 110,
		rows: 32,
	});
	await terminal.waitFor('your turn');
	terminal.press('enter');
	await terminal.waitFor(/▸ ?3 call/);
	terminal.press('enter');
	await terminal.waitFor('ret_1 = next(my_dele)  # 1');
	await terminal.waitFor('your turn');
	terminal.press('right');
	await terminal.waitFor(/▸\d+ call +client +ret_2/);
	for (const event of [/▸\d+ push +delegator +100/, /▸\d+ forward/, /▸\d+ push +gen_or_coro 100/]) {
		terminal.press('right');
		await terminal.waitFor(event);
	}
	return terminal.screen();
}
