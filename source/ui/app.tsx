import {Box, useApp, useInput, usePaste, useWindowSize} from 'ink';
import {useEffect, useState} from 'react';
import type {Session} from '../session/contract.ts';
import {createController} from './keys/controller.ts';
import {keystrokes} from './keys/keystroke.ts';
import {layout} from './layout.ts';
import {Screen} from './screen.tsx';
import {createView} from './store/view.ts';
import type {Theme} from './theme.ts';
import {themeFor} from './theme.ts';
import {TooSmall} from './too-small.tsx';

export interface AppProps {
	readonly session: Session;
	readonly theme?: Theme;
	/** Give the terminal back to the shell for a while (ctrl-z). Absent: it cannot. */
	readonly suspend?: ((release: ReturnType<typeof useApp>['suspendTerminal']) => void) | undefined;
}

/** The whole screen. It holds no state of the program: that is the session's. */
export function App({session, theme = themeFor(process.env), suspend}: AppProps) {
	const {exit, suspendTerminal} = useApp();
	const {columns, rows} = useWindowSize();
	const [store] = useState(() => createView(session));
	const [controller] = useState(() =>
		createController(session, {quit: () => exit(), suspend: () => suspend?.(suspendTerminal)}),
	);

	useEffect(() => controller.follow(), [controller]);
	useInput((input, key) => {
		for (const stroke of keystrokes(input, key)) {
			controller.press(stroke);
		}
	});
	usePaste(text => controller.paste(text));

	const place = layout(columns, rows);
	// No `overflow="hidden"`: clipping measures every row once more, and the rows are made to fit exactly.
	return (
		<Box width={columns} height={rows} flexDirection="column">
			{place === null ? (
				<TooSmall columns={columns} rows={rows} />
			) : (
				<Screen store={store} ui={controller.ui} place={place} theme={theme} />
			)}
		</Box>
	);
}
