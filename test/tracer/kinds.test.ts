import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {pythons, supportedVersions} from '../helpers/pythons.ts';
import {sketch} from './sketch.ts';

const folder = path.join(import.meta.dirname, 'programs');
const programs = readdirSync(folder).filter(file => file.endsWith('.py'));
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

/** Whether a version is in a list of ranges, for example `-3.8, 3.10, 3.12-`. */
function isIn(ranges: string, version: string): boolean {
	const order = (name: string): number => supportedVersions.indexOf(name);
	return ranges.split(', ').some(range => {
		const [from = '', to = from] = range.split('-');
		return (from === '' || order(from) <= order(version)) && (to === '' || order(version) <= order(to));
	});
}

/** The table beside a program: a stage a line, `  @ versions` where not every version has it, `#` before the reason. */
function expected(program: string, version: string): string[] {
	const lines = read(program.replace(/\.py$/, '.txt'))
		.split('\n')
		.filter(line => line !== '' && !line.startsWith('#'))
		.map(line => line.split('  @ '));
	return lines.filter(([, ranges]) => ranges === undefined || isIn(ranges, version)).map(([line = '']) => line);
}

/** A program for newer versions only says so in its first line. */
function runsOn(program: string, version: string): boolean {
	const since = /^# since (3\.\d+)\n/.exec(read(program))?.[1];
	return since === undefined || isIn(`${since}-`, version);
}

describe.each([...pythons, {file: undefined, version: '3.14'}])('the stages on Python $version ($file)', python => {
	test.each(programs.filter(program => runsOn(program, python.version)))('of %s', async program => {
		expect(await sketch(python.file, read(program))).toEqual(expected(program, python.version));
	});
});
