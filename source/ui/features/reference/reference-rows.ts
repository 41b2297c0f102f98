import type {Stage} from '../../../engine/stage.ts';
import type {State} from '../../../engine/state.ts';
import type {CodeKind} from '../../../protocol/index.ts';
import type {Snapshot} from '../../../session/contract.ts';
import {siteOfStage} from '../../../wording/site-of-stage.ts';
import {row} from '../../terminal/text/row.ts';
import {wrapPlain} from '../../terminal/text/wrap.ts';
import type {Theme} from '../../terminal/theme/theme.ts';
import {plainWords} from './plain-words.ts';
import {type Reference, referenceOf} from './reference.ts';

/** The n of `cpython 3.n.m`; the newest known where it is not said. */
export function minorOf(python: string | null): number {
	return Number(/\b3\.(\d+)/.exec(python ?? '')?.[1] ?? 14);
}

/** Rows for the plain words, and columns for the word before each part. */
const PLAIN_ROWS = 2;
const LABEL_COLUMNS = 6;

/** A part of the reference: the word before it, and its rows of plain text. */
type Part = readonly [label: string, lines: readonly string[]];

/** What the stage means, where to read about it, the place in CPython's source, and what it stands on. */
function parts(
	stage: Stage,
	code: CodeKind | undefined,
	{pep, code: place}: Reference,
	minor: number,
	columns: number,
) {
	const evidence: Part =
		stage.evidence === 'derived'
			? ['~', wrapPlain(`derived: ${stage.because ?? 'by a rule of CPython'}`, columns)]
			: ['seen', ['observed in the interpreter']];
	const all: readonly Part[] = [
		['what', wrapPlain(plainWords(stage, code), columns)],
		['see', [pep ?? 'no PEP: what any program does']],
		['in', [`CPython 3.${minor}: ${place ?? 'no single function'}`]],
		evidence,
	];
	return all;
}

/** How many rows it takes: the rule of a derived stage may need two; one while the room predicts. */
export function referenceHeight({stage}: Pick<State, 'stage'>, predicting: boolean): number {
	if (predicting && stage !== null) return 1;
	return stage === null ? 0 : PLAIN_ROWS + (stage.evidence === 'derived' ? 4 : 3);
}

/** While the room predicts: a reference names the function that does the next move, or a rule about it. */
export function hiddenReferenceRows(columns: number, theme: Theme): string[] {
	return [row(columns, [theme.faint, ' see   the reference is hidden while you predict'])];
}

/** Where to read about the stage on the screen, and what its evidence is. */
export function referenceRows(
	{state, python}: Pick<Snapshot, 'state' | 'python'>,
	columns: number,
	height: number,
	theme: Theme,
): string[] {
	const {stage} = state;
	if (stage === null) return [];
	const frame = state.frames.get(stage.frame);
	const minor = minorOf(python);
	const code = frame && state.codes.get(frame.code)?.kind;
	const reference = referenceOf(stage, {
		minor,
		code,
		site: (frame && siteOfStage(stage, state, frame)?.kind) ?? undefined,
	});
	return parts(stage, code, reference, minor, columns - LABEL_COLUMNS - 1)
		.flatMap(([label, lines]) =>
			lines.map((line, index) =>
				row(columns, [theme.faint, ` ${(index === 0 ? label : '').padEnd(LABEL_COLUMNS - 1)}`], line),
			),
		)
		.slice(0, height);
}
