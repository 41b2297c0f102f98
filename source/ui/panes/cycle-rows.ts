import type {StageKind} from '../../engine/stage.ts';
import type {Piece} from '../terminal/text/row.ts';
import {row} from '../terminal/text/row.ts';
import type {Style, Theme} from '../terminal/theme/theme.ts';

/** A place of the picture, named as it is while it is not lit. */
type Place =
	| 'call'
	| 'forward'
	| 'delegate'
	| 'result'
	| 'push'
	| 'assign'
	| 'evaluate'
	| 'yield'
	| 'refuse'
	| 'catch'
	| 'return'
	| 'raise';

/** What the picture takes, with its longest words lit. */
const PICTURE_COLUMNS = 36;

/** Where a stage is lit; its own kind is written there. */
const places: Readonly<Record<StageKind, Place>> = {
	call: 'call',
	drop: 'call',
	forward: 'forward',
	delegate: 'delegate',
	spawn: 'forward',
	wake: 'forward',
	cancel: 'forward',
	suspend: 'delegate',
	done: 'delegate',
	choose: 'forward',
	result: 'result',
	end: 'result',
	push: 'push',
	assign: 'assign',
	discard: 'assign',
	use: 'assign',
	evaluate: 'evaluate',
	create: 'evaluate',
	output: 'evaluate',
	yield: 'yield',
	refuse: 'refuse',
	catch: 'catch',
	return: 'return',
	raise: 'raise',
};

/** What stands before and after a place that is no corner, where there is one row only. */
const around: Readonly<Record<Exclude<Place, 'push' | 'assign' | 'evaluate' | 'yield'>, readonly [string, string]>> = {
	call: ['', '→push→assign→…'],
	forward: ['push→', '→push→…'],
	delegate: ['evaluate→', '→push→…'],
	result: ['…→yield→', ''],
	refuse: ['', '◁push→assign→…'],
	catch: ['…→', '→assign→…'],
	return: ['…→evaluate▷', ''],
	raise: ['…→evaluate▷', ''],
};

function oneRow(kind: StageKind | null, width: number, theme: Theme): string[] {
	const at = kind === null ? null : places[kind];
	if (at !== null && at in around) {
		const [before, after] = around[at as keyof typeof around];
		return [row(width, [theme.faint, before], [theme.lit, `▐${kind}▌`], [theme.faint, after])];
	}

	const names: readonly Place[] = ['push', 'assign', 'evaluate', 'yield'];
	const pieces = names.flatMap((name, index): Piece[] => [
		[theme.faint, index === 0 ? '' : '→'],
		name === at ? [theme.lit, `▐${kind}▌`] : [theme.faint, name],
	]);
	return [row(width, ...pieces)];
}

/**
 * The cycle of a resumption, with the stage lit: four corners with the way between them, on their left what goes
 * between the frames, on their right the ways out: `refuse` instead of a push, `return` and `raise` instead of a yield,
 * and `catch`, by which a frame goes on after one of these. Places that more kinds share show the kind that is lit.
 */
export function cycleRows(kind: StageKind | null, width: number, height: number, theme: Theme): string[] {
	if (height < 4 || width < PICTURE_COLUMNS) return oneRow(kind, width, theme);
	const at = kind === null ? null : places[kind];
	/** A place of `columns` columns, boxed when it is lit. */
	const place = (name: Place, columns: number, style: Style): Piece[] => {
		const text = name === at ? `▐${kind}▌` : ` ${name} `;
		return [[name === at ? theme.lit : style, text], ' '.repeat(columns - text.length)];
	};
	const corner = (name: Place, columns: number): Piece[] => place(name, columns, theme.plain);
	const other = (name: Place, columns: number): Piece[] => place(name, columns, theme.faint);
	const way = (text: string): Piece => [theme.faint, text];
	return [
		row(
			width,
			...other('call', 6),
			way('─▶'),
			...corner('push', 6),
			way('───▶'),
			...corner('assign', 9),
			way('┊'),
			...other('refuse', 8),
		),
		row(width, ...other('forward', 10), way(' ▲          │    ┊'), ...other('catch', 8)),
		row(width, ...other('delegate', 10), way(' ┊          ▼    ┊'), ...other('return', 8)),
		row(
			width,
			...other('result', 8),
			way('◀'),
			...corner('yield', 7),
			way('◀'),
			...corner('evaluate', 10),
			way('┊'),
			...other('raise', 8),
		),
	];
}
