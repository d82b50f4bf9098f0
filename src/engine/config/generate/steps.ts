import type { Bouncer, Command, Condition, ConfigFile, Deployment, ListSource, OwnStep, PackageOrigin, Word } from '../../../facts/bouncer'
import { posixAll, posixCommand } from '../../shell/posix'
import { powershellCommand } from '../../shell/powershell'
import { holds } from '../check/conditions'
import { optionOf } from '../document/options'
import type { Item } from '../document/reading'
import type { GeneratedFile, Step } from '../types'
import { spoken } from '../values/interval'
import { endpointProbe } from './endpoint-probe'

/** Names in capitals or with `your-` in front, and the places of key and address: as recipes write what only the administrator knows. */
const ownValue = /\bYOUR_[A-Z0-9_]+\b|<your-[a-z-]+>|\byour-[a-z][a-z-]*\b|(?<![\w.])\*?example\.com\b/g

/** The settings that stand in a file. */
export interface WrittenSettings {
	readonly file: ConfigFile
	readonly items: readonly (Pick<Item, 'key' | 'line' | 'text' | 'value'> & { readonly computed?: boolean })[]
}

/** What the steps are made from. */
export interface Made {
	readonly bouncer: Bouncer
	readonly deployment: Deployment
	readonly source: ListSource
	readonly files: readonly GeneratedFile[]
	readonly settings: readonly WrittenSettings[]
	/** The base address; null where a placeholder stands in its place. */
	readonly address: string | null
	readonly seconds: number | null
}

/** What to do with the files, in order: know what to expect, save, fill in, apply, test, restart, see it pull. */
export function stepsFor(made: Made): readonly Step[] {
	const { bouncer, deployment, files } = made
	const { install = [], test, restart, reload } = deployment.commands
	const applied = install.filter((command) => files.some((file) => names(command, file)) && !restart?.run.includes(command.run))
	const testFirst = test !== undefined && (applied.length === 0 || files.some((file) => names(test, file)))
	// Where the test has pulled, a second pull for the sake of a restart would be answered 429.
	const apply = restart?.pulls && test?.pulls ? undefined : (restart ?? reload)
	const own = (at: OwnStep['at']) => ownSteps(made, at)
	const tests = [...(test ? [step(made, 'Test the configuration', test)] : []), ...own('test')]
	const [log] = deployment.logs
	return [
		...firstPull(made),
		...origin(made),
		...own('first'),
		...files.flatMap((file) => saveSteps(file, deployment)),
		...fillIn(files),
		...referenced(files, deployment),
		...own('saved'),
		...(testFirst ? tests : []),
		...applied.flatMap((command) => applySteps(made, command)),
		...(testFirst ? [] : tests),
		...(apply ? [step(made, restart ? 'Restart' : 'Reload', apply)] : []),
		...own('restart'),
		...(log ? [{ ...step(made, '', log.view), title: `Look into the log: ${bouncer.healthyPull.meaning}` }] : []),
		...own('last'),
	]
}

function step({ source }: Made, title: string, { run, shell = 'bash', note, pulls }: Command): Step {
	const once = pulls && source === 'integration' ? 'it counts as a pull: once is enough, and a plan of one pull a day answers 429 to the next' : undefined
	const remarks = [note, once].filter((remark) => remark !== undefined).join('; ')
	return { title: remarks ? `${title} (${remarks})` : title, command: run, shell }
}

function told(title: string): Step {
	return { title, command: null, shell: null }
}

function typed(title: string, command: string): Step {
	return { title, command, shell: 'bash' }
}

/** Who waits for a pull that comes a day later takes a working bouncer for a broken one. */
function firstPull({ bouncer, address, seconds }: Made): readonly Step[] {
	if (!bouncer.interval?.waits || seconds === null) return []
	const title = `Know when it pulls: the first time one interval after the start, with this file ${spoken(seconds)} later. Until then nobody is blocked`
	if (address === null) return [told(title)]
	return [typed(`${title}. This proves address and key at once; it asks for the key, and counts as a pull`, endpointProbe(address))]
}

export const packageNames = { crowdsec: 'CrowdSec’s own package', debian: 'Debian’s own package' } as const satisfies Record<PackageOrigin['from'], string>

/** As the page names a deployment, and as the command line does. */
export function deploymentName({ deployments }: Bouncer, id: string): string {
	return `“${deployments.find((deployment) => deployment.id === id)?.name ?? id}” (\`${id}\`)`
}

/** What is made for one package does harm with another of the same name. */
function origin({ bouncer, deployment: { package: packaged } }: Made): readonly Step[] {
	if (!packaged) return []
	return [
		typed(
			`See that it is ${packageNames[packaged.from]}, by its maintainer; for the other one choose ${deploymentName(bouncer, packaged.other)}`,
			posixCommand('dpkg-query', '-W', '-f', '${Package} ${Version}, ${Maintainer}\\n', 'crowdsec-*bouncer*'),
		),
	]
}

function ownSteps({ deployment, settings, source }: Made, at: OwnStep['at']): readonly Step[] {
	const counts = (condition: Condition) => settings.some(({ file, items }) => holds(condition, { file, items, entries: [], source }))
	return (deployment.steps ?? []).flatMap((own) => {
		if (own.at !== at || (own.when && !counts(own.when))) return []
		if (own.click !== undefined) return [{ title: own.title, command: own.click, shell: 'click' as const }]
		if (!own.run) return [told(own.title)]
		return [typed(own.title, posixAll(...own.run.map((words) => posixCommand(...words.map((word) => wordOf(word, settings))))))]
	})
}

