import { parse as parseToml } from 'smol-toml'
import { type Document, isScalar, parseAllDocuments, visit } from 'yaml'
import type { SecondOpinion } from './format'
import { withoutStacks } from './without-stacks'

/** Begins as JSON does. */
export function looksLikeJson(text: string): boolean {
	return /^\s*[{[]/.test(text)
}

export function jsonOpinion(text: string): SecondOpinion {
	return { by: 'as JSON', faults: throws(() => JSON.parse(text)) ? 1 : 0 }
}

export function tomlOpinion(text: string): SecondOpinion {
	return { by: 'as TOML', faults: throws(() => parseToml(text)) ? 1 : 0 }
}

/** Unlike the reader it takes no name twice. */
export function yamlOpinion(text: string): SecondOpinion {
	const documents = withoutStacks(() => parseAllDocuments(text, { uniqueKeys: false, strict: true, logLevel: 'silent', prettyErrors: false }))
	const faults = Array.isArray(documents) ? documents.reduce((sum, document) => sum + document.errors.length + namesTwice(document), 0) : 0
	return { by: 'as YAML, no name twice', faults }
}

/** Names that stand in their map already. The library's own `uniqueKeys` compares each name with all before it. */
function namesTwice(document: Document.Parsed): number {
	let twice = 0
	visit(document, {
		Map(_, { items }) {
			const names = items.flatMap(({ key }) => (isScalar(key) ? [key.value] : []))
			twice += names.length - new Set(names).size
		},
	})
	return twice
}

/** That a second parser takes a text, for a sentence on what was read again; nothing where it refuses a place, or there is none. */
export function andParsed(opinion: SecondOpinion | null): string {
	return opinion?.faults === 0 ? ` and parsed ${opinion.by}` : ''
}

/** Labels and variables of containers also stand in units of systemd and in commands. */
export function containerOpinion(text: string): SecondOpinion | null {
	if (!/^\s*(?:- |[\w"'.-]+:(?:\s|$))/m.test(text) || /^\s*(?:\[|docker |podman |Environment=)/m.test(text)) return null
	return yamlOpinion(text)
}

function throws(run: () => unknown): boolean {
	try {
		run()
		return false
	} catch {
		return true
	}
}
