/** The screen as an Ink component: header, body, caption and keys. */

import {Text} from 'ink';
import type {Snapshot} from '../../session/contract.ts';
import {Menu} from '../features/menu/menu.tsx';
import {PromptRow} from '../features/prompt/prompt-row.tsx';
import {SearchRow} from '../features/search/search-row.tsx';
import type {Cell} from '../state/cell.ts';
import {screenOf} from '../state/screen-kind.ts';
import type {Ui} from '../state/ui.ts';
import type {Store} from '../state/use-store.ts';
import {useStore} from '../state/use-store.ts';
import {fill} from '../terminal/text/row.ts';
import type {Theme} from '../terminal/theme/theme.ts';
import {captionRows} from './caption-rows.ts';
import {headerRow} from './header-row.ts';
import {Help} from './help.tsx';
import {keyRow} from './key-row.ts';
import type {Layout} from './layout.ts';
import {PaneGrid} from './pane-grid.tsx';
import {PositionRow} from './position-row.tsx';
import {Strip} from './strip.tsx';
import {rowsAbove, rowsBelow, stripHeights} from './strips.ts';

export interface ScreenProps {
	readonly store: Store<Snapshot>;
	readonly ui: Cell<Ui>;
	readonly place: Layout;
	readonly theme: Theme;
}

/** Watches, references and questions around the panes. */
function Stripped({store, ui, place, theme}: ScreenProps) {
	const snapshot = useStore(store, value => value);
	const state = useStore(ui, value => value);
	const {columns, strips} = place;
	const heights = stripHeights(snapshot, state, strips);
	const above = rowsAbove(snapshot, heights, columns, theme);
	const below = rowsBelow(snapshot, state, heights, columns, theme);
	return (
		<>
			<Strip rows={above} />
			<Body store={store} ui={ui} place={place} theme={theme} />
			<Strip rows={fill(below, columns, strips - above.length)} />
		</>
	);
}

function Body({store, ui, place, theme}: ScreenProps) {
	const screen = useStore(store, screenOf);
	const help = useStore(ui, value => value.help);
	const choice = useStore(ui, value => value.choice);
	const {columns, body, bar} = place;
	if (help) return <Help ui={ui} screen={screen} width={columns} height={body + bar} theme={theme} />;
	return screen === 'menu' ? (
		<Menu store={store} choice={choice} width={columns} height={body + bar} theme={theme} />
	) : (
		<>
			<PaneGrid store={store} ui={ui} place={place} theme={theme} />
			{bar === 1 && <PositionRow store={store} columns={columns} theme={theme} />}
		</>
	);
}

function Foot({store, ui, place, theme}: ScreenProps) {
	const snapshot = useStore(store, value => value);
	const state = useStore(ui, value => value);
	const {columns, rows} = place;
	return (
		<>
			{captionRows(snapshot, state, place, theme).map((text, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
				<Text key={index} wrap="truncate">
					{text}
				</Text>
			))}
			{state.search?.line ? (
				<SearchRow line={state.search.line} columns={columns} y={rows - 1} theme={theme} />
			) : state.prompt ? (
				<PromptRow prompt={state.prompt} columns={columns} y={rows - 1} theme={theme} />
			) : (
				<Text wrap="truncate">{keyRow(snapshot, state, columns, theme)}</Text>
			)}
		</>
	);
}

/** Header, body, caption and keys: as many rows as the terminal has. */
export function Screen(props: ScreenProps) {
	const {store, ui, place, theme} = props;
	const autoplay = useStore(ui, value => value.autoplay);
	const header = useStore(store, snapshot => headerRow(snapshot, autoplay, place.columns, theme));
	return (
		<>
			<Text wrap="truncate">{header}</Text>
			{place.strips === 0 ? <Body {...props} /> : <Stripped {...props} />}
			<Foot {...props} />
		</>
	);
}
