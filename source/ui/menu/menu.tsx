import {Text} from 'ink';
import type {Snapshot} from '../../session/contract.ts';
import {type Store, useStore} from '../store/use-store.ts';
import type {Theme} from '../theme.ts';
import {type MenuPlace, menuRows} from './rows.ts';

export interface MenuProps extends MenuPlace {
	readonly store: Store<Snapshot>;
	readonly theme: Theme;
}

/** The choice of what to drive. Its keys come from our own table, which copes with bursts of them. */
export function Menu({store, theme, ...place}: MenuProps) {
	const snapshot = useStore(store, value => value);
	return menuRows(snapshot, place, theme).map((row, index) => (
		// biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
		<Text key={index} wrap="truncate">
			{row}
		</Text>
	));
}
