import type {Jump, Session, Snapshot} from '../../session/contract.ts';
import {hasMoreToPlay} from '../state/availability.ts';

/** Does moves one after the other, also those that were asked for while the one before was still on its way. */
export interface StepQueue {
	readonly step: () => void;
	/** One stage back: at once, or after the moves that wait. */
	readonly back: () => void;
	readonly play: () => void;
	/** To the end of the resumption; at rest, the next item of `--drive`. */
	readonly finish: () => void;
	readonly jump: (by: Jump) => void;
	/** A command was given, which soon comes to rest: moves wait for it. */
	readonly expect: () => void;
	/** Forget the moves that wait. */
	readonly clear: () => void;
	/** To be called when the session changed. */
	readonly sessionChanged: () => void;
}

/** Why a move cannot be made now: a sentence. */
type Unavailable = (snapshot: Snapshot) => string | null;

/** A move of which more can be struck than Python answers. */
interface Move {
	readonly unavailable: Unavailable;
	/** It ends soon, so that later moves can wait for it. */
	readonly brief: boolean;
	readonly make: () => void;
}

/** No more moves are remembered: the key is held down. */
const MAX_WAITING = 200;

/**
 * A held or fast key strikes more often than Python answers. A move while the program runs to the end of a resumption is
 * not put off: it brings the program to rest. `playNext` plays the next item of `--drive`.
 */
export function createStepQueue(
	session: Session,
	ahead: Unavailable,
	toPlay: Unavailable,
	playNext: () => void,
): StepQueue {
	/** At rest, the next item of `--drive`, where there is one; else what `otherwise` does. */
	const playOr = (otherwise: () => void): void => {
		const snapshot = session.snapshot();
		if (snapshot.live && snapshot.phase.kind === 'ready' && hasMoreToPlay(snapshot)) playNext();
		else otherwise();
	};
	const step: Move = {unavailable: ahead, brief: true, make: () => playOr(() => session.forward())};
	const finish: Move = {unavailable: ahead, brief: false, make: () => playOr(() => session.finish())};
	const play: Move = {
		unavailable: toPlay,
		brief: true,
		make() {
			if (hasMoreToPlay(session.snapshot())) playNext();
			else session.forward();
		},
	};
	const back: Move = {unavailable: () => null, brief: true, make: () => session.back()};
	const jump = (by: Jump): Move => ({
		unavailable: ahead,
		brief: by !== 'resumption',
		make: () => session.jump(by, 1),
	});
	/** What is under way is brief. */
	let brief = false;
	let waiting: Move[] = [];
	const running = (): boolean => session.snapshot().phase.kind === 'running';
	const make = (move: Move): void => {
		brief = move.brief;
		move.make();
	};

	const strike = (move: Move): void => {
		if (!brief || !running()) {
			make(move);
		} else if (waiting.length < MAX_WAITING) {
			waiting.push(move);
		}
	};

	return {
		step: () => strike(step),
		back: () => (waiting.length === 0 ? session.back() : strike(back)),
		play: () => strike(play),
		finish: () => strike(finish),
		jump: by => strike(jump(by)),
		expect() {
			brief = true;
		},
		clear() {
			brief = false;
			waiting = [];
		},
		sessionChanged() {
			while (!running()) {
				const next = waiting.shift();
				if (next === undefined) return;
				if (next.unavailable(session.snapshot()) === null) {
					make(next);
				} else {
					waiting = [];
				}
			}
		},
	};
}
