/** What happened in lanes besides being at work, packed. */

import type {FrameId} from '../protocol/index.ts';
import type {LaneEvent, LaneEventKind} from './lanes.ts';
import {NumberList} from './number-list.ts';
import {personId} from './stage.ts';

const KINDS: readonly LaneEventKind[] = ['made', 'woken', 'sent', 'thrown', 'cancel', 'ended', 'failed'];

/** So many events are looked at for a picture. */
const MOST_EVENTS = 20_000;

/** The events of all lanes. */
export class LaneEvents {
	readonly #stages = new NumberList();
	readonly #lanes = new NumberList();
	/** Each with its kind, and who did it: by 16, and 1 more than the frame. */
	readonly #rests = new NumberList();

	/** To be called in the order of the stages. */
	add({stage, kind, lane, from}: LaneEvent): void {
		this.#stages.push(stage);
		this.#lanes.push(lane);
		this.#rests.push(KINDS.indexOf(kind) + 16 * (from === null ? 0 : from + 1));
	}

	/** Those of some kinds and lanes in the stages from `from` up to `to`, the latest first; of the latest events only. */
	between(
		from: number,
		to: number,
		kinds: ReadonlySet<LaneEventKind>,
		lanes: Pick<ReadonlySet<FrameId>, 'has'>,
	): readonly LaneEvent[] {
		const found: LaneEvent[] = [];
		const end = this.#stages.countBelow(to);
		const start = Math.max(this.#stages.countBelow(from), end - MOST_EVENTS);
		for (let place = end - 1; place >= start; place--) {
			const lane = this.#lanes.at(place) ?? personId;
			if (!lanes.has(lane)) continue;
			const rest = this.#rests.at(place) ?? 0;
			const kind = KINDS[rest % 16] ?? 'made';
			if (!kinds.has(kind)) continue;
			const by = Math.floor(rest / 16);
			found.push({
				stage: this.#stages.at(place) ?? 0,
				kind,
				lane,
				from: by === 0 ? null : by - 1,
			});
		}
		return found;
	}
}
