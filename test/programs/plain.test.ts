import {describe, expect, test} from 'vitest';
import {type Python, pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';
import {mayEndNearTheLimit, nearTheLimit} from './lost-observation.ts';
import {endings, essentials, type Program, programs} from './programs.ts';
import {type Outcome, type Run, runPlain, runTraced, steady} from './run.ts';

/** Where a traced run may differ, and why. The README names these limits. */
function tolerated(outcome: Outcome, version: string): Outcome {
	const minor = Number(version.split('.')[1]);
	const {output, errors, end} = steady(outcome);
	return {
		// Up to 3.9 our exit function would be lost if the program imported another `atexit`.
		output: minor <= 9 ? output.replace(" 'atexit',", '') : output,
		// An event of `sys.monitoring` needs one frame of the recursion limit.
		errors: errors.replaceAll(/Previous line repeated 99\d more times/g, 'Previous line repeated'),
		end,
	};
}

/** What an excepthook, the very last words or the last flush do to the status comes behind the end that is told. */
const decidedLate = new Set(['exits.py hook exits', 'exits.py last', 'exits.py closed', 'exits.py closed both']);

async function compare(run: Run, version: string): Promise<void> {
	const [plain, traced] = await Promise.all([runPlain(run), runTraced(run)]);
	expect(tolerated(traced.outcome, version)).toEqual(tolerated(plain, version));
	const problems = traced.observations
		.flatMap(seen => (seen.event === 'problem' && seen.problem.kind !== 'thread' ? [seen.problem.message] : []))
		.filter(message => !(run.file === 'recursion.py' && mayEndNearTheLimit(version) && message === nearTheLimit));
	expect(problems).toEqual([]);
	const end = traced.observations.find(({event}) => event === 'end');
	if (end?.event === 'end' && typeof plain.end === 'number' && !decidedLate.has(title(run))) {
		expect(end.status).toBe(plain.end);
	}
	// An end without notice (`os._exit`, a signal) may take the last observations with it.
	expect(traced.observations.length).toBeGreaterThan(2);
}

const title = ({file, arguments: args = []}: Pick<Program, 'file' | 'arguments'>): string => [file, ...args].join(' ');

const [newest] = pythons.slice(-1);
/** The oldest, the last one without `sys.monitoring`, and the newest. */
const thorough = [pythons[0], pythons.find(({version}) => version === '3.11'), newest];

/** The differences between versions that matter here are few; what is common to all is tried on some. */
function chosen(python: Python): readonly Program[] {
	const all = thorough.includes(python) ? programs : essentials;
	return python === newest ? [...all, ...endings] : all;
}

skipWithout(pythons);

describe.each(pythons)('on Python $version a traced program does what it does without', python => {
	const table = chosen(python).map(program => [title(program), program] as const);
	test.concurrent.each(table)('%s', async (_title, program) => {
		await compare({...program, python: python.file}, python.version);
	});
	if (python !== newest) return;
	test.concurrent.each(table)('%s, and where nothing is told', async (_title, program) => {
		const run = {...program, python: python.file};
		const [plain, {outcome}] = await Promise.all([runPlain(run), runTraced(run, true)]);
		expect(tolerated(outcome, python.version)).toEqual(tolerated(plain, python.version));
	});
});
