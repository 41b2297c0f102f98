/** `npm run fuzz -- --seed N --programs N --python X`: random programs, what they report of themselves against our stages. */
import {readFileSync} from 'node:fs';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {check, type Verdict} from './check.ts';
import {sideBySide} from './compare.ts';
import type {Explanation} from './explained.ts';
import {heldProgram} from './generate/held.ts';
import {randomProgram} from './generate/program.ts';
import {taskProgram, withoutAsks} from './generate/tasks.ts';
import {heldIn} from './held.ts';
import {findPythons} from './pythons.ts';
import {storeResult, storeTasksResult} from './results.ts';
import {shrink, shrinkWhile, signatureOf} from './shrink.ts';
import {tasksIn} from './tasks.ts';

const {values} = parseArgs({
	options: {
		seed: {type: 'string', default: '1'},
		programs: {type: 'string', default: '50'},
		python: {type: 'string', default: '3.13'},
		/** One file instead of random programs. */
		file: {type: 'string'},
		/** Kinds of stages to leave out, with commas between. */
		without: {type: 'string', default: ''},
		/** Prints the program and both sequences for at most so many differences. */
		show: {type: 'string', default: '1'},
		/** Prints the program of the seed and runs nothing. */
		print: {type: 'boolean', default: false},
		/** Prints all of both sequences. */
		all: {type: 'boolean', default: false},
		/** Prints the seeds whose programs are told as they are. */
		list: {type: 'boolean', default: false},
		/** Programs that ask what their generators hold, against the stacks and variables that we show. */
		held: {type: 'boolean', default: false},
		/** Programs that ask asyncio what their tasks do, against what we tell of the tasks. */
		tasks: {type: 'boolean', default: false},
		shrink: {type: 'boolean', default: false},
		/** Stores how the programs came out in `results.md`. */
		store: {type: 'boolean', default: false},
	},
});

const pythons = findPythons(values.python);
const excused = new Map<Explanation, number>();
const comparing = {excused, without: new Set(values.without.split(',').filter(kind => kind !== ''))};
const counts = new Map<string, number>();
const signatures = new Map<string, number[]>();
let shown = 0;
const first = Number(values.seed);
const count = values.file === undefined ? Number(values.programs) : 1;
const started = performance.now();
for (let seed = first; seed < first + count; seed += 1) {
	const make = values.tasks ? taskProgram : values.held ? heldProgram : randomProgram;
	const made = (): string => make(seed, pythons.minor);
	const text = values.file === undefined ? made() : readFileSync(values.file, 'utf8');
	if (values.print) {
		process.stdout.write(values.tasks ? withoutAsks(text) : text);
		continue;
	}
	if (values.tasks) {
		await tallyTasks(seed, text);
		continue;
	}
	if (values.held) {
		await tallyHeld(seed, text);
		continue;
	}
	await tally(seed, text, await check(text, pythons, comparing));
}
if (!values.print) summary();
if (values.store) {
	const same = counts.get('same') ?? 0;
	const different = (counts.get('different') ?? 0) + (counts.get('crashed') ?? 0);
	const python = values.python === 'embedded' ? 'embedded' : `3.${pythons.minor}`;
	const result = {python, firstSeed: first, programs: count, different};
	if (values.tasks) storeTasksResult({...result, same, answers: counts.get('answers') ?? 0});
	else storeResult({...result, same, notCompared: count - same - different});
}

async function tallyHeld(seed: number, text: string): Promise<void> {
	const held = await heldIn(text, pythons);
	const wrong = held.find(({asked, told}) => asked !== told);
	const kind = wrong === undefined ? 'same' : wrong.told.endsWith('?') ? 'unknown' : 'different';
	counts.set(kind, (counts.get(kind) ?? 0) + 1);
	counts.set('answers', (counts.get('answers') ?? 0) + held.length);
	if (wrong === undefined || shown >= Number(values.show)) return;
	shown += 1;
	process.stdout.write(`=== seed ${seed}: ${wrong.name}\n${text}\nheld ${wrong.asked}\ntold ${wrong.told}\n`);
}

async function tallyTasks(seed: number, text: string): Promise<void> {
	const {answers, faults} = await tasksIn(text, pythons);
	const [first] = faults;
	const kind = first === undefined ? 'same' : 'different';
	counts.set(kind, (counts.get(kind) ?? 0) + 1);
	counts.set('answers', (counts.get('answers') ?? 0) + answers);
	if (first === undefined) {
		if (values.list) process.stdout.write(`${seed} `);
		return;
	}
	const {signature} = first;
	signatures.set(signature, [...(signatures.get(signature) ?? []), seed]);
	if (shown >= Number(values.show)) return;
	shown += 1;
	const isSame = async (smaller: string): Promise<boolean> =>
		(await tasksIn(smaller, pythons).catch(() => null))?.faults[0]?.signature === signature;
	const small = values.shrink ? await shrinkWhile(text, pythons, isSame) : text;
	const [fault = first] = (await tasksIn(small, pythons)).faults;
	process.stdout.write(`=== seed ${seed}: ${signature}\n${withoutAsks(small)}\n`);
	process.stdout.write(
		`asyncio ${JSON.stringify(fault.asked)}\ntold    ${JSON.stringify(fault.told)}\n${fault.context}\n`,
	);
}

async function tally(seed: number, given: string, found: Verdict): Promise<void> {
	let text = given;
	let verdict = found;
	counts.set(verdict.kind, (counts.get(verdict.kind) ?? 0) + 1);
	if (verdict.kind === 'same') {
		if (values.list) process.stdout.write(`${seed} `);
		if (values.all) process.stdout.write(`${verdict.items} items are the same\n`);
		return;
	}
	const key =
		verdict.kind === 'different'
			? verdict.difference.signature
			: `(${verdict.kind}) ${verdict.kind === 'disturbed' ? '' : verdict.why.slice(0, 70)}`;
	const seeds = signatures.get(key) ?? [];
	seeds.push(seed);
	signatures.set(key, seeds);
	if (shown >= Number(values.show)) {
		process.stdout.write(`seed ${seed}: ${key}\n`);
		return;
	}
	shown += 1;
	const signature = signatureOf(verdict);
	if (values.shrink && signature !== null) {
		if (seeds.length > 1) return;
		text = await shrink(text, pythons, comparing, signature);
		verdict = await check(text, pythons, comparing);
	}
	process.stdout.write(`=== seed ${seed}: ${key}\n${text}\n`);
	if (verdict.kind === 'different') {
		process.stdout.write(`${sideBySide(verdict.truth, verdict.told, values.all ? null : verdict.difference)}\n`);
	} else if (verdict.kind !== 'same') process.stdout.write(`${verdict.why}\n`);
}

function summary(): void {
	const seconds = (performance.now() - started) / 1000;
	const parts = [...counts].map(([kind, number]) => `${number} ${kind}`);
	process.stdout.write(`\n${count} programs on ${values.python} in ${seconds.toFixed(1)} s: ${parts.join(', ')}\n`);
	for (const [key, seeds] of [...signatures].sort((a, b) => b[1].length - a[1].length)) {
		process.stdout.write(`${String(seeds.length).padStart(5)}  ${key}  (seeds ${seeds.slice(0, 8).join(' ')})\n`);
	}
	for (const [{what, pythons: ones}, number] of excused) process.stdout.write(`${number} times: ${what} (${ones})\n`);
	process.exitCode = counts.has('different') || counts.has('crashed') ? 1 : 0;
}
