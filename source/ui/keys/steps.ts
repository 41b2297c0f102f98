import type {Session} from '../../session/contract.ts';

/** Steps one after the other, also those that were asked for while the one before was still on its way. */
export interface Steps {
	readonly step: () => void;
	/** Forget the steps that wait. */
	readonly clear: () => void;
	/** To be called when the session changed. */
	readonly settle: () => void;
}

/** More than this many are not remembered: somebody leans on the key. */
const most = 200;

/** At rest, the next command of `--drive`, where there is one; else what `otherwise` does. */
export function playOr(session: Session, otherwise: () => void): void {
	const {live, phase, queue} = session.snapshot();
	if (live && phase.kind === 'ready' && queue.length > 0) {
		session.playNext();
	} else {
		otherwise();
	}
}

/**
 * A held or fast key strikes more often than Python answers. `refusal` says why no step is possible now. A step
 * while the program runs on for another reason is no step too many: it brings the program to rest.
 */
export function createSteps(session: Session, refusal: () => string | null): Steps {
	let stepping = false;
	let waiting = 0;
	const moving = (): boolean => session.snapshot().phase.kind === 'running';
	const once = (): void => {
		stepping = true;
		playOr(session, () => session.forward());
	};

	return {
		step() {
			if (stepping && moving()) {
				waiting = Math.min(most, waiting + 1);
			} else {
				once();
			}
		},
		clear() {
			stepping = false;
			waiting = 0;
		},
		settle() {
			while (waiting > 0 && !moving()) {
				if (refusal() !== null) {
					waiting = 0;
					return;
				}

				waiting -= 1;
				once();
			}
		},
	};
}
