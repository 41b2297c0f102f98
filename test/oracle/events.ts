/** What a rewritten program reports: a kind, the frame, and what belongs to the kind. */
export type Event = readonly [kind: string, frame: number, ...fields: Array<string | number | null>];

/** What a rewritten program wrote: its reports, and between them what the program itself printed. */
export type Entry = {readonly event: Event} | {readonly output: string};

/** Parts the reports from the program's own output. */
export function readEntries(text: string): Entry[] {
	const entries: Entry[] = [];
	let from = 0;
	while (from < text.length) {
		const mark = text.indexOf('\u0001', from);
		if (mark !== from) {
			const until = mark === -1 ? text.length : mark;
			entries.push({output: text.slice(from, until)});
			from = until;
			continue;
		}
		const end = text.indexOf('\n', mark);
		if (end === -1) break;
		entries.push({event: JSON.parse(text.slice(mark + 1, end)) as Event});
		from = end + 1;
	}
	return entries;
}

/** What the program itself printed. */
export function outputOf(entries: readonly Entry[]): string {
	return entries.map(entry => ('output' in entry ? entry.output : '')).join('');
}
