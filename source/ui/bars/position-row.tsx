import {Text} from 'ink';
import type {Snapshot} from '../../session/contract.ts';
import {type Store, useStore} from '../store/use-store.ts';
import {row} from '../text/row.ts';
import type {Theme} from '../theme.ts';
import {positionBar} from './position.ts';

/** The position bar in a row of its own. */
export function PositionRow(props: {readonly store: Store<Snapshot>; readonly columns: number; readonly theme: Theme}) {
	const {store, columns, theme} = props;
	const {history, state, changedAt} = useStore(store, snapshot => snapshot);
	const bar = positionBar({history, position: state.position, changedAt}, columns - 2, theme);
	return <Text wrap="truncate">{row(columns, ' ', ...bar)}</Text>;
}
