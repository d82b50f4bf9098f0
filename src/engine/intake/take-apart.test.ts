import { describe, expect, it } from 'vitest'
import { type DressId, dresses, type Piece, takeApart } from './take-apart'

const file = 'mode: nftables\napi_url: http://192.0.2.10:8080/\napi_key: 7f3a91c2d4e85b60a1f29c3d4e5b6a78\n'
const path = '/etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml'
const record = 'time="2026-01-02T03:04:05Z" level=error msg="API error: access forbidden"\n'
const quoted = (text: string, sign: string) => text.replace(/^(?=.)/gm, sign)
const piped = (text: string) => text.trimEnd().split('\n')
const unpadded = (text: string) => text.replace(/^\n/, '')

interface Sample {
	readonly name: string
	readonly paste: string
	/** The pieces that are files. */
	readonly files: readonly string[]
	readonly called?: string
	readonly part?: true
}

/** What must be taken off, to the last character. */
const worn: Readonly<Record<DressId, readonly Sample[]>> = {
	escapes: [
		{ name: 'colours', paste: '\u001b[1mmode\u001b[0m: nftables\napi_url: x\n', files: ['mode: nftables\napi_url: x\n'] },
		{ name: 'a title of the window', paste: '\u001b]0;root@host\u0007mode: nftables\na: b\n', files: ['mode: nftables\na: b\n'] },
	],
	collected: [
		{ name: 'our own', paste: `== bouncer firewall deb\n== state x\nActive: failed\n== config ${path}\n${file}== end\n`, files: [file], called: path },
	],
	tags: [
		{ name: 'a page', paste: `<pre><code class="yaml">${file}</code></pre>\n`, files: [file] },
		{ name: 'a fold', paste: `<details>\n<summary>my file</summary>\n\n\`\`\`yaml\n${file}\`\`\`\n</details>\n`, files: [file] },
	],
	entities: [{ name: 'a page’s source', paste: 'api_key: &quot;a&amp;b&quot;\nmode: &#39;nftables&#39;\n', files: ['api_key: "a&b"\nmode: \'nftables\'\n'] }],
	quotes: [
		{ name: 'an answer', paste: quoted(file, '> '), files: [file] },
		{ name: 'between words', paste: `On Monday I wrote:\n${quoted(file, '> ')}\nand this is what I meant.\n`, files: [file] },
		{ name: 'twice', paste: quoted(file, '> > '), files: [file] },
	],
	fences: [
		{ name: 'with words', paste: `Hi, this is my config:\n\n\`\`\`yaml\n${file}\`\`\`\n\nWhat is wrong?\n`, files: [file] },
		{ name: 'tildes, a name above', paste: `**${path}**\n~~~\n${file}~~~\n`, files: [file], called: path },
		{ name: 'below a bullet', paste: `1. this is mine:\n   \`\`\`\n${quoted(file, '   ')}   \`\`\`\n`, files: [file] },
		{ name: 'never closed', paste: `here it is:\n\`\`\`yaml\n${file}`, files: [file] },
		{ name: 'two of them', paste: `\`\`\`yaml\n${file}\`\`\`\n\`\`\`\nA=1\nB=2\n\`\`\`\n`, files: [file, 'A=1\nB=2\n'] },
		{ name: 'line ends of a form', paste: `\`\`\`yaml\r\n${file.replaceAll('\n', '\r\n')}\`\`\`\r\n`, files: [file] },
		{ name: 'in a quote', paste: quoted(`\`\`\`\n${file}\`\`\`\n`, '> '), files: [file] },
	],
	bbcode: [
		{ name: 'a forum', paste: `Hi, my file:\n[code]\n${file}[/code]\nThanks\n`, files: [file] },
		{ name: 'with a language', paste: `[CODE=yaml]\n${file}[/CODE]\n`, files: [file] },
	],
	editor: [
		{
			name: 'nano',
			paste: `  GNU nano 7.2              ${path} *\n${file}\n\n                 [ Read 3 lines ]\n^G Help      ^O Write Out ^W Where Is\n^X Exit      ^R Read File ^\\ Replace\n`,
			files: [file],
			called: path,
			part: true,
		},
	],
	backticks: [
		{ name: 'around all', paste: `\`${file.trimEnd()}\`\n`, files: [file] },
		{ name: 'around each line', paste: `\`mode: nftables\`\n\`api_url: x\`\n`, files: ['mode: nftables\napi_url: x\n'] },
	],
	headings: [{ name: 'a form', paste: `### What happened?\n\nIt is offline.\n\n### Config\n\n${file}\n### OS version\n\nDebian\n`, files: [`${file}\n`] }],
	prompt: [
		{
			name: 'a password',
			paste: `me@host:~$ sudo cat ${path}\n[sudo] password for me: \n${file}me@host:~$ \n`,
			files: [file],
			called: path,
		},
		{ name: 'root', paste: `root@host:/etc# cat ${path}\n${file}root@host:/etc# \n`, files: [file], called: path },
		{ name: 'brackets and sudo', paste: `[admin@host ~]$ sudo cat ${path}\n${file}[admin@host ~]$ exit\n`, files: [file], called: path },
		{ name: 'a sign alone', paste: `$ cat ${path}\n${file}`, files: [file], called: path },
		{ name: 'in a container', paste: `$ docker exec -it bouncer cat ${path}\n${file}`, files: [file], called: path },
		{ name: 'PowerShell', paste: `PS C:\\Users\\admin> Get-Content C:\\x\\bouncer.yaml\n${file}`, files: [file], called: 'C:\\x\\bouncer.yaml' },
		{ name: 'cmd', paste: `C:\\Users\\admin>type bouncer.yaml\n${file}`, files: [file], called: 'bouncer.yaml' },
		{ name: 'busybox', paste: `/ # cat ${path}\n${file}/ # \n`, files: [file], called: path },
		{ name: 'no prompt at all', paste: `cat ${path}\n${file}`, files: [file], called: path },
		{ name: 'searched through', paste: `$ grep api_ ${path}\napi_url: x\napi_key: y\n`, files: ['api_url: x\napi_key: y\n'], part: true },
		{ name: 'without comments', paste: `$ grep -v '^#' ${path}\n${file}`, files: [file] },
		{ name: 'the beginning', paste: `# head -n 3 ${path}\n${file}`.replace('# head', 'root@host:~# head'), files: [file], part: true },
	],
	heredoc: [
		{ name: 'tee', paste: `sudo tee ${path} > /dev/null <<'EOF'\n${file}EOF\nsudo systemctl restart x\n`, files: [file], called: path },
		{ name: 'cat and tee', paste: `cat <<EOF | sudo tee ${path}\n${file}EOF\n`, files: [file], called: path },
		{ name: 'tabs', paste: `cat > ${path} <<-EOF\n${quoted(file, '\t')}\tEOF\n`, files: [file], called: path },
		{ name: 'in a terminal', paste: `$ cat <<EOF > ${path}\n${quoted(`${file}EOF\n`, '> ')}`, files: [file], called: path },
		{ name: 'in a script', paste: `#!/bin/sh\nset -e\nif true; then\n  cat > ${path} <<EOF\n${quoted(file, '  ')}  EOF\nfi\n`, files: [file], called: path },
		{ name: 'the shell’s backslash', paste: 'cat <<EOF > a.conf\napi_key: \\${KEY}\nb: c\nEOF\n', files: ['api_key: ${KEY}\nb: c\n'] },
		{ name: 'PowerShell', paste: `@'\n${file}'@ | Set-Content C:\\x\\bouncer.yaml\n`, files: [file], called: 'C:\\x\\bouncer.yaml' },
		{ name: 'added to a file', paste: `cat >> ${path} <<EOF\n${file}EOF\n`, files: [file], part: true },
	],
	dumps: [
		{
			name: 'nginx -T',
			paste: `# configuration file /etc/nginx/nginx.conf:\nuser www-data;\n\n# configuration file /etc/nginx/conf.d/x.conf:\nserver {\n}\n`,
			files: ['user www-data;\n\n', 'server {\n}\n'],
		},
		{ name: 'tail of several', paste: `==> a.conf <==\nA=1\nB=2\n\n==> /var/log/x.log <==\n${record}`, files: ['A=1\nB=2\n\n'], part: true },
	],
	diff: [
		{
			name: 'git',
			paste:
				'diff --git a/x.yaml b/x.yaml\nindex 0123456..789abcd 100644\n--- a/x.yaml\n+++ b/x.yaml\n@@ -1,3 +1,3 @@\n mode: nftables\n-api_url: a\n+api_url: b\n log_mode: file\n',
			files: ['mode: nftables\napi_url: b\nlog_mode: file\n'],
			called: 'x.yaml',
			part: true,
		},
		{ name: 'a new file', paste: '--- /dev/null\n+++ b/x.yaml\n@@ -0,0 +1,2 @@\n+mode: nftables\n+api_url: b\n', files: ['mode: nftables\napi_url: b\n'] },
		{ name: 'a fence', paste: '```diff\n mode: nftables\n-a: 1\n+a: 2\n```\n', files: ['mode: nftables\na: 2\n'], part: true },
	],
	numbers: [
		{ name: 'grep -n', paste: '1:mode: nftables\n2:api_url: x\n', files: ['mode: nftables\napi_url: x\n'] },
		{ name: 'grep -n of a file', paste: 'a/b.yaml:4:mode: nftables\na/b.yaml:9:api_url: x\n', files: ['mode: nftables\napi_url: x\n'], part: true },
		{ name: 'cat -n', paste: '     1\tmode: nftables\n     2\t\n     3\tapi_url: x\n', files: ['mode: nftables\n\napi_url: x\n'] },
		{ name: 'nl', paste: '     1\tmode: nftables\n       \n     2\tapi_url: x\n', files: ['mode: nftables\n       \napi_url: x\n'] },
		{ name: 'bat', paste: '   1 │ mode: nftables\n   2 │ api_url: x\n', files: ['mode: nftables\napi_url: x\n'] },
	],
	label: [
		{
			name: 'names',
			paste: `docker-compose.yml:\n\nservices:\n  a:\n    image: b\n\n.env:\n\nA=1\n\nCaddyfile:\n\nexample.com {\n\tcrowdsec\n}\n`,
			files: ['services:\n  a:\n    image: b\n\n', 'A=1\n\n', 'example.com {\n\tcrowdsec\n}\n'],
		},
	],
	makes: [
		{
			name: 'three files',
			paste: 'services:\n  a:\n    image: b\n\nA=1\nB=2\n\nexample.com {\n\tcrowdsec\n}\n',
			files: ['services:\n  a:\n    image: b\n\n', 'A=1\nB=2\n\n', 'example.com {\n\tcrowdsec\n}\n'],
		},
	],
	log: [{ name: 'a file above its log', paste: `${file}\n${record}${record}`, files: [`${file}\n`] }],
	prose: [{ name: 'no fence', paste: `Hi, this is my config:\n\n${file}\nWhat is wrong with it?\n`, files: [file] }],
	indent: [
		{ name: 'blanks', paste: quoted(file, '    '), files: [file] },
		{ name: 'one tab', paste: quoted(file, '\t'), files: [file] },
	],
	'docker-run': [
		{
			name: 'over several lines',
			paste: 'docker run -d --name=bouncer \\\n  -e API_KEY="a b" --env MODE=live \\\n  -l a.b=c --restart always \\\n  registry.example.com/bouncer:1\n',
			files: [
				"services:\n  bouncer:\n    image: registry.example.com/bouncer:1\n    environment:\n      - 'API_KEY=a b'\n      - MODE=live\n    labels:\n      - a.b=c\n",
			],
		},
	],
	'docker-inspect': [
		{
			name: 'a container',
			paste:
				'[\n  {\n    "Name": "/bouncer",\n    "Config": {\n      "Image": "example/bouncer",\n      "Env": [\n        "API_KEY=x\\"y",\n        "PATH=/bin"\n      ],\n      "Labels": { "a.b": "c$d" }\n    }\n  }\n]\n',
			files: ["services:\n  bouncer:\n    image: example/bouncer\n    environment:\n      - 'API_KEY=x\"y'\n    labels:\n      - 'a.b=c$$d'\n"],
		},
	],
	secret: [
		{
			name: 'packed values',
			paste: 'apiVersion: v1\nkind: Secret\ndata:\n  API_KEY: YWJjZGVm\n  x.yaml: bW9kZTogbmZ0YWJsZXMKYTogYgo=\n',
			files: ["apiVersion: v1\nkind: Secret\nstringData:\n  API_KEY: 'abcdef'\n  x.yaml: |\n    mode: nftables\n    a: b\n"],
		},
	],
}

