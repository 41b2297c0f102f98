/** The other terminal: shows the notes of a talk that runs on the same machine, and passes keys on to it. */

import {connect, type Socket} from 'node:net';
import process from 'node:process';
import {Box, render, Text, useApp, useInput, useWindowSize} from 'ink';
import {useEffect, useRef, useState} from 'react';
import {version} from '../../../session/package.ts';
import {type Keystroke, keystrokes} from '../../input/keystroke.ts';
import {colourless, type ThemeName, themeFor} from '../../terminal/theme/themes.ts';
import {usableRows} from '../../terminal/usable-rows.ts';
import {notesPlace} from './notes-place.ts';
import {forget} from './notes-server.ts';
import {hear, type NotesAnswer, type NotesRequest, TALK_OVER, tell} from './notes-wire.ts';

/** How the showing ended: a sentence for the person, and whether it was as it should be. */
export interface NotesEnd {
	readonly message: string | null;
	readonly good: boolean;
}

const NO_TALK = 'No talk has notes to show: gen-step talk.demo --notes starts one in another terminal.';
const GONE = 'The talk is gone: its gen-step was ended from outside.';

/** Shows the notes until the person or the talk ends that. */
export async function showNotes(theme: ThemeName | undefined): Promise<NotesEnd> {
	const place = notesPlace();
	if ('message' in place) return {message: place.message, good: false};
	const socket = await connected(place.address);
	if ('message' in socket) return {...socket, good: false};
	const end: {message: string | null; good: boolean} = {message: null, good: true};
	const onEnd = (message: string, good: boolean): void => {
		Object.assign(end, {message, good});
	};
	const app = render(
		<Notes socket={socket} theme={theme ?? (themeFor(process.env) === colourless ? 'none' : null)} onEnd={onEnd} />,
		{
			alternateScreen: true,
			incrementalRendering: true,
			interactive: true,
			exitOnCtrlC: false,
		},
	);
	await app.waitUntilExit();
	socket.destroy();
	return {...end};
}

function connected(address: string): Promise<Socket | {readonly message: string}> {
	return new Promise(resolve => {
		const socket = connect(address);
		socket.once('connect', () => resolve(socket));
		socket.once('error', ({code, message}: NodeJS.ErrnoException) => {
			// A talk that was killed could not take its socket away.
			if (code === 'ECONNREFUSED') forget(address);
			const absent = code === 'ECONNREFUSED' || code === 'ENOENT';
			resolve({message: absent ? NO_TALK : `The talk cannot be reached: ${message}.`});
		});
	});
}

interface NotesProps {
	readonly socket: Socket;
	readonly theme: ThemeName | null;
	readonly onEnd: (message: string, good: boolean) => void;
}

/** How far a key scrolls the log; null: it does not. */
function scrolling(stroke: Keystroke): number | null {
	const by: Readonly<Record<Keystroke, number>> = {up: -1, k: -1, down: 1, j: 1, 'shift-up': -10, 'shift-down': 10};
	return by[stroke] ?? null;
}

function Notes({socket, theme, onEnd}: NotesProps) {
	const {exit} = useApp();
	const {columns, rows: whole} = useWindowSize();
	const rows = usableRows(whole);
	const [screen, setScreen] = useState<readonly string[]>([' The talk is asked for its notes … q leaves.']);
	const by = useRef(0);
	const ask = (key?: Keystroke): void => {
		const request: NotesRequest = {version: version(), columns, rows, theme, by: by.current};
		tell(socket, key === undefined ? request : {...request, key});
	};
	useEffect(() => {
		let said = false;
		hear<NotesAnswer>(socket, answer => {
			if ('screen' in answer) setScreen(answer.screen);
			else {
				said = true;
				onEnd(answer.end, answer.end === TALK_OVER);
			}
		});
		// An error is followed by the close.
		socket.on('error', () => {});
		socket.once('close', () => {
			if (!said) onEnd(GONE, false);
			exit();
		});
	}, [socket, onEnd, exit]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: the talk is asked again for another size
	useEffect(() => ask(), [columns, rows]);
	useInput((input, key) => {
		for (const stroke of keystrokes(input, key)) {
			const rowsOn = scrolling(stroke);
			if (stroke === 'q' || stroke === 'ctrl-c') exit();
			else if (rowsOn === null) {
				by.current = 0;
				ask(stroke);
			} else {
				by.current += rowsOn;
				ask();
			}
		}
	});
	return (
		<Box height={rows} flexDirection="column">
			{screen.slice(0, rows).map((text, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
				<Text key={index} wrap="truncate">
					{text}
				</Text>
			))}
		</Box>
	);
}
