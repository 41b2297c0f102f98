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
 * to play.
 */
export function nextItem(
	left: readonly DemoItem[],
	midway: boolean,
):
	| {readonly kind: 'item'; readonly item: DemoItem; readonly rest: readonly DemoItem[]}
	| {readonly kind: 'stage'}
	| null {
	const index = left.findIndex(item => isSeen(item, midway));
	const item = left[index];
	if (item === undefined) return null;
	return midway && item.kind === 'command' ? {kind: 'stage'} : {kind: 'item', item, rest: left.slice(index + 1)};
}