/** What only looks like a dress: the text is one piece, as it is. */
const bare: Readonly<Record<DressId, readonly string[]>> = {
	escapes: ['mode: "[0m"\na: [1]\n'],
	collected: ['a: 1\n== log\nb: 2\n'],
	tags: ['<IfModule mod_crowdsec.c>\nCrowdsec On\n</IfModule>\n'],
	entities: ['a: "x&amp;y"\nb: \'&quot;\'\n'],
	quotes: ['a: >\n  folded\n> alone\nb: c\n', '> GET / HTTP/1.1\n> Host: example.com\n'],
	fences: ['# ```yaml is what a page would have\na: b\n'],
	bbcode: ['[code]\na=1\n[pre]\nb=2\n'],
	editor: ['# GNU nano 7.2 was here\na: b\n^G Help\n'],
	backticks: ['rule: "Path(`/foo`)"\nb: c\n'],
	headings: ['### Section\na: 1\n\n### Another\nb: 2\n'],
	prompt: ['# cat this file to see it\na: 1\n# docker logs traefik\nb: 2\n', '$x = 1;\n$y = 2;\n', '# cat /etc/x shows it\n# and more\na: 1\n'],
	heredoc: ['base: &base\n  a: 1\nother:\n  <<: *base\n  b: 2\n', 'respond <<HTML\n<p>\nHTML\n', 'sudo tee a.conf <<< value\napi_key: b\n'],
	dumps: ['# configuration file of the bouncer:\na: 1\n'],
	diff: ['- a: 1\n- b: 2\n---\n+ c\n'],
	numbers: ['1: one\n2: two\n', '80:80\n80:81\n', '192.0.2.1:8080\n192.0.2.2:8080\n'],
	label: ['data:\n  config.yaml:\n    a: 1\nconfig.yaml:\n  b: 2\n'],
	makes: [
		'API_URL=x\n\n# more\nAPI_KEY=y\n\nMODE=live\n',
		'{\n\tcrowdsec {\n\t\tapi_key x\n\t}\n}\n\n(snippet) {\n\tlog\n}\n\nexample.com {\n\tcrowdsec\n}\n',
		'#!/bin/sh\nA=1\n\nf {\n}\n',
	],
	log: [record.repeat(3), `${record}goroutine 1 [running]:\nmain.main()\n\t/src/main.go:12 +0x1\n${record}`],
	prose: [
		'A=<the key to use for this>\nB=1\n\nC=<the name to use for this one>\n',
		'a: 1\n\nnote: this is the value of it\n',
		'log stdout format raw local0\nmode http\n',
		'global\n  lua-load /usr/lib/crowdsec/lua/haproxy/crowdsec.lua\n',
	],
	indent: ['a:\n  b: 1\n'],
	'docker-run': ['# docker run -e A=b image\na: 1\n'],
	'docker-inspect': ['{"apps":{"crowdsec":{"api_url":"http://192.0.2.10:8080","api_key":"x"}}}\n'],
	secret: ['kind: Secret\nstringData:\n  API_KEY: YWJjZGVm\n', 'kind: ConfigMap\ndata:\n  a: YWJjZGVm\n'],
}

