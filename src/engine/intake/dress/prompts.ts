import { aboutCommand, saysItself } from './command'
import { type Dress, ended, type Part, withRest } from './dress'
import { isBlank, type Line, part } from './lines'
import { beginsRecord } from './record'

/** A prompt that names its user or host: whatever stands behind it was typed. */
const named =
	/^(?:\([\w.-]{1,40}\) )?(?:\[?[\w.-]{0,64}@[\w.-]{1,64}[^$#%>|=]{0,80}[$#%>❯]|PS(?: [A-Z]:[^>]{0,120})?>|[A-Z]:\\[^>|]{0,120}>|(?:bash|sh|ash)-[\d.]{1,6}[$#]|(?:[~/]|\/[\w./-]{1,80}) [#$]|[➜❯] {1,2}(?:\S{1,60} )?)[ \t]?(?<command>.*)$/
/** A prompt that is a sign alone. Comments begin with `#` too, so a command that shows something must follow. */
const dollar = /^[$%] +(?<command>(?:sudo |doas )?[a-z./][\w./-]*(?: .*)?)$/
const hash =
	/^# ?(?<command>(?:sudo )?(?:cat|less|more|head|tail|docker|podman|kubectl|journalctl|systemctl|grep|curl|cscli|nginx|haproxy|nft|ipset|iptables) .+)$/
/** Nothing but the command: somebody wrote down what they ran. */
const bare =
	/^(?<command>(?:sudo )?(?:(?:cat|less|more|type|Get-Content|tail|head)(?: -\w+(?: \d+)?)* ["']?(?:~?\/|[A-Z]:\\|\.\/)[^\s|"']{1,300}["']?|(?:docker|podman) (?:inspect|logs|compose logs|exec) .{1,200}|docker-compose logs.{0,200}|kubectl (?:get|logs|describe) .{1,200}|journalctl -.{1,200}|systemctl (?:status|cat|show) .{1,200}|(?:docker|podman) (?:compose )?ps(?: -[^|]{1,200})?|curl (?:-\S{1,20} )*(?:-[a-zA-Z]*[vIiw]|-sS)[^|]{1,2000}|dig [^|]{1,200}|nslookup [^|]{1,200}|getent a?hosts [^|]{1,200}|openssl s_client [^|]{1,300}|(?:ss|netstat) -[a-z]{2,8}|nft list [^|]{1,100}|ipset list[^|]{0,60}))$/i

/** What `sudo` asks before the command runs. */
const password = /^\[sudo(?:: authenticate)?\] [Pp]assword(?: for [\w.-]{1,64})?: *$/

/** What a terminal shows: prompts with commands, and below each what it printed. */
export const prompts: Dress<'prompt'> = {
	id: 'prompt',
	signs:
		/^(?:[^\s#$%>][^\n]{0,200}[$#%>❯]|[$%#] ?\S|[➜❯]|(?:sudo )?(?:cat|less|more|type|get-content|tail|head|docker|podman|kubectl|journalctl|systemctl|curl|dig|nslookup|getent|openssl|ss|netstat|nft|ipset)\b)/im,
	takeOff({ lines }) {
		const commands = commandLines(lines)
		if (commands.length === 0) return null
		return withRest(
			lines,
			commands.map((typed, index) => {
				const to = commands[index + 1]?.at ?? lines.length
				return { from: typed.at, to, part: below(lines, typed, to) }
			}),
		)
	},
}

/** What a command printed; the command too where it says itself what a file or a container is made of. */
function below(lines: readonly Line[], { at, command }: Typed, to: number): Part | null {
	const whole = withContinuations(lines, at, command)
	const asked = lines.slice(at + 1, to).findIndex(({ text }) => !password.test(text))
	const output = ended(lines, at + 1 + Math.max(0, asked), to)
	const line = lines[at]
	if (line && saysItself(whole)) return { lines: [part(line, line.text.length - command.length), ...output], inside: command.length < line.text.length }
	if (output.length === 0) return null
	return { lines: output, about: command.trim() === '' ? {} : aboutCommand(whole), inside: true }
}

interface Typed {
	readonly at: number
	readonly command: string
}

function commandLines(lines: readonly Line[]): readonly Typed[] {
	const found: Typed[] = []
	for (const [at, line] of lines.entries()) {
		const text = line.text.trimEnd()
		const command = named.exec(text)?.groups?.command ?? dollar.exec(text)?.groups?.command ?? (isTyped(lines, at, text) ? behindSign(text) : undefined)
		if (command !== undefined && !beginsRecord(text)) found.push({ at, command: line.text.slice(text.length - command.length) })
	}
	return found
}

function behindSign(text: string): string | undefined {
	return hash.exec(text)?.groups?.command ?? bare.exec(text)?.groups?.command
}

/** Whether a line that could be a comment or a sentence is a command: it begins a part, and what follows could be its output. */
function isTyped(lines: readonly Line[], at: number, text: string): boolean {
	if (behindSign(text) === undefined) return false
	const above = lines[at - 1]
	if (above && !isBlank(above)) return false
	const next = lines[at + 1]
	if (!next || isBlank(next)) return !text.startsWith('#')
	if (!text.startsWith('#')) return true
	return !next.text.startsWith('#') && (/^# ?(?:sudo )?(?:cat|less|more) (?:-\w+ )?["']?[\w~-]{0,100}[./]\S{1,300}$/.test(text) || beginsRecord(next.text))
}

/** A command with the lines that a backslash at the end of each binds to it. */
function withContinuations(lines: readonly Line[], at: number, command: string): string {
	let whole = command
	for (let next = at + 1; /\\\s*$/.test(whole) && next < lines.length && next < at + 40; next++)
		whole = `${whole.replace(/\\\s*$/, '')} ${lines[next]?.text ?? ''}`
	return whole
}
