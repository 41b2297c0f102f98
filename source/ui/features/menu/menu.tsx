/** The menu as an Ink component. */

import {Text} from 'ink';
import SelectInput, {type IndicatorProps, type ItemProps} from 'ink-select-input';
import {createContext, useContext} from 'react';
import type {Snapshot} from '../../../session/contract.ts';
import {type Store, useStore} from '../../state/use-store.ts';
import type {Theme} from '../../terminal/theme/theme.ts';
import {type MenuParts, type MenuPlace, menuParts} from './menu-rows.ts';

export interface MenuProps extends MenuPlace {
	readonly store: Store<Snapshot>;
	readonly theme: Theme;
}

type Entries = MenuParts['entries'];

/** The signs of the entries: which of them is marked, and which not. */
const Signs = createContext({marked: '', plain: ''});

function Indicator({isSelected = false}: IndicatorProps) {
	const {marked, plain} = useContext(Signs);
	return <Text>{isSelected ? marked : plain}</Text>;
}

function Item({label}: ItemProps) {
	return <Text wrap="truncate">{label}</Text>;
}

function Rows({rows}: {readonly rows: readonly string[]}) {
	return rows.map((row, index) => (
		// biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
		<Text key={index} wrap="truncate">
			{row}
		</Text>
	));
}

/** The entries in sight. The list keeps its own place in state, so another choice is another list. */
function List({entries, choice}: {readonly entries: Entries; readonly choice: number}) {
	const at = entries.findIndex(({index}) => index === choice);
	const signs = {marked: entries[at]?.sign ?? '', plain: entries.find(({index}) => index !== choice)?.sign ?? ''};
	const items = entries.map(({index, text}) => ({key: String(index), value: index, label: text}));
	return (
		<Signs value={signs}>
			<SelectInput
				key={`${choice} ${items.length}`}
				items={items}
				initialIndex={Math.max(0, at)}
				isFocused={false}
				indicatorComponent={Indicator}
				itemComponent={Item}
			/>
		</Signs>
	);
}

/** The choice of what to drive. Its keys come from our own table, which copes with bursts of them. */
export function Menu({store, theme, choice, width, height}: MenuProps) {
	const snapshot = useStore(store, value => value);
	const {above, entries, below} = menuParts(snapshot, {choice, width, height}, theme);
	return (
		<>
			<Rows rows={above} />
			{entries.length > 0 && <List entries={entries} choice={choice} />}
			<Rows rows={below} />
		</>
	);
}
