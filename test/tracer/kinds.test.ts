import {describe, expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {sketch} from './sketch.ts';
import {expected, programs, runsOn, textOf} from './tables.ts';

describe.each([...pythons, {file: undefined, version: '3.14'}])('the stages on Python $version ($file)', python => {
	test.each(programs.filter(program => runsOn(program, python.version)))('of %s', async program => {
		expect(await sketch(python.file, textOf(program))).toEqual(expected(program, python.version));
	});
});
