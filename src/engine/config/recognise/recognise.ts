import type { Bouncer, BouncerId, Sign } from '../../../facts/bouncer'
import { isFilledInByShell } from '../../intake/dress/heredocs'
import { applyEdits } from '../document/changes'
import { optionOf } from '../document/options'
import { type Item, onLines, type Reading, readerOf, type TextReader } from '../document/reading'
import { settingsFormatOf } from '../formats/all'
import { hasComposeVariable, hasShellVariable } from '../formats/variables'
import { parseYaml } from '../formats/yaml/parse'
import type { Problem, SourceKind, TextSource } from '../types'
import { type Detected, detect, scoreOf, type View } from './detect'
import { isCutFromDepth, isCutOut, isFragment, leftOut } from './fragment'
import { type Contents, contentsOf, packagesOf } from './images'
import { type Language, languageOf } from './language'
import { otherFileOf } from './other-file'
import * as remarks from './remarks'
import { type Service, servicesIn } from './services'
import { isUnrendered, type Marked, withoutMarks } from './template-marks'

/** What a text is, before anything in it is judged. */
export interface Recognition {
	readonly source: TextSource
	/** Given, or proven; null otherwise. */
	readonly bouncer: BouncerId | null
	/** Bouncers whose file it could be just as well, or at all. */
	readonly candidates: readonly BouncerId[]
	/** What is to be judged; null where no setting of the bouncer is in the text. */
	readonly reading: Reading | null
	/** How well the reading fits: three for each known setting, less for each unknown one. */
	readonly fit: number
	/** What a text lacks is a fault of a whole file, a remark about a part, and nothing where the rest stands elsewhere. */
	readonly absence: 'fault' | 'remark' | 'elsewhere'
	readonly remarks: readonly Problem[]
}

/** How a text comes to be as it is, where the paste tells. */
export interface Origin {
	/** False where lines are known to be left out: then nobody can tell what a parser would make of it. */
	readonly whole: boolean
	/** A shell writes it, and fills its variables in before. */
	readonly isFilledInByShell: boolean
}

const asItStands: Origin = { whole: true, isFilledInByShell: false }

