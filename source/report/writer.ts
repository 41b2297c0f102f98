import {printable} from '../wording/index.ts';

/** Where a report goes. Text is gathered and written in larger pieces; `flush` writes what is left. */
export interface Writer {
	line(text: string): void;
	flush(): void;
}

/** In UTF-16 units. */
const MAX_GATHERED = 65_536;

/**
 * A writer to a stream such as stdout. It writes once in a turn of the event loop. Every line goes
 * through `gate`, which makes it safe for a terminal.
 */
export function createWriter(write: (text: string) => void, gate: (line: string) => string = printable): Writer {
	let gathered = '';
	let planned = false;
	const flush = (): void => {
		planned = false;
		if (gathered === '') return;
		const text = gathered;
		gathered = '';
		write(text);
	};
	return {
		line(text) {
			gathered += `${gate(text)}\n`;
			if (gathered.length > MAX_GATHERED) flush();
			else if (!planned) {
				planned = true;
				setImmediate(flush);
			}
		},
		flush,
	};
}
