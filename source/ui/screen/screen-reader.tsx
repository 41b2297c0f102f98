import {Box, Text} from 'ink';
import type {Snapshot} from '../../session/contract.ts';
import type {Ui} from '../state/ui.ts';
import {type Store, useStore} from '../state/use-store.ts';
import {screenReaderLines} from './screen-reader-lines.ts';

/** The screen for a screen reader: plain lines from top to bottom, no panes and no pictures. */
export function ScreenReader({store, ui}: {readonly store: Store<Snapshot>; readonly ui: Store<Ui>}) {
	const snapshot = useStore(store, value => value);
	const state = useStore(ui, value => value);
	return (
		<Box flexDirection="column">
			{screenReaderLines(snapshot, state).map((line, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the reading
				<Text key={index}>{line}</Text>
			))}
		</Box>
	);
}
