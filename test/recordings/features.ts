import type {Stage, StageKind} from '../../source/engine/stage.ts';
import type {Observation} from '../../source/protocol/index.ts';
import {sum} from '../cpython/document.ts';
import {readResults} from '../cpython/store.ts';
import {expected, programs, runsOn} from '../tracer/tables.ts';
import {align} from './align.ts';
import {embedded} from './pythons.ts';
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
		title: "CPython's own tests of generators, coroutines and frames that are observed",
		cell: ({python}) => ownTests().get(python)?.[0] ?? '',
	},
	{
		title: 'Of these, end as without the tracer',
		cell: ({python}) => ownTests().get(python)?.[1] ?? '',
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

/** How many of CPython's own tests there are, were observed with their values told, and ended as without us, by version. */
function ownTests(): ReadonlyMap<string, readonly string[]> {
	return new Map(
		Object.entries(readResults()).flatMap(([version, {suites}]) => {
			const counts = sum(Object.values(suites).map(({log}) => log));
			if (counts === undefined) return [];
			return [[version, [`${counts.observed} of ${counts.tests}`, `${counts.same} of ${counts.observed}`]]];
		}),
	);
}
