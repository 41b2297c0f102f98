/** A picture of one stage: the whole screen, the frames, or the chain alone. */

import {demoTalk, newestRun, openRecording, playThrough, type Recording, withTalk} from '../session/index.ts';
import {boxed, inside} from '../ui/panes/border.ts';
import {frameRows} from '../ui/panes/frames/frame-rows.ts';
import {createHighlight} from '../ui/panes/highlight/highlight-python.ts';
import {composeScreen} from '../ui/screen/compose-screen.ts';
import {initialUi, type Ui} from '../ui/state/ui.ts';
import {dark} from '../ui/terminal/theme/themes.ts';
import {withDemoPanes} from './demo-panes.ts';
import {svgOf} from './svg.ts';

export interface PictureOptions {
	/** Absent: the last one. */
	readonly stage?: number;
	readonly only?: 'frames' | 'chain';
	readonly columns: number;
	readonly rows: number;
	readonly ground?: 'dark' | 'light';
}

/** No chain is longer than this in a picture; the screen folds it as it does in a high terminal. */
const MAX_CHAIN = 60;

/** The picture as SVG; a sentence where there is no such stage. */
export async function pictureOf(
	recording: Recording,
	options: PictureOptions,
): Promise<string | {readonly message: string}> {
	const session = openRecording(recording, false);
	try {
		const {history} = await playThrough(session, newestRun(recording));
		const {stage = history.length, ground} = options;
		if (stage > history.length) return {message: `There is no stage ${stage}: the run has ${history.length}.`};
		session.seek(stage);
		const {file} = session.snapshot();
		const talk = await demoTalk(recording);
		const snapshot = withTalk(session.snapshot(), talk);
		const rows = rowsOf(snapshot, withDemoPanes(initialUi, talk, snapshot), options);
		const title = `gen-step: ${file}, stage ${stage} of ${history.length}`;
		return svgOf(rows, {title, ...(ground === undefined ? {} : {ground})});
	} finally {
		await session.close();
	}
}

function rowsOf(
	snapshot: Parameters<typeof composeScreen>[0],
	ui: Ui,
	{only, columns, rows}: PictureOptions,
): readonly string[] {
	if (only === undefined)
		return composeScreen(snapshot, ui, columns, rows, {...dark, highlight: createHighlight()}).rows;
	const {state, sources} = snapshot;
	const view = {state, sources, width: only === 'frames' ? inside(columns) : columns, theme: dark};
	const chain = frameRows(view, MAX_CHAIN).map(row => row.trimEnd());
	while (chain.length > 1 && chain.at(-1) === '') chain.pop();
	return only === 'frames'
		? boxed('frames', frameRows(view, MAX_CHAIN).slice(0, chain.length), columns, chain.length + 2, dark)
		: chain;
}
