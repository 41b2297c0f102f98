import type {Snapshot} from '../../session/contract.ts';
import {loopExpression} from '../../session/loop-expression.ts';

/** For a command that is always available. */
export const alwaysAvailable = (): null => null;

/** A run of so many stages is stepped through by wider steps than single stages. */
const LONG_RUN = 60;

/** Whether the keys for wider steps come before others in the line of keys: in the middle of a long run. */
export function isLong({history, phase}: Snapshot): boolean {
	return history.length > LONG_RUN && phase.kind !== 'ready';
}

/** What can be done when the program is over; also that it is over, where the caption does not say so. */
export function programOver({phase, state}: Snapshot): string | null {
	if (phase.kind !== 'over') return null;
	const keys = '← looks back, r starts it again.';
	return state.stage?.kind === 'end' ? keys : `The program is over: ${keys}`;
}

/** That Python is not as far yet that anything could be played. */
export function pythonStarting({phase, history}: Snapshot): string | null {
	const loading = phase.kind === 'running' && history.length === 0;
	return phase.kind === 'opening' || loading ? 'Wait: Python is starting.' : null;
}

/** Why the person can give no command now. */
export function cannotGiveCommand(snapshot: Snapshot): string | null {
	if (snapshot.driving?.kind === 'script') {
		return "The file's own client drives: → steps on. o chooses a generator to drive by hand.";
	}

	return pythonStarting(snapshot) ?? programOver(snapshot);
}

/** Why there is nothing to start again. */
export function nothingToRestart({phase, driving}: Snapshot): string | null {
	if (phase.kind === 'choosing') return 'Nothing is driven yet: ↑ and ↓ choose, ⏎ takes it.';
	return phase.kind === 'opening' && driving === null ? 'Wait: Python is starting.' : null;
}

/** Whether the play key has something at the client's turn: an item of the demo, or the next command of a recording. */
export function hasMoreToPlay({demoItems, recordedNext}: Snapshot): boolean {
	return demoItems.length > 0 || recordedNext !== null;
}

/** Why there is no stage ahead. */
export function nothingAhead(snapshot: Snapshot): string | null {
	if (!snapshot.live) return null;
	if (snapshot.phase.kind !== 'ready' || snapshot.demoItems.length > 0) return programOver(snapshot);
	const turn = "t is the client's turn: n next, s send, t throw, c close.";
	return snapshot.demoTotal === 0 ? `I${turn}` : `The demo is over. I${turn}`;
}

/** Why nothing goes on: there is no stage ahead, and no recording that goes on by itself. */
export function nothingToGoOn(snapshot: Snapshot): string | null {
	return snapshot.recordedNext === null ? nothingAhead(snapshot) : null;
}

/** Why there is nothing to play: no item is left, and there is no stage ahead either. */
export function nothingToPlay(snapshot: Snapshot): string | null {
	const {live, demoItems} = snapshot;
	return pythonStarting(snapshot) ?? (live && demoItems.length > 0 ? programOver(snapshot) : nothingToGoOn(snapshot));
}

/** Why no command can be undone. */
export function nothingToUndo({driving, branches, branch}: Snapshot): string | null {
	if (branches[branch]?.commands.length) return null;
	return driving?.kind === 'script'
		? "The file's own client drives: there is no command of yours to undo."
		: 'There is no command to undo yet.';
}

/** Why what is driven cannot run in an event loop. */
export function noLoopFor(snapshot: Snapshot): string | null {
	const {driving, state} = snapshot;
	if (driving?.kind !== 'expression') return 'The file has a client of its own: an event loop is for what you drive.';
	if (loopExpression(driving.expression) === null) return 'The event loop is the client already: n runs it.';
	const first = [...state.frames.values()]
		.map(({code}) => state.codes.get(code)?.kind)
		.find(kind => kind !== undefined);
	return first === 'generator'
		? 'An event loop runs coroutines and async generators only.'
		: nothingToRestart(snapshot);
}

/** Why no value can be looked into. */
export function nothingToLookInto({live, phase, history}: Snapshot): string | null {
	if (history.length === 0) return 'There is nothing to look into yet.';
	if (!live) return 'Only the newest stage can be looked into, for values change: end goes there.';
	if (phase.kind === 'running') return 'Wait: the program is running.';
	return phase.kind === 'over' ? 'The program is over, and its values are gone.' : null;
}
