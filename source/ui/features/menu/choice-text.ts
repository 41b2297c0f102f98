import {requiredParameters} from '../prompt/prompt.ts';
import type {MenuItem} from './menu-items.ts';

/** What ⏎ makes of a choice in the menu, and what one is then. */
export function choiceText(item: MenuItem | undefined): string {
	if (item === undefined || item.kind === 'outlined') return 'You are the client of this generator.';
	if (item.kind === 'file') {
		return item.drives
			? '⏎ runs the file. Its own code calls next, send, throw and close; you step through that.'
			: '⏎ runs the file. It calls nothing by itself: choose a generator to be its client.';
	}

	const {name, summary} = item.target;
	const required = requiredParameters(item.target);
	const makes =
		required.length === 0 ? `⏎ makes ${name}()` : `⏎ asks for ${required.join(', ')} and makes ${item.label}`;
	const client = `${makes}. You are its client then: n next, s send, t throw, c close.`;
	return summary === undefined ? client : `${summary} ${client}`;
}
