import path from 'node:path';
import process from 'node:process';
import {type CommandLine, parseCommandLine} from './source/cli/command-line.ts';
import type {OutputFiles} from './source/cli/output-files.ts';
import {type ResolvedProgram, resolveProgram} from './source/cli/resolve-program.ts';
import {type SessionPlan, sessionPlan} from './source/cli/session-options.ts';
import {createSession, type Snapshot} from './source/session/index.ts';
import {printable} from './source/wording/printable.ts';

const reports = ['log', 'table', 'json', 'output', 'client', 'mermaid', 'markdown'];

process.exitCode = await main();

/** Does what the command line asks for; gives the exit status: 0, 2 for wrong use, else the program's. */
async function main(): Promise<number> {
	const said = parseCommandLine(process.argv.slice(2));
	if ('message' in said) return misuse(said.message);
	if (said.has('help')) {
		const [{help}, {readmePath}] = await Promise.all([
			import('./source/cli/help.ts'),
			import('./source/session/package.ts'),
		]);
		return say(help(readmePath));
	}
	if (said.has('version')) return say((await import('./source/session/package.ts')).versions());
	const {texts, words} = said;
	const report = texts.report;
	if (report !== undefined && !reports.includes(report)) {
		const {didYouMean} = await import('./source/session/did-you-mean.ts');
		return misuse(
			`There is no report "${report}"${didYouMean(report, reports)} It is log, table, json, output, client, mermaid or markdown.`,
		);
	}
	const theme = texts.theme ?? (process.env['GEN_STEP_THEME'] || undefined);
	if (theme !== undefined && !isTheme(theme)) {
		const from = texts.theme === undefined ? ' (GEN_STEP_THEME)' : '';
		return misuse(`There is no theme "${theme}"${from}: it is dark, light, contrast or none.`);
	}
	const terminal = process.stdout.isTTY && process.stdin.isTTY && process.env['TERM'] !== 'dumb';
	const interactive = report === undefined && texts.export === undefined && terminal;
	const named = words.length > 0 || texts.code !== undefined || texts.module !== undefined;
	if (said.has('tour')) {
		if (named) return misuse('--tour is a program and a demo of its own: name no file with it.');
		const {tourPath} = await import('./source/session/package.ts');
		return start(said, resolveProgram({...said, words: [shorter(tourPath)]}), interactive, theme);
	}
	if (!named && said.has('notes')) return attachNotes(theme, interactive);
	if (!named && (texts.drive !== undefined || report !== undefined || texts.export !== undefined)) {
		return misuse('Name a Python file: gen-step FILE.');
	}
	if (!named) {
		if (!interactive) return say((await import('./source/cli/sample-list.ts')).sampleList());
		const {chooseSample} = await import('./source/ui/features/samples/sample-menu.tsx');
		const file = await chooseSample(theme);
		return file === null ? 0 : start(said, resolveProgram({...said, words: [shorter(file)]}), true, theme);
	}
	return start(said, resolveProgram(said), interactive, theme);
}

/** Shows the notes of a talk that runs in another terminal. */
async function attachNotes(theme: Theme | undefined, interactive: boolean): Promise<number> {
	if (!interactive) return misuse('--notes without FILE shows the notes of a talk in a terminal, and this is none.');
	const {showNotes} = await import('./source/ui/features/notes/show-notes.tsx');
	const {message, good} = await showNotes(theme);
	if (!good) return misuse(message ?? 'The notes ended.');
	return message === null ? 0 : say(`${message}\n`);
}

/** A path as one would type it from here. */
function shorter(file: string): string {
	const relative = path.relative('', file);
	return relative.length < file.length ? relative : file;
}

/** Opens the program that is meant, in the app or for a report. */
async function start(
	said: CommandLine,
	meant: ResolvedProgram | {readonly message: string},
	interactive: boolean,
	theme: Theme | undefined,
): Promise<number> {
	const {texts, has} = said;
	if ('message' in meant) return refuse(meant.message, texts.report);
	const plan = sessionPlan(said, meant, interactive);
	if ('message' in plan) return refuse(plan.message, texts.report);
	const wanted = await filesOf(said);
	if ('message' in wanted) return refuse(wanted.message, texts.report);
	if (wanted.record !== undefined && texts.report === 'output') {
		return refuse('--report output observes nothing that could be recorded.', texts.report);
	}
	if (interactive) {
		const notes = has('notes') ? await openNotes() : undefined;
		if (notes !== undefined && 'message' in notes) return misuse(notes.message);
		const again = async (): Promise<BringsBack> => {
			const {runAgain} = await import('./source/cli/run-again.ts');
			const {recording, program} = plan.options;
			return snapshot => (recording === undefined ? runAgain(said, program.file, snapshot) : null);
		};
		const screen = {theme, watch: has('watch'), mouse: has('mouse'), notes};
		return inTerminal(plan, screen, {again, record: wanted.record});
	}
	for (const [given, flag] of [
		[has('watch'), '--watch'],
		[texts.theme !== undefined && wanted.export === undefined, '--theme'],
		[!has('mouse'), '--no-mouse'],
		[has('notes'), '--notes'],
	] as const) {
		if (given) remark(`${flag} is for the app, and does nothing for a report.`);
	}
	if (texts.until !== undefined && texts.report === 'output')
		return misuse('--until goes with a report of the stages.');
	const {demo} = plan;
	const report = {...plan.options, ...(demo === undefined ? {} : {demo}), ...wanted};
	if (wanted.export !== undefined) {
		const {writeExport} = await import('./source/export/write-export.ts');
		return writeExport(report, {...wanted.export, ...(theme === undefined ? {} : {theme})});
	}
	const {writeReport} = await import('./source/report/write-report.ts');
	const hasStory = texts.report === 'markdown' && demo !== undefined;
	const drawer = hasStory ? (await import('./source/export/plain-panes.ts')).createPaneDrawer() : undefined;
	return writeReport(report, texts.report ?? 'log', drawer);
}

