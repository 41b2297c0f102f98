import type {Session, Snapshot} from '../../../session/contract.ts';
import type {DemoItem} from '../../../session/demo/demo-item.ts';
import {nothingToPlay} from '../../state/availability.ts';
import type {Cell} from '../../state/cell.ts';
import type {Ui} from '../../state/ui.ts';
import type {Clock} from './clock.ts';
import {faster, USUAL_INTERVAL} from './speed.ts';

/** Autoplay: presses the play key at even intervals. */
export interface AutoplayController {
	readonly start: () => void;
	readonly stop: () => void;
	/** Faster (1) or slower (-1), also for the next time. Returns how long a stage is shown now. */
	readonly change: (by: 1 | -1) => number;
	/** To be called when the session changed. */
	readonly sessionChanged: () => void;
}

/** What a demo's item that was played asks of autoplay: to wait for so many seconds, or to end. */
function whatFollows(item: DemoItem): number | 'stop' | undefined {
	return item.kind === 'stop' ? 'stop' : item.kind === 'pause' ? item.seconds : item.after;
}

/** Python has not come to rest yet: the next stage is still on its way. */
function underWay({phase}: Snapshot): boolean {
	return phase.kind === 'running' || phase.kind === 'opening';
}

/** `play` is what the play key does. */
export function createAutoplayController(
	session: Session,
	ui: Cell<Ui>,
	play: () => void,
	clock: Clock,
): AutoplayController {
	let speed = USUAL_INTERVAL;
	let cancel: (() => void) | null = null;
	/** How long to wait once Python is at rest; null: a timer runs already, or nothing plays. */
	let wait: number | null = null;

	const rest = (milliseconds: number): void => {
		cancel?.();
		cancel = null;
		wait = milliseconds;
		sessionChanged();
	};

	const end = (note: string | null): void => {
		cancel?.();
		cancel = null;
		wait = null;
		if (ui.get().autoplay !== null) ui.set({autoplay: null, ...(note === null ? {} : {note})});
	};

	const sessionChanged = (): void => {
		if (wait === null || ui.get().autoplay === null || underWay(session.snapshot())) return;
		cancel = clock.after(wait, tick);
		wait = null;
	};

	const tick = (): void => {
		cancel = null;
		const snapshot = session.snapshot();
		const refusal = nothingToPlay(snapshot);
		if (refusal !== null) {
			end(refusal);
			return;
		}

		const before = snapshot.demoPlayed;
		play();
		const item = session.snapshot().demoPlayed;
		const follows = item === null || item === before ? undefined : whatFollows(item);
		if (follows === 'stop') end('Autoplay stops here: a continues it, space plays by hand.');
		else rest(follows === undefined ? speed : follows * 1000);
	};

	return {
		start() {
			ui.set({autoplay: speed});
			rest(speed);
		},
		stop: () => end(null),
		change(by) {
			speed = faster(speed, by);
			if (ui.get().autoplay !== null) {
				ui.set({autoplay: speed});
				rest(speed);
			}

			return speed;
		},
		sessionChanged,
	};
}
