import type { PieceKind } from './dress'
import { isBlank, type Line } from './lines'
import { beginsRecord, isFrame } from './record'

/** Lines that are looked at; the rest of a long text is like its beginning. */
const sample = 400
/** Entries that go on over several lines make a log of which a third begins one. */
const logShare = 0.3
const settingShare = 0.4

/** `key: value`, `KEY=value`, a list, a block, a comment, a directive with its end, a closing sign. */
const settings: readonly RegExp[] = [
	/^\s*(?:- +)?["']?[\w$./*@-]{1,120}["']?\s?(?:=>?|:=?)(?:\s|$|["'\w/.$[{<`|>!&*-])/,
	/^\s*(?:- \S|#|\/\/|;|\/\*|\*\/|\* )/,
	/^[^{}]{0,200}[{([]\s{0,40}(?:#.*)?$/,
	/^\s*[})\]]{1,4}[,;]?\s*$/,
	/^\s*[\w$].{0,300};\s*(?:#.*)?$/,
	/^\s*(?:<\/?[A-Z]\w+[^<>]{0,200}>|\[[\w. "-]{1,80}\]|---|<\?php|\$\w+ ?=|import |FROM |ENV |RUN |COPY )/,
	/^\s{1,24}[a-z][\w-]{1,60}(?: \S+){1,12}$/,
	/^[a-z][\w-]{2,60} \S+$/i,
]

/** Whether a line could stand in a configuration file. */
export function isSetting(text: string): boolean {
	return !isSentence(text) && settings.some((form) => form.test(text))
}

/** Words that a sentence of a reader has, in some languages; names of settings are none of them. */
const smallWords =
	/(?:^|\s)(?:the|this|that|is|are|was|my|our|your|it|i|i'm|we|you|and|but|with|here|what|why|how|please|thanks?|hi|hello|not|can|does|from|have|has|der|die|das|ist|und|ich|mein|meine|hier|bitte|nicht|le|la|les|est|mon|ma|voici|bonjour|merci|avec|el|los|mi|esta|hola|gracias|con|por)(?=[\s,.!?:']|$)/gi

/** A line that somebody wrote to be read: words of everyday, no sign of a setting. */
export function isSentence(text: string): boolean {
	const bare = text.trim()
	if (bare === '' || bare.length > 2000 || /^(?:#|\/\/|;|- |\*|<|\{|\[|\$|@|`)/.test(bare)) return false
	if (/[={};]\s*$|^["']?[\w.-]+["']?\s?(?:=|:(?:\s|$))|\s=\s/.test(bare)) return false
	const words = bare.split(/\s+/).length
	const small = bare.match(smallWords)?.length ?? 0
	if (words < 2) return /^\p{L}{2,}[!?]$/u.test(bare)
	return small >= 2 || (small === 1 && (words >= 3 || /[.!?:,]$/.test(bare)))
}

/** Lines that programs print about themselves. */
const outputs =
	/^(?:[●×○] \S+\.(?:service|timer|socket)|\s*(?:Loaded|Active|Main PID|Process|Tasks|CGroup): |CONTAINER ID\s|(?:NAMESPACE\s+)?NAME\s+(?:READY|IP Address)\s|[<>*] \S|HTTP\/[\d.]+ \d{3}|curl: \(\d+\)|; <<>> DiG|CONNECTED\(|Reading package lists|nginx: |Chain \S+ \()/

/** What lines are, where nothing else tells. */
export function looksLike(lines: readonly Line[]): PieceKind {
	const seen = lines.filter((line) => !isBlank(line)).slice(0, sample)
	if (seen.length === 0) return 'prose'
	// A script says what is done, not what is set; a file that it writes is a piece of its own.
	if (seen[0]?.text.startsWith('#!')) return 'output'
	const starts = seen.filter(({ text }) => beginsRecord(text)).length
	// The frames of a stack trace belong to the entry above them.
	const entries = beginsRecord(seen[0]?.text ?? '') ? seen.filter(({ text }) => !isFrame(text) || beginsRecord(text)).length : seen.length
	if (starts > 0 && starts >= entries * logShare) return 'log'
	if (seen.slice(0, 20).some(({ text }) => outputs.test(text))) return 'output'
	const set = seen.filter(({ text }) => isSetting(text)).length
	if (set > 0 && set >= seen.length * settingShare) return 'file'
	return seen.some(({ text }) => isSentence(text)) ? 'prose' : 'output'
}