/** The files that are to be written; what reads that is loaded only where there are some. */
async function filesOf(said: CommandLine): Promise<OutputFiles | {readonly message: string}> {
	const asked = (['record', 'export', 'stage', 'only', 'size'] as const).some(name => said.texts[name] !== undefined);
	return asked ? (await import('./source/cli/output-files.ts')).outputFiles(said) : {};
}

type BringsBack = (snapshot: Snapshot) => string | null;

/** What is left of a session when the person leaves. */
interface Leaving {
	/** Loads what words the command line that brings back what was done. */
	readonly again: () => Promise<BringsBack>;
	/** The file for a recording. */
	readonly record: string | undefined;
}

/** Shows the app until the person leaves it. */
async function inTerminal(
	{options, demo}: SessionPlan,
	{theme, watch, mouse, notes}: {theme: Theme | undefined; watch: boolean; mouse: boolean; notes: Notes | undefined},
	{again, record}: Leaving,
): Promise<number> {
	// Python starts, and the first screens are painted, before React is loaded: that takes its time.
	const session = createSession({...options, demoItems: demo?.items ?? []});
	let painted: import('./source/ui/screen/first-paint.ts').FirstPaint | null = null;
	let bringsBack: BringsBack = () => null;
	const sayHow = (): void => {
		const line = bringsBack(session.snapshot());
		if (line !== null) process.stdout.write(`This brings your run back:\n${line}\n`);
	};
	try {
		const {paintFirst} = await import('./source/ui/screen/first-paint.ts');
		painted = paintFirst(session, theme, mouse);
		bringsBack = await again();
		await painted?.due;
		const {show} = await import('./source/ui/start.tsx');
		const watched = watch && !options.program.code ? {watch: await watching(options.program.path)} : {};
		await show(session, {...watched, painted, mouse, notes, picture, ...(theme === undefined ? {} : {theme})});
		sayHow();
		const problem = record === undefined ? null : session.record(record);
		if (problem !== null) remark(problem);
		return problem === null ? 0 : 1;
	} catch (error) {
		painted?.giveBack();
		// Its Python would keep us alive.
		void session.close();
		process.stderr.write(`gen-step: the screen failed, and that is a fault of gen-step's.\n${stackOf(error)}\n`);
		sayHow();
		return 70;
	} finally {
		notes?.close();
	}
}

/** Saves a picture of the screen; what draws it is loaded only then. */
async function picture(rows: readonly string[], stage: number): Promise<string> {
	const {savePicture} = await import('./source/export/save-picture.ts');
	return savePicture(rows, stage);
}

/** Watches a file; loaded only with `--watch`. */
async function watching(path: string): Promise<(saved: () => void) => () => void> {
	const {watchFile} = await import('./source/session/watch-file.ts');
	return saved => watchFile(path, saved);
}

function stackOf(error: unknown): string {
	return (error instanceof Error && error.stack) || String(error);
}

/** Opens the socket for the notes; loaded only with `--notes`. */
async function openNotes() {
	return (await import('./source/ui/features/notes/notes-server.ts')).openNotes();
}

type Notes = import('./source/ui/features/notes/notes-server.ts').NotesServer;

type Theme = 'dark' | 'light' | 'contrast' | 'none';

function isTheme(name: string): name is Theme {
	return ['dark', 'light', 'contrast', 'none'].includes(name);
}

async function say(text: string): Promise<number> {
	const {exitWhenUnwritable} = await import('./source/report/exit-when-unwritable.ts');
	exitWhenUnwritable();
	process.stdout.write(text);
	return 0;
}

function misuse(message: string): number {
	remark(message);
	return 2;
}

function remark(message: string): void {
	// What cannot be said changes nothing about the exit status.
	process.stderr.on('error', () => {});
	process.stderr.write(`gen-step: ${printable(message)}\n`);
}

/** The same where a report was asked for: one in JSON tells of it in its own way, too. */
async function refuse(message: string, report: string | undefined): Promise<number> {
	if (report === 'json') (await import('./source/report/write-report.ts')).writeRefusalAsJson(message, 2);
	return misuse(message);
}
