const esc = '\u001B';

/** The keys with names, as a terminal sends them. */
const named: Readonly<Record<string, string>> = {
	enter: '\r',
	escape: esc,
	tab: '\t',
	'shift-tab': `${esc}[Z`,
	space: ' ',
	backspace: '\u007F',
	delete: `${esc}[3~`,
	insert: `${esc}[2~`,
	'page-up': `${esc}[5~`,
	'page-down': `${esc}[6~`,
};

/** The keys that change with the application's cursor key mode. */
const cursorKeys: Readonly<Record<string, string>> = {
	up: 'A',
	down: 'B',
	right: 'C',
	left: 'D',
	end: 'F',
	home: 'H',
};

/** What a terminal sends for a key: a single character, `enter`, `left`, `ctrl-c` and so on. */
export function keyBytes(key: string, applicationCursorKeys = false): string {
	const cursor = cursorKeys[key];
	if (cursor !== undefined) {
		return `${esc}${applicationCursorKeys ? 'O' : '['}${cursor}`;
	}

	const control = /^ctrl-([a-z@[\\\]^_])$/.exec(key)?.[1];
	if (control !== undefined) {
		return String.fromCharCode(control.toUpperCase().charCodeAt(0) & 0x1f);
	}

	const bytes = named[key] ?? ([...key].length === 1 ? key : undefined);
	if (bytes === undefined) {
		throw new Error(`There is no key named ${key}`);
	}

	return bytes;
}
