/** More than this, in base64, is cut off or ignored by some terminals. */
const MAX_BASE64 = 74_994;

/**
 * The sequence OSC 52 that asks a terminal to put a text on the clipboard; null when the text is too long for it. What
 * the text holds cannot end the sequence: it goes as base64.
 */
export function clipboardSequence(text: string): string | null {
	const data = Buffer.from(text, 'utf8').toString('base64');
	return data.length > MAX_BASE64 ? null : `\u001B]52;c;${data}\u0007`;
}
