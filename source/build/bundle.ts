import {readFile} from 'node:fs/promises';
import {createRequire, isBuiltin} from 'node:module';
import path from 'node:path';
import {type BuildOptions, build, type Metafile, type OutputFile, type Plugin} from 'esbuild';

/** What all bundles share: they run on Node 22 and are small, with each package's production code. */
const common = {
	bundle: true,
	minify: true,
	write: false,
	metafile: true,
	platform: 'node',
	format: 'esm',
	target: 'node22',
	outdir: 'dist',
	legalComments: 'none',
	logLevel: 'warning',
	// Packages in CommonJS call `require`, which an ES module does not have.
	banner: {
		js: `import {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);`,
	},
	define: {
		'process.env.NODE_ENV': '"production"',
		// Ink asks for its development tools when DEV is set. They are not in the bundle.
		'process.env.DEV': '"false"',
		// Yoga reads its own WebAssembly by `fetch` where there is one, which makes Node load its whole HTTP client.
		fetch: 'undefined',
		'globalThis.fetch': 'undefined',
	},
} as const satisfies BuildOptions;

/** The launcher imports the app's bundle at run time; it is not to be bundled into it. */
const appStaysOutside: Plugin = {
	name: 'app-stays-outside',
	setup({onResolve}) {
		onResolve({filter: /\/cli\.tsx$/}, () => ({path: './main.js', external: true}));
	},
};

/**
 * All packages measure text by our short way to `string-width`. That alone takes the package itself, which is evaluated
 * when it is first called: its pattern of all emoji takes as long to make as a screen to paint.
 */
const shortWidth: Plugin = {
	name: 'short-width',
	setup({onResolve, onLoad, initialOptions}) {
		const root = initialOptions.absWorkingDir ?? '';
		const short = path.resolve(root, 'source/ui/terminal/text/string-width.ts');
		onResolve({filter: /^string-width$/}, ({importer, namespace}) =>
			namespace === 'late' ? undefined : importer === short ? {path: 'string-width', namespace: 'late'} : {path: short},
		);
		onLoad({filter: /.*/, namespace: 'late'}, ({path: name}) => ({
			contents: `export default (...args) => require(${JSON.stringify(name)}).default(...args);`,
			resolveDir: root,
		}));
	},
};

/** Ink draws a frame of whole rows by our short way: see `whole-rows.ts`. */
const wholeRows: Plugin = {
	name: 'whole-rows',
	setup({onLoad, initialOptions}) {
		const short = path.resolve(initialOptions.absWorkingDir ?? '', 'source/ui/terminal/whole-rows.ts');
		onLoad({filter: /[/\\]ink[/\\]build[/\\]output\.js$/}, async ({path: file}) => ({
			contents: `${await readFile(file, 'utf8')}
				import {wholeRows} from ${JSON.stringify(short)};
				const {get} = Output.prototype;
				Output.prototype.get = function () { return wholeRows(this) ?? get.call(this); };
			`,
		}));
	},
};

/**
 * Node's own modules come by `require`, for each file that imports one apart. To import one, Node reads each of its
 * properties once to make exports of them, and some are made only then: with `process` all three streams and a list of
 * all options, with `fs` its streams. Here only what a file uses is read. A module of CommonJS that several files share
 * would be a chunk of its own, and each file would make exports of it anew.
 */
const builtinsByRequire: Plugin = {
	name: 'builtins-by-require',
	setup({onResolve, onLoad}) {
		const importers = new Map<string, number>();
		onResolve({filter: /^(?:node:)?[a-z_/]+$/}, ({path: name, kind, importer}) => {
			if (!isBuiltin(name)) return undefined;
			if (kind !== 'import-statement') return {path: name, external: true};
			if (!importers.has(importer)) importers.set(importer, importers.size);
			return {path: name, namespace: 'builtin', suffix: `?${importers.get(importer)}`};
		});
		onLoad({filter: /.*/, namespace: 'builtin'}, ({path: name}) => {
			const names = Object.keys(createRequire(import.meta.url)(name)).filter(each => each !== 'default');
			const reads = names.map(each => `export const ${each} = /* @__PURE__ */ (() => builtin.${each})();`);
			return {
				contents: [`const builtin = require(${JSON.stringify(name)});`, 'export default builtin;', ...reads].join('\n'),
			};
		});
	},
};

/**
 * Of `meow` only what parses is evaluated: it is given the package's name, so its reader of package.json is not called, and what
 * that needs is made by functions without side effects, which the bundler leaves out when it may.
 */
