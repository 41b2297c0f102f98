/** A talk as an asciicast, which asciinema and its web player show. */

import type {kinds} from '../engine/stage-kinds.ts';
import {atRest, openRecording, type Recording} from '../session/index.ts';
import {createController} from '../ui/commands/controller.ts';
import {createHighlight} from '../ui/panes/highlight/highlight-python.ts';
import {composeScreen} from '../ui/screen/compose-screen.ts';
import {layout, panesOf} from '../ui/screen/layout.ts';
import {preferredSizes} from '../ui/screen/preferred-sizes.ts';
import type {Theme} from '../ui/terminal/theme/theme.ts';

export interface CastOptions {
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
	readonly title: string;
	/** A longer recording is cut. */
	readonly maxStages: number;
}

/** A cast. `cut`: that it ends before the run does; null: it does not. */
export interface Cast {
	readonly text: string;
	readonly cut: string | null;
}

const HIDE_CURSOR = '\u001B[?25l';
const CLEAR = '\u001B[2J\u001B[H';

/**
 * The app's autoplay, as it would be seen: each stage for as long as autoplay shows it, or the demo says. A marker stands at
 * each item of the demo; where there is none, at each stage. The format is version 3 of asciicast, with intervals between events.
 */
export async function castOf(
	recording: Recording,
	{columns, rows, theme: plainTheme, title, maxStages}: CastOptions,
): Promise<Cast> {
	const session = openRecording(recording, true);
	const theme = {...plainTheme, highlight: createHighlight()};
	const lines = [JSON.stringify({version: 3, term: {cols: columns, rows, type: 'xterm-256color'}, title})];
	let waiting: {readonly milliseconds: number; readonly act: () => void} | null = null;
	const controller = createController(session, {
		quit() {},
		suspend() {},
		panes: ui => panesOf(layout(columns, rows, preferredSizes(session.snapshot(), ui))),
		clock: {
			after(milliseconds, act) {
				waiting = {milliseconds, act};
				return () => {
					waiting = null;
				};
			},
		},
	});
	const stop = controller.follow();
	const tell = (seconds: number, code: string, data: string): number =>
		lines.push(JSON.stringify([Math.round(seconds * 1000) / 1000, code, data]));
	let shown: readonly string[] = [];
	let cut: string | null = null;
	const paint = (seconds: number): void => {
		// Autoplay is our clock: the screen is the one of a person who presses the keys.
		const ui = {...controller.ui.get(), autoplay: null};
		const {rows: screen} = composeScreen(session.snapshot(), ui, columns, rows, theme);
		const changed = screen.flatMap((row, index) =>
			row === shown[index] ? [] : [`\u001B[${index + 1};1H\u001B[0m${row}`],
		);
		tell(seconds, 'o', (shown.length === 0 ? HIDE_CURSOR + CLEAR : '') + changed.join(''));
		shown = screen;
	};
	try {
		await atRest(session);
		paint(0);
		const isDemo = recording.demoItems.length > 0;
		controller.press('a');
		for (let next = take(); next !== null; next = take()) {
			const before = session.snapshot();
			next.act();
			await atRest(session);
			const {demoPlayed, history, state, phase} = session.snapshot();
			const moved = isDemo ? demoPlayed !== before.demoPlayed : state.position !== before.state.position;
			paint(next.milliseconds / 1000);
			if (moved)
				tell(0, 'm', isDemo ? (demoPlayed?.caption ?? demoPlayed?.kind ?? '') : stageTitle(history, state.position));
			// A talk stops where its speaker goes on by hand.
			if (controller.ui.get().autoplay === null) controller.press('a');
			if (state.position < maxStages || phase.kind === 'over') continue;
			cut = `The cast ends here, after ${maxStages.toLocaleString('en')} stages.`;
			controller.ui.set({note: cut});
			paint(1);
			break;
		}
		tell(2, 'o', '');
		return {text: `${lines.join('\n')}\n`, cut};
	} finally {
		stop();
		await session.close();
	}

	function take() {
		const next = waiting as {readonly milliseconds: number; readonly act: () => void} | null;
		waiting = null;
		return next;
	}
}

function stageTitle(history: {kind(index: number): (typeof kinds)[number]}, position: number): string {
	return position === 0 ? 'start' : `${position} ${history.kind(position - 1)}`;
}
