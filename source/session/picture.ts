import type {Snapshot} from './contract.ts';
import type {Orders} from './orders.ts';
import type {Parts} from './parts.ts';
import {phaseOf} from './phase.ts';
import type {Talk} from './talk.ts';

/** The session as it stands, for the screen. */
export function pictureOf(file: string, parts: Parts, orders: Orders, talk: Talk): Snapshot {
	const {runs, head, driving, watched, changedAt} = parts;
	const run = runs.current;
	const {cursor} = head;
	return {
		file,
		python: run.python,
		phase: runs.rehearsing ? {kind: 'running'} : phaseOf(run),
		instructions: run.instructions,
		targets: run.targets,
		driving,
		sources: run.stager.sources,
		history: run.log,
		state: run.log.stateAt(cursor),
		live: cursor === run.log.length,
		present: cursor >= Math.min(run.here.first, run.log.length),
		problem: run.problem,
		waiting: orders.waiting.map(({command}) => command),
		taken: run.taken,
		queue: talk.left,
		sayings: talk.sayings,
		saying: talk.saying,
		branches: runs.all.map(({given, log}) => ({commands: given, length: log.length})),
		branch: runs.shown,
		watches: run.watches.at(watched, cursor),
		names: run.names,
		changedAt,
	};
}
