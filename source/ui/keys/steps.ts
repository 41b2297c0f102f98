import type {Session, Snapshot} from '../../session/contract.ts';

/** Does moves one after the other, also those that were asked for while the one before was still on its way. */
export interface Steps {
	readonly step: () => void;
	readonly play: () => void;
	/** Forget the moves that wait. */
	readonly clear: () => void;
	/** To be called when the session changed. */
	readonly settle: () => void;
}

/** A move, and why it cannot be made now: a sentence. */
interface Move {
	readonly refusal: (snapshot: Snapshot) => string | null;
	readonly make: () => void;
}

/** More than this many are not remembered: somebody leans on the key. */
const most = 200;

/** At rest, the next item of `--drive`, where there is one; else what `otherwise` does. */
export function playOr(session: Session, otherwise: () => void): void {
	const {live, phase, queue} = session.snapshot();
	if (live && phase.kind === 'ready' && queue.length > 0) {
		session.playNext();
	} else {
		otherwise();
	}
}

/**
 * A held or fast key strikes more often than Python answers. A move while the program runs on for another reason is
 * not put off: it brings the program to rest.
 */
export function createSteps(session: Session, step: Move['refusal'], play: Move['refusal']): Steps {
	const moves = {
		step: {refusal: step, make: () => playOr(session, () => session.forward())},
		play: {
			refusal: play,
			make() {
				if (session.snapshot().queue.length > 0) {
					session.playNext();
				} else {
					session.forward();
				}
			},
		},
	};
	let moving = false;
	let waiting: Move[] = [];
	const running = (): boolean => session.snapshot().phase.kind === 'running';
	const strike = (move: Move): void => {
		if (!moving || !running()) {
			moving = true;
			move.make();
		} else if (waiting.length < most) {
			waiting.push(move);
		}
	};

	return {
		step: () => strike(moves.step),
		play: () => strike(moves.play),
		clear() {
			moving = false;
			waiting = [];
		},
		settle() {
			while (!running()) {
				const next = waiting.shift();
				if (next === undefined) {
					return;
				}

				if (next.refusal(session.snapshot()) === null) {
					next.make();
				} else {
					waiting = [];
				}
			}
		},
	};
}
