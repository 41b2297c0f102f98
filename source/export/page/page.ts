/** The script of an exported page: the app's own session, keys and composer, played in a browser. It is bundled into `dist/page.js`. */
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import {protocolVersion} from '../../protocol/index.ts';
import {parseRecording} from '../../session/recording/parse-recording.ts';
import {commandFor} from '../../ui/commands/commands.ts';
import {createController} from '../../ui/commands/controller.ts';
import {captionSentences} from '../../ui/screen/caption-rows.ts';
import {composeScreen} from '../../ui/screen/compose-screen.ts';
import {layout, panesOf} from '../../ui/screen/layout.ts';
import {preferredSizes} from '../../ui/screen/preferred-sizes.ts';
import {screenReaderLines} from '../../ui/screen/screen-reader-lines.ts';
import {dark} from '../../ui/terminal/theme/themes.ts';
import {openRecording, playThrough} from '../recorded.ts';
import {keystrokeOf} from './keystroke-of.ts';
import {showRows} from './show-rows.ts';
import {fittingSize} from './size.ts';

/** What needs a terminal, a disk or a Python has no key here. */
const ELSEWHERE: ReadonlySet<string> = new Set([
	'quit',
	'suspend',
	'record',
	'picture',
	'copy',
	'restart',
	'choose',
	'undo',
]);

void start();

async function start(): Promise<void> {
	const recording = parseRecording(await unpacked(element('recording').textContent ?? ''), protocolVersion);
	if ('message' in recording) {
		element('screen').textContent = `This page cannot be shown: ${recording.message}`;
		return;
	}
	const session = openRecording(recording, false);
	await playThrough(session);
	const controller = createController(session, {
		quit() {},
		suspend() {},
		panes(ui) {
			const {columns, rows} = fittingSize();
			return panesOf(layout(columns, rows, preferredSizes(session.snapshot(), ui)));
		},
	});
	controller.follow();
	let said = '';
	const paint = (): void => {
		const {columns, rows, font} = fittingSize();
		const snapshot = session.snapshot();
		const ui = controller.ui.get();
		const screen = element('screen');
		screen.style.fontSize = `${font}px`;
		showRows(screen, composeScreen(snapshot, ui, columns, rows, dark).rows);
		const sentence = `Stage ${snapshot.state.position} of ${snapshot.history.length}. ${captionSentences(snapshot, ui).join(' ')}`;
		if (sentence !== said) element('said').textContent = sentence;
		said = sentence;
		element('told').textContent = screenReaderLines(snapshot, ui).join('\n');
		const place = `#stage-${snapshot.state.position}`;
		if (location.hash !== place) history.replaceState(null, '', place);
	};
	const go = (): void => {
		const [, stage] = /^#stage-(\d{1,9})$/.exec(location.hash) ?? [];
		session.seek(Math.min(stage === undefined ? 1 : Number(stage), session.snapshot().history.length));
	};
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
		const typing = now.ui.prompt !== null || now.ui.search?.line;
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

/** The lines of the recording: gzip in base64. */
async function unpacked(data: string): Promise<string> {
	const bytes = Uint8Array.from(atob(data.trim()), sign => sign.charCodeAt(0));
	return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