const files = (pieces: readonly Piece[]) => pieces.filter(({ kind }) => kind === 'file')

describe('takeApart', () => {
	const ids = dresses.map(({ id }) => id)

	it.each(ids.flatMap((id) => worn[id].map((sample) => ({ id, ...sample }))))('takes off $id: $name', ({ paste, files: expected, called, part }) => {
		const found = files(takeApart(paste))
		expect(found.map(({ text }) => unpadded(text))).toEqual(expected)
		expect(found[0]?.text).not.toBe(paste)
		if (called) expect(found[0]?.name).toBe(called)
		expect(found[0]?.whole).toBe(part !== true)
	})

	it.each(ids.flatMap((id) => bare[id].map((paste) => ({ id, paste }))))('leaves what only looks like $id: $paste', ({ paste }) => {
		expect(takeApart(paste)).toMatchObject([{ text: paste, dress: [] }])
	})

	it('tells a log, a file, an output and words apart', () => {
		const paste = `It is offline, and I do not know why.\n\n$ cat ${path}\n${file}$ journalctl -u x\n${record}$ systemctl status x\n● x.service - bouncer\n     Active: failed\n$ \n`
		expect(takeApart(paste).map(({ kind, command }) => [kind, command])).toEqual([
			['prose', null],
			['file', `cat ${path}`],
			['log', 'journalctl -u x'],
			['output', 'systemctl status x'],
		])
	})
})

