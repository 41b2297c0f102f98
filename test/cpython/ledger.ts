/** What `runner.py` wrote down. */
export interface Ledger {
	/** A word for each test that came to its end, by its id. */
	readonly outcomes: Readonly<Record<string, string>>;
	readonly notes: Readonly<Record<string, string>>;
	/** The ids by their numbers. */
	readonly ids: ReadonlyMap<number, string>;
	/** The numbers of the tests behind which somebody observed. */
	readonly watched: readonly number[];
	/** The test that began and did not end. */
	readonly current: string | null;
	readonly isDone: boolean;
}

type Entry =
	| readonly ['begin', number, string]
	| readonly ['end', number, boolean]
	| readonly ['outcome', string, string, string]
	| readonly ['done'];

/** Reads the lines of a ledger; the last one may be half written. */
export function readLedger(text: string): Ledger {
	const outcomes: Record<string, string> = {};
	const notes: Record<string, string> = {};
	const ids = new Map<number, string>();
	const watched: number[] = [];
	let current: string | null = null;
	let isDone = false;
	for (const line of text.split('\n').slice(0, -1)) {
		const entry = JSON.parse(line) as Entry;
		switch (entry[0]) {
			case 'begin':
				current = entry[2];
				ids.set(entry[1], entry[2]);
				break;
			case 'end': {
				const id = ids.get(entry[1]) ?? '';
				outcomes[id] ??= 'passed';
				if (entry[2]) watched.push(entry[1]);
				current = null;
				break;
			}
			case 'outcome':
				outcomes[entry[1]] = entry[2];
				notes[entry[1]] = entry[3];
				break;
			case 'done':
				isDone = true;
				break;
			default:
				entry satisfies never;
		}
	}
	if (current !== null) delete outcomes[current];
	return {outcomes, notes, ids, watched, current, isDone};
}
