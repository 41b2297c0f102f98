import process from 'node:process';
import {Box, render, Text, useApp, useInput, useWindowSize} from 'ink';
import SelectInput, {type IndicatorProps, type ItemProps} from 'ink-select-input';
import {useRef, useState} from 'react';
import {type Sample, samples, tourPath} from '../../../session/package.ts';
import {type Keystroke, keystrokes} from '../../input/keystroke.ts';
import {row} from '../../terminal/text/row.ts';
import type {Theme} from '../../terminal/theme/theme.ts';
import {type ThemeName, themeFor} from '../../terminal/theme/themes.ts';
import {usableRows} from '../../terminal/usable-rows.ts';

/** What is offered: the tour, which is played as a demo, then the samples. */
function offers(): readonly Sample[] {
	const all = samples();
	const tour = all.find(({name}) => name === 'tour.py');
	const others = all.filter(sample => sample !== tour);
	return tour === undefined ? others : [{...tour, name: 'the tour', file: tourPath}, ...others];
}

/**
 * Lets the person choose the tour or a sample, full screen. Resolves with the path of a program or a demo; null: they left.
 * Rejects when the screen fails.
 */
export async function chooseSample(name?: ThemeName): Promise<string | null> {
	let chosen: string | null = null;
	const theme = themeFor(process.env, name);
	const onChoose = (file: string): void => {
		chosen = file;
	};
	const app = render(<Samples all={offers()} theme={theme} onChoose={onChoose} />, {
		alternateScreen: true,
		interactive: true,
		exitOnCtrlC: false,
	});
	await app.waitUntilExit();
	return chosen;
}

export interface SamplesProps {
	readonly all: readonly Sample[];
	readonly theme: Theme;
	readonly onChoose: (file: string) => void;
}

/** Which sample is marked after a key; null: leave, `take`: open the marked one, `play`: its demo, `tour`: the tour. */
function after(stroke: Keystroke, marked: number, count: number): number | 'take' | 'play' | 'tour' | null {
	switch (stroke) {
		case 'q':
		case 'escape':
		case 'ctrl-c':
			return null;
		case 'enter':
		case 'space':
			return 'take';
		case 'd':
			return 'play';
		case 't':
			return 'tour';
		case 'up':
		case 'k':
			return (marked + count - 1) % count;
		case 'down':
		case 'j':
		case 'tab':
			return (marked + 1) % count;
		default: {
			const digit = /^[1-9]$/.test(stroke) ? Number(stroke) - 1 : marked;
			return digit < count ? digit : marked;
		}
	}
}

/** Rows for the lesson of the marked sample, of which the list leaves room where it can be scrolled. */
const LESSON_ROWS = 11;
/** The list is not made smaller than this for it. */
const LEAST_ROOM = 6;

/** The line of keys. */
const keys = [
	['t', 'tour'],
	['↑ ↓', 'choose'],
	['⏎', 'open'],
	['d', 'play its demo'],
	['q', 'quit'],
	['gen-step FILE', 'opens yours'],
] as const;

/** The list of samples, with the lesson of the one that is marked. */
export function Samples({all, theme, onChoose}: SamplesProps) {
	const {exit} = useApp();
	const {columns, rows: whole} = useWindowSize();
	const rows = usableRows(whole);
	const [marked, setMarked] = useState(0);
	// Keys arrive in bursts: each sees what the one before it left.
	const now = useRef({marked: 0, over: false});
	useInput((input, key) => {
		for (const stroke of keystrokes(input, key)) {
			if (now.current.over) return;
			const next = after(stroke, now.current.marked, all.length);
			if (typeof next === 'number') now.current.marked = next;
			else {
				now.current.over = true;
				const file = (next === 'tour' ? all.find(each => each.file === tourPath) : all[now.current.marked])?.file;
				if (next !== null && file !== undefined) onChoose(next === 'play' ? file.replace(/\.py$/, '.demo') : file);
				exit();
			}
		}
		setMarked(now.current.marked);
	});
	const Indicator = ({isSelected = false}: IndicatorProps) => <Text>{isSelected ? theme.active(' ▶ ') : '   '}</Text>;
	const Item = ({isSelected = false, label}: ItemProps) => (
		<Text wrap="truncate">{isSelected ? theme.title(label) : label}</Text>
	);
	const width = Math.max(0, ...all.map(({name}) => name.length));
	const items = all.map(({name, file, lesson}) => ({
		key: file,
		value: file,
		// As wide as the room beside the sign, so that neither is made narrower.
		label: row(columns - 3, `${name.padEnd(width)}  ${lesson.split('\n')[0] ?? ''}`),
	}));
	const room = Math.max(1, Math.min(all.length, Math.max(rows - 4 - LESSON_ROWS, Math.min(rows - 5, LEAST_ROOM))));
	const below = Math.max(0, rows - room - 4);
	const first = Math.max(0, Math.min(marked - Math.floor(room / 2), all.length - room));
	const more = (count: number): string => (count > 0 ? theme.faint(`   … ${count} more`) : ' ');
	return (
		<Box width={columns} height={rows} flexDirection="column">
			<Text wrap="truncate">
				{theme.active(' gen-step ')} {theme.title('A tour for the first five minutes, and samples of one idea each.')}
			</Text>
			<Text>{more(first)}</Text>
			<SelectInput
				key={marked}
				items={items.slice(first, first + room)}
				initialIndex={marked - first}
				isFocused={false}
				indicatorComponent={Indicator}
				itemComponent={Item}
			/>
			<Text>{more(all.length - first - room)}</Text>
			<Box height={below} flexDirection="column" overflow="hidden" paddingX={1}>
				<Text>{all[marked]?.lesson}</Text>
			</Box>
			<Box flexGrow={1} />
			<Text wrap="truncate"> {keys.map(([key, label]) => `${theme.key(key)} ${label}`).join('  ')}</Text>
		</Box>
	);
}
