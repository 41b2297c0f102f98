import type {Stage} from '../../../engine/stage.ts';
import type {State} from '../../../engine/state.ts';
import type {Snapshot} from '../../../session/contract.ts';
import {siteOfStage} from '../../../wording/site-of-stage.ts';
import {row} from '../../terminal/text/row.ts';
import {wrapPlain} from '../../terminal/text/wrap.ts';
import type {Theme} from '../../terminal/theme/theme.ts';
import {type Reference, referenceOf} from './reference.ts';

/** The n of `cpython 3.n.m`; the newest known where it is not said. */
export function minorOf(python: string | null): number {
	return Number(/\b3\.(\d+)/.exec(python ?? '')?.[1] ?? 14);
}

/** The reference, the place in CPython's source, and the rule of a derived stage: rows of plain text. */
function texts(stage: Stage, {pep, code}: Reference, minor: number, columns: number): string[] {
	const rule = stage.evidence === 'derived' ? `derived: ${stage.because ?? 'by a rule of CPython'}` : null;
	return [
		pep ?? 'no PEP: what any program does',
		`CPython 3.${minor}: ${code ?? 'no single function'}`,
		...(rule === null ? ['observed in the interpreter'] : wrapPlain(rule, columns)),
	];
}

/** How many rows it takes: the rule of a derived stage may need two; one while the room predicts. */
export function referenceHeight({stage}: Pick<State, 'stage'>, predicting: boolean): number {
	if (predicting && stage !== null) return 1;
	return stage === null ? 0 : stage.evidence === 'derived' ? 4 : 3;
}

/** While the room predicts: a reference names the function that does the next move, or a rule about it. */
export function hiddenReferenceRows(columns: number, theme: Theme): string[] {
	return [row(columns, [theme.faint, ' see  the reference is hidden while you predict'])];
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
	const reference = referenceOf(stage, {
		minor,
		code: frame && state.codes.get(frame.code)?.kind,
		site: (frame && siteOfStage(stage, state, frame)?.kind) ?? undefined,
	});
	const signs = ['see ', 'in  ', stage.evidence === 'derived' ? '~   ' : '●   '];
	return texts(stage, reference, minor, columns - 8)
		.slice(0, height)
		.map((text, index) => row(columns, [theme.faint, ` ${signs[index] ?? '    '} `], text));
}
