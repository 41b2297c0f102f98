import {Text} from 'ink';
import type {Snapshot} from '../../session/contract.ts';
import {positionRow} from '../panes/position-bar.ts';
import {type Store, useStore} from '../state/use-store.ts';
import type {Theme} from '../terminal/theme/theme.ts';

/** The position bar in a row of its own. */
export function PositionRow(props: {readonly store: Store<Snapshot>; readonly columns: number; readonly theme: Theme}) {
	const {store, columns, theme} = props;
	const snapshot = useStore(store, value => value);
	return <Text wrap="truncate">{positionRow(snapshot, columns, theme)}</Text>;
}
