import type {Phase} from '../contract.ts';
import type {Run} from './run.ts';

/** The phase of a run, for the screen. */
export function phaseOf(run: Run): Phase {
	switch (run.status) {
		case 'opening':
			return {kind: 'opening'};
		case 'open':
			return {kind: 'choosing'};
		case 'loading':
			return {kind: 'running'};
		case 'program':
			return {kind: run.isRunning ? 'running' : 'paused'};
		case 'ready':
			return {kind: 'ready'};
		case 'over':
			return {kind: 'over', message: run.message};
		default:
			return run.status satisfies never;
	}
}
