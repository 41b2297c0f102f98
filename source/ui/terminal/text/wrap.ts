import wrapAnsi from 'wrap-ansi';
import {expandTabs, printable} from '../../../wording/printable.ts';

/** Plain text, made safe, in lines of at most `columns`. Indents are kept. */
export function wrapPlain(text: string, columns: number): string[] {
	return wrapAnsi(printable(expandTabs(text)), columns, {hard: true, trim: false}).split('\n');
}
