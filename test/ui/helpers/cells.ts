import xterm from '@xterm/headless';

/** The visible screen of a terminal, a text for each row: in each cell what stands in it, and how, as far as one sees it. */
export function cellsOf(terminal: xterm.Terminal): string[] {
	const {active} = terminal.buffer;
	return Array.from({length: terminal.rows}, (_, row) => {
		const line = active.getLine(active.baseY + row);
		return Array.from({length: terminal.cols}, (__, column) => {
			const cell = line?.getCell(column);
			const text = cell?.getChars() || (cell?.getWidth() === 0 ? '' : ' ');
			const inked = text === ' ' ? '' : `${cell?.getFgColor()},${cell?.isBold()},${cell?.isDim()}`;
			return `${text}|${inked}|${cell?.getBgColor()},${cell?.isInverse()},${cell?.isUnderline()}`;
		}).join(' ');
	});
}

/** What a terminal shows of rows that are painted at once. */
export async function cellsOfRows(frame: readonly string[], columns: number, rows: number): Promise<string[]> {
	const terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
	await new Promise<void>(resolve => terminal.write(`\u001B[H${frame.join('\r\n')}`, resolve));
	return cellsOf(terminal);
}