const ofFlux = /^apiVersion:[ \t]*["']?[\w.-]{1,60}\.toolkit\.fluxcd\.io\//m

/** Holds some variables of a container, which gets the others from elsewhere. */
const secrets = /^kind:[ \t]*["']?(?:Secret|ConfigMap|ExternalSecret|SealedSecret)\b/m

/** Images of the reader's own that are looked into for the variables of a bouncer. */
const mostOwnImages = 12

/** The most bouncers that the question “which one?” names. */
const mostCandidates = 6

/**
 * Finds out what a text is and whose settings are in it. Never throws.
 *
 * @param given The bouncer that the reader named.
 * @param name Of the file, where it is known.
 */
export function recognise(
	text: string,
	given: BouncerId | null,
	bouncers: readonly Bouncer[],
	name: string | null = null,
	origin: Origin = asItStands,
): Recognition {
	const recognised = (other: string) => new Recogniser(other, bouncers, name, origin).recognise(given)
	const plain = recognised(text)
	return origin.whole && plain.reading === null && plain.source.kind !== 'other-language' ? (behindIndentation(text, recognised) ?? plain) : plain
}

/** Where the indentation hides the settings from a parser: what they are tells the text that is put right, and the fault is all that is told of this one. */
function behindIndentation(text: string, recognised: (other: string) => Recognition): Recognition | null {
	const syntax = parseYaml(text).problems
	const edits = syntax.flatMap(({ edit }) => edit ?? [])
	if (edits.length === 0) return null
	const found = recognised(applyEdits(text, edits))
	if (!found.reading) return null
	const reading = { ...found.reading, items: [], entries: [], syntax }
	// Of a part it is no fault, and nobody knows where its lines belong.
	return isCutFromDepth(text) ? { ...found, absence: 'elsewhere', reading: { ...reading, syntax: [] } } : { ...found, reading }
}

/** A text read as the file of a bouncer that it fits best, whatever else it may be. */
export function readingOf(text: string, id: BouncerId, bouncers: readonly Bouncer[]): Reading | null {
	return recognise(text, id, bouncers).reading
}

interface Found {
	readonly bouncer: Bouncer
	readonly reading: Reading | null
	readonly fit?: number
	readonly others?: readonly BouncerId[]
	readonly elsewhere?: boolean
	readonly remarks: readonly Problem[]
}

class Recogniser {
	private readonly reader: TextReader
	private readonly marked: Marked
	private readonly services: readonly Service[]
	private readonly contents: readonly (Contents | null)[]
	private readonly language: Language | null
	/** What it looks most like, proven or not. */
	private guess: Detected | null = null

	constructor(
		private readonly text: string,
		private readonly bouncers: readonly Bouncer[],
		private readonly name: string | null,
		private readonly origin: Origin,
	) {
		this.marked = withoutMarks(withPlainIndents(text))
		this.reader = readerOf(this.marked.text)
		this.services = servicesIn(this.marked.text)
		this.contents = this.services.map((service) => contentsOf(service, bouncers))
		this.language = languageOf(text)
	}

	recognise(given: BouncerId | null): Recognition {
		if (this.text.trim() === '') return this.nothing(given, 'unknown', [remarks.empty()])
		const other = given === null && this.language === null ? otherFileOf(this.text) : null
		if (other) return this.nothing(null, 'unknown', [remarks.otherBouncersFile(other.name, other.line)])
		const bouncer = this.bouncers.find(({ id }) => id === given)
		const settings = bouncer ? this.settingsOf(bouncer) : this.settings()
		if (this.language && !outweighs(settings, this.language)) {
			const named =
				bouncer ?? this.identified() ?? (settings?.reading && this.language.makesFiles !== false && knownIn(settings.reading) > 0 ? settings.bouncer : null)
			return {
				...this.nothing(named?.id ?? null, 'other-language', [remarks.otherLanguage(this.language)]),
				source: this.source('other-language', given, named),
			}
		}
		const found = settings ?? (bouncer ? { bouncer, reading: null, remarks: this.signsOf(bouncer) } : (this.started() ?? this.signed()))
		return found ? this.told(found, given) : this.unproven()
	}

	/** The settings of a bouncer that the text proves. */
	private settings(): Found | null {
		const hasServices = this.services.length > 0
		this.guess = this.detected((reading) => (this.comesIntoQuestion(reading) ? reading : null))
		const detected = this.guess
		if (detected?.proven) return { bouncer: detected.reading.bouncer, reading: detected.reading, fit: detected.fit, others: detected.others, remarks: [] }
		return hasServices ? (this.inImages() ?? this.inOwnImages()) : null
	}

	/** A broken text tells more when what certainly puts it right is done first. */
	private detected(view: View): Detected | null {
		const found = detect(this.reader, this.bouncers, this.name, view)
		// Without a reading the first one of YAML tells: nothing else depends on its indentation.
		const syntax = found?.reading.syntax ?? parseYaml(this.reader.text).problems
		const edits = syntax.flatMap(({ edit }) => edit ?? [])
		if (edits.length === 0) return found
		const mended = detect(readerOf(applyEdits(this.reader.text, edits)), this.bouncers, this.name, view)
		const reading = mended && bestOf(this.reader.readings(mended.reading.bouncer).flatMap((one) => view(one) ?? []))
		return reading ? { ...mended, reading } : found
	}

	/** A document with containers is no file of lines, and its variables belong to one container each. */
	private comesIntoQuestion(reading: Reading): boolean {
		const { format, embedded } = reading
		// Names that only a certain image hands on say nothing without the image.
		if (isOfAnImage(reading)) return false
		if (this.services.length === 0 || embedded) return true
		return format.traits.holdsContainers === true || format.traits.ofContainer === 'labels'
	}

	/** Containers whose image is a bouncer's: those with variables of their own first, then hosts. */
	private inImages(): Found | null {
		const found = this.services.flatMap((service, at) => {
			const contents = this.contents[at]
			return contents?.is === 'bouncer' && contents.image.variables ? [{ service, ...contents }] : []
		})
		const readings = found.flatMap(({ service, bouncer, image }) => {
			const reading = this.variables(service, bouncer, image.variables ?? '')
			return reading && reading.items.length > 0 ? [{ service, bouncer, reading, known: knownIn(reading) }] : []
		})
		const [best] = readings.sort((a, b) => b.known - a.known)
		return best && (best.known > 0 || best.service.moreElsewhere) ? inService(best.bouncer, best.reading, best.service) : null
	}

	/** Containers of images that nobody knows, which read variables that only one bouncer has. */
	private inOwnImages(): Found | null {
		for (const service of this.likely(this.services.filter((_, at) => this.contents[at] === null))) {
			const detected = this.detected((reading) => (isOfAnyImage(reading) ? onLines(reading, service.first, service.last) : null))
			if (detected?.proven) return inService(detected.reading.bouncer, detected.reading, service)
		}
		return null
	}

	/** Those in which settings of a bouncer stand, or what no parser takes; of very many the ones with the most. */
	private likely(services: readonly Service[]): readonly Service[] {
		if (services.length === 0) return []
		const readings = this.bouncers.flatMap((bouncer) => this.reader.readings(bouncer).filter(isOfAnyImage))
		const lines = new Set(
			readings.flatMap(({ file, bouncer, items, syntax }) => [
				...items.flatMap(({ key, line, broughtIn = line }) => (isNameOf(key.trim(), file, bouncer) ? broughtIn : [])),
				...syntax.map(({ line }) => line),
			]),
		)
		const counted = services.map((service) => ({ service, count: countIn(lines, service) })).filter(({ count }) => count > 0)
		return counted
			.sort((a, b) => b.count - a.count)
			.slice(0, mostOwnImages)
			.map(({ service }) => service)
	}

	private variables({ first, last }: Service, bouncer: Bouncer, file: string): Reading | null {
		const reading = this.reader.readings(bouncer).find((one) => one.file.id === file && isVariablesOfContainer(one))
		return reading ? onLines(reading, first, last) : null
	}

	/** A container of a bouncer, or of the program that it is a part of, without a setting of it. */
	private started(): Found | null {
		const found = this.services.flatMap((service, at) => {
			const contents = this.contents[at]
			return contents?.is === 'bouncer' ? [{ service, ...contents }] : []
		})
		const first = found.find(({ image }) => !image.hostOf) ?? found[0]
		if (!first) return null
		const inside = bestOf(this.reader.readings(first.bouncer).filter((reading) => reading.embedded && knownIn(reading) > 1))
		if (inside && !first.image.hostOf) return { bouncer: first.bouncer, reading: inside, remarks: [] }
		const signs = this.signsOf(first.bouncer)
		return { bouncer: first.bouncer, reading: null, remarks: signs.length > 0 ? signs : [remarks.mounted(first.bouncer, first.service)] }
	}

	/** The other half of a configuration: it names the bouncer and has no setting of it. */
	private signed(): Found | null {
		for (const bouncer of this.bouncers) {
			const found = this.signsOf(bouncer)
			if (found.length > 0) return { bouncer, reading: null, remarks: found }
		}
		return null
	}

	private signsOf({ signs = [] }: Bouncer): readonly Problem[] {
		return signs.flatMap((sign) => {
			const line = lineOf(sign, this.text)
			return line === null ? [] : [remarks.signed(sign, line)]
		})
	}

	/** A source that makes the configuration of a bouncer names its package, its service or its module. */
	private identified(): Bouncer | null {
		const text = uncommented(this.text).toLowerCase()
		return (
			this.bouncers.find((bouncer) => bouncer.signs?.some((sign) => text.includes(sign.text)) || packagesOf(bouncer).some((name) => text.includes(name))) ??
			null
		)
	}

	/** What the bouncer that the reader named has in this text. */
	private settingsOf(bouncer: Bouncer): Found | null {
		if (this.services.length > 0) {
			const own = bestOf(this.reader.readings(bouncer).filter((one) => this.comesIntoQuestion(one) && knownIn(one) > 0))
			if (own) return { bouncer, reading: own, remarks: [] }
			const inside = this.services.flatMap((service, at) => {
				const contents = this.contents[at]
				const file = contents?.is === 'bouncer' && contents.bouncer.id === bouncer.id ? contents.image.variables : undefined
				const readings = this.reader
					.readings(bouncer)
					.filter((one) => isVariablesOfContainer(one) && (file === undefined || one.file.id === file))
					.map((one) => onLines(one, service.first, service.last))
				const reading = bestOf(readings.filter((one) => knownIn(one) > 0))
				return reading ? [{ service, reading, certain: Number(file !== undefined) }] : []
			})
			const [best] = inside.sort((a, b) => b.certain - a.certain || knownIn(b.reading) - knownIn(a.reading))
			return best ? inService(bouncer, best.reading, best.service) : null
		}
		const reading = bestOf(this.reader.readings(bouncer).filter((one) => this.comesIntoQuestion(one)))
		const signs = reading && knownIn(reading) > 0 ? [] : this.signsOf(bouncer)
		return reading && signs.length === 0 ? { bouncer, reading, remarks: [] } : null
	}

	private told(found: Found, given: BouncerId | null): Recognition {
		const { bouncer, reading, others = [] } = found
		const elsewhere = found.elsewhere === true || (reading?.format.traits.ofContainer === 'variables' && this.services.length === 0 && secrets.test(this.text))
		// Marks of another part, in the annotations of an alert for example, do not make the settings a template.
		const isTemplate = this.marked.isTemplate && (reading === null || this.marked.hasBlocks || reading.items.some(({ key, text }) => isUnrendered(key + text)))
		const fragment = reading !== null && !elsewhere && isFragment(reading, this.text)
		const kind: SourceKind = isTemplate
			? 'template'
			: this.services.length > 0 || reading?.format.traits.ofContainer !== undefined
				? 'compose'
				: fragment
					? 'fragment'
					: 'bouncer-file'
		return {
			source: this.source(kind, given, bouncer),
			bouncer: bouncer.id,
			candidates: others,
			reading:
				reading && judged(this.filledIn(reading), !this.origin.whole || isTemplate || (fragment && !reading.embedded && isCutOut(reading.format, this.text))),
			fit: found.fit ?? 0,
			absence: elsewhere ? 'elsewhere' : fragment || (isTemplate && (reading?.syntax.length ?? 0) > 0) ? 'remark' : 'fault',
			remarks: [...found.remarks, ...(fragment ? [remarks.fragment()] : []), ...(isTemplate ? [remarks.template()] : [])],
		}
	}

	/** Variables that somebody fills in before: the shell that writes the file, where the end word has no quotes, Compose, or Flux. */
	private filledIn(reading: Reading): Reading {
		const inCompose = /^services:\s*$/m.test(this.text) && !/^apiVersion:/m.test(this.text)
		const isVariable =
			(reading.embedded && inCompose) || ofFlux.test(this.text)
				? hasComposeVariable
				: this.origin.isFilledInByShell || (reading.embedded && isFilledInByShell(this.text))
					? hasShellVariable
					: null
		return isVariable === null ? reading : { ...reading, items: reading.items.map((item) => (isVariable(item.text) ? { ...item, computed: true } : item)) }
	}

	private unproven(): Recognition {
		const other = this.services.flatMap((service, at) => {
			const contents = this.contents[at]
			return contents?.is === 'other-bouncer' ? [remarks.otherBouncer(contents.name, service)] : []
		})
		if (other[0]) return this.nothing(null, 'compose', [other[0]])
		const engine = this.services.find((_, at) => this.contents[at]?.is === 'engine')
		if (engine) return this.nothing(null, 'compose', [remarks.engineOnly(engine)])
		if (this.services.length > 0) return this.nothing(null, 'compose', [remarks.unknownText([])])
		const isEnv = isVariables(this.text)
		const ids = this.guess ? [this.guess.reading.bouncer.id, ...this.guess.others].slice(0, mostCandidates) : []
		const candidates = this.bouncers.filter(({ id }) => ids.includes(id))
		const kind = this.marked.isTemplate ? 'template' : isEnv ? 'env' : 'unknown'
		return { ...this.nothing(null, kind, [isEnv ? remarks.variablesOnly() : remarks.unknownText(candidates)]), candidates: ids }
	}

	private nothing(bouncer: BouncerId | null, kind: SourceKind, problems: readonly Problem[]): Recognition {
		return {
			source: { kind, bouncerBy: 'none' },
			bouncer,
			candidates: [],
			reading: null,
			fit: 0,
			absence: 'elsewhere',
			remarks: problems,
		}
	}

	private source(kind: SourceKind, given: BouncerId | null, proven: Bouncer | null | undefined): TextSource {
		return { kind, bouncerBy: given !== null ? 'given' : proven ? 'proven' : 'none' }
	}
}

/** A settings file can look like a program, and a playbook or a Dockerfile can hold one. */
function outweighs(found: Found | null, { name }: Language): boolean {
	if (!found?.reading) return false
	if (name === 'a program') return found.reading.format.traits.likeProgram === true
	if (name === 'Ansible') return found.reading.embedded && knownIn(found.reading) > 1
	if (name === 'a Dockerfile' || name === 'a shell script') return found.reading.format.traits.ofContainer === 'variables' && knownIn(found.reading) > 1
	return false
}

/** Without what is filled in later, of which nobody can tell whether it is right, or even what it is. */
function judged(reading: Reading, isUnparsable: boolean): Reading {
	const { format, file } = reading
	const variables = format.traits.flat === true && [file.format, ...(file.alsoAs ?? [])].some((id) => settingsFormatOf(id)?.traits.ofContainer === 'variables')
	const older = new Set(reading.bouncer.legacyNames.map(({ name }) => name))
	const isOurs = (key: string) => optionOf(file, key) !== undefined || older.has(key)
	// A file of variables is read by other programs too, and one that has mostly theirs is not the bouncer's own.
	const own = !variables || (file.id === 'main' && reading.items.filter(({ key }) => isOurs(key)).length * 2 >= reading.items.length)
	// Between lines that do not belong together nobody knows below which name one stands.
	const torn = isUnparsable && reading.syntax.length > 0
	const items = (torn ? certain(reading).filter(({ key }) => isOurs(key)) : reading.items)
		.filter(({ key }) => !isUnrendered(key) && !leftOut.test(key) && (own || isOurs(key)))
		.map((item) => (isUnrendered(item.text) ? { ...item, computed: true } : item))
	return { ...reading, items, syntax: isUnparsable ? [] : reading.syntax }
}

/** What a parser that stumbled made of whole lines: one value each, and each name once. */
function certain({ items, syntax }: Reading): readonly Item[] {
	const stumbled = new Set(syntax.map(({ line }) => line))
	const counts = new Map<string, number>()
	for (const { path, block = 0 } of items) counts.set(`${block} ${path.join('.')}`, (counts.get(`${block} ${path.join('.')}`) ?? 0) + 1)
	return items.filter(({ path, block = 0, text, line }) => !text.includes('\n') && !stumbled.has(line) && counts.get(`${block} ${path.join('.')}`) === 1)
}

function inService(bouncer: Bouncer, reading: Reading, service: Service): Found {
	const elsewhere = service.moreElsewhere
	return { bouncer, reading, elsewhere, remarks: elsewhere ? [remarks.moreElsewhere(service)] : [] }
}

/** Variables that stand at a container itself, not in a file within the text. */
function isVariablesOfContainer({ format, embedded }: Reading): boolean {
	return format.traits.ofContainer === 'variables' && !embedded
}

/** Variables that a container of any image may have. */
function isOfAnyImage(reading: Reading): boolean {
	return reading.format.traits.ofContainer === 'variables' && !isOfAnImage(reading)
}

function isNameOf(key: string, file: Reading['file'], { legacyNames }: Bouncer): boolean {
	return optionOf(file, key) !== undefined || legacyNames.some(({ name }) => name === key)
}

function countIn(lines: ReadonlySet<number>, { first, last }: Service): number {
	let count = 0
	for (let line = first; line <= last; line++) if (lines.has(line)) count++
	return count
}

/** A list of variables that only a certain image of a host program has. */
function isOfAnImage({ bouncer, file }: Reading): boolean {
	return bouncer.images?.some(({ hostOf, variables }) => hostOf !== undefined && variables === file.id) ?? false
}

function knownIn({ file, items }: Reading): number {
	return items.filter(({ key }) => optionOf(file, key.trim())).length
}

function bestOf(readings: readonly Reading[]): Reading | null {
	const usual = ({ file, format }: Reading) => Number(file.format === format.id)
	return (
		readings.toSorted(
			(a, b) =>
				scoreOf(b) - scoreOf(a) ||
				usual(b) - usual(a) ||
				a.syntax.length - b.syntax.length ||
				// KEY=VALUE lines inside of a YAML text are read both as they stand, indented, and as the file inside.
				Number(b.embedded) - Number(a.embedded),
		)[0] ?? null
	)
}

function lineOf({ text: words }: Sign, text: string): number | null {
	const at = text.split('\n').findIndex(
		(line) =>
			!/^\s*(#|\/\/)/.test(line) &&
			line
				.replace(/\s#[\s\S]*/, '')
				.toLowerCase()
				.includes(words),
	)
	return at < 0 ? null : at + 1
}

/** Blanks that do not break, as they come out of a web page, for plain ones: what stands in the text is told, and it is as long as before. */
function withPlainIndents(text: string): string {
	return text.includes('\u00a0') ? text.replace(/^[ \t\u00a0]+/gm, (indent) => indent.replaceAll('\u00a0', ' ')) : text
}

function uncommented(text: string): string {
	return text.replace(/^[ \t]*(#|\/\/).*$/gm, '')
}

/** Lines of `NAME=value` and nothing else. */
function isVariables(text: string): boolean {
	const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s*#/.test(line))
	return lines.length > 0 && lines.every((line) => /^\s*(?:export\s+)?[A-Za-z_]\w*\s*=/.test(line))
}
