/** The files that a command line asks for, and whether they can be had; read before anything runs. */

import {RECORDING_ENDING, whyUnwritable} from '../session/index.ts';
import type {CommandLine} from './command-line.ts';

/** What an export shows. */
export interface ExportOptions {
	readonly file: string;
	readonly kind: ExportKind;
	/** Absent: the last one. */
	readonly stage?: number;
	readonly only?: 'frames' | 'chain';
	readonly columns: number;
	readonly rows: number;
}

/** The files that are to be written. */
export interface OutputFiles {
	readonly record?: string;
	readonly export?: ExportOptions;
}

const KINDS = {'.cast': 'cast', '.svg': 'picture', '.html': 'page'} as const;

type ExportKind = (typeof KINDS)[keyof typeof KINDS];

/** The screen that a picture shows where no size is asked for. A terminal's usual size shows less, and fits a cast. */
const SIZES: Readonly<Record<ExportKind, readonly [number, number]>> = {
	cast: [80, 24],
	picture: [100, 30],
	page: [100, 30],
};

/** Below the first nothing can be shown; above the second nobody could look at it. */
const LIMITS = {columns: [60, 400], rows: [16, 200]} as const;

/** The files of a command line; a message where one cannot be written or makes no sense. */
export function outputFiles({texts}: CommandLine): OutputFiles | {readonly message: string} {
	const {record, export: file} = texts;
	if (record !== undefined && !record.endsWith(RECORDING_ENDING)) {
		return {message: `--record needs a name that ends in ${RECORDING_ENDING}, by which the recording is opened again.`};
	}
	for (const each of [record, file]) {
		const why = each === undefined ? null : whyUnwritable(each);
		if (why !== null) return {message: why};
	}
	const recorded = record === undefined ? {} : {record};
	if (file !== undefined && (record !== undefined || texts.report !== undefined)) {
		return {message: '--export writes one file: --record and --report go with another call, of the recording.'};
	}
	if (file !== undefined) {
		const options = exportOptions(file, texts);
		return 'message' in options ? options : {...recorded, export: options};
	}
	const lone = (['stage', 'only', 'size'] as const).find(name => texts[name] !== undefined);
	return lone === undefined ? recorded : {message: `--${lone} goes with --export FILE.`};
}

function exportOptions(file: string, {stage, only, size}: CommandLine['texts']): ExportOptions | {message: string} {
	const kind = Object.entries(KINDS).find(([ending]) => file.endsWith(ending))?.[1];
	if (kind === undefined) {
		return {message: `--export does not know what ${file} is to be: its name ends in .svg, .cast or .html.`};
	}
	if (kind !== 'picture' && (stage !== undefined || only !== undefined)) {
		return {message: `--${stage === undefined ? 'only' : 'stage'} is for a picture, whose name ends in .svg.`};
	}
	if (stage !== undefined && !/^\d{1,9}$/.test(stage)) return {message: `--stage needs a number, not "${stage}".`};
	if (only !== undefined && only !== 'frames' && only !== 'chain') {
		return {message: `--only takes frames or chain, not "${only}".`};
	}
	const place = sizeOf(size, SIZES[kind]);
	if ('message' in place) return place;
	return {
		file,
		kind,
		...place,
		...(stage === undefined ? {} : {stage: Number(stage)}),
		...(only === undefined ? {} : {only}),
	};
}

function sizeOf(
	size: string | undefined,
	[usualColumns, usualRows]: readonly [number, number],
): {columns: number; rows: number} | {message: string} {
	if (size === undefined) return {columns: usualColumns, rows: usualRows};
	const [, columns, rows] = /^(\d{1,4})x(\d{1,4})$/.exec(size)?.map(Number) ?? [];
	if (columns === undefined || rows === undefined) {
		return {message: `--size takes columns and rows, for example 100x30, not "${size}".`};
	}
	const fits =
		columns >= LIMITS.columns[0] && columns <= LIMITS.columns[1] && rows >= LIMITS.rows[0] && rows <= LIMITS.rows[1];
	if (!fits)
		return {
			message: `--size goes from ${LIMITS.columns[0]}x${LIMITS.rows[0]} to ${LIMITS.columns[1]}x${LIMITS.rows[1]}.`,
		};
	return {columns, rows};
}
