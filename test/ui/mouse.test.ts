import {expect, test} from 'vitest';
import {createMouseReader} from '../../source/ui/input/mouse.ts';
import {mouseWith} from '../../source/ui/terminal/mouse-mode.ts';

test.each([
	['64;10;5M', {kind: 'wheel', by: -1, column: 9, row: 4}],
	['65;1;1M', {kind: 'wheel', by: 1, column: 0, row: 0}],
	['69;300;200M', {kind: 'wheel', by: 1, column: 299, row: 199}],
	['0;10;5M', {kind: 'click', by: 1, column: 9, row: 4}],
	['66;10;5M', {kind: 'sideways', by: -1, column: 9, row: 4}],
	['67;10;5M', {kind: 'sideways', by: 1, column: 9, row: 4}],
	// Let go, moved, and another button.
	['0;10;5m', null],
	['32;10;5M', null],
	['2;10;5M', null],
] as const)('%s', (told, event) => {
	expect(createMouseReader()(`\u001B[<${told}`)).toEqual({events: event === null ? [] : [event], rest: ''});
});

test('what arrives in parts is put together, and keys around it stay', () => {
	const whole = '\u001B[<64;10;5M';
	const wheel = {kind: 'wheel', by: -1, column: 9, row: 4};
	for (let cut = 3; cut < whole.length; cut++) {
		const read = createMouseReader();
		expect(read(`\u001B[Cs${whole.slice(0, cut)}`)).toEqual({events: [], rest: '\u001B[Cs'});
		expect(read(`${whole.slice(cut)}${whole}n`)).toEqual({events: [wheel, wheel], rest: 'n'});
		expect(read('n')).toEqual({events: [], rest: 'n'});
	}
});

test.each(['[', '\u001B', '\u001B[', '\u001B[A', '', 'n', '[<64;1;1M', '\u001B[200~<\u001B[201~'])(
	'%j stays a key',
	input => {
		const read = createMouseReader();
		expect(read(input)).toEqual({events: [], rest: input});
		expect(read('n')).toEqual({events: [], rest: 'n'});
	},
);

test('the mouse is told of as long as the alternate screen is on', () => {
	expect(mouseWith('a\u001B[?1049hb\u001B[?1049lc')).toBe(
		'a\u001B[?1049h\u001B[?1000h\u001B[?1006hb\u001B[?1006l\u001B[?1000l\u001B[?1049lc',
	);
});
