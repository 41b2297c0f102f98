/** Where a report goes. Text is gathered and written in larger pieces; `flush` writes what is left. */
export interface Writer {
	line(text: string): void;
	flush(): void;
}

/** In UTF-16 units. */
const mostGathered = 65_536;

/** A writer to a stream such as stdout. What was gathered in one turn of the event loop is written in it. */
export function createWriter(write: (text: string) => void): Writer {
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
			gathered += `${text}\n`;
			if (gathered.length > mostGathered) flush();
			else if (!planned) {
				planned = true;
				setImmediate(flush);
			}
		},
		flush,
	};
}
