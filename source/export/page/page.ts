/** The script of an exported page: the app's own session, keys and composer, played in a browser. It is bundled into `dist/page.js`. */
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import {protocolVersion} from '../../protocol/index.ts';
import {demoTalk, withTalk} from '../../session/recording/demo-talk.ts';
import {parseRecording} from '../../session/recording/parse-recording.ts';
import {openAllRuns, playBranches} from '../../session/recording/play-through.ts';
import {commandFor} from '../../ui/commands/commands.ts';
import {createController} from '../../ui/commands/controller.ts';
import {createHighlight} from '../../ui/panes/highlight/highlight-python.ts';
import {captionSentences} from '../../ui/screen/caption-rows.ts';
import {composeScreen} from '../../ui/screen/compose-screen.ts';
import {layout, panesOf} from '../../ui/screen/layout.ts';
import {preferredSizes} from '../../ui/screen/preferred-sizes.ts';
import {screenReaderLines} from '../../ui/screen/screen-reader-lines.ts';
import {dark} from '../../ui/terminal/theme/themes.ts';
import {withDemoPanes} from '../demo-panes.ts';
import {ELSEWHERE} from './elsewhere.ts';
import {keystrokeOf} from './keystroke-of.ts';
import {goTo, placeOf} from './place.ts';
import {showRows} from './show-rows.ts';
import {fittingSize} from './size.ts';

/** Unpacks what an element of the page holds; the page itself has it to unpack us. */
declare function unpacked(id: string): Promise<string>;

void start();

async function start(): Promise<void> {
	const recording = parseRecording(await unpacked('recording'), protocolVersion);
	if ('message' in recording) {
		element('screen').textContent = `This page cannot be shown: ${recording.message}`;
		return;
	}
	const talk = await demoTalk(recording);
	const session = openAllRuns(recording);
	await playBranches(session, recording);
	const controller = createController(session, {
		quit() {},
		suspend() {},
		panes(ui) {
			const {columns, rows} = fittingSize();
			const snapshot = session.snapshot();
			return panesOf(layout(columns, rows, preferredSizes(snapshot, withDemoPanes(ui, talk, snapshot))));
		},
	});
	controller.follow();
	controller.ui.set({withoutKeys: ELSEWHERE});
	const theme = {...dark, highlight: createHighlight()};
	let said = '';
	const paint = (): void => {
		const {columns, rows, font} = fittingSize();
		const snapshot = withTalk(session.snapshot(), talk);
		const ui = withDemoPanes(controller.ui.get(), talk, snapshot);
		const screen = element('screen');
		screen.style.fontSize = `${font}px`;
		showRows(screen, composeScreen(snapshot, ui, columns, rows, theme).rows);
		const sentence = `Stage ${snapshot.state.position} of ${snapshot.history.length}. ${captionSentences(snapshot, ui).join(' ')}`;
		if (sentence !== said) element('said').textContent = sentence;
		said = sentence;
		element('told').textContent = screenReaderLines(snapshot, ui).join('\n');
		const place = placeOf(snapshot);
		if (location.hash !== place) history.replaceState(null, '', place);
	};
	const go = (): void => goTo(location.hash, session);
	go();
	session.subscribe(paint);
	controller.ui.subscribe(paint);
	addEventListener('resize', paint);
	addEventListener('hashchange', go);
	addEventListener('keydown', event => {
		const stroke = keystrokeOf(event);
		if (stroke === null) return;
		event.preventDefault();
		press(stroke);
	});
	for (const button of document.querySelectorAll('button')) button.addEventListener('click', () => press(button.value));
	paint();

	function press(stroke: string): void {
		const now = {ui: controller.ui.get(), snapshot: session.snapshot()};
		const typing = now.ui.prompt !== null || now.ui.finding !== null || now.ui.search?.line;
		const id = commandFor(stroke, 'run', now)?.id ?? '';
		if (typing || !ELSEWHERE.has(id)) controller.press(stroke);
		else controller.ui.set({note: 'That key is for the app in a terminal; this page shows what was recorded.'});
	}
}

function element(id: string): HTMLElement {
	const found = document.getElementById(id);
	if (found === null) throw new Error(`The page has no ${id}.`);
	return found;
}
