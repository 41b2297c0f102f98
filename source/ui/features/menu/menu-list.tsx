/** The entries of the menu as an Ink component. */

import {Text} from 'ink';
import SelectInput, {type IndicatorProps, type ItemProps} from 'ink-select-input';
import type {MenuEntry} from './menu-rows.ts';

function Item({label}: ItemProps) {
	return <Text wrap="truncate">{label}</Text>;
}

export interface MenuListProps {
	/** Those in sight, each a whole row of the screen. */
	readonly entries: readonly MenuEntry[];
	/** The index of the marked one. */
	readonly choice: number;
}

/**
 * The entries in sight. Keys come from our own table, which copes with bursts of them. The list keeps its own place in
 * state, so another choice is another list.
 */
export function MenuList({entries, choice}: MenuListProps) {
	const at = entries.findIndex(({index}) => index === choice);
	const marked = entries[at]?.sign;
	const plain = entries.find(({index}) => index !== choice)?.sign;
	const Indicator = ({isSelected = false}: IndicatorProps) => <Text>{isSelected ? marked : plain}</Text>;
	return (
		<SelectInput
			key={`${choice} ${entries.length}`}
			items={entries.map(({index, text}) => ({key: String(index), value: index, label: text}))}
			initialIndex={Math.max(0, at)}
			isFocused={false}
			indicatorComponent={Indicator}
			itemComponent={Item}
		/>
	);
}
