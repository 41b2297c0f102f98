import type {Snapshot} from '../../../session/contract.ts';
import type {DemoItem} from '../../../session/demo/demo-item.ts';
import {nextItem} from '../../../session/demo/next-item.ts';
import {commandText} from '../../../session/person-command.ts';
import {goalText} from '../../../session/until/goal.ts';
import type {Ui} from '../../state/ui.ts';

/** What playing an item does, in a few words. */
export function itemText(item: DemoItem): string {
	switch (item.kind) {
		case 'command':
			return commandText(item.command);
		case 'finish':
			return 'finish the call';
		case 'step':
			return item.count === 1 ? 'one stage on' : `${item.count} stages on`;
		case 'to':
			return `to the next ${item.stage}`;
		case 'until':
			return `until ${goalText(item.goal)}`;
		case 'less':
			return item.on ? 'fold the lines' : 'unfold the lines';
		case 'follow':
			return item.name === null ? 'follow all' : `follow ${item.name}`;
		case 'watch':
			return `watch ${item.expression}`;
		case 'unwatch':
			return `watch ${item.expression} no more`;
		case 'zoom':
			return item.pane === null ? 'zoom out' : `only ${item.pane}`;
		case 'focus':
			return item.pane === null ? 'no focus' : `look at ${item.pane}`;
		case 'panes':
			return item.panes === null ? 'all panes again' : `show ${item.panes.join(', ')}`;
		case 'predict':
			return item.on ? 'ask the room' : 'ask no more';
		case 'pause':
		case 'stop':
			return 'a caption';
		default:
			return item satisfies never;
	}
}

/** `play 7/16: to the next yield`: which item of the demo the next press plays, and what that does. */
export function playLabel({demoItems, demoTotal, phase, live, choices}: Snapshot, {predicting}: Ui): string {
	// The question is about that very stage.
	if (predicting?.turn?.kind === 'asked') return 'play: the answer';
	const next = nextItem(demoItems, !live || phase.kind !== 'ready', choices !== null);
	if (next === null) return 'play';
	const number = (left: number): string => `${demoTotal - left}/${demoTotal}`;
	if (next.kind === 'item') return `play ${number(next.rest.length)}: ${itemText(next.item)}`;
	const [waiting] = demoItems;
	const isChoice = waiting?.kind === 'command' && waiting.command.kind === 'choose' && choices === null;
	if (isChoice) return `play on to the choice, then ${number(demoItems.length - 1)}: ${itemText(waiting)}`;
	return waiting?.kind === 'command'
		? `play one stage on, then ${number(demoItems.length - 1)}: ${itemText(waiting)}`
		: 'play one stage on';
}
