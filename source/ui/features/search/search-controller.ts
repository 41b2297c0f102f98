import type {History} from '../../../engine/history.ts';
import type {Session} from '../../../session/contract.ts';
import type {Keystroke} from '../../input/keystroke.ts';
import {edit, emptyLine, insert, textOf} from '../../input/line-editor.ts';
import type {Cell} from '../../state/cell.ts';
import type {Search} from '../../state/search.ts';
import {countBelow, matches} from '../../state/search.ts';
import type {Ui} from '../../state/ui.ts';

/** What a key may do about the search. */
export interface SearchActions {
	/** Asks what to look for. */
	readonly open: () => void;
	/** To the next match, or to the one before; asks what to look for when nothing was yet. */
	readonly find: (direction: 1 | -1) => void;
	readonly end: () => void;
}

/** The search, with what it does besides. */
export interface SearchController extends SearchActions {
	/** A key for the line in which the text is typed. */
	readonly press: (search: Search, stroke: Keystroke) => void;
	readonly paste: (search: Search, text: string) => void;
	/** To be called when the session changed: the log may have grown. */
	readonly sessionChanged: () => void;
}

/** How long a slice of the search may take, in milliseconds: half a frame. */
const SLICE = 8;

/** Looks through the log, in slices with other work between them, so that no key waits for it. */
export function createSearchController(session: Session, ui: Cell<Ui>): SearchController {
	let history: History | null = null;
	let found: number[] = [];
	let wanted: 1 | -1 | null = null;
	let scheduled = false;

	/** Begins again where the log or the query is another. */
	const prepare = (search: Search): Search => {
		const log = session.snapshot().history;
		if (log === history && search.found === found) return search;
		history = log;
		found = [];
		return {...search, found, through: 0};
	};

	const answer = ({query, through}: Search): void => {
		const {state, history: log} = session.snapshot();
		const here = state.position - 1;
		const complete = through >= log.length;
		const place = wanted === 1 ? countBelow(found, here + 1) : countBelow(found, here) - 1;
		const decided = complete || (wanted === 1 ? place < found.length : through >= here);
		const direct = found[place];
		if (wanted === null || !decided || (direct === undefined && !complete)) return;
		const round = direct ?? (wanted === 1 ? found[0] : found.at(-1));
		const wrapped = wanted === 1 ? 'Wrapped to the first match.' : 'Wrapped to the last match.';
		wanted = null;
		if (round === undefined) {
			ui.set({note: `Nothing in the log matches ${query}.`});
		} else {
			session.seek(round + 1);
			if (round === here) {
				ui.set({note: 'This is the only match.'});
			} else if (direct === undefined) {
				ui.set({note: wrapped});
			}
		}
	};

	const work = (): void => {
		scheduled = false;
		const {search: before} = ui.get();
		if (before === null || before.query === '') return;
		const search = prepare(before);
		const log = session.snapshot().history;
		const end = performance.now() + SLICE;
		let {through} = search;
		while (through < log.length && (through % 64 !== 0 || performance.now() < end)) {
			if (matches(log.stage(through), search.query, log)) found.push(through);

			through++;
		}

		const after = {...search, through};
		ui.set({search: after});
		answer(after);
		if (through < log.length) schedule();
	};

	const schedule = (): void => {
		if (!scheduled) {
			scheduled = true;
			setImmediate(work);
		}
	};

	const open = (): void => {
		const search = ui.get().search ?? {query: '', found, through: 0, line: null};
		ui.set({search: {...search, line: emptyLine}});
	};

	const end = (): void => {
		wanted = null;
		ui.set({search: null});
	};

	const submit = (search: Search, query: string): void => {
		if (query === '') {
			end();
			return;
		}

		ui.set({search: {...search, line: null, query, ...(query === search.query ? {} : {found: [], through: 0})}});
		wanted = 1;
		schedule();
	};

	return {
		open,
		find(direction) {
			const {search} = ui.get();
			if (search === null || search.query === '') {
				open();
				return;
			}

			wanted = direction;
			const {history: log} = session.snapshot();
			if (log === history && search.found === found && search.through >= log.length) {
				// All is known: the next key of a burst finds this one done.
				answer(search);
			} else {
				schedule();
			}
		},
		end,
		press(search, stroke) {
			const line = search.line ?? emptyLine;
			if (stroke === 'escape') {
				ui.set({search: search.query === '' ? null : {...search, line: null}});
			} else if (stroke === 'enter') {
				submit(search, textOf(line) || search.query);
			} else {
				ui.set({search: {...search, line: edit(line, stroke) ?? line}});
			}
		},
		paste(search, text) {
			ui.set({search: {...search, line: insert(search.line ?? emptyLine, text)}});
		},
		sessionChanged() {
			const {search} = ui.get();
			const log = session.snapshot().history;
			if (search !== null && search.query !== '' && (log !== history || search.through < log.length)) schedule();
		},
	};
}
