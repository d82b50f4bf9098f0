import { timeOf } from '../logs/time'

/** A part of a paste that is no log: undated lines that stand together. */
export interface UndatedPart {
	/** The file that a command right above showed, where there is one. */
	readonly name: string | null
	readonly text: string
	/** Line of the pasted text on which `text` begins, from 1. */
	readonly firstLine: number
}

const fence = /^\s*(?:```|~~~)/
/** A prompt with a command behind it. A lone `#` also begins a comment, so the command must be one that shows something. */
const prompt =
	/^(?:\[?[\w.-]{1,64}@[\w.-]{1,64}[^$#%>]{0,80}[$#%]|[$#%]|PS [^>]{1,120}>)\s*(?:sudo\s+)?(?:cat|less|more|tail|head|grep|journalctl|systemctl|docker|podman|kubectl|curl|cscli|nginx|apachectl|apache2ctl|haproxy|nft|ipset|Get-Content|type)\b(?<rest>.*)$/
const shownFile = /(?:^|\s)["']?(?<path>(?:\/|[A-Z]:\\)[^\s"']{1,300}|[\w./-]{1,200}\.(?:ya?ml|conf|cfg|env|toml|php|local))["']?(?:\s|$)/
/** Fewer lines hold no configuration. */
const leastLines = 2

/** Takes a paste of several things apart, as far as its configuration files go: by prompts, code fences, and lines with a time. */
export function undatedParts(text: string): readonly UndatedPart[] {
	const parts: UndatedPart[] = []
	let lines: string[] = []
	let firstLine = 1
	let name: string | null = null
	const close = (next: number, nextName: string | null) => {
		if (lines.filter((line) => line.trim() !== '').length >= leastLines) parts.push({ name, text: lines.join('\n'), firstLine })
		lines = []
		firstLine = next
		name = nextName
	}
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		const command = prompt.exec(line)
		if (command) close(index + 2, shownFile.exec(command.groups?.rest ?? '')?.groups?.path ?? null)
		else if (fence.test(line)) close(index + 2, name)
		else if (timeOf(line, 2000) !== null) close(index + 2, null)
		else lines.push(line)
	}
	close(0, null)
	return parts
}
