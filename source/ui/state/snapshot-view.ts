import type {Session, Snapshot} from '../../session/contract.ts';

/** The snapshots of a session at a pace that a screen can follow. */
export interface SnapshotView {
	readonly session: Session;
	readonly get: () => Snapshot;
	readonly subscribe: (listener: () => void) => () => void;
}

/** Nothing can be done yet: Python starts, or the program runs. */
export const isPassing = ({phase}: Snapshot): boolean => phase.kind === 'running' || phase.kind === 'opening';

/**
 * While the program runs on, a new snapshot comes with every turn of the event loop, and several while Python starts;
 * painting each would cost more than the run. So then at most one in `interval` milliseconds is shown; whenever it
 * rests, the newest at once.
 */
export function createSnapshotView(session: Session, interval = 40): SnapshotView {
	let shown = session.snapshot();
	let timer: NodeJS.Timeout | undefined;
	let stop: (() => void) | undefined;
	const listeners = new Set<() => void>();

	const show = (): void => {
		clearTimeout(timer);
		timer = undefined;
		const newest = session.snapshot();
		if (newest !== shown) {
			shown = newest;
			for (const listener of listeners) listener();
		}
	};

	const changed = (): void => {
		if (!isPassing(session.snapshot()) || !isPassing(shown)) {
			show();
		} else if (timer === undefined) {
			timer = setTimeout(show, interval);
			timer.unref();
		}
	};

	return {
		session,
		get: () => shown,
		subscribe(listener) {
			listeners.add(listener);
			if (stop === undefined) {
				stop = session.subscribe(changed);
				show();
			}

			return () => {
				listeners.delete(listener);
				if (listeners.size === 0) {
					clearTimeout(timer);
					timer = undefined;
					stop?.();
					stop = undefined;
				}
			};
		},
	};
}
