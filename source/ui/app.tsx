/** The app as an Ink component. */

import {Box, useApp, useInput, useIsScreenReaderEnabled, usePaste, useStdout, useWindowSize} from 'ink';
import {useEffect, useLayoutEffect, useRef, useState} from 'react';
import type {Session} from '../session/contract.ts';
import {createController} from './commands/controller.ts';
import type {Clock} from './features/autoplay/clock.ts';
import type {NotesServer} from './features/notes/notes-server.ts';
import {hideFuture} from './features/predict/hide-future.ts';
import {keystrokes} from './input/keystroke.ts';
import type {ListenToMouse} from './input/mouse.ts';
import {composeScreen, menuEntryAt} from './screen/compose-screen.ts';
import {layout, panesOf} from './screen/layout.ts';
import {pointedPane} from './screen/pane-at.ts';
import {preferredSizes} from './screen/preferred-sizes.ts';
import {Screen} from './screen/screen.tsx';
import {ScreenReader} from './screen/screen-reader.tsx';
import {useHighlighting} from './screen/use-highlighting.ts';
import {createSnapshotView} from './state/snapshot-view.ts';
import type {Theme} from './terminal/theme/theme.ts';
import {bare, dark, themeFor} from './terminal/theme/themes.ts';
import {usableRows} from './terminal/usable-rows.ts';

export interface AppProps {
	readonly session: Session;
	readonly theme?: Theme;
	/** Calls back each time that the program's file is saved. Returns a function that stops it. */
	readonly watch?: ((saved: () => void) => () => void) | undefined;
	/** Tells what the mouse does; absent: there is none. */
	readonly mouse?: ListenToMouse | undefined;
	/** Shows the notes in another terminal. */
	readonly notes?: NotesServer | undefined;
	/** What autoplay waits by. */
	readonly clock?: Clock | undefined;
	/** Saves the rows of a screen as a picture; gives a sentence. */
	readonly picture?: ((rows: readonly string[], stage: number) => Promise<string>) | undefined;
	/** Give the terminal back to the shell for a while (ctrl-z). Absent: it cannot. */
	readonly suspend?: ((release: ReturnType<typeof useApp>['suspendTerminal']) => void) | undefined;
}

/** The whole screen. It holds no state of the program: that is the session's. */
export function App({session, theme = themeFor(process.env), suspend, watch, notes, mouse, clock, picture}: AppProps) {
	const {exit, suspendTerminal} = useApp();
	const {stdout} = useStdout();
	const {columns, rows: all} = useWindowSize();
	const rows = usableRows(all);
	const size = useRef({columns, rows});
	const reading = useIsScreenReaderEnabled();
	const [controller] = useState(() =>
		createController(session, {
			quit: () => exit(),
			suspend: () => suspend?.(suspendTerminal),
			panes: ui => panesOf(layout(size.current.columns, size.current.rows, preferredSizes(session.snapshot(), ui))),
			paneAt: (ui, column, row) => pointedPane(session.snapshot(), ui, size.current, column, row),
			menuAt: (ui, column, row) => {
				const composed = composeScreen(session.snapshot(), ui, size.current.columns, size.current.rows, bare);
				return menuEntryAt(composed, column, row);
			},
			write: bytes => stdout.write(bytes),
			clock,
			picture:
				picture &&
				(async ui => {
					const snapshot = session.snapshot();
					const {columns: width, rows: height} = size.current;
					const {createHighlight} = await import('./panes/highlight/highlight-python.ts');
					const themed = {...dark, highlight: createHighlight()};
					return picture(composeScreen(snapshot, ui, width, height, themed).rows, snapshot.state.position);
				}),
		}),
	);
	const [store] = useState(() => hideFuture(createSnapshotView(session), controller.ui));

	useEffect(() => controller.follow(), [controller]);
	// A layout effect is ended also where a signal ends the app.
	useLayoutEffect(
		() => notes?.attach({session, ui: controller.ui, press: controller.press}),
		[notes, session, controller],
	);
	useEffect(() => mouse?.(controller.point), [controller, mouse]);
	useEffect(() => watch?.(controller.saved), [controller, watch]);
	useEffect(() => {
		size.current = {columns, rows};
	}, [columns, rows]);
	useInput((input, key) => {
		for (const stroke of keystrokes(input, key)) controller.press(stroke);
	});
	usePaste(text => controller.paste(text));

	const themed = useHighlighting(theme, reading);
	if (reading) return <ScreenReader store={store} ui={controller.ui} />;
	// As wide as the terminal is when Ink paints: in a window that has just become narrower, it cuts the rows of the old size.
	// No `overflow="hidden"`: clipping measures every row once more, and the rows are made to fit exactly.
	return (
		<Box height={rows} flexDirection="column">
			<Screen store={store} ui={controller.ui} columns={columns} rows={rows} theme={themed} />
		</Box>
	);
}
