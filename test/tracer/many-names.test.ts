import {execFileSync} from 'node:child_process';
import path from 'node:path';
import {expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';

/** Counts how many of a module's names are looked at when each of its lines is told, for as many names as lines. */
const counting = `
import sys
sys.path.insert(0, sys.argv[1])
from _gen_step.frames import variables

class Module(dict):
    looks = 0
    def items(self):
        for item in dict.items(self):
            Module.looks += 1
            yield item

class Describing:
    def text(self, value, seen_in):
        return str(value)

module, told = Module(), variables.Told()
for line in range(500):
    module["name_%d" % line] = line
    variables.changes(told, module, True, Describing(), 1)
print(len(told), Module.looks // 500)
`;

const tracer = path.resolve(import.meta.dirname, '../../source/tracer');

skipWithout(pythons);

test.each(pythons)(
	'on Python $version a line of a module costs the same however many names the module has',
	({file}) => {
		const [told, looks] = execFileSync(file, ['-c', counting, tracer], {encoding: 'utf8'}).split(' ').map(Number);
		expect(told).toBe(40);
		expect(looks).toBeLessThanOrEqual(41);
	},
);
