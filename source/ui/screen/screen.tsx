/** The screen as an Ink component. */

import {Text, useCursor} from 'ink';
import {memo} from 'react';
import type {Snapshot} from '../../session/contract.ts';
import {MenuList} from '../features/menu/menu-list.tsx';
import type {Ui} from '../state/ui.ts';
import {type Store, useStore} from '../state/use-store.ts';
import type {Theme} from '../terminal/theme/theme.ts';
import {composeScreen} from './compose-screen.ts';

const Row = memo(({text}: {readonly text: string}) => <Text wrap="truncate">{text}</Text>);

function Rows({rows}: {readonly rows: readonly string[]}) {
	// biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
	return rows.map((text, index) => <Row key={index} text={text} />);
}

export interface ScreenProps {
	readonly store: Store<Snapshot>;
	readonly ui: Store<Ui>;
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
}

/** The composed screen, a text for each row: measuring text is most of what a frame costs in Ink. */
export function Screen({store, ui, columns, rows: height, theme}: ScreenProps) {
	const snapshot = useStore(store, value => value);
	const state = useStore(ui, value => value);
	const {setCursorPosition} = useCursor();
	const {rows, cursor, menu} = composeScreen(snapshot, state, columns, height, theme);
	setCursorPosition(cursor ?? undefined);
	const {top, entries} = menu;
	if (entries.length === 0) return <Rows rows={rows} />;
	return (
		<>
			<Rows rows={rows.slice(0, top)} />
			<MenuList entries={entries} choice={state.choice} />
			<Rows rows={rows.slice(top + entries.length)} />
		</>
	);
}
