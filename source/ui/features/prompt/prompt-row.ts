import {printable} from '../../../wording/printable.ts';
import type {Prompt} from '../../state/prompt.ts';
import {row, width as widthOf} from '../../terminal/text/row.ts';
import type {Theme} from '../../terminal/theme/theme.ts';
import {textAroundAnswer} from './prompt.ts';

/** A row in which something is typed. */
export interface InputRow {
	readonly text: string;
	/** The column of the terminal's cursor; null: nothing can be typed now. */
	readonly cursor: number | null;
}

/** The end of a text that fits into `columns`. */
export function tail(text: string, columns: number): string {
	const characters = [...text];
	while (characters.length > 0 && widthOf(characters.join('')) > columns) characters.shift();

	return characters.join('');
}

/** The line that is being typed, between the words of the call that it becomes. */
export function promptRow(prompt: Prompt, columns: number, theme: Theme): InputRow {
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
	return {text, cursor: prompt.sent ? null : widthOf(label) + widthOf(before)};
}
