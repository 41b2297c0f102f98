import {keyBytes} from './keys.ts';

const shifted = ['A', 'B', 'C', 'D'].map(end => `\u001B[1;2${end}`);

/** The wheel, buttons pressed and let go, all over the screen. */
const mouse = [64, 65, 64, 65, 0, 0, 0].flatMap((button, index) => [
	`\u001B[<${button};${5 + 10 * index};${2 + 3 * index}M`,
	`\u001B[<${button};${70 - 9 * index};${2 + 3 * index}m`,
]);

const often = [
	...['left', 'right', 'up', 'down', 'enter', 'space', 'home', 'end', 'escape', 'tab', 'shift-tab', 'backspace'],
	...['n', 's', 't', 'c', 'x', '/', 'f', 'F', 'b', 'u', 'z', 'p', 'i', '?', '1', '2', '[', ']', 'page-up', 'page-down'],
].map(key => keyBytes(key));

/** Every key but those that leave; the arrows, the commands and the prompts' keys more often than the rest. */
export const stormKeys: readonly string[] = [
	...often,
	...often,
	...often,
	...shifted,
	...mouse,
	...'abdeghijklmoprvwyABJK(){}+-.é漢',
];
