/** Writes to a terminal without a moment in which half of it is seen. */

/** To the first cell. */
export const home = '\u{1B}[H';
export const eraseBelow = '\u{1B}[J';

const beginUpdate = '\u{1B}[?2026h';
const endUpdate = '\u{1B}[?2026l';

/** Sends all that `write` writes in one piece, and asks terminals that can to show it at once. */
export function inOnePiece<T>(stdout: NodeJS.WriteStream, write: () => T): T {
	stdout.cork();
	stdout.write(beginUpdate);
	try {
		return write();
	} finally {
		stdout.write(endUpdate);
		stdout.uncork();
	}
}