describe('places', () => {
	const pastes = Object.values(worn)
		.flat()
		.map(({ paste }) => paste)

	it.each(pastes)('of every character lead back: %j', (paste) => {
		for (const piece of takeApart(paste)) {
			let line = 1
			for (const text of piece.text.split('\n')) {
				const { line: own, column } = piece.placeOf(line, 1)
				const start =
					piece.text
						.split('\n')
						.slice(0, line - 1)
						.join('\n').length + (line > 1 ? 1 : 0)
				expect(
					piped(`${paste}\n`)
						.slice(0, own - 1)
						.join('\n').length +
						(own > 1 ? 1 : 0) +
						column -
						1,
				).toBe(piece.place(start))
				// Where nothing was written anew, each character is the one at its place.
				if (piece.restated === null && !piece.dress.includes('entities') && !piece.dress.includes('secret'))
					for (let at = 0; at < text.length; at++) expect(paste[piece.place(start + at)]).toBe(text[at])
				line++
			}
		}
	})

	it('of a restated value are those of the value', () => {
		const paste = 'docker run -e API_KEY="a b" image\n'
		const [piece] = takeApart(paste)
		expect(piece && paste.slice(piece.place(piece.text.indexOf('a b'))).startsWith('a b')).toBe(true)
	})
})

