import {Text} from 'ink';

/** Ready rows over the whole width, without a border. */
export function Strip({rows}: {readonly rows: readonly string[]}) {
	return rows.map((row, index) => (
		// biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
		<Text key={index} wrap="truncate">
			{row}
		</Text>
	));
}
