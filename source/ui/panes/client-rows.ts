import type {Code} from '../../engine/stage.ts';
import type {State, Statement} from '../../engine/state.ts';
import type {FrameId} from '../../protocol/index.ts';
import {commandText, type PersonCommand} from '../../session/person-command.ts';
import {resumptionsText} from '../../wording/counts.ts';
import {frameName} from '../../wording/frame-name.ts';
import {printable} from '../../wording/printable.ts';
import {exceptionText, valueText} from '../../wording/value-text.ts';
import {firstInSight, type Span} from '../state/scroll.ts';
import {cut, row, width as widthOf} from '../terminal/text/row.ts';
import type {Theme} from '../terminal/theme/theme.ts';

/** What the client pane shows when the person drives. */
export interface ClientView {
	/** The statement that made the generator. */
	readonly opening: string | null;
	readonly statements: readonly Statement[];
	/** Commands that wait for their turn: those given ahead of time, then those of `--drive`. */
	readonly queue: readonly PersonCommand[];
}

function comment({outcome}: Statement): string {
	if (outcome === null) return '';
	return outcome.way === 'value' ? `  # ${valueText(outcome.value)}` : `  # ✖ ${exceptionText(outcome.exception)}`;
}

/** The statements with the one that made the generator. */
function allStatements({opening, statements}: ClientView): readonly Statement[] {
	const told = opening !== null && !statements.some(({text}) => text.includes(opening));
	return told ? [{text: opening, outcome: null}, ...statements] : statements;
}

/** What the statements and the waiting commands can be scrolled over; unscrolled, the newest is visible. */
export function statementSpan(view: ClientView, height: number): Span {
	const {length} = allStatements(view);
	const waiting = view.queue.length;
	const ahead = Math.min(waiting, Math.max(0, Math.floor(height / 2)), Math.max(1, height - length));
	return {count: length + waiting, height, home: Math.max(0, length - Math.max(1, height - ahead))};
}

/** The statements of the person as Python, with their results as comments; the newest marked ◀. */
export function statementRows(view: ClientView, width: number, height: number, theme: Theme, by = 0): string[] {
	const statements = allStatements(view);
	const first = firstInSight(statementSpan(view, height), by);
	const rows = statements.slice(first, first + height).map((statement, index) => {
		const newest = first + index === statements.length - 1;
		const style = statement.outcome?.way === 'exception' ? theme.wrong : theme.value;
		const code = newest ? theme.title : theme.plain;
		const room = width - (newest ? 3 : 1);
		const text = cut(printable(statement.text), room);
		const result = cut(comment(statement), room - widthOf(text));
		return row(width, ' ', [code, text], [style, result], [theme.active, newest ? ' ◀' : '']);
	});
	const skipped = Math.max(0, first - statements.length);
	const waiting = view.queue.slice(skipped, skipped + height - rows.length);
	return [...rows, ...waiting.map(command => row(width, [theme.faint, ` ┄ ${commandText(command)}`]))];
}

/**
 * Who the client is, and how often a generator was resumed so far: in words, or as `↓3` where these do not fit. Of a person
 * the resumptions that they made are counted. A frame of the file (`by`) may be one of many clients, so its title tells which
 * resumption of all this is. After the end of the program no frame is a client.
 */
export function clientTitle(by: string | null, state: State, room: number): string {
	if (by !== null && state.ended !== null) return 'client: none';
	const title = by === null ? 'client: you' : by === 'client' ? by : `client: ${printable(by)}`;
	const count = by === null ? state.resumptionsByPerson : state.resumptions;
	if (count === 0) return title;
	const worded = `${title} · ${by === null ? resumptionsText(count) : `resumption ${count}`}`;
	return widthOf(worded) <= room ? worded : `${title} ↓${count}`;
}

/** The frame that drives the generators: the last one of the chain before the first generator, or before a task. */
export function clientFrame(state: State): State['chain'][number] | null {
	const drives = (id: number): boolean => {
		const code = codeOf(state, id);
		return code === undefined || code.kind === 'function' || code.kind === 'module';
	};

	const first = state.chain.findIndex(id => !drives(id));
	return state.chain[first === -1 ? state.chain.length - 1 : Math.max(0, first - 1)] ?? null;
}

/** The name of the client; null when it is not known. A task of asyncio's has no source, so the frame of its loop is named, too. */
export function clientName(state: State): string | null {
	const frame = clientFrame(state);
	const name = frameName(state, frame);
	if (frame === null) return null;
	const known = name === 'client' ? null : name;
	const below = state.chain[state.chain.indexOf(frame) + 1];
	if (below === undefined || codeOf(state, below)?.kind !== 'task') return known;
	return known === null ? frameName(state, below) : `${frameName(state, below)} in ${known}`;
}

function codeOf({frames, codes}: State, id: FrameId): Code | undefined {
	const frame = frames.get(id);
	return frame && codes.get(frame.code);
}
