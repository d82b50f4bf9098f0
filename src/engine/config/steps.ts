import type { Bouncer, Command, Deployment } from '../../facts/bouncer'
import type { GeneratedFile, Step } from './types'

/** Names in capitals or with `your-` in front, and the place of the key: as recipes write what only the administrator knows. */
const ownValue = /\bYOUR_[A-Z0-9_]+\b|<your-[a-z-]+>|\byour-[a-z][a-z-]*\b|(?<![\w.])\*?example\.com\b/g

/** What to do with the files, in order: save, fill in, apply, test, restart, see it pull. */
export function stepsFor(deployment: Deployment, files: readonly GeneratedFile[], bouncer: Bouncer): readonly Step[] {
	const { install = [], test, restart, reload } = deployment.commands
	const applied = install.filter((command) => files.some((file) => names(command, file)) && !restart?.run.includes(command.run))
	const testFirst = test !== undefined && (applied.length === 0 || files.some((file) => names(test, file)))
	const apply = restart ?? reload
	const [log] = deployment.logs
	return [
		...files.map(saveStep),
		...fillIn(files),
		...referenced(files, deployment),
		...(test && testFirst ? [step('Test the configuration', test)] : []),
		...applied.flatMap((command) => applySteps(command, files)),
		...(test && !testFirst ? [step('Test the configuration', test)] : []),
		...(apply ? [step(restart ? 'Restart' : 'Reload', apply)] : []),
		...(log ? [{ title: `See it pull: ${bouncer.healthyPull.meaning}`, command: log.view.run }] : []),
	]
}

function step(title: string, command: Command): Step {
	return { title: command.note ? `${title} (${command.note})` : title, command: command.run }
}

function saveStep(file: GeneratedFile): Step {
	if (file.fragment) return { title: `Add the lines to ${file.path}`, command: null }
	if (file.language === 'text' && !file.path.includes('/') && !file.path.includes('.')) return { title: `Enter the values: ${file.path}`, command: null }
	const own =
		file.path.startsWith('/') && file.mode ? `sudo chmod ${file.mode} ${file.path}${file.owner ? ` && sudo chown ${file.owner} ${file.path}` : ''}` : null
	return { title: `Save ${file.path}`, command: own }
}

function names(command: Command, file: GeneratedFile): boolean {
	return !file.path.startsWith('/') && command.run.split(/[\s"':=/]+/).includes(file.path)
}

/** A container reads the variables of an env file only when it is made, so an old one of that name has to go first. */
function applySteps(command: Command, files: readonly GeneratedFile[]): readonly Step[] {
	const named = files.filter((file) => names(command, file)).map(({ path }) => path)
	const container = /^docker run\b.*--name (\S+)/.exec(command.run)?.[1]
	if (container === undefined) return [step(`Apply ${named.join(' and ')}`, command)]
	const fromVariables = command.run.includes('--env-file')
	return [
		...(fromVariables
			? [{ title: `Remove an older container: it read ${named.join(' and ')} only when it was made`, command: `docker rm -f ${container}` }]
			: []),
		step(fromVariables ? 'Make the container' : 'Make the container, the first time', command),
	]
}

/** Values that nobody but the administrator knows. */
function fillIn(files: readonly GeneratedFile[]): readonly Step[] {
	return files.flatMap((file) => {
		const found = new Set(uncommented(file.content).match(ownValue) ?? [])
		return found.size === 0 ? [] : [{ title: `In ${file.path} put your own values in place of ${[...found].join(', ')}`, command: null }]
	})
}

function uncommented(text: string): string {
	return text.replace(/^\s*(#|\/\/).*$/gm, '')
}

/** Files that a setting names and that neither the package nor these files bring. */
function referenced(files: readonly GeneratedFile[], deployment: Deployment): readonly Step[] {
	const made = new Set(files.map(({ path }) => path))
	const wanted = [...new Set(files.flatMap(({ references }) => references))].filter((path) => !made.has(path))
	if (wanted.length === 0) return []
	const listable = (deployment.platform === 'linux' || deployment.platform === 'bsd') && wanted.every((path) => path.startsWith('/'))
	return [
		{
			title: `See that ${wanted.join(', ')} ${wanted.length === 1 ? 'exists and the service can read it' : 'exist and the service can read them'}`,
			command: listable ? `sudo ls -ld ${wanted.join(' ')}` : null,
		},
	]
}
