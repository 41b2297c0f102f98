import wrapAnsi from 'wrap-ansi';
import {printable} from '../../wording/printable.ts';

/** A demo's own caption, with a sign that ours lack. */
export function demoCaptionText(demoCaption: string): string {
	return `» ${demoCaption}`;
}

/** A sentence in lines, as wide as the screen but for a margin of one column at both sides. */
export function captionLines(text: string, columns: number): string[] {
	return wrapAnsi(printable(text), columns - 2, {hard: true}).split('\n');
}

/** How many rows the longest of a demo's captions takes. */
export function demoCaptionHeight(demoCaptions: readonly string[], columns: number): number {
	return Math.max(0, ...demoCaptions.map(demoCaption => captionLines(demoCaptionText(demoCaption), columns).length));
}