describe('any text', () => {
	const parts = [
		'```',
		'~~~',
		'> ',
		'$ cat x.yaml',
		'<<EOF',
		'EOF',
		'a: b',
		'A=1',
		'\u001b[0m',
		'&quot;',
		'<pre>',
		'</code>',
		'{',
		'}',
		'"',
		"'",
		'\\',
		'@@ -1 +1 @@',
		'--- a',
		'+++ b',
		'12:',
		'\t',
		'  ',
		'== bouncer x',
		'== config y',
		'### What?',
		'docker run',
		'-e',
		'kind: Secret',
		'data:',
		'  a: YWJj',
		record,
		'\r',
		'[',
		'"Config": {',
		'"Env": [',
		'Hi, this is it:',
		'',
	]

	it('of more commands than anybody types is looked into as far as that many', () => {
		const pieces = takeApart('docker run -e A=b image\n'.repeat(1000))
		expect(pieces.filter(({ restated }) => restated === 'command')).toHaveLength(200)
		expect(
			pieces
				.at(-1)
				?.text.split('\n')
				.filter((line) => line.startsWith('docker run')),
		).toHaveLength(800)
	})

	it('of a forum with many openers that nothing closes is looked through once', () => {
		expect(takeApart(`${'[code]\n'.repeat(100_000)}x [/code]\n`)).toHaveLength(1)
	})

	it('is taken apart without a throw, and all of its places lie in it', () => {
		let seed = 1
		const random = () => {
			seed = (seed * 48271) % 2147483647
			return seed / 2147483647
		}
		for (let round = 0; round < 3000; round++) {
			const paste = Array.from(
				{ length: 1 + Math.floor(random() * 14) },
				() => (parts[Math.floor(random() * parts.length)] ?? '') + (random() < 0.6 ? '\n' : ' '),
			).join('')
			for (const piece of takeApart(paste)) {
				for (const offset of [0, 1, piece.text.length >> 1, piece.text.length]) {
					expect(piece.place(offset)).toBeGreaterThanOrEqual(0)
					expect(piece.place(offset)).toBeLessThanOrEqual(paste.length)
				}
			}
		}
	})
})
