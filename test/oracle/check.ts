import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {readProgram, runToEnd} from '../../source/session/index.ts';
import {type Comparing, compare, type Difference} from './compare.ts';
import {runEmbedded} from './embedded.ts';
import {type Entry, outputOf, readEntries} from './events.ts';
import {type Item, withoutAddresses} from './item.ts';
import {type How, type Ran, runPython} from './run-python.ts';
import {Told} from './told.ts';
import {truthOf} from './truth/truth.ts';

/** The Pythons of one comparison. */
export interface Pythons {
	/** The one that the program is observed in; absent: the embedded one. */
	readonly observed?: string;
	/** The one that the rewritten program runs on; null: the embedded one. */
	readonly oracle: string | null;
	/** 12 for CPython 3.12; that of the observed one. */
	readonly minor: number;
}

/** Why a program says nothing. */
interface Nothing {
	/**
	 * The oracle cannot rewrite the program (`unsupported`), changed what it prints (`disturbed`), contradicts itself
	 * (`doubtful`), or the program is `too long`. `not observed`: we had a problem. `crashed`: Python itself ended.
	 */
	readonly kind: 'unsupported' | 'disturbed' | 'doubtful' | 'too long' | 'not observed' | 'crashed';
	readonly why: string;
}

/** One side of a comparison. */
type Side = {readonly kind: 'items'; readonly items: readonly Item[]} | Nothing;

/** How the check of one program came out. */
export type Verdict =
	| {readonly kind: 'same'; readonly items: number}
	| {
			readonly kind: 'different';
			readonly difference: Difference;
			readonly truth: readonly Item[];
			readonly told: readonly Item[];
	  }
	| Nothing;

const mostItems = 4000;
// Python compiles the tracer once, not for each program.
delete process.env['PYTHONDONTWRITEBYTECODE'];

/** Checks one program: what it reports of itself against what we tell of it. */
export async function check(text: string, pythons: Pythons, comparing: Comparing = {}): Promise<Verdict> {
	const {truth, told} = await bothSides(text, pythons);
	if (truth.kind !== 'items') return truth;
	if (told.kind !== 'items') return told;
	const difference = compare(truth.items, told.items, comparing);
	const doubt = truth.items[difference?.truth ?? -1]?.doubt;
	if (doubt !== undefined) return {kind: 'doubtful', why: doubt};
	return difference === null
		? {kind: 'same', items: truth.items.length}
		: {kind: 'different', difference, truth: truth.items, told: told.items};
}

/** Both sides, as they are compared. What cannot be rewritten, or does not end, is not observed. */
export async function bothSides(text: string, pythons: Pythons): Promise<{truth: Side; told: Side}> {
	return withFile(text, async file => {
		const {oracle} = pythons;
		const reported = await run(text, file, 'reports', oracle);
		if (reported.status === 3) return neither({kind: 'unsupported', why: reported.stderr.trim()});
		if (reported.isLate) return neither({kind: 'too long', why: 'the rewritten program did not end'});
		const [plain, told] = await Promise.all([run(text, file, 'plain', oracle), toldOf(file, pythons)]);
		return {truth: truthIn(reported, plain, pythons), told};
	});
}

function neither(side: Nothing): {truth: Side; told: Side} {
	return {truth: side, told: side};
}

/** What a program prints that runs as it is in a plain Python; null for the embedded one, which has no event loop without us. */
export async function runPlain(text: string, file: string, {oracle}: Pythons): Promise<string | null> {
	return oracle === null ? null : (await run(text, file, 'plain', oracle)).stdout;
}

function run(text: string, file: string, how: How, python: string | null): Promise<Ran> {
	return python === null ? runEmbedded(text, how) : runPython(python, file, how);
}

/** Hands a program over as a file that goes again. */
export async function withFile<T>(text: string, use: (file: string) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-oracle-'));
	try {
		const file = path.join(folder, 'program.py');
		writeFileSync(file, text);
		return await use(file);
	} finally {
		rmSync(folder, {recursive: true});
	}
}

/** What the rewritten program reports, where it printed what the program as it is prints. */
function truthIn(reported: Ran, plain: Ran, {minor}: Pythons): Side {
	const entries = readEntries(reported.stdout);
	const output = outputOf(entries);
	if (withoutAddresses(output) !== withoutAddresses(plain.stdout) || reported.status !== plain.status)
		return {kind: 'disturbed', why: `${plain.stdout}\n---\n${output}\n${reported.stderr}`};
	const {items, doubts} = truthOf(upToTheEnd(entries), minor);
	if (items.length > mostItems) return {kind: 'too long', why: `${items.length} items`};
	return doubts.length > 0 ? {kind: 'doubtful', why: doubts.join('; ')} : {kind: 'items', items};
}

/** What we tell of the program as it is. */
async function toldOf(file: string, {observed}: Pythons): Promise<Side> {
	const told = new Told();
	const program = readProgram(file);
	if (!('data' in program)) return {kind: 'not observed', why: program.message};
	const {problem, tracerProblem, ending} = await runToEnd({
		program,
		...(observed === undefined ? {} : {python: observed}),
		arguments: [],
		output: 'capture',
		onStage: stage => told.take(stage),
	});
	const trouble = problem ?? tracerProblem;
	if (trouble !== null) return {kind: 'not observed', why: trouble.message};
	if (ending.kind !== 'exit') return {kind: 'crashed', why: JSON.stringify(ending)};
	return {kind: 'items', items: told.end()};
}

/** What happens after the module's last line, while the interpreter ends, is not compared. */
function upToTheEnd(entries: readonly Entry[]): readonly Entry[] {
	const end = entries.findIndex(
		entry => 'event' in entry && (entry.event[0] === 'ends' || entry.event[0] === 'leaves') && entry.event[1] === 1,
	);
	return end === -1 ? entries : entries.slice(0, end + 1);
}
