import {isDeepStrictEqual} from 'node:util';
import type {StageKind} from '../../../engine/stage.ts';
import type {Snapshot} from '../../../session/contract.ts';
import {commandsInDemo, parseDemo} from '../../../session/demo/demo.ts';
import {commandText} from '../../../session/person-command.ts';
import {caption} from '../../../wording/caption.ts';
import {printable} from '../../../wording/printable.ts';

/** The stages that a talk stops at. Each of these kinds is told wherever it comes, so that `to` finds the same one. */
const TOLD: ReadonlySet<StageKind> = new Set<StageKind>([
	...(['call', 'push', 'forward', 'assign', 'discard', 'use', 'delegate'] as const),
	...(['yield', 'return', 'catch', 'raise', 'refuse', 'drop'] as const),
]);

/** After so many stops a resumption, or the part of a script between two calls, just goes to its end. */
const MOST_STOPS = 12;

/** After so many resumptions of a script a talk is over. */
const MOST_CALLS = 12;

/** The run on show as the lines of a demo; null where nothing was done, or where a demo cannot say it. */
export function demoLines(snapshot: Snapshot): readonly string[] | null {
	const {driving, branches, branch, history, watches} = snapshot;
	const commands = branches[branch]?.commands ?? [];
	if (driving === null || history.length === 0) return null;
	const script = driving.kind === 'script';
	if (!script && commands.length === 0) return null;
	const lines = [
		script ? 'run' : `drive ${driving.expression}`,
		...watches.map(({expression}) => `watch ${expression}`),
	];
	let calls = 0;
	let stopsLeft = script ? MOST_STOPS : 0;
	for (let index = 0; index < history.length; index++) {
		const stage = history.stage(index);
		const own = stage.kind === 'call' && stage.statement !== undefined;
		if (own || (script && stage.kind === 'call')) {
			calls += 1;
			stopsLeft = script && calls > MOST_CALLS ? 0 : MOST_STOPS;
		}
		const command = commands[calls - 1];
		const ends = calls > 0 && stage.kind === 'result' && stage.statement !== undefined;
		const word = own
			? command && commandText(command)
			: ends
				? 'finish'
				: TOLD.has(stage.kind)
					? `to ${stage.kind}`
					: null;
		const stops = !own && !ends;
		if (!word || (stops && stopsLeft === 0)) continue;
		if (stops) stopsLeft -= 1;
		lines.push(`> ${printable(caption(stage, history.stateAt(index + 1)))}`, word);
	}
	const demo = parseDemo(lines.join('\n'));
	return 'message' in demo || !isDeepStrictEqual(commandsInDemo(demo), commands.slice(0, calls)) ? null : lines;
}
