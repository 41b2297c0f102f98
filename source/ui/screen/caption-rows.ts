import type {Problem} from '../../protocol/index.ts';
import type {Snapshot} from '../../session/contract.ts';
import {caption} from '../../wording/caption.ts';
import {presentCaption} from '../../wording/present-caption.ts';
import {printable} from '../../wording/printable.ts';
import {leaveQuestion} from '../features/leave/leave-controller.ts';
import {choiceText} from '../features/menu/choice-text.ts';
import {menuItems} from '../features/menu/menu-items.ts';
import {candidatesText} from '../features/prompt/completion.ts';
import {question} from '../features/prompt/prompt.ts';
import {goalPreview} from '../features/until/goal-preview.ts';
import {boxed, inside} from '../panes/border.ts';
import {foldedSentence} from '../state/fold-words.ts';
import type {Prompt} from '../state/prompt.ts';
import {screenOf} from '../state/screen-kind.ts';
import type {Ui} from '../state/ui.ts';
import {cut, fill, type Piece, row, width as widthOf} from '../terminal/text/row.ts';
import type {Style, Theme} from '../terminal/theme/theme.ts';
import {bare} from '../terminal/theme/themes.ts';
import {captionLines, demoCaptionText} from './demo-caption.ts';
import type {Layout} from './layout.ts';

/** What follows a sentence that is cut: the key that shows all of it. */
const MORE = ' m more';

/** A sentence in at most `count` rows; where it does not fit, its end is cut, and `more` says how to read on. */
function wrapped(text: string, columns: number, count: number, style: Style, more: Piece = ''): string[] {
	const lines = captionLines(text, columns);
	if (lines.length <= count) return lines.map(line => row(columns, ' ', [style, line]));
	const last = lines.slice(count - 1).join(' ');
	const room = columns - 2 - widthOf(typeof more === 'string' ? more : more[1]);
	return [
		...lines.slice(0, count - 1).map(line => row(columns, ' ', [style, line])),
		row(columns, ' ', [style, cut(printable(last), room)], more),
	];
}

/** A problem in one sentence, with the last line of what Python said where that adds something. */
export function problemText({message, text}: Problem): string {
	const last = text?.trimEnd().split('\n').at(-1)?.trim();
	return `✖ ${message}${last && !message.includes(last) ? ` (${last})` : ''}`;
}

function menuSentence(snapshot: Snapshot, ui: Ui): string {
	if (snapshot.phase.kind === 'over') return 'Nothing can be driven: r tries again, q quits.';
	if (snapshot.phase.kind !== 'choosing') {
		return ui.picked === null
			? 'Python is starting. What you choose now begins as soon as it is ready.'
			: `Python is starting. Then it drives ${ui.picked}; esc cancels that.`;
	}

	return choiceText(menuItems(snapshot)[ui.choice]);
}

function beginning({phase, driving}: Snapshot): string {
	if (phase.kind === 'opening') return 'Python is starting.';
	if (phase.kind === 'running' && driving?.kind === 'expression') {
		return 'Python runs the file, up to where the generator can be made.';
	}

	return driving?.kind === 'script'
		? 'Nothing has run yet. → takes the first step.'
		: 'Nothing has run yet: the generator is made, not started. n calls next, s sends a value.';
}

/** What the caption says of the session itself. */
function sentence(snapshot: Snapshot, ui: Ui): string {
	if (screenOf(snapshot) === 'menu') return menuSentence(snapshot, ui);
	const {state} = snapshot;
	if (state.stage === null) return beginning(snapshot);
	return ui.predicting === null && !isAskedNext(snapshot)
		? caption(state.stage, state)
		: presentCaption(state.stage, state);
}

/** Whether the next item of the demo asks the room what comes next: until then nothing reveals that. */
function isAskedNext({demoItems: [next]}: Snapshot): boolean {
	return next?.kind === 'predict' && next.on;
}

/** A second sentence, in need of attention: a note, a problem, or that the program is over. */
function attention(snapshot: Snapshot, ui: Ui, theme: Theme): readonly [string, Style] | null {
	if (ui.leaving) return [leaveQuestion(snapshot) ?? 'q again leaves.', theme.note];
	if (ui.note !== null) return [ui.note, theme.note];
	if (snapshot.problem !== null) return [problemText(snapshot.problem), theme.wrong];
	const {phase, live, state} = snapshot;
	if (screenOf(snapshot) === 'menu') return null;
	return phase.kind === 'over' && live && state.stage?.kind !== 'end' ? [phase.message, theme.note] : null;
}

