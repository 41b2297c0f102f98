/** What a mouse does, as a terminal tells it in SGR mode: `ESC [ < button ; column ; row M`. */
export interface MouseEvent {
	readonly kind: 'click' | 'wheel' | 'sideways';
	/** Of the wheel: 1 down or right, -1 up or left. */
	readonly by: 1 | -1;
	/** The cell, both from 0. */
	readonly column: number;
	readonly row: number;
}

/** A piece of input, taken apart. */
export interface MouseInput {
	readonly events: readonly MouseEvent[];
	/** What is left for the keyboard. */
	readonly rest: string;
}

/** Listens to the mouse. Returns a function that stops it. */
export type ListenToMouse = (listener: (event: MouseEvent) => void) => () => void;

const INTRODUCER = '\u{1B}\\[<';
const WHOLE = new RegExp(`${INTRODUCER}(\\d+);(\\d+);(\\d+)([Mm])`, 'g');
const BEGUN = new RegExp(`${INTRODUCER}[\\d;]*$`);

/** Takes what a mouse sends out of the input. A piece may end in the middle of it. */
export function createMouseReader(): (input: string) => MouseInput {
	let begun = '';
	return input => {
		const text = begun + input;
		const events: MouseEvent[] = [];
		const others = text.replaceAll(WHOLE, (_, button: string, column: string, row: string, final: string) => {
			const event = eventOf(Number(button), Number(column), Number(row), final === 'M');
			if (event !== null) events.push(event);
			return '';
		});
		begun = BEGUN.exec(others)?.[0] ?? '';
		return {events, rest: others.slice(0, others.length - begun.length)};
	};
}

/** Bit 64: the wheel. The lower two bits: which button, or which way. Bits 4 to 16, shift, alt and ctrl, change nothing. */
function eventOf(code: number, column: number, row: number, pressed: boolean): MouseEvent | null {
	const place = {column: column - 1, row: row - 1};
	const button = code & ~(4 | 8 | 16);
	if (button === 64 || button === 65) return {kind: 'wheel', by: button === 64 ? -1 : 1, ...place};
	if (button === 66 || button === 67) return {kind: 'sideways', by: button === 66 ? -1 : 1, ...place};
	return button === 0 && pressed ? {kind: 'click', by: 1, ...place} : null;
}

/** A terminal's input without its mouse, which is listened to apart: Ink would drop all that it sends. */
export function splitMouse(stdin: NodeJS.ReadStream): {stdin: NodeJS.ReadStream; listen: ListenToMouse} {
	const listeners = new Set<(event: MouseEvent) => void>();
	const take = createMouseReader();
	const read = (size?: number): unknown => {
		const chunk: unknown = stdin.read(size);
		if (chunk === null) return chunk;
		const {events, rest} = take(String(chunk));
		for (const event of events) for (const listener of listeners) listener(event);
		return rest;
	};
	const keyboard = new Proxy(stdin, {
		get(target, key) {
			if (key === 'read') return read;
			const value: unknown = Reflect.get(target, key, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
	return {
		stdin: keyboard,
		listen(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
}
