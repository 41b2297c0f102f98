import stringWidth from 'string-width';
import {styledRuns} from '../styled-runs.ts';

/** Shows rows of the screen as text in spans: whatever a program says stays text. */
export function showRows(screen: HTMLElement, rows: readonly string[]): void {
	screen.replaceChildren(...rows.flatMap(row => [...runsOf(row), document.createTextNode('\n')]));
}

function runsOf(row: string): readonly Node[] {
	return styledRuns(row, stringWidth).map(({text, classes}) => {
		const span = document.createElement('span');
		span.className = classes.join(' ');
		for (const [index, part] of text.split(/([^ -~]+)/).entries())
			span.append(...(index % 2 === 0 ? [part] : cellsOf(part)));
		return span;
	});
}

/** Signs that a fallback font may draw wider or narrower stand in a cell of their own width. */
function cellsOf(text: string): readonly Node[] {
	const segments = new Intl.Segmenter(undefined, {granularity: 'grapheme'}).segment(text);
	return Array.from(segments, ({segment}) => {
		const cell = document.createElement('i');
		cell.style.width = `${stringWidth(segment)}ch`;
		cell.textContent = segment;
		return cell;
	});
}
