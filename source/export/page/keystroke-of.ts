/** The browser's names for keys, as the app calls them. */
const NAMES: Readonly<Record<string, string>> = {
	ArrowRight: 'right',
	ArrowLeft: 'left',
	ArrowUp: 'up',
	ArrowDown: 'down',
	Enter: 'enter',
	Escape: 'escape',
	Home: 'home',
	End: 'end',
	PageUp: 'pageup',
	PageDown: 'pagedown',
	Backspace: 'backspace',
	Delete: 'delete',
	' ': 'space',
};

/** The keystroke of an event; null for keys that stay the browser's: tab, and those with ctrl, alt or the like. */
export function keystrokeOf({key, shiftKey, ctrlKey, altKey, metaKey, target}: KeyboardEvent): string | null {
	if (ctrlKey || altKey || metaKey) return null;
	// A button in focus is pressed by these.
	if ((key === 'Enter' || key === ' ') && target instanceof HTMLButtonElement) return null;
	const name = NAMES[key];
	if (name !== undefined) return shiftKey && key.startsWith('Arrow') ? `shift-${name}` : name;
	return [...key].length === 1 ? key : null;
}
