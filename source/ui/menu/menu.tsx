import {Box, Text} from 'ink';
import SelectInput from 'ink-select-input';
import type {Snapshot} from '../../session/contract.ts';
import {inside, Pane, topBorder} from '../panes/pane.tsx';
import {sourceRows} from '../panes/source-rows.ts';
import type {Store} from '../store/use-store.ts';
import {useStore} from '../store/use-store.ts';
import {padded, row} from '../text/row.ts';
import {wrapPlain} from '../text/wrap.ts';
import type {Theme} from '../theme.ts';
import {fileText, items} from './items.ts';

export interface MenuProps {
	readonly store: Store<Snapshot>;
	readonly choice: number;
	readonly width: number;
	readonly height: number;
	readonly theme: Theme;
}

/** What stands where the list would be while there is none: that Python warms up, or what went wrong. */
function waitingRows({phase, problem}: Snapshot, width: number, theme: Theme): string[] {
	const text = phase.kind === 'over' ? [phase.message] : problem ? [] : ['◌ Python is warming up …'];
	const wrong = problem === null ? [] : [`✖ ${problem.message}`, ...(problem.text ?? '').split('\n')];
	return [...text.flatMap(line => wrapPlain(line, width)), '', ...wrong.flatMap(line => wrapPlain(line, width))].map(
		line => row(width, [problem ? theme.wrong : theme.note, line]),
	);
}

/** The choice of what to drive, with the file beside it. Its keys are in the command table. */
export function Menu({store, choice, width, height, theme}: MenuProps) {
	const snapshot = useStore(store, value => value);
	const list = items(snapshot);
	const left = Math.floor(width * 0.5);
	const columns = inside(left);
	const rows = height - 2;
	const item = list[choice];
	const text = fileText(snapshot);
	const line = item?.kind === 'target' ? item.target.line : null;
	const side = theme.faint('│');
	const source = text === null ? [] : sourceRows({text, line, lit: null, sign: '▶'}, inside(width - left), rows, theme);
	const labels = list.map((entry, index) => ({
		key: String(index),
		value: index,
		label: row(columns - 2, padded(entry.label, Math.max(18, Math.floor(columns * 0.5))), ' ', [
			theme.faint,
			entry.hint,
		]),
	}));

	return (
		<Box width={width} height={height}>
			{list.length === 0 ? (
				<Pane
					title="what to drive"
					width={left}
					height={rows}
					first
					last
					rows={waitingRows(snapshot, columns, theme)}
					theme={theme}
				/>
			) : (
				<Box flexDirection="column" width={left} height={height} overflow="hidden">
					<Text wrap="truncate">{topBorder('what to drive', left, true, theme)}</Text>
					<Box height={rows} width={left}>
						<Text>{Array.from({length: rows}, () => `${side} `).join('\n')}</Text>
						{/* The keys come from our own table, which copes with bursts; so the list is only the view, at `choice`. */}
						<SelectInput
							key={choice}
							items={labels}
							initialIndex={choice}
							limit={rows}
							isFocused={false}
							indicatorComponent={({isSelected = false}) => <Text>{isSelected ? theme.active('▶ ') : '  '}</Text>}
							itemComponent={({isSelected = false, label}) => (
								<Text wrap="truncate">{isSelected ? theme.title(label) : label}</Text>
							)}
						/>
						<Box flexGrow={1} />
						<Text>{Array.from({length: rows}, () => ` ${side}`).join('\n')}</Text>
					</Box>
					<Text wrap="truncate">{theme.faint(`╰${'─'.repeat(left - 2)}╯`)}</Text>
				</Box>
			)}
			<Pane title={snapshot.file} width={width - left} height={rows} first last rows={source} theme={theme} />
		</Box>
	);
}
