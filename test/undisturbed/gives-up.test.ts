import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';
import {tracingTakenAway} from '../programs/lost-observation.ts';
import {programs} from './programs.ts';

const some = pythons.filter(({version}) => ['3.8', '3.13'].includes(version)).map(({file, version}) => [version, file]);

describe.each([['embedded', 'embedded'], ...some])(
	'on Python %s the sentence says why observation ends',
	(version, python) => {
		const run = (file: string) => genStep([path.join(programs, file), '--python', python ?? '', '--report', 'log']);

		test('an audit hook of the program forbids to look', async () => {
			const {errors, status} = await run('audit_hook.py');
			expect(errors).toBe(
				"gen-step: gen-step observes no more: an audit hook of the program's raised <RuntimeError> in the middle of an event.\n",
			);
			expect(status).toBe(0);
		});

		test.skipIf(version === '3.8')('the program frees the tool of sys.monitoring', async () => {
			const {errors, status} = await run('tool_freed.py');
			expect(errors).toBe('gen-step: gen-step observes no more: the program has freed its tool of sys.monitoring.\n');
			expect(status).toBe(0);
		});

		test.runIf(version === '3.8')('the program takes tracing away', async () => {
			const {errors, status} = await run('tracing_taken.py');
			expect(errors).toBe(`gen-step: ${tracingTakenAway}\n`);
			expect(status).toBe(0);
		});
	},
);
