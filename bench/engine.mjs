import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The engine and everything that it knows, as the benches want it: bundled from the sources as they are. */
export async function loadEngine() {
	const folder = await mkdtemp(join(tmpdir(), 'bouncer-doctor-bench-'))
	const file = join(folder, 'engine.mjs')
	const contents = [
		"export { createDoctor } from './src/engine/verdict/doctor'",
		"export { Recogniser } from './src/engine/logs/lines/recognise'",
		"export { planSearch } from './src/engine/logs/lines/search-plan'",
		"export { ShapeMemory } from './src/engine/logs/lines/shapes'",
		"export { foldCase, matchRule } from './src/engine/logs/lines/match'",
		"export { inputBytes } from './src/engine/logs/scan/kernel'",
		"export { LineScanner } from './src/engine/logs/scan/line-scanner'",
		"export { countGrams } from './src/engine/logs/scan/needles'",
		"export { ScriptKernel } from './src/engine/logs/scan/script-kernel'",
		"export { WasmKernel } from './src/engine/logs/scan/wasm-kernel'",
		"export { unwrap } from './src/engine/intake/dress/wrapper'",
		"export { noCorrection } from './src/engine/intake/input-format'",
		"export { bouncers } from './src/facts/bouncers'",
		"export { programs } from './src/facts/programs'",
		"export { readErrorPages } from './plugins/error-rules/read-pages'",
		"export { checkPaste } from './src/engine/config/check/check-paste'",
		"export { checkPasted } from './src/engine/verdict/check-pasted'",
		"export { withConfigs } from './src/engine/verdict/with-configs'",
		"export { withoutSecrets } from './src/engine/report/without-secrets'",
		"export { reportOf } from './src/engine/report/report'",
		"export { askForRule } from './src/engine/report/issue-draft'",
		"export { Masker } from './src/engine/report/mask-addresses'",
		"export { visible } from './src/engine/report/visible'",
		"export { takeApart } from './src/engine/intake/take-apart'",
		"export { ShortText } from './src/engine/logs/short-text'",
		"export { fileOf, piecesOf } from './src/widgets/log-analyzer/recognised'",
		"export { knownSettings } from './src/widgets/log-analyzer/known-settings'",
		"export { convert } from './src/engine/config/convert/convert'",
		"export { generate } from './src/engine/config/generate/generate'",
		"export { formats, plainEnv } from './src/engine/config/formats/all'",
		"export { withinLimits } from './src/engine/config/formats/limits'",
		"export { formatEndpoint, parseEndpoint } from './src/engine/config/values/endpoint'",
		"export { redact, redactAll } from './src/engine/mask/redact'",
	].join('\n')
	const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" }
	const result = await build({
		stdin: { contents, resolveDir: root, loader: 'ts' },
		bundle: true,
		write: false,
		platform: 'node',
		format: 'esm',
		banner,
		logLevel: 'error',
	})
	await writeFile(file, result.outputFiles[0].contents)
	const engine = await import(pathToFileURL(file).href)
	await rm(folder, { recursive: true })
	const rules = await engine.readErrorPages(root)
	return { ...engine, rules, samples: linesOf(rules), hostSamples: linesOf(rules.filter((rule) => rule.bouncers.includes(hostBouncer))) }
}

/** Whose messages stand in the log of one host. */
export const hostBouncer = 'firewall'

function linesOf(rules) {
	return rules
		.flatMap((rule) => rule.samples.match)
		.flatMap((sample) => sample.split('\n'))
		.filter((line) => line.trim())
}

/** What the peers are given: the fragments by which the scanner finds lines, and the rules' own regular expressions. */
export function patternsFor(engine) {
	const anchors = new Set()
	const regexes = new Set()
	for (const rule of engine.rules)
		for (const pattern of rule.match) {
			const anchor = pattern.all.reduce((longest, text) => (Buffer.byteLength(text) > Buffer.byteLength(longest) ? text : longest))
			anchors.add(anchor)
			// Rust knows no look-around, and no second group of a name.
			const plain = pattern.regex?.replace(/\(\?<[A-Za-z]\w*>/g, '(?:')
			regexes.add(plain && !/\(\?[=!<]/.test(plain) ? plain : anchor.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
		}
	return { literals: [...anchors], regexes: [...regexes] }
}

/** Rules of other words: as many letters, digits and signs in the same places, nine times as many rules. */
export function tenTimes(rules) {
	const shifted = (text, by) => text.replace(/[a-z]/gi, (letter) => String.fromCharCode(((letter.toLowerCase().charCodeAt(0) - 97 + by) % 26) + 97))
	const copies = [1, 3, 5, 7, 9, 11, 15, 17, 19].flatMap((by) =>
		rules.map((rule) => ({
			...rule,
			id: `${rule.id}-${by}`,
			match: rule.match.map(({ all, any, none }) => ({
				all: all.map((text) => shifted(text, by)),
				any: any.map((text) => shifted(text, by)),
				none: none.map((text) => shifted(text, by)),
				regex: null,
			})),
		})),
	)
	return [...rules, ...copies]
}
