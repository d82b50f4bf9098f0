import { isMap, isNode, isScalar, isSeq, type Node, visit, type YAMLMap } from 'yaml'

import { Places } from '../formats/places'
import { parseYaml } from '../formats/yaml/parse'

/** One container of a text: a service of Compose, a container of Kubernetes, a `docker run`. */
export interface Service {
	readonly name: string
	/** As written, with the default of a variable in its place; null where it is only built. */
	readonly image: string | null
	readonly built: boolean
	/** Variables, flags and labels, in lower case: what tells which program is in a host's container. */
	readonly words: string
	/** Lines of the text that belong to it, from 1. */
	readonly first: number
	readonly last: number
	/** Variables come from a file, a secret or a variable `…_FILE` too, so what is absent here may stand there. */
	readonly moreElsewhere: boolean
	readonly needs: readonly string[]
}

/** Beside `image` or `build`, one of these makes a level of a document a container. */
const companions = [
	'environment',
	'env',
	'env_file',
	'envFrom',
	'container_name',
	'restart',
	'labels',
	'command',
	'args',
	'volumes',
	'volumeMounts',
	'ports',
	'depends_on',
	'networks',
	'network_mode',
	'imagePullPolicy',
	'deploy',
]

/** Every container in a text; none in a text that has none. */
export function servicesIn(text: string): readonly Service[] {
	if (!/\b(?:image|build)["']?\s*:|\b(?:docker|podman|nerdctl)\s/.test(text)) return []
	const found = inDocuments(text)
	return found.length > 0 ? found : inCommands(text)
}

function inDocuments(text: string): readonly Service[] {
	const { documents, counter } = parseYaml(text)
	const services: Service[] = []
	for (const document of documents) {
		visit(document, {
			Map(at, map, way) {
				if (!isContainer(map)) return undefined
				const pair = way.at(-1)
				const key = pair && 'key' in pair && isScalar(pair.key) ? pair.key : null
				const own = scalar(map, 'name') ?? scalar(map, 'container_name')
				const from = key?.range?.[0] ?? map.range?.[0] ?? 0
				services.push({
					name: key && typeof at !== 'number' ? String(key.value) : (own ?? ''),
					...containerOf(map),
					first: counter.linePos(from).line,
					last: counter.linePos(Math.max(from, (map.range?.[1] ?? from) - 1)).line,
				})
				return undefined
			},
		})
	}
	return services
}

function isContainer(map: YAMLMap): boolean {
	return (writtenImage(map) !== null || (!map.has('image') && map.has('build'))) && companions.some((name) => map.has(name))
}

/** A text, or as charts have it in parts: `image: { repository: …, tag: … }`. */
function writtenImage(map: YAMLMap): string | null {
	const image: unknown = map.get('image')
	if (!isMap(image)) return typeof image === 'string' ? image : null
	return scalar(image as YAMLMap, 'repository')
}

function containerOf(map: YAMLMap): Pick<Service, 'image' | 'built' | 'words' | 'moreElsewhere' | 'needs'> {
	const part = (name: string) => textOf(map.get(name, true))
	const words = ['environment', 'env', 'command', 'args', 'entrypoint', 'labels', 'deploy', 'image', 'build', 'container_name']
		.map(part)
		.join('\n')
		.toLowerCase()
	return {
		image: imageOf(writtenImage(map)),
		built: map.has('build'),
		words,
		moreElsewhere: map.has('env_file') || map.has('envFrom') || map.has('secrets') || /\bfile__|_file\s*[=:]|\bvaluefrom\b|\bkey_file\b/.test(words),
		needs: [...part('depends_on').matchAll(/[\w.-]+/g)].map(([name]) => name.toLowerCase()),
	}
}

function scalar(map: YAMLMap, name: string): string | null {
	const value = map.get(name)
	return typeof value === 'string' ? value : null
}

/** All that stands in a node, one entry a line. */
function textOf(node: unknown): string {
	if (isScalar(node)) return String(node.value ?? '')
	if (isSeq(node)) return node.items.map(textOf).join('\n')
	if (isMap(node)) return node.items.map(({ key, value }) => `${isNode(key) ? textOf(key) : String(key)}=${textOf(value as Node | null)}`).join('\n')
	return ''
}

/** `${NAME:-repository}` counts as the repository. */
function imageOf(written: string | null): string | null {
	return written?.replace(/\$\{\w+:?-([^{}]*)\}/g, '$1') ?? null
}

/** `docker run -d -e NAME=value image`: which of the words is the image nobody can tell without docker's own list of options, so each one counts. */
const runCommand = /\b(?:docker|podman|nerdctl)(?:\s+container)?\s+(?:run|create)\b((?:[^\n\\]|\\\r?\n|\\.){0,4000})/g

function inCommands(text: string): readonly Service[] {
	const places = new Places(text)
	return [...text.matchAll(runCommand)].flatMap((match) => {
		const words = match[1] ?? ''
		const first = places.at(match.index).line
		const last = first + match[0].split('\n').length - 1
		return words
			.split(/[\s\\]+/)
			.filter((word) => /^[a-z0-9][\w./:@-]*$/i.test(word) && !/^\d+$/.test(word))
			.map((image) => ({
				name: /--name[ =](\S+)/.exec(words)?.[1] ?? '',
				image,
				built: false,
				words: words.toLowerCase(),
				first,
				last,
				moreElsewhere: /--env-file|-e\s+\w+(?:\s|\\|$)/.test(words),
				needs: [],
			}))
	})
}
