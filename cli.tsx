import process from 'node:process';
import meow from 'meow';

const usage = `
  Usage
    $ gen-step FILE [EXPR] [options] [-- ARGS]

  FILE is a Python program. Without EXPR it is run as a script; with EXPR, for example "foo()", the generator
  that EXPR makes is driven by hand.

  Options
    --drive COMMANDS  what the client does: 'next; send(100); throw(ValueError("x")); close()'
    --python X        a python of yours instead of the embedded one: a path, or a name on PATH
    --report R        log, table, json or output, instead of the app
    --help            show this
    --version         show the version

  ARGS are the program's own arguments.
`;

const cli = meow(usage, {
	importMeta: import.meta,
	description: false,
	flags: {
		drive: {type: 'string'},
		python: {type: 'string'},
		report: {type: 'string', choices: ['log', 'table', 'json', 'output']},
	},
});

const [file] = cli.input;
if (file === undefined) {
	cli.showHelp(2);
} else {
	process.stderr.write('gen-step cannot open anything yet.\n');
	process.exitCode = 2;
}