/** The same as whole sentences, for a screen reader. */
export function captionSentences(snapshot: Snapshot, ui: Ui): readonly string[] {
	const {prompt} = ui;
	if (prompt)
		return [...(prompt.problem === null ? [] : [problemText(prompt.problem)]), ui.note ?? asks(prompt, snapshot)];
	const urgent = attention(snapshot, ui, bare);
	const folded = foldedSentence(snapshot);
	const {demoCaption} = snapshot;
	return [
		...(demoCaption === null ? [] : [demoCaptionText(demoCaption)]),
		sentence(snapshot, ui),
		...(urgent === null ? [] : [urgent[0]]),
		...(folded === null ? [] : [folded]),
	];
}

/** All that the captions say, without a limit of rows, over the whole body. */
export function wholeCaption(snapshot: Snapshot, ui: Ui, width: number, height: number, theme: Theme): string[] {
	const rows = captionSentences(snapshot, {...ui, prompt: null}).flatMap(text => [
		...captionLines(text, inside(width)).map(line => row(inside(width), ' ', line)),
		' '.repeat(inside(width)),
	]);
	return boxed('the whole caption: the next key goes on', rows, width, height, theme);
}

/** The demo's own caption, right above ours; no rows when it has none. */
function demoCaptionRows({demoCaption}: Snapshot, columns: number, most: number, theme: Theme): string[] {
	return demoCaption === null || most < 1
		? []
		: wrapped(demoCaptionText(demoCaption), columns, most, theme.title, [theme.key, MORE]);
}

/** What tab has found for the word that is being typed. */
function candidates({completion}: Prompt, columns: number): string {
	return completion === null ? '' : candidatesText(completion, columns);
}

/** The rows and columns that captions get. */
export type CaptionPlace = Pick<Layout, 'columns' | 'demoCaption' | 'caption'>;

/** What is asked, what the goal means that is being typed, or what becomes of the answer. */
function asks(prompt: Prompt, snapshot: Snapshot): string {
	if (prompt.sent && snapshot.waiting.length > 0) return 'It is given when the call before it has ended … esc stops.';
	if (prompt.sent) return 'Python evaluates it … esc stops.';
	return goalPreview(prompt, snapshot) ?? question(prompt);
}

/** The rows of a prompt: what is asked, below what was wrong with the answer. */
function promptRows(
	prompt: Prompt,
	[snapshot, ui]: readonly [Snapshot, Ui],
	columns: number,
	count: number,
	theme: Theme,
): string[] {
	const wrong = prompt.problem === null ? null : problemText(prompt.problem);
	const asked = ui.note ?? (candidates(prompt, columns) || asks(prompt, snapshot));
	const rows = wrong === null ? [] : wrapped(wrong, columns, count > 1 ? count - 1 : 1, theme.wrong);
	return fill([...rows, ...wrapped(asked, columns, 1, theme.note)], columns, count);
}

/** The rows that say in plain words what just happened, or what is asked. */
export function captionRows(snapshot: Snapshot, ui: Ui, place: CaptionPlace, theme: Theme): string[] {
	const {columns, caption: count} = place;
	const all = place.demoCaption + count;
	const urgent = ui.prompt ? null : attention(snapshot, ui, theme);
	// Our sentence gets at least one row.
	const most = Math.max(place.demoCaption, all - (urgent === null ? 1 : 2));
	const demoRows = place.demoCaption === 0 ? [] : demoCaptionRows(snapshot, columns, most, theme);
	const blank = fill([], columns, Math.max(0, place.demoCaption - demoRows.length));
	const left = all - blank.length - demoRows.length;
	if (ui.prompt) return [...blank, ...demoRows, ...promptRows(ui.prompt, [snapshot, ui], columns, left, theme)];
	const cutSign: Piece = [theme.key, MORE];
	// Show it whole, if need be instead of our own sentence, which comes back with the next key.
	const more = urgent === null ? [] : wrapped(urgent[0], columns, left, urgent[1], cutSign);
	// While the demo has no caption, a long sentence of ours may use its rows.
	const room = left - more.length + blank.length;
	const own = sentence(snapshot, ui);
	// A demo that was written by us says the same.
	const said = printable(own) === snapshot.demoCaption;
	const rows = room < 1 || said ? [] : wrapped(own, columns, room, theme.title, cutSign);
	const folded = urgent === null && rows.length < left ? foldedSentence(snapshot) : null;
	if (folded !== null) more.push(...wrapped(folded, columns, 1, theme.faint));
	const free = Math.min(blank.length, all - demoRows.length - rows.length - more.length);
	return [...blank.slice(0, free), ...demoRows, ...fill([...rows, ...more], columns, all - demoRows.length - free)];
}
