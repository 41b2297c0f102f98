/** The mouse of a terminal: it is reported while the alternate screen is on, and never longer. */

const ENTER = '\u{1B}[?1049h';
const LEAVE = '\u{1B}[?1049l';

/** Buttons and wheel (1000), with numbers of any size (1006). */
const ON = '\u{1B}[?1000h\u{1B}[?1006h';
const OFF = '\u{1B}[?1006l\u{1B}[?1000l';

/** What is written to a terminal, with the mouse turned on wherever the alternate screen is entered, and off before it is left. */
export function mouseWith(bytes: string): string {
	return bytes.replaceAll(ENTER, ENTER + ON).replaceAll(LEAVE, OFF + LEAVE);
}

/** A terminal like the given one, with its mouse. Ink leaves the alternate screen on every way out, also for ctrl-z. */
export function withMouse(stdout: NodeJS.WriteStream): NodeJS.WriteStream {
	const write = (chunk: string | Uint8Array, ...rest: never[]): boolean =>
		stdout.write(typeof chunk === 'string' ? mouseWith(chunk) : chunk, ...rest);
	return new Proxy(stdout, {
		get(target, key) {
			if (key === 'write') return write;
			const value: unknown = Reflect.get(target, key, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
}
