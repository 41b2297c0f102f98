import type {DemoItem} from './demo-item.ts';

/** Items that move on to a later stage. */
const MOVES: ReadonlySet<DemoItem['kind']> = new Set(['finish', 'step', 'to', 'until']);

/** Whether a press that plays the item changes something on the screen. `midway`: there is a stage ahead. */
function isSeen({kind, caption}: DemoItem, midway: boolean): boolean {
	return caption !== undefined || !(kind === 'pause' || kind === 'stop' || (MOVES.has(kind) && !midway));
}

/**
 * Says what the next press of the play key does. It plays `item`, and `rest` follows. While a command has to wait for
 * the client's turn, it goes one stage on instead. Items with nothing to show are passed over. Null: nothing is left
 * to play. `choosing`: ready tasks are to be chosen, and nothing moves before that; where the next item chooses none, the press
 * takes the one that asyncio would.
 */
export function nextItem(
	left: readonly DemoItem[],
	midway: boolean,
	choosing = false,
):
	| {readonly kind: 'item'; readonly item: DemoItem; readonly rest: readonly DemoItem[]}
	| {readonly kind: 'stage'}
	| null {
	const index = left.findIndex(item => isSeen(item, midway));
	const item = left[index];
	if (item === undefined) return null;
	const rest = left.slice(index + 1);
	const chooses = item.kind === 'command' && item.command.kind === 'choose';
	if (choosing)
		return chooses || !(item.kind === 'command' || MOVES.has(item.kind)) ? {kind: 'item', item, rest} : {kind: 'stage'};
	return midway && item.kind === 'command' ? {kind: 'stage'} : {kind: 'item', item, rest};
}
