/** Paints the first screens before React and Ink are loaded. */

import process from 'node:process';
import type {Session} from '../../session/contract.ts';
import {createSnapshotView} from '../state/snapshot-view.ts';
import {initialUi} from '../state/ui.ts';
import {home, inOnePiece} from '../terminal/one-piece.ts';
import {guardTerminal} from '../terminal/terminal-guard.ts';
import {type ThemeName, themeFor} from '../terminal/theme/themes.ts';
import {usableRows} from '../terminal/usable-rows.ts';
import {composeScreen} from './compose-screen.ts';
import {waitForTakeover} from './wait-for-takeover.ts';

/** The screens that are painted before Ink is loaded. */
export interface FirstPaint {
	/** Resolves when Ink has to take over. */
	readonly due: Promise<void>;
	/** Ink paints from now on. */
	handOver(): void;
	/** Gives the terminal back, unless it was handed over. */
	giveBack(): void;
}

/**
 * Paints the first screens, before React and Ink are loaded: what is there at once, and what Python makes of it. Keys are
 * kept for whoever listens first. Gives null where there is nothing to be painted in this way.
 */
export function paintFirst(session: Session, name: ThemeName | undefined, mouse: boolean): FirstPaint | null {
	const {stdout, env} = process;
	const {columns, rows} = stdout;
	// A terminal may not know its own size.
	if (env['INK_SCREEN_READER'] === 'true' || !columns || !rows) return null;
	const theme = themeFor(env, name);
	const view = createSnapshotView(session);
	const frame = (): string => composeScreen(view.get(), initialUi, columns, usableRows(rows), theme).rows.join('\r\n');
	let text = frame();

	const held = guardTerminal(mouse);
	const paint = (): void => {
		inOnePiece(stdout, () => stdout.write(home + text + home));
	};
	paint();
	const stop = view.subscribe(() => {
		const newest = frame();
		if (newest === text || stdout.columns !== columns || stdout.rows !== rows) return;
		text = newest;
		paint();
	});
	return {
		due: waitForTakeover(view),
		handOver() {
			stop();
			held.handOver();
		},
		giveBack() {
			stop();
			held.giveBack();
		},
	};
}
