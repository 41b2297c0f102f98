import {Box, Text} from 'ink';
import SelectInput from 'ink-select-input';
import type {Snapshot} from '../../session/contract.ts';
import {inside, Pane, topBorder} from '../panes/pane.tsx';
import {sourceRows} from '../panes/source-rows.ts';
import {type Store, useStore} from '../store/use-store.ts';
import {padded, row, width as widthOf} from '../text/row.ts';
import {wrapPlain} from '../text/wrap.ts';
import type {Theme} from '../theme.ts';
import {fileText, type Item, items} from './items.ts';

export interface MenuProps {
	readonly store: Store<Snapshot>;
	readonly choice: number;
	readonly width: number;
	readonly height: number;
	readonly theme: Theme;
}

/** What went wrong, with all that Python said of it. */
function problemRows({problem}: Snapshot, width: number, theme: Theme): string[] {
	const lines = problem === null ? [] : [`✖ ${problem.message}`, ...(problem.text ?? '').trimEnd().split('\n')];
	return lines.flatMap(line => wrapPlain(line, width - 2)).map(line => row(width, ' ', [theme.wrong, line]));
}

/** What stands where the list would be while there is none: that Python warms up, or why it cannot. */
function waitingRows(snapshot: Snapshot, width: number, theme: Theme): string[] {
	const {phase} = snapshot;
	const text = phase.kind === 'over' ? phase.message : '◌ Python is warming up …';
	const problem = problemRows(snapshot, width, theme);
	return problem.length > 0 && (phase.kind !== 'over' || phase.message === snapshot.problem?.message)
		? problem
		: [...wrapPlain(text, width - 2).map(line => row(width, ' ', [theme.note, line])), row(width, ''), ...problem];
}

interface ListProps {
	readonly list: readonly Item[];
	readonly choice: number;
	/** Rows below the list. */
	readonly below: readonly string[];
	readonly width: number;
	readonly rows: number;
	readonly theme: Theme;
}

/**
 * The list. Its keys come from our own table, which copes with bursts of them; so the input component is the view
 * only, made anew at `choice`.
 */
function List({list, choice, below, width, rows, theme}: ListProps) {
	const columns = inside(width) - 2;
	const name = Math.min(columns - 12, Math.max(...list.map(({label}) => widthOf(label))) + 2);
	const labels = list.map(({label, hint}, index) => ({
		key: String(index),
		value: index,
		label: row(columns, padded(label, name), [theme.faint, hint]),
	}));
	const side = Array.from({length: rows}, () => theme.faint('│')).join('\n');
	return (
		<Box flexDirection="column" width={width} height={rows + 2} overflow="hidden">
			<Text wrap="truncate">{topBorder({title: 'what to drive', first: true}, width, theme)}</Text>
			<Box height={rows} width={width}>
				<Text>{side}</Text>
				<Box flexDirection="column" width={inside(width)} height={rows} overflow="hidden">
					<SelectInput
						key={choice}
						items={labels}
						initialIndex={choice}
						limit={Math.max(1, rows - below.length)}
						isFocused={false}
						indicatorComponent={({isSelected = false}) => <Text>{isSelected ? theme.active('▶ ') : '  '}</Text>}
						itemComponent={({isSelected = false, label}) => (
							<Text wrap="truncate">{isSelected ? theme.title(label) : label}</Text>
						)}
					/>
					<Text wrap="truncate">{below.join('\n')}</Text>
				</Box>
				<Text>{side}</Text>
			</Box>
			<Text wrap="truncate">{theme.faint(`╰${'─'.repeat(width - 2)}╯`)}</Text>
		</Box>
	);
}

/** The choice of what to drive, with the file beside it. */
export function Menu({store, choice, width, height, theme}: MenuProps) {
	const snapshot = useStore(store, value => value);
	const list = items(snapshot);
	const left = Math.floor(width * 0.5);
	const rows = height - 2;
	const item = list[choice];
	const text = fileText(snapshot);
	const line = item?.kind === 'target' ? item.target.line : null;
	const source = text === null ? [] : sourceRows({text, line, lit: null, sign: '▶'}, inside(width - left), rows, theme);
	const waiting = list.length === 0 ? waitingRows(snapshot, inside(left), theme) : [];
	const problem = problemRows(snapshot, inside(left), theme).slice(0, Math.floor(rows / 2));
	const below = problem.length === 0 ? [] : ['', ...problem];
	return (
		<Box width={width} height={height}>
			{list.length === 0 ? (
				<Pane title="what to drive" width={left} height={rows} first last rows={waiting} theme={theme} />
			) : (
				<List list={list} choice={choice} below={below} width={left} rows={rows} theme={theme} />
			)}
			<Pane title={snapshot.file} width={width - left} height={rows} first last rows={source} theme={theme} />
		</Box>
	);
}
