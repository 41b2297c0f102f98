import {Text, useCursor} from 'ink';
import {printable} from '../../../wording/printable.ts';
import type {Prompt} from '../../state/prompt.ts';
import {row, width as widthOf} from '../../terminal/text/row.ts';
import type {Theme} from '../../terminal/theme/theme.ts';
import {textAroundAnswer} from './prompt.ts';

/** The end of a text that fits into `columns`. */
export function tail(text: string, columns: number): string {
	const characters = [...text];
	while (characters.length > 0 && widthOf(characters.join('')) > columns) characters.shift();

	return characters.join('');
}

/** The prompt as one row, and the column of its cursor. */
export function promptRow(
	prompt: Prompt,
	columns: number,
	theme: Theme,
): {readonly text: string; readonly cursor: number} {
	const [open, close] = textAroundAnswer(prompt);
	const label = ` ${tail(printable(open), Math.floor(columns / 2))}`;
	const room = columns - widthOf(label) - widthOf(close) - 2;
	const before = tail(printable(prompt.line.before), room);
	const after = printable(prompt.line.after);
	const text = row(
		columns,
		[theme.key, label],
		[theme.title, before + after],
		[theme.key, prompt.sent ? `${close} …` : close],
	);
	return {text, cursor: widthOf(label) + widthOf(before)};
}

export interface PromptRowProps {
	readonly prompt: Prompt;
	readonly columns: number;
	/** The row of the screen, from 0, in which the terminal's cursor is shown. */
	readonly y: number;
	readonly theme: Theme;
}

/** The line that is being typed, with the terminal's cursor in it. */
export function PromptRow({prompt, columns, y, theme}: PromptRowProps) {
	const {setCursorPosition} = useCursor();
	const {text, cursor} = promptRow(prompt, columns, theme);
	setCursorPosition(prompt.sent ? undefined : {x: cursor, y});
	return <Text wrap="truncate">{text}</Text>;
}
