/** What a talk and its notes say to each other: objects in JSON, a line each. */

import type {Socket} from 'node:net';
import type {ThemeName} from '../../terminal/theme/themes.ts';

/** From the terminal with the notes. */
export interface NotesRequest {
	/** The version of its gen-step: both have to be of one. */
	readonly version: string;
	readonly columns: number;
	readonly rows: number;
	readonly theme: ThemeName | null;
	/** How many rows the log is scrolled by. */
	readonly by: number;
	/** A key for the talk. */
	readonly key?: string;
}

/** From the talk: a whole screen, or a last sentence. */
export type NotesAnswer = {readonly screen: readonly string[]} | {readonly end: string};

/** How a talk says good-bye. */
export const TALK_OVER = 'The talk is over.';

/** No message is longer; what comes without an end is cut off with its sender. */
const MAX_MESSAGE = 1_000_000;

/** Sends one message. */
export function tell(socket: Socket, message: NotesRequest | NotesAnswer): void {
	if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
}

/** Calls back with each message; one that is none closes the socket. */
export function hear<Message>(socket: Socket, take: (message: Message) => void): void {
	let rest = '';
	socket.setEncoding('utf8');
	socket.on('data', (text: string) => {
		const lines = (rest + text).split('\n');
		rest = lines.pop() ?? '';
		if (rest.length > MAX_MESSAGE) socket.destroy();
		for (const line of lines) {
			try {
				take(JSON.parse(line) as Message);
			} catch {
				socket.destroy();
			}
		}
	});
}
