import { dirname } from 'node:path/posix'
import { chartAcquisition, chartSources, chartValues, chartVersion } from '../../src/facts/engine-chart'
import { acquisitionKinds, engineConfig, engineCredentials, type Holds, isNames, logLevels, type Names, namesOfSource } from '../../src/facts/engine-config'
import type { Section } from '../check'
import type { Checkouts } from '../checkout'
import { exceptions } from '../exceptions'
import { type HeldFile, holdFiles } from '../options/check'
import type { Ours } from '../options/compare'
import { goStruct } from '../options/go'
import type { ReadOptions } from '../options/reader'
import { valuesIn } from '../options/values'
import { lineAt, textOf } from '../text'
import type { Tree } from '../tree'
import { chartValuesIn, chartVersionIn, schemaNames, schemaWords } from './chart'

/** Names in the Security Engine's own files and in the values of its chart: what the checker of these files goes by. */
export async function engineNamesCheck(checkouts: Checkouts): Promise<Section> {
	return holdFiles('Names in the Security Engine’s files', engineFiles, exceptions.engine, checkouts)
}

/** Where the engine's own files are read. */
export const settings = 'pkg/csconfig'
const modules = 'pkg/acquisition/modules'
const chart = 'charts/crowdsec'
const schema = `${chart}/values.schema.json`

/** The engine's parsers take a field without a tag by its name in small letters. */
export const strict = (folder: string, struct: string): ReadOptions => goStruct({ folder, struct, untagged: true })

export const engineFiles: readonly HeldFile[] = [
	ofEngine(
		'config.yaml',
		engineConfig,
		strict(settings, 'Config'),
		valuesIn(`${settings}/database.go`, /(?<=^\tcase [^:\n]*)"(\w+)"/gm, 'db_config.type'),
		valuesIn(`${settings}/tls.go`, /(?<=^\tcase [^:\n]*)"(\w+)"/gm, 'api.server.tls.client_verification'),
	),
	ofEngine('local_api_credentials.yaml', engineCredentials, strict(settings, 'ApiCredentialsCfg')),
	{
		subject: 'acquisition kinds',
		file: { options: acquisitionKinds.map((key) => ({ key })) },
		sources: [{ repository: 'crowdsecurity/crowdsec', read: kinds }],
	},
	...acquisitionKinds.flatMap((kind): readonly HeldFile[] => {
		const names = namesOfSource(kind)
		return names ? [ofEngine(`acquisition ${kind}`, names, strict(`${modules}/${kind}`, 'Configuration'))] : []
	}),
	ofChart('chart values', optionsOf(chartValues), chartValuesIn(chart), schemaWords(schema, 'containerRuntime', 'container_runtime')),
	ofChart('chart version', [{ key: 'version', default: chartVersion }], chartVersionIn(chart)),
	ofChart(
		'chart agent.acquisition',
		[...optionsOf(chartAcquisition.names), { key: 'required', allowed: chartAcquisition.required }],
		schemaNames(schema, (name) => name === 'Acquisition'),
	),
	...Object.entries(chartSources).map(([kind, names]) =>
		ofChart(
			`chart agent.additionalAcquisition ${kind}`,
			names.map((key) => ({ key })),
			schemaNames(schema, (_, { properties }) => properties?.source?.const === kind, false),
		),
	),
]

function ofEngine(subject: string, names: Names, ...reads: readonly ReadOptions[]): HeldFile {
	return { subject, file: { options: optionsOf(names) }, sources: reads.map((read) => ({ repository: 'crowdsecurity/crowdsec', read })) }
}

function ofChart(subject: string, options: readonly Ours[], ...reads: readonly ReadOptions[]): HeldFile {
	return { subject, file: { options }, sources: reads.map((read) => ({ repository: 'crowdsecurity/helm-charts', read })) }
}

/** Names with dots between their levels, as the readers have them. */
export function optionsOf(names: Names, above = ''): readonly Ours[] {
	return Object.entries(names).flatMap(([name, holds]): readonly Ours[] =>
		isNames(holds) ? optionsOf(holds, `${above}${name}.`) : [{ key: above + name, ...comparable(holds) }],
	)
}

function comparable(holds: Holds): Omit<Ours, 'key'> {
	if (typeof holds === 'object') return { allowed: holds, shape: 'text' }
	switch (holds) {
		case 'any':
			return {}
		case 'level':
			return { allowed: logLevels }
		case 'texts':
		case 'networks':
		case 'list':
			return { shape: 'list' }
		case 'file':
			return { shape: 'text' }
		case 'text':
		case 'truth':
		case 'number':
		case 'map':
			return { shape: holds }
	}
}

/** The folders of the modules, each with the struct of its own names. */
export function acquisitionFolders(tree: Tree): readonly string[] {
	const files = tree.files().filter((path) => path.startsWith(`${modules}/`) && path.endsWith('.go') && !path.endsWith('_test.go'))
	return [...new Set(files.filter((file) => /^type Configuration struct \{/m.test(textOf(tree, file))).map((file) => dirname(file)))]
}

/** Each module of the engine names its kind for itself. */
function kinds(tree: Tree): ReturnType<ReadOptions> {
	return tree
		.files()
		.filter((path) => path.startsWith(`${modules}/`) && path.endsWith('.go'))
		.flatMap((file) => {
			const text = textOf(tree, file)
			const found = /^const ModuleName = "([\w-]+)"/m.exec(text)
			return found ? [{ name: found[1] ?? '', file, line: lineAt(text, found.index) }] : []
		})
}
