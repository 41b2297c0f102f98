import type {Terminal} from '../../helpers/terminal.ts';
import type {Row} from '../row.ts';
import {inTurns, median, ratio} from '../statistics.ts';
import {duration} from '../words.ts';
import {caches, inkApp, installed, sample, timeToScreen} from './start.ts';

/** The file's text, and a list with an entry marked that names what can be driven. */
function isUseful(screen: string): boolean {
	return screen.includes('def delegator():') && screen.includes('▶') && screen.includes(' delegator() ');
}

/** A key that is pressed as soon as the screen is there has to be heard. */
async function takesKeys(terminal: Terminal): Promise<void> {
	terminal.press('?');
	await terminal.waitFor(screen => !isUseful(screen.join('\n')));
}

/** How long a person waits for the first screen. */
export const firstScreen: Row = {
	id: 'first-screen',
	what: 'first useful screen: source and menu, keys accepted',
	against: 'a three-line Ink app, bundled alike',
	async measure(context) {
		const ours = installed(context, 'app');
		const ink = await inkApp(context);
		const kept = caches(context, 'kept');
		const pairs = await inTurns(
			context.quick ? 5 : 15,
			2,
			() => timeToScreen({command: [...ours, sample], shows: isUseful, caches: kept}, takesKeys),
			() => timeToScreen({command: ink, shows: screen => screen.includes('first screen'), caches: kept}),
		);
		return [
			{
				name: '',
				ours: duration(median(pairs.ours)),
				against: duration(median(pairs.against)),
				...ratio(pairs),
				unit: 'x',
				target: {most: 1.3},
			},
		];
	},
};
