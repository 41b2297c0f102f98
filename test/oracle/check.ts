import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {readProgram, runHeadless} from '../../source/session/index.ts';
import {type Comparing, compare, type Difference} from './compare.ts';
import {type Entry, outputOf, readEntries} from './events.ts';
import {type Item, withoutAddresses} from './item.ts';
import {Told} from './told.ts';
import {Truth} from './truth.ts';

/** The Pythons of one comparison. */
export interface Pythons {
	/** The one that the program is observed in; absent: the embedded one. */
	readonly observed?: string;
	/** The one that the rewritten program runs on. */
	readonly oracle: string;
	/** 12 for CPython 3.12; that of the observed one. */
	readonly minor: number;
}

/** How the check of one program came out. */
export type Verdict =
	| {readonly kind: 'same'; readonly items: number}
	| {
			readonly kind: 'different';
			readonly difference: Difference;
			readonly truth: readonly Item[];
			readonly told: readonly Item[];
	  }
	/** The program says nothing: the oracle cannot rewrite it, changed what it prints, or it ran too long. */
	| {readonly kind: 'unsupported' | 'disturbed' | 'too long' | 'doubtful' | 'not observed'; readonly why: string};

const script = path.join(import.meta.dirname, 'python', 'run.py');
const timeout = 10_000;
const mostItems = 4000;

/** Checks one program: what it reports of itself against what we tell of it. */
export async function check(text: string, pythons: Pythons, comparing: Comparing = {}): Promise<Verdict> {
	const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-oracle-'));
	try {
		const file = path.join(folder, 'program.py');
		writeFileSync(file, text);
		const reported = runPython(pythons.oracle, [script, file]);
		if (reported.status === 3) return {kind: 'unsupported', why: reported.stderr.trim()};
		if (reported.isLate) return {kind: 'too long', why: 'the rewritten program did not end'};
		const plain = runPython(pythons.oracle, [file]);
		const entries = readEntries(reported.stdout);
		if (withoutAddresses(outputOf(entries)) !== withoutAddresses(plain.stdout) || reported.status !== plain.status)
			return {kind: 'disturbed', why: `${plain.stdout}\n---\n${outputOf(entries)}\n${reported.stderr}`};
		const truth = new Truth(pythons.minor);
		const items = truth.take(upToTheEnd(entries));
		if (items.length > mostItems) return {kind: 'too long', why: `${items.length} items`};
		if (truth.doubts.length > 0) return {kind: 'doubtful', why: truth.doubts.join('; ')};
		const told = new Told();
		const program = readProgram(file);
		if (!('data' in program)) return {kind: 'not observed', why: program.message};
		const result = await runHeadless({
			program,
			...(pythons.observed === undefined ? {} : {python: pythons.observed}),
			arguments: [],
			output: 'capture',
			onStage: stage => told.take(stage),
		});
		const problem = result.problem ?? result.doubt;
		if (problem !== null) return {kind: 'not observed', why: problem.message};
		const difference = compare(items, told.end(), comparing);
		return difference === null
			? {kind: 'same', items: items.length}
			: {kind: 'different', difference, truth: items, told: told.items};
	} finally {
		rmSync(folder, {recursive: true});
	}
}

/** What happens after the module's last line, while the interpreter ends, is not compared. */
function upToTheEnd(entries: readonly Entry[]): readonly Entry[] {
	const end = entries.findIndex(
		entry => 'event' in entry && (entry.event[0] === 'ends' || entry.event[0] === 'leaves') && entry.event[1] === 1,
	);
	return end === -1 ? entries : entries.slice(0, end + 1);
}

function runPython(python: string, args: readonly string[]) {
	const {status, stdout, stderr, error} = spawnSync(python, ['-u', '-S', '-E', ...args], {
		encoding: 'utf8',
		timeout,
		maxBuffer: 1 << 26,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {...process.env, PYTHONDONTWRITEBYTECODE: ''},
	});
	return {status, stdout, stderr, isLate: error !== undefined};
}
