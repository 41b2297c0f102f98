import {commands} from './commands.ts';

/** The table of keys for the README, in Markdown: the commands of the running program, in their order. */
export function keyTable(): string {
	const rows = commands
		.filter(({screen}) => screen !== 'menu')
		.map(({keys, description}) => `| ${keys.map(key => `\`${key}\``).join(' ')} | ${description} |`);
	return ['| key | |', '| --- | --- |', ...rows].join('\n');
}
