import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { type Exception, type Finding, type Section, type Subject, sectionOf } from '../check'
import type { Checkouts } from '../checkout'
import { exceptions } from '../exceptions'
import type { ReadOptions } from '../options/reader'
import { MovedError, textOf } from '../text'
import type { Tree } from '../tree'
import { chartValuesIn } from './chart'
import { codeInPage, yamlInPage } from './code-in-texts'
import { acquisitionFolders, settings, strict } from './names'

/** A page, and what stands in it. */
export interface Page {
	readonly path: string
	readonly text: string
}

/** Names of settings and variables that stand as code in the pages of the engine's issues: those of its files, its chart and its image. */
export async function enginePagesCheck(checkouts: Checkouts): Promise<Section> {
	const folder = join(process.cwd(), 'docs', 'troubleshooting')
	const pages = readdirSync(folder)
		.filter((name) => /^issue_(?!integration_).*\.mdx$/.test(name))
		.map((name) => ({ path: `docs/troubleshooting/${name}`, text: readFileSync(join(folder, name), 'utf8') }))
	return holdPages(pages, exceptions.pages, checkouts)
}

/** Holds the names in these pages to the sources. */
export async function holdPages(pages: readonly Page[], exceptions: readonly Exception[], checkouts: Checkouts): Promise<Section> {
	const [engine, charts] = [await checkouts.open('crowdsecurity/crowdsec'), await checkouts.open('crowdsecurity/helm-charts')]
	const known = engine && charts && knownIn(engine, charts)
	const findings: Finding[] = known && 'moved' in known ? [{ subject: 'pages', kind: 'changed', name: 'source', says: known.moved }] : []
	const subjects = pages.map(({ path, text }): Subject => {
		const said = saidIn(text)
		if (!known || 'moved' in known) return { name: path, read: false, held: 0, all: said.length }
		const wrong = said.filter(({ is, names }) => !isKnown(is, names, known))
		findings.push(
			...wrong.map(
				({ names, line }): Finding => ({
					subject: path,
					kind: 'invented',
					name: names[0] ?? '',
					says: 'no source of the engine has it',
					at: `${path}:${line}`,
				}),
			),
		)
		return { name: path, read: true, held: said.length - wrong.length, all: said.length }
	})
	return sectionOf('Names on the pages of the engine’s issues', subjects, findings, exceptions)
}

/** What a page says: one name, or all names of one file, of which none is without a home. */
interface SaidName {
	readonly is: 'setting' | 'variable' | 'file'
	readonly names: readonly string[]
	readonly line: number
}

/** Written as settings are. */
const isFileOrHost = /\.(?:ya?ml|log|net)$/

function saidIn(text: string): readonly SaidName[] {
	const spans = codeInPage(text).flatMap(({ text: code, line }): readonly SaidName[] => {
		const variable = /^([A-Z][A-Z0-9]*(?:_\w+)+)(?:=.*)?$/.exec(code)?.[1]
		if (variable !== undefined) return [{ is: 'variable', names: [variable], line }]
		const setting = /^([a-z]+(?:_[a-z\d]+)+|[a-z_]+(?:\.[A-Za-z_]+)+)(?:: .*)?$/.exec(code)?.[1]
		return setting === undefined || isFileOrHost.test(setting) ? [] : [{ is: 'setting', names: [setting], line }]
	})
	const files = yamlInPage(text).flatMap(({ text: yaml, line }) =>
		parseAllDocuments(yaml).flatMap((document): readonly SaidName[] => {
			const names = namesOf('toJS' in document ? document.toJS() : null)
			return names.length === 0 || names.some((name) => name.startsWith('services.')) ? [] : [{ is: 'file', names, line }]
		}),
	)
	return [...unique(spans), ...files]
}

function unique(said: readonly SaidName[]): readonly SaidName[] {
	return [...new Map(said.map((one) => [one.names.join(), one])).values()]
}

function namesOf(value: unknown, above = ''): readonly string[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return above === '' ? [] : [above]
	return Object.entries(value).flatMap(([name, inner]) => namesOf(inner, above === '' ? name : `${above}.${name}`))
}

/** What the sources have: the names of each file, and the text in which the image looks for variables. */
interface Known {
	readonly files: readonly ReadonlySet<string>[]
	readonly image: string
}

function knownIn(engine: Tree, charts: Tree): Known | { readonly moved: string } {
	const read = (tree: Tree, ...reads: readonly ReadOptions[]) => new Set(reads.flatMap((one) => one(tree, { wanted: [], others: [] }).map(({ name }) => name)))
	try {
		return {
			files: [
				read(engine, strict(settings, 'Config')),
				...['ApiCredentialsCfg', 'ProfileCfg', 'ConsoleConfig', 'SimulationConfig'].map((struct) => read(engine, strict(settings, struct))),
				...acquisitionFolders(engine).map((folder) => read(engine, strict(folder, 'Configuration'))),
				read(engine, strict('pkg/leakybucket', 'BucketSpec')),
				read(engine, strict('pkg/parser', 'NodeConfig')),
				read(charts, chartValuesIn('charts/crowdsec')),
			],
			image: textOf(engine, 'build/docker/docker_start.sh'),
		}
	} catch (error) {
		if (!(error instanceof MovedError)) throw error
		return { moved: error.message }
	}
}

function isKnown(is: SaidName['is'], names: readonly string[], { files, image }: Known): boolean {
	const [name = ''] = names
	switch (is) {
		case 'variable':
			// `BOUNCER_KEY_my_bouncer`: the rest is the reader's.
			return new RegExp(`(?<![A-Z_])${name.replace(/_[a-z]\w*$/, '')}`).test(image)
		case 'file':
			return files.some((known) => names.every((one) => holds(known, one)))
		case 'setting':
			return files.some(
				(known) => holds(known, name) || [...known].some((one) => one.startsWith(`${name}.`) || (!name.includes('.') && one.split('.').includes(name))),
			)
	}
}

/** A name, or one below a name that has names of the reader's own below it. */
function holds(known: ReadonlySet<string>, name: string): boolean {
	return known.has(name) || (name.includes('.') && holds(known, name.slice(0, name.lastIndexOf('.'))))
}
