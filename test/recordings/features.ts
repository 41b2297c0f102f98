import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import type {Stage, StageKind} from '../../source/engine/stage.ts';
import type {Observation} from '../../source/protocol/index.ts';
import {expected, programs, runsOn} from '../tracer/tables.ts';
import {align} from './align.ts';
import {embedded} from './pythons.ts';
import {root} from './runs.ts';
import {observationsOf, replay} from './stages.ts';
import {readRecordings, recordedNames, recordedSamples} from './store.ts';

/** All that was recorded on one Python. */
interface Evidence {
	readonly python: string;
	readonly stages: readonly Stage[];
	readonly observations: readonly Observation[];
}

/** What can be seen, and by what in the recordings it is known. */
interface Feature {
	readonly title: string;
	readonly cell: (evidence: Evidence) => string;
}

type Of<Kind extends StageKind> = Extract<Stage, {readonly kind: Kind}>;

function stagesOf<Kind extends StageKind>({stages}: Evidence, kind: Kind): readonly Of<Kind>[] {
	return stages.filter((stage): stage is Of<Kind> => stage.kind === kind);
}

/** `yes` when it holds for all, `no` when for none. */
function degree<T>(all: readonly T[], holds: (element: T) => boolean, between = 'mostly'): string {
	const many = all.filter(holds).length;
	return all.length === 0 ? '' : many === all.length ? 'yes' : many === 0 ? 'no' : between;
}

const hasStack = ({seen}: Stage): boolean => Array.isArray(seen?.stack);
const isObserved = ({evidence}: Stage): boolean => evidence === 'observed';

const features: readonly Feature[] = [
	{
		title: 'The value sent is seen on top of the value stack',
		cell: evidence =>
			degree(
				stagesOf(evidence, 'push').filter(({start, value}) => !start && value !== undefined),
				stage => isObserved(stage) && hasStack(stage),
			),
	},
	{
		title: 'The value stack is seen while a generator is suspended',
		cell: evidence => degree(stagesOf(evidence, 'yield'), hasStack),
	},
	{
		title: 'It is seen when a value is taken off it',
		cell: evidence => degree([...stagesOf(evidence, 'assign'), ...stagesOf(evidence, 'discard')], hasStack, 'in part'),
	},
	{
		title: 'None is pushed at a start',
		cell: evidence => {
			const starts = stagesOf(evidence, 'push').filter(({start, exception}) => start && exception === undefined);
			const pushed = degree(starts, ({value}) => value !== undefined);
			return pushed === 'yes' ? (starts.every(isObserved) ? 'yes, seen' : 'yes, by rule') : pushed;
		},
	},
	{
		title: 'What `yield from` and `await` stand on',
		cell: evidence => {
			const all = stagesOf(evidence, 'delegate');
			const onStack = degree(all, isObserved);
			return onStack === 'yes' ? 'seen' : degree(all, ({to}) => to !== undefined) === 'yes' ? 'by its name' : 'in part';
		},
	},
	{
		title: 'The exact `yield` expression is lit',
		cell: ({observations}) =>
			degree(
				observations.flatMap(fact => (fact.event === 'code' ? fact.sites : [])),
				({span}) => span !== undefined,
			),
	},
	{
		title: "The exact call in the program's client is shown",
		cell: ({observations}) =>
			degree(
				observations
					.filter(fact => fact.event === 'call')
					.filter(({caller, loop, asker}) => caller !== 0 && loop === undefined && asker === undefined),
				({span}) => span !== undefined,
				'where a line has but one',
			),
	},
	{
		title: "asyncio's tasks are shown as clients",
		cell: ({observations}) =>
			degree(
				observations.filter(fact => fact.event === 'call').filter(({loop}) => loop !== undefined),
				({text}) => text !== undefined,
			),
	},
	{
		title: `Stages as on 3.14, in ${programs.length} programs of all kinds`,
		cell: ({python}) => (python === embedded.name ? '' : sharedStages(python)),
	},
	{
		title: "CPython's own tests end as without the tracer",
		cell: ({python}) => ownTests().get(python) ?? '',
	},
];

/** How much of the tables of all kinds a version has in common with the embedded one, of those programs that it can run. */
function sharedStages(version: string): string {
	const tables = programs
		.filter(program => runsOn(program, version))
		.map(program => align(expected(program, '3.14'), expected(program, version), line => line));
	const shared = tables.reduce((sum, {pairs}) => sum + pairs.length, 0);
	const missing = tables.reduce((sum, {hunks}) => sum + hunks.reduce((all, hunk) => all + hunk.removed.length, 0), 0);
	return `${Math.floor((100 * shared) / (shared + missing))} %`;
}

/** The table: a row a feature, a column a version. Made of what the recordings hold. */
export function featureTable(): string {
	const all = recordedNames().map(evidenceOf);
	const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
	return [
		row('', ...all.map(({python}) => python.replace('-embedded', ' embedded'))),
		row('---', ...all.map(() => '---')),
		...features.map(({title, cell}) => row(title, ...all.map(cell))),
		'',
	].join('\n');
}

function evidenceOf(python: string): Evidence {
	const recordings = recordedSamples(python).flatMap(sample => readRecordings(python, sample));
	return {
		python,
		stages: recordings.flatMap(recording => replay(recording).stages),
		observations: recordings.flatMap(observationsOf),
	};
}

/** For example `418 of 419`, by version, out of the results of `npm run cpython-tests`. */
function ownTests(): ReadonlyMap<string, string> {
	const file = path.join(root, 'test/cpython/results.md');
	const rows = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
	const cells = rows.map(row =>
		row
			.replaceAll('*', '')
			.split('|')
			.map(cell => cell.trim()),
	);
	return new Map(
		cells
			.filter(([, , module]) => module === 'all')
			.map(([, version = '', , plain = '', , changed = '']) => {
				const total = plain.split('/').reduce((sum, count) => sum + Number(count), 0);
				return [version.split('.').slice(0, 2).join('.'), `${total - Number(changed)} of ${total}`] as const;
			}),
	);
}
