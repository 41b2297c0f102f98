/** Where a report goes. Text is gathered and written in larger pieces; `flush` writes what is left. */
export interface Writer {
	line(text: string): void;
	flush(): void;
}

const mostGathered = 65_536;

/** A writer to a stream such as stdout. What was gathered in one turn of the event loop is written in it. */
export function createWriter(write: (text: string) => void): Writer {
	let gathered: string[] = [];
	let size = 0;
	let planned = false;
	const flush = (): void => {
		planned = false;
		if (gathered.length === 0) return;
		const text = gathered.join('');
		gathered = [];
		size = 0;
		write(text);
	};
	return {
		line(text) {
			gathered.push(`${text}\n`);
			size += text.length;
			if (size > mostGathered) flush();
			else if (!planned) {
				planned = true;
				setImmediate(flush);
			}
		},
		flush,
	};
}
