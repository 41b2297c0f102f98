import type {Snapshot} from '../../../session/contract.ts';
import type {Prompt} from '../../state/prompt.ts';

/**
 * The names that the answer of a prompt may begin with: those that Python reported, those that the person's own statements have
 * made since, and for a watch those of the frame that it is asked in. Null while Python is asked for its names.
 */
export function namesFor({kind}: Prompt['about'], {names, history, state}: Snapshot): readonly string[] | null {
	if (names === null) return null;
	const {statements} = history.stateAt(history.length);
	const made = statements.flatMap(({text}) => /^(\w+) = /.exec(text)?.[1] ?? []);
	if (kind !== 'watch') return [...names, ...made];
	const frame = state.active === null ? undefined : state.frames.get(state.active);
	return [...names, ...(frame?.locals ?? []).map(({name}) => name), ...(state.active === 0 ? made : [])];
}
