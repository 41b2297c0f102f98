import {unfolded} from '../../../source/engine/fold.ts';
import {createLog} from '../../../source/engine/log.ts';
import {allStages} from '../../../source/engine/shown-stages.ts';
import type {Stage} from '../../../source/engine/stage.ts';
import {createStager} from '../../../source/engine/stager/stager.ts';
import type {Target} from '../../../source/protocol/index.ts';
import type {Session, Snapshot} from '../../../source/session/contract.ts';
import type {PersonCommand} from '../../../source/session/person-command.ts';
import {goalText} from '../../../source/session/until/goal.ts';
import {driving, type Fact, file, next, opening, send, text} from './delegator-run.ts';

export const targets: readonly Target[] = [
	{
		name: 'gen_or_coro',
		kind: 'generator',
		line: 13,
		parameters: [{name: 'name', required: true}],
		variable: 'my_gen',
	},
	{name: 'delegator', kind: 'generator', line: 23, parameters: [], variable: 'my_dele'},
];

/** A session over facts that are known from the beginning; no Python runs. It notes what it is asked to do. */
export interface FakeSession extends Session {
	/** What was asked of it, in order: `next`, `send 100`, `forward` and so on. */
	readonly asked: string[];
	/** Puts the snapshot as a test needs it. */
	set(change: Partial<Snapshot>): void;
	/** The next stages happen: so many, or all there are. */
	happen(count?: number): void;
	/** Puts the cursor on a mark. */
	seek(mark: number): void;
}

export interface FakeOptions {
	/** What is to happen, besides the opening. */
	readonly facts?: readonly Fact[];
	/** How many of the stages have happened at the start. */
	readonly happened?: number;
	readonly snapshot?: Partial<Snapshot>;
}

export const wholeRun: readonly Fact[] = [...driving, ...next, ...send];

export function fakeSession({facts = wholeRun, happened = 0, snapshot = {}}: FakeOptions = {}): FakeSession {
	const stager = createStager();
	const observations = [...opening, ...facts];
	const coming: Stage[] = observations.flatMap(observation => stager.take(observation));
	const log = createLog(stager.codes);
	const listeners = new Set<() => void>();
	const asked: string[] = [];
	let commands = 0;
	let current: Snapshot = {
		file,
		python: 'CPython 3.14.2 embedded',
		phase: {kind: 'ready'},
		instructions: true,
		targets,
		driving: {kind: 'expression', expression: 'my_dele = delegator()'},
		sources: new Map([[file, text]]),
		history: log,
		fold: unfolded,
		shown: allStages(log),
		state: log.stateAt(0),
		live: true,
		atPython: true,
		problem: null,
		waiting: [],
		lastTaken: null,
		recordedNext: null,
		demoItems: [],
		demoTotal: 0,
		demoPlayed: null,
		demoCaptions: [],
		demoCaption: null,
		branches: [{driving: {kind: 'expression', expression: 'my_dele = delegator()'}, commands: [], length: 0}],
		branch: 0,
		watches: [],
		names: [],
		looked: null,
		changedAt: null,
		loop: {},
		choices: null,
		...snapshot,
	};

	const set = (change: Partial<Snapshot>): void => {
		current = {...current, ...change};
		for (const listener of listeners) {
			listener();
		}
	};

	const seek = (mark: number): void => {
		const to = Math.max(0, Math.min(log.length, mark));
		set({state: log.stateAt(to), live: to === log.length, atPython: to === log.length});
	};

	const happen = (count = coming.length): void => {
		for (const stage of coming.splice(0, count)) {
			log.append(stage);
			if (stage.kind === 'call' && stage.statement !== undefined) current = {...current, lastTaken: commands};
		}

		seek(log.length);
	};

	const ask = (what: string): void => {
		asked.push(what);
	};

	happen(happened);
	const more = {
		jump: (by: string, direction: number) => ask(`jump ${by} ${direction}`),
		undo: () => ask('undo'),
		visit: (branch: number) => ask(`visit ${branch}`),
		watch: (expression: string) => ask(`watch ${expression}`),
		reload: () => ask('reload'),
		runInLoop: () => ask('runInLoop'),
		look: (frame: number) => ask(`look ${frame}`),
		turn: (lane: number) => ask(`turn ${lane}`),
	};
	return {
		...more,
		less: on => ask(`less ${on}`),
		followFrame: frame => ask(`follow ${frame}`),
		until(goal) {
			ask(`until ${goalText(goal)}`);
			return null;
		},
		asked,
		set,
		happen,
		seek,
		snapshot: () => current,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		run: () => ask('run'),
		drive: expression => ask(`drive ${expression}`),
		command(command: PersonCommand) {
			if (command.kind === 'choose') ask(`choose ${command.task}`);
			else ask('expression' in command ? `${command.kind} ${command.expression}` : command.kind);
			commands += 1;
			return commands;
		},
		playNext() {
			ask('playNext');
			const [item = null, ...demoItems] = current.demoItems;
			if (item !== null) set({demoItems, demoPlayed: item, demoCaption: item.caption ?? null});
			return item;
		},
		forward() {
			ask('forward');
			if (current.live) {
				happen(1);
			} else {
				seek(current.state.position + 1);
			}
		},
		back() {
			ask('back');
			seek(current.state.position - 1);
		},
		finish() {
			ask('finish');
			happen();
		},
		first() {
			ask('first');
			seek(0);
		},
		last() {
			ask('last');
			seek(log.length);
		},
		interrupt: () => ask('interrupt'),
		jump: (by, direction) => ask(`jump ${by} ${direction}`),
		undo: () => ask('undo'),
		visit: branch => ask(`visit ${branch}`),
		reload: () => ask('reload'),
		restart: () => ask('restart'),
		choose: () => ask('choose'),
		dismiss() {
			ask('dismiss');
			set({problem: null});
		},
		record(file) {
			ask(`record ${file}`);
			return null;
		},
		async close() {
			ask('close');
		},
	};
}
