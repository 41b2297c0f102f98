/**
 * The command that a person starts, built to `dist/cli.js`. It is kept tiny and in old syntax, so that an older Node
 * can still read it and say in one sentence what is missing, before anything else is loaded.
 */
const OLDEST_NODE = '22.3';
const found = process.versions.node;
const [major = 0, minor = 0] = found.split('.').map(Number);
/** Runtimes that call themselves Node, too, but have not what the embedded Python's process is started with. */
const {bun, deno} = process.versions as {bun?: string; deno?: string};
const other = bun ? `Bun ${bun}` : deno && `Deno ${deno}`;

if (other) {
	console.error(`gen-step needs Node ${OLDEST_NODE} or newer, and this is ${other}.`);
	process.exitCode = 2;
} else if (major < 22 || (major === 22 && minor < 3)) {
	console.error(`gen-step needs Node ${OLDEST_NODE} or newer, and this is Node ${found}.`);
	process.exitCode = 2;
} else {
	// Node writes its warnings on stderr, across the screen: that NO_COLOR and FORCE_COLOR are both set, what is deprecated.
	process.removeAllListeners('warning');
	// Keep the compiled code between two starts. Node 22.8 and newer.
	const modules: Partial<typeof import('node:module')> = process.getBuiltinModule('node:module');
	if (modules.enableCompileCache && hasCacheFolder()) modules.enableCompileCache();
	void import('../../cli.tsx');
}

/**
 * Whether Node's folder for compiled code is there, or can be made. Where the folder for temporary files takes none, as `/proc`,
 * `enableCompileCache` tries again for ever (`MKDirpSync` in Node's src/node_file.cc).
 */
function hasCacheFolder(): boolean {
	if (process.env['NODE_COMPILE_CACHE']) return true;
	const fs = process.getBuiltinModule('node:fs');
	const os = process.getBuiltinModule('node:os');
	try {
		fs.mkdirSync(`${os.tmpdir()}/node-compile-cache`);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EEXIST';
	}
}
