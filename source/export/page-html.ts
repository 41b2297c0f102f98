/** A run as one page: it needs no server, no network and no Python. */

import {readFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';
import {newestRun, pageScript, type Recording, textOf} from '../session/index.ts';
import {commands} from '../ui/commands/commands.ts';
import {type Palette, paletteRules, palettes} from './colours.ts';

/** The keys that are buttons, too, in the order of the page. */
const BUTTONS = ['first', 'resumption-back', 'back', 'forward', 'resumption-on', 'last', 'help'] as const;

/** There only where there are branches. */
const BRANCH_BUTTONS = ['branch-before', 'branch'] as const;

/** Unpacks the app, which a browser takes for a script of the page's, and runs it. Packed, it is a third as long. */
const START = `
const unpacked = async id => {
	const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), sign => sign.charCodeAt(0));
	return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
};
unpacked('app').then(
	text => document.body.append(Object.assign(document.createElement('script'), {textContent: text})),
	() => (document.getElementById('screen').textContent = 'The page needs a browser of 2023 or newer.'),
);
`;

/** The page of a recording. */
export function pageOf(recording: Recording, ground: 'dark' | 'light' | undefined): string {
	const buttons = recording.runs.length > 1 ? [...BUTTONS, ...BRANCH_BUTTONS] : BUTTONS;
	const title = `gen-step: ${newestRun(recording).program.file}`;
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${styleSheet(ground)}</style>
</head>
<body>
<main>
<h1 class="hidden">${escaped(title)}</h1>
<p id="said" class="hidden" role="status" aria-live="polite"></p>
<pre id="screen" class="t" aria-hidden="true">The page needs JavaScript to show the run.</pre>
<section class="hidden" aria-label="The screen in words"><pre id="told"></pre></section>
</main>
<nav aria-label="Steps">${buttons.map(buttonOf).join('')}</nav>
<script type="text/plain" id="recording">${packed(textOf(recording))}</script>
<script type="text/plain" id="app">${packed(readFileSync(pageScript))}</script>
<script>${START}</script>
</body>
</html>
`;
}

/** Gzip in base64: nothing of it can be markup. */
function packed(text: string | Uint8Array): string {
	return gzipSync(text, {level: 9}).toString('base64');
}

function buttonOf(id: string): string {
	const command = commands.find(each => each.id === id);
	if (command === undefined) return '';
	const {keys, sign, label, description} = command;
	return `<button type="button" value="${escaped(keys[0] ?? '')}" title="${escaped(description)}" aria-label="${escaped(`${label}: ${description}`)}"><b>${escaped(sign)}</b> ${escaped(label)}</button>`;
}

function styleSheet(ground: 'dark' | 'light' | undefined): string {
	const base =
		'html,body{margin:0}main{padding:12px;overflow-x:auto}' +
		'pre{margin:0;font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;line-height:1.25}' +
		'#screen i{display:inline-block;font-style:normal;white-space:pre;overflow:visible}' +
		'.dim[class*=c3]{opacity:.8}.bold{font-weight:bold}.italic{font-style:italic}.underline{text-decoration:underline}' +
		'.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:pre-line}' +
		'nav{display:flex;flex-wrap:wrap;gap:6px;padding:0 12px 12px}' +
		'button{font:14px system-ui,sans-serif;min-height:40px;padding:0 12px;background:none;border:1px solid;border-radius:8px;cursor:pointer}';
	const first = rulesOf(palettes[ground ?? 'light']);
	return ground === undefined
		? `${base}${first}@media(prefers-color-scheme:dark){${rulesOf(palettes.dark)}}`
		: base + first;
}

function rulesOf(palette: Palette): string {
	const {ground, text, faint, codes} = palette;
	const inverse = Object.entries({dim: faint, ...codes}).map(
		([name, colour]) => `.${name}.inverse{background:${colour};color:${ground}}`,
	);
	return `body{background:${ground}}button{color:${text};border-color:${faint}}${paletteRules(palette, 'color')}.inverse{background:${text}}${inverse.join('')}`;
}

function escaped(text: string): string {
	return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}