function wordOf(word: Word, settings: readonly WrittenSettings[]): string {
	if (typeof word === 'string') return word
	for (const { file, items } of settings) {
		const option = optionOf(file, word.option)
		if (option) return items.findLast(({ key }) => key === word.option)?.text ?? String(option.default ?? option.packaged ?? '')
	}
	throw new Error(`no file of the deployment has the option ${word.option}`)
}

function saveSteps(file: GeneratedFile, { platform }: Deployment): readonly Step[] {
	const { path } = file
	switch (file.kind) {
		case 'entered':
			return [told(`Enter the values: ${path}`)]
		case 'added':
			return [told(`Add the lines to ${path}`)]
		case 'merged':
			return [told(`Add the lines to ${path}, at its end: they add to the list that stands there, and replace nothing`)]
		case 'compared': {
			const title = `Compare ${path} with these lines: the package has put them there. Change what differs, and do not add them a second time`
			return [path.startsWith('/') ? typed(title, posixCommand('sudo', 'cat', '--', path)) : told(title)]
		}
		case 'whole': {
			const rights = rightsOf(file, platform)
			return [rights === null ? told(`Save ${path}`) : typed(`Save ${path}`, rights), ...letRead(file)]
		}
	}
}

/** Commands for mode and owner; null where the file system knows neither, or the recipe names none. */
function rightsOf({ path, mode, owner }: GeneratedFile, platform: Deployment['platform']): string | null {
	if (!mode || platform === 'windows') return null
	if (!path.startsWith('/')) return posixCommand('chmod', mode, path)
	const change = posixCommand('sudo', 'chmod', mode, path)
	return owner ? posixAll(change, posixCommand('sudo', 'chown', owner, path)) : change
}

/** A file of mode 0600 helps nobody whose program runs as another user. An empty `User=` is root, and `chown :` changes nothing then. */
function letRead({ path, readBy }: GeneratedFile): readonly Step[] {
	if (!readBy) return []
	return [
		typed(
			`Give ${path} to the user that ${readBy} runs as, who must be able to read it`,
			`sudo chown "$(systemctl show -p User --value ${posixCommand(readBy)}):" ${posixCommand(path)}`,
		),
	]
}

function names(command: Command, file: GeneratedFile): boolean {
	return !file.path.startsWith('/') && command.run.split(/[\s"':=/]+/).includes(file.path)
}

/** A container reads the variables of an env file only when it is made, so an old one of that name has to go first. */
function applySteps(made: Made, command: Command): readonly Step[] {
	const named = made.files.filter((file) => names(command, file)).map(({ path }) => path)
	const container = /^docker run\b.*--name (\S+)/.exec(command.run)?.[1]
	if (container === undefined) return [step(made, `Apply ${named.join(' and ')}`, command)]
	const fromVariables = command.run.includes('--env-file')
	return [
		...(fromVariables
			? [typed(`Remove an older container: it read ${named.join(' and ')} only when it was made`, posixCommand('docker', 'rm', '-f', container))]
			: []),
		step(made, fromVariables ? 'Make the container' : 'Make the container, the first time', command),
	]
}

/** Values that nobody but the administrator knows. */
function fillIn(files: readonly GeneratedFile[]): readonly Step[] {
	return files.flatMap((file) => {
		const found = new Set(uncommented(file.content).match(ownValue) ?? [])
		return found.size === 0 ? [] : [told(`In ${file.path} put your own values in place of ${[...found].join(', ')}`)]
	})
}

function uncommented(text: string): string {
	return text.replace(/^\s*(#|\/\/).*$/gm, '')
}

/** Files that a setting names and that neither the package nor these files bring. */
function referenced(files: readonly GeneratedFile[], { platform }: Deployment): readonly Step[] {
	const saved = new Set(files.map(({ path }) => path))
	const all = files.flatMap(({ references }) => references).filter(({ path }) => !saved.has(path))
	const brought = [...new Set(all.flatMap(({ path, made }) => (made ? [] : [path])))]
	const made = [...new Set(all.flatMap((one) => (one.made ? [one.path] : [])))]
	const one = brought.length === 1
	return [
		...listed(`See that ${brought.join(', ')} ${one ? 'exists and the service can read it' : 'exist and the service can read them'}`, brought, platform),
		...listed(`See that the service may write here: it makes ${made.join(', ')} itself`, [...new Set(made.map(folderOf))], platform),
	]
}

function listed(title: string, paths: readonly string[], platform: Deployment['platform']): readonly Step[] {
	if (paths.length === 0) return []
	if (platform === 'windows') return [{ title, command: powershellCommand('Get-Item -LiteralPath', ...paths), shell: 'powershell' }]
	const listable = (platform === 'linux' || platform === 'bsd') && paths.every((path) => path.startsWith('/'))
	return [listable ? typed(title, posixCommand('sudo', 'ls', '-ld', '--', ...paths)) : told(title)]
}

function folderOf(path: string): string {
	return path.replace(/[\\/]+[^\\/]*$/, '') || '/'
}
