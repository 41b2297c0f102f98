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

/** A talk at the size of any terminal: the delegator takes StopIteration.value, with the talk's own caption. */
export async function talkScreen(): Promise<string[]> {
	await using terminal = openApp(['samples/delegator.py', '--drive', 'samples/delegator.demo']);
	await terminal.waitFor('your turn');
	const events = [
		/▸ ?3 call/,
		/▸\d+ delegate/,
		/▸\d+ yield +gen_or_coro/,
		/▸\d+ yield +delegator/,
		/▸\d+ result/,
		/▸\d+ call +client +ret_2/,
		/▸\d+ push +delegator/,
		/▸\d+ forward/,
		/▸\d+ push +gen_or_coro/,
		/▸\d+ assign/,
		/▸\d+ return/,
		/▸\d+ catch/,
	];
	for (const event of events) {
		terminal.press('space');
		await terminal.waitFor(event);
	}
	return terminal.screen();
}
