import type {Observation} from '../../protocol/index.ts';

/** Whether an observation tells that the program went on; descriptions do not, but of what begins now. */
export function isEvent(observation: Observation): boolean {
	const {event} = observation;
	if (event === 'create') return observation.in === null || observation.made === true;
	return !['hello', 'source', 'targets', 'code', 'task', 'problem', 'answer', 'names', 'callEnd'].includes(event);
}
