import {createReadStream, rmSync} from 'node:fs';
import path from 'node:path';
import type {Python} from '../../helpers/pythons.ts';
import {baselines, genStep, programs, run, type Timed} from '../command.ts';
import type {Context, Figure, Missing, Row} from '../row.ts';
import {inTurns, median, ratio} from '../statistics.ts';
import {duration, significant} from '../words.ts';
import {forNatives} from './natives.ts';

const pipeline = path.join(programs, 'pipeline.py');

/** The number of resumptions that is asked for, and the number that tells how long it would take. */
const wanted = 1_000_000;
const trial = 20_000;

/** How long one run may take, in milliseconds; with a slower tracer fewer resumptions are run. */
const patience = {quick: 5000, full: 15_000};

/** Runs the pipeline under the tracer. */
type Trace = (python: Python, resumptions: number) => Promise<Timed>;

const traced = (python: Python, report: string, resumptions: number): readonly string[] => [
	...[...genStep, pipeline, '--python', python.file, '--report', report],
	...['--', String(resumptions)],
];

/** As many resumptions as there is time for, at most those that are wanted. */
async function affordable(trace: Trace, python: Python, {quick}: Context): Promise<number> {
	const start = (await trace(python, 5)).time;
	const each = Math.max(0, (await trace(python, trial)).time - start) / trial;
	const count = (quick ? patience.quick : patience.full) / each;
	return count >= wanted ? wanted : Math.max(trial, Math.floor(count / 10_000) * 10_000);
}

/** With callbacks (3.12+) or a trace function that do nothing. */
function untraced(python: Python, resumptions: number): Promise<Timed> {
	const way = isMonitored(python) ? 'monitored.py' : 'traced.py';
	return run([python.file, path.join(baselines, way), pipeline, String(resumptions)]);
}

const isMonitored = ({version}: Python): boolean => Number(version.split('.')[1]) >= 12;

interface Measured {
	readonly figure: Figure;
	readonly resumptions: number;
	/** Of one run under the tracer, in milliseconds. */
	readonly time: number;
}

async function compare(context: Context, python: Python, trace: Trace, most: number): Promise<Measured> {
	const resumptions = await affordable(trace, python, context);
	context.say(`CPython ${python.version}: ${resumptions.toLocaleString('en')} resumptions`);
	const few = resumptions < wanted;
	/** As a whole; with fewer resumptions than are wanted the start would count for too much, and is taken off. */
	const timeOf = async (way: Trace): Promise<number> => {
		const start = few ? (await way(python, 5)).time : 0;
		return (await way(python, resumptions)).time - start;
	};
	const pairs = await inTurns(
		context.quick ? 1 : 5,
		0,
		() => timeOf(trace),
		() => timeOf(untraced),
	);
	const [ours, against] = [median(pairs.ours), median(pairs.against)];
	const note = few
		? {note: `${resumptions.toLocaleString('en')} resumptions, or it would take too long; without the start`}
		: {};
	return {
		resumptions,
		time: ours,
		figure: {
			name: `CPython ${python.version}`,
			ours: `${duration(ours)}, ${significant((ours / resumptions) * 1000)} µs a resumption`,
			against: duration(against),
			...ratio(pairs),
			unit: 'x',
			target: isMonitored(python) ? {most} : null,
			...note,
		},
	};
}

/** Tracing when only the program's own output is wanted. */
export const tracingOutput: Row = {
	id: 'tracing-output',
	what: 'tracing, `--report output`, generator pipelines of 1 million resumptions',
	against: 'the same program under a no-op callback for the same events',
	measure: context =>
		forNatives(['3.13', '3.12', '3.11'], async python => {
			const trace: Trace = (which, resumptions) => run(traced(which, 'output', resumptions));
			return [(await compare(context, python, trace, 3)).figure];
		}),
};

/** Tracing when every stage is written to a file. */
export const tracingJson: Row = {
	id: 'tracing-json',
	what: 'tracing, `--report json` to a file, generator pipelines of 1 million resumptions',
	against: "the same; Python Tutor's logger, 13,000 steps/s",
	measure: context =>
		forNatives(['3.13', '3.12'], async python => {
			const into = path.join(context.folder, 'stages.json');
			const trace: Trace = (which, resumptions) => run(traced(which, 'json', resumptions), {into});
			const {figure, time} = await compare(context, python, trace, 10);
			const stages = await linesOf(into);
			rmSync(into);
			const rate = stages / (time / 1000);
			const perSecond: Figure = {
				name: `${figure.name}, stages a second`,
				ours: `${significant(rate)} stages/s`,
				against: '13,000 steps/s',
				value: rate / 13_000,
				unit: 'x',
				target: {least: 20},
			};
			return [figure, perSecond] satisfies Array<Figure | Missing>;
		}),
};

async function linesOf(file: string): Promise<number> {
	let count = 0;
	for await (const chunk of createReadStream(file)) {
		const bytes = chunk as Buffer;
		for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
	}

	return count;
}
