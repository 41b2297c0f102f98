import {afterAll, describe, expect, test} from 'vitest';
import {folderWith, genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';

/** What opens stdout and stderr by their paths, as shell scripts do. */
const program = `import os, stat, subprocess, sys
def streams():
    yield os.system("echo by a shell > /dev/stdout; echo aside > /dev/stderr")
    with open("/dev/stdout", "w") as file:
        file.write("by its path\\n")
    with open("/proc/self/fd/2", "w") as file:
        file.write("aside by its path\\n")
    yield subprocess.run("echo a | tee /dev/stderr", shell=True, stdout=subprocess.PIPE).stdout
    yield stat.S_ISFIFO(os.fstat(1).st_mode), stat.S_ISFIFO(os.fstat(2).st_mode), sorted(os.listdir("/proc/self/fd"))[:3]
    child = os.fork()
    if child == 0:
        os.write(1, b"by a fork\\n" * 10000)
        os._exit(0)
    yield os.waitpid(child, 0)[1]
    os.write(1, b"number\\n" * 20000)
for stream in streams():
    print(stream, flush=True)
sys.stderr.write("last\\n")
os.system("(sleep 0.1; echo late) &")
`;
const {folder, remove} = folderWith({'streams.py': program});
afterAll(remove);

interface Stage {
	readonly kind?: string;
	readonly stream?: string;
	readonly text?: string;
}

// Elsewhere such a path leads to the descriptor itself, whatever that is.
describe.runIf(process.platform === 'linux').each(pythons)('on Python $version', ({file: python}) => {
	// On a busy machine the app may read a later descriptor first, which says nothing of the program.
	test.concurrent('the streams are pipes, which a path opens', {retry: 2}, async () => {
		const {output, status} = await genStep(['streams.py', '--python', python, '--report', 'json'], {cwd: folder});
		const stages = output
			.trimEnd()
			.split('\n')
			.map(line => JSON.parse(line) as Stage);
		const said = (stream: string): string =>
			stages.map(stage => (stage.kind === 'output' && stage.stream === stream ? stage.text : '')).join('');
		expect(said('stderr')).toBe('aside\naside by its path\na\nlast\n');
		const lines = said('stdout')
			.split('\n')
			.filter(line => line !== 'by a fork' && line !== 'number');
		expect(lines.filter(line => line !== 'late')).toEqual([
			'by a shell',
			'0',
			'by its path',
			"b'a\\n'",
			"(True, True, ['0', '1', '2'])",
			'0',
			'',
		]);
		expect(said('stdout').match(/^by a fork$/gm)).toHaveLength(10_000);
		expect(said('stdout').match(/^number$/gm)).toHaveLength(20_000);
		expect(status).toBe(0);
	});
});