const trimmedMeow: Plugin = {
	name: 'trimmed-meow',
	setup({onLoad}) {
		onLoad({filter: /[/\\]meow[/\\]build[/\\](?:options|dependencies)\.js$/}, async ({path: file}) => {
			const text = await readFile(file, 'utf8');
			return {
				contents: text
					.replace(
						/^import \{ a as readPackageUpSync, n as normalizePackageData \} from .*$/m,
						'const readPackageUpSync = () => undefined, normalizePackageData = () => {};',
					)
					.replace(/^promisify\(execFile\);$/m, '')
					.replace(/^(var \w+\$?\d* = )(require\w+\$?\d*\(\);)$/gm, '$1/* @__PURE__ */ $2')
					.replace(
						/^(\s*(?:var|const) \w+\$?\d* = )(\/\*@__PURE__\*\/)?(getDefaultExportFromCjs\()/gm,
						'$1/* @__PURE__ */ $3',
					),
			};
		});
	},
};

/** The options of the app's bundle, also for tests that bundle like it. */
export function appOptions(root: string) {
	return {
		...common,
		absWorkingDir: root,
		splitting: true,
		chunkNames: 'parts/[name]-[hash]',
		alias: {'react-devtools-core': `${root}/source/build/no-devtools.ts`},
		define: {...common.define, 'Intl.Segmenter': 'LazySegmenter'},
		inject: [`${root}/source/ui/terminal/text/lazy-segmenter.ts`],
		plugins: [shortWidth, wholeRows, builtinsByRequire, trimmedMeow] as Plugin[],
	} as const satisfies BuildOptions;
}

/**
 * A page has the app's own code without Node: its modules are replaced by a stub, and so is what starts a Python or packs
 * the log. All that is left out is what the page has no key for.
 */
const withoutNode: Plugin = {
	name: 'without-node',
	setup({onResolve, onLoad, initialOptions}) {
		const root = initialOptions.absWorkingDir ?? '';
		const stub = path.join(root, 'source/export/page/node-stub.ts');
		onResolve({filter: /^(?:node:)?[a-z_/]+$/}, ({path: name}) =>
			isBuiltin(name) ? {path: name, namespace: 'stub'} : undefined,
		);
		onLoad({filter: /.*/, namespace: 'stub'}, () => ({
			contents: `module.exports = require(${JSON.stringify(stub)}).nodeStub;`,
			resolveDir: root,
		}));
		onLoad({filter: /[/\\](?:start-interpreter|assets|compression)\.ts$/}, ({path: file}) => {
			if (file.endsWith('compression.ts')) {
				return {
					contents: `export {plainCodec as deflateCodec} from '../../engine/packed-list.ts';`,
					resolveDir: path.dirname(file),
				};
			}
			const names = file.endsWith('assets.ts')
				? ['packageFolder', 'pyodideFolder', 'tracerFolder', 'snapshotFile', 'embeddedChild']
				: ['startInterpreter'];
			return {contents: names.map(name => `export const ${name} = '';`).join('')};
		});
	},
};

/** Bundles the launcher, the app, and the embedded Python's child process. Writes nothing. */
export async function bundle(root: string): Promise<{files: OutputFile[]; inputs: Metafile['inputs']}> {
	const results = await Promise.all([
		build({
			...common,
			absWorkingDir: root,
			entryPoints: {cli: 'source/build/launch.ts'},
			// Old syntax, for old Nodes; but `import()` must stay what it is.
			target: 'node12',
			supported: {'dynamic-import': true},
			banner: {js: '#!/usr/bin/env node'},
			plugins: [appStaysOutside],
		}),
		build({
			...appOptions(root),
			entryPoints: {main: 'cli.tsx'},
		}),
		build({
			...common,
			absWorkingDir: root,
			entryPoints: {'embedded-child': 'source/interpreter/embedded/child.ts'},
			// It may not read the package.json that would say what kind of script it is.
			outExtension: {'.js': '.mjs'},
			external: ['pyodide'],
			// The child has a `fetch` to take away.
			define: {'process.env.NODE_ENV': '"production"'},
		}),
		build({
			...common,
			absWorkingDir: root,
			entryPoints: {page: 'source/export/page/page.ts'},
			platform: 'browser',
			format: 'iife',
			target: 'es2022',
			banner: {},
			// What is not a digit of ASCII is written as it is: the page is UTF-8.
			charset: 'utf8',
			define: {'process.env.NODE_ENV': '"production"'},
			inject: [`${root}/source/export/page/buffer-stub.ts`],
			plugins: [withoutNode],
		}),
	]);
	return {
		files: results.flatMap(result => result.outputFiles),
		inputs: Object.assign({}, ...results.map(result => result.metafile.inputs)) as Metafile['inputs'],
	};
}
