import type {CommandQueue} from './command-queue.ts';
import type {Snapshot} from './contract.ts';
import type {DemoPlayer} from './demo/demo-player.ts';
import type {Branches} from './replay/branches.ts';
import {phaseOf} from './run/run-phase.ts';

/** What a snapshot is made of. */
export interface SnapshotParts
	extends Pick<Snapshot, 'file' | 'loop' | 'changedAt' | 'recordedNext' | 'fold' | 'shown'> {
	readonly branches: Branches;
	readonly commands: CommandQueue;
	readonly demo: DemoPlayer;
	/** The mark under the cursor. */
	readonly cursor: number;
	/** The watched expressions. */
	readonly watched: readonly string[];
	/** A rerun, or a search in history, is under way. */
	readonly busy: boolean;
}

/** The session at this moment, for the screen. */
export function createSnapshot({branches, commands, demo, cursor, watched, busy, ...rest}: SnapshotParts): Snapshot {
	const run = branches.current;
	return {
		...rest,
		driving: run.driving,
		python: run.facts.python,
		phase: busy ? {kind: 'running'} : phaseOf(run),
		instructions: run.facts.instructions,
		targets: run.facts.targets,
		sources: run.stager.sources,
		history: run.log,
		state: run.log.stateAt(cursor),
		live: cursor === run.log.length,
		atPython: cursor >= Math.min(run.pythonMarks.first, run.log.length),
		choices: run.choices,
		problem: run.problem,
		waiting: commands.waiting.map(({command}) => command),
		lastTaken: run.taken,
		demoItems: demo.left,
		demoCaptions: demo.captions,
		demoCaption: demo.played?.caption ?? null,
		demoTotal: demo.total,
		demoPlayed: demo.played,
		branches: branches.all.map(({driving, given, log}) => ({driving, commands: given, length: log.length})),
		branch: branches.shown,
		watches: run.watches.at(watched, cursor),
		looked: run.looked,
		names: run.names,
	};
}
