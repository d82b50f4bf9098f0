/**
 * Ways to break a text. Each takes a source of random numbers, the text, and all other texts; what comes out is as likely what a
 * reader's clipboard does to a file as what nobody would ever paste.
 */

const bombs = ['[', '{', '(', '"', "'", '`', '\\', '{{', '${', '<a>', '- ', '? ', '[{', '{"a":', 'a: {', '![', '&a ', '<<X\n', 'a: |\n', 'a {\n', '/* ', '> ']
const runs = [' ', '\t', '\n', '\r', '"', "'", '\\', '=', '-', '#', '.', 'a', '0', ':', '<', '&lt;', '\u00a0']
const anchors = ['&a', '*a', '&b', '*b', '<<: *a', '<<: [*a, *b]', '&a [*b, *b]', '&b {c: *a}']
const odd = ['\0', '\ud800', '\udc00', '\u2028', '\u2029', '\u0085', '\ufeff', '\u202e', '\x1b[31m', '\x1b', '\r', '\n---\n', '\n...\n']
const signs = [...'{}[]()"\'`\\:=#,-&*|>!%@?;$<>~^', '{{', '}}', '{%', '%}', '<<EOF', 'EOF', '```', '> ', '$ ', '"""', "'''", '--[[', ']]', '/*', '*/', '<?php']

/** Longer texts only take longer: what grows faster than its text is found by `npm run bench:large`. */
const longestOfAll = 60_000

const cut = (random, text) => random.below(text.length + 1)

function put(random, text, what) {
	const at = cut(random, text)
	return text.slice(0, at) + what + text.slice(at)
}

function inLines(text, change) {
	const lines = text.split('\n')
	change(lines)
	return lines.join('\n')
}

export const mutations = {
	character(random, text) {
		const at = random.below(Math.max(text.length, 1))
		return text.slice(0, at) + String.fromCharCode(random.below(random.next() < 0.7 ? 128 : 65_536)) + text.slice(at + 1)
	},
	lines: (random, text) =>
		inLines(text, (lines) => {
			const at = random.below(lines.length)
			const block = lines.slice(at, at + random.pick([1, 1, 2, 10]))
			lines.splice(
				at,
				0,
				...Array(random.pick([1, 2, 20, 100]))
					.fill(block)
					.flat(),
			)
		}),
	cut: (random, text) => (random.next() < 0.5 ? text.slice(0, cut(random, text)) : text.slice(cut(random, text))),
	hole(random, text) {
		const at = cut(random, text)
		return text.slice(0, at) + text.slice(at + random.below(200))
	},
	splice(random, text, texts) {
		const other = random.pick(texts)
		return text.slice(0, cut(random, text)) + other.slice(cut(random, other))
	},
	bomb: (random, text) => put(random, text, random.pick(bombs).repeat(random.pick([2, 20, 200, 4000]))),
	run: (random, text) => put(random, text, random.pick(runs).repeat(random.pick([3, 50, 1000, 20_000]))),
	anchors: (random, text) =>
		inLines(text, (lines) => {
			for (let count = random.below(8); count >= 0; count--) {
				const at = random.below(lines.length)
				const anchor = random.pick(anchors)
				lines[at] = random.next() < 0.5 ? lines[at].replace(/:\s*/, () => `: ${anchor} `) : `${lines[at]} ${anchor}`
			}
		}),
	odd: (random, text) => put(random, text, random.pick(odd)),
	ends: (random, text) => text.replaceAll('\n', random.pick(['\r\n', '\r', '\u2028', '\\n', ' ', '\n\n'])),
	long: (random, text) =>
		inLines(text, (lines) => {
			const at = random.below(lines.length)
			lines[at] = lines[at].repeat(random.pick([2, 20, 200]))
		}),
	indent: (random, text) =>
		inLines(text, (lines) => {
			const first = random.below(lines.length)
			const last = Math.min(lines.length, first + 1 + random.below(10))
			for (let at = first; at < last; at++) lines[at] = (random.next() < 0.7 ? ' '.repeat(random.below(9)) : '\t') + lines[at]
		}),
	signs(random, text) {
		let changed = text
		for (let count = random.below(6); count >= 0; count--) changed = put(random, changed, random.pick(signs))
		return changed
	},
	dress: (random, text) =>
		random.pick([
			() => `Hello,\n\`\`\`yaml\n${text}\n\`\`\`\nthanks`,
			() => `root@host:~# cat /etc/a.yaml\n${text}\nroot@host:~# `,
			() => `cat <<EOF | sudo tee /etc/a.yaml\n${text}\nEOF\n`,
			() => text.replace(/^/gm, '> '),
			() => text.replace(/^/gm, 'crowdsec-1  | '),
			() => text.replace(/^/gm, '    '),
			() => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
			() => JSON.stringify(text),
		])(),
}

const names = Object.keys(mutations)

/**
 * One of the texts, changed once to four times.
 *
 * @param longest characters of the text
 * @returns the text, and the changes in their order
 */
export function mutated(random, texts, longest = longestOfAll) {
	let text = random.pick(texts)
	const changes = []
	for (let count = random.below(4); count >= 0; count--) {
		const name = random.pick(names)
		changes.push(name)
		text = mutations[name](random, text, texts).slice(0, longest)
	}
	return { text, changes }
}
