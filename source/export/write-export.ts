/** Writes what a person takes home: a picture, a cast or a page of a run. */

import process from 'node:process';
import {type ReportOptions, runFor} from '../report/write-report.ts';
import {type Recording, writeWholeFile} from '../session/index.ts';
import {printable} from '../wording/index.ts';

/** What is to be written, and how it looks. */
export interface ExportPlan {
	readonly file: string;
	readonly kind: 'cast' | 'picture' | 'page';
	readonly stage?: number;
	readonly only?: 'frames' | 'chain';
	readonly columns: number;
	readonly rows: number;
	readonly theme?: 'dark' | 'light' | 'contrast' | 'none';
}

/** An export holds no more stages. A cast of so many runs for an hour and a half. */
const MAX_STAGES = {cast: 5_000, picture: 100_000, page: 100_000} as const;

/** Runs the program, unless a recording is there, and writes the file; gives our exit status. */
export async function writeExport(options: ReportOptions, plan: ExportPlan): Promise<number> {
	const run =
		options.recording === undefined
			? await runFor(options, MAX_STAGES[plan.kind])
			: {recording: options.recording, status: 0};
	if (run.recording === null) return run.status;
	const made = await contentOf(run.recording, plan);
	const problem = typeof made === 'string' ? writeWholeFile(plan.file, made) : made.message;
	if (problem === null) return 0;
	process.stderr.write(`gen-step: ${printable(problem)}\n`);
	return typeof made === 'string' ? 1 : 2;
}

async function contentOf(recording: Recording, plan: ExportPlan): Promise<string | {readonly message: string}> {
	const {kind, theme, columns, rows} = plan;
	if (kind === 'picture') {
		const {pictureOf} = await import('./picture.ts');
		return pictureOf(recording, {...plan, ...(theme === 'dark' || theme === 'light' ? {ground: theme} : {})});
	}
	if (kind === 'page') {
		const {pageOf} = await import('./page-html.ts');
		return pageOf(recording, theme === 'dark' || theme === 'light' ? theme : undefined);
	}
	const title = `gen-step ${recording.runs[0].program.file}`;
	const [{castOf}, {themes}] = await Promise.all([import('./cast.ts'), import('../ui/terminal/theme/themes.ts')]);
	const options = {columns, rows, theme: themes[theme ?? 'dark'], title, maxStages: MAX_STAGES.cast};
	const {text, cut} = await castOf(recording, options);
	if (cut !== null) process.stderr.write(`gen-step: ${cut}\n`);
	return text;
}
