import { randomness } from '../random.mjs'

const letters = 'abcdefghijklmnopqrstuvwxyz'
const base64 = `${letters}${letters.toUpperCase()}0123456789+/`
const words =
	'cache worker session request upstream queue user update index table segment metric probe replica lease the a of is in bouncer list address'.split(' ')

const text = (random, alphabet, length) => Array.from({ length }, () => alphabet[random.below(alphabet.length)]).join('')
const hex = (random, length = 64) => text(random, '0123456789abcdef', length)
const word = (random) => random.pick(words)
const sentence = (random, count = 12) => Array.from({ length: count }, () => word(random)).join(' ')
const name = (random) => `${word(random)}_${text(random, letters, 1 + random.below(6))}`
const clock = (random) => `2026-01-02T${String(random.below(24)).padStart(2, '0')}:${String(random.below(60)).padStart(2, '0')}:00Z`
const ipv4 = (random) => `192.0.2.${random.below(256)}`

/** One line or block of a text that goes on like this, by what it is made of: what readers paste, and what breaks readers of texts. */
const units = {
	blanks: () => ' ',
	tabs: () => '\t',
	'blank lines': () => '\n',
	'blank lines with blanks': () => '   \n',
	'carriage returns': () => '\r',
	letters: () => 'a',
	digits: () => '7',
	zeroes: () => '0',
	hexadecimal: (random) => hex(random, 16),
	'hexadecimal words': (random) => `${hex(random)} `,
	'base64 on one line': (random) => text(random, base64, 16),
	'base64 in lines': (random) => `${text(random, base64, 76)}\n`,
	hyphens: () => '-',
	dots: () => '.',
	equals: () => '=',
	colons: () => ':',
	slashes: () => '/',
	backslashes: () => '\\',
	underscores: () => '_',
	at: () => '@',
	percent: () => '%',
	ampersands: () => '&',
	hashes: () => '#',
	dollars: () => '$',
	commas: () => ',',
	pipes: () => '|',
	stars: () => '*',
	'brackets [': () => '[',
	'brackets {': () => '{',
	'brackets (': () => '(',
	'brackets <': () => '<',
	'brackets >': () => '>',
	'pairs []': () => '[]',
	'pairs {}': () => '{}',
	'lines of {': () => 'a {\n',
	'double quotes': () => '"',
	'single quotes': () => "'",
	'back quotes': () => '`',
	'quotes of three': () => '"""\n',
	'curly quotes': () => '“a” ‘b’ ',
	'non-breaking spaces': () => '\u00a0a',
	'unicode letters': () => 'žluťoučký кот 猫 ',
	emoji: () => '😀',
	surrogates: () => '\ud800',
	'combining marks': () => 'a\u0301\u0302',
	controls: () => '\u0001\u0002',
	'NUL bytes': () => '\0',
	'escape sequences': () => '\x1b[31m',
	'escape sequences, open': () => '\x1b]0;',
	'line ends of YAML 1.1': () => '\u2028a\u0085',
	'HTML entities': () => '&quot;a&amp;b&#34;&lt;',
	'HTML tags': () => '<p class="a">b</p>\n',
	'HTML tags, open': () => '<a href="',
	'key=value, one line': (random) => `${name(random)}=${hex(random, 8)} `,
	'key=value, lines': (random) => `${name(random)}=${hex(random, 8)}\n`,
	'secrets, lines of YAML': (random) => `api_key: ${hex(random)}\n`,
	'secrets, short names': () => 'key ',
	'secrets, names and colons': () => 'key: ',
	'secrets, names and equals': () => 'token=',
	'secrets, names in quotes': () => '"password": ',
	'secrets, names in one word': () => 'key',
	'secrets, names with hyphens': () => 'key-',
	'secrets, names with dots': () => 'api.key.',
	'secrets of environments': (random) => `CROWDSEC_API_KEY=${hex(random)}\n`,
	'secrets in JSON': (random) => `"api_key":"${hex(random)}",`,
	'secrets in XML': (random) => `<secret>${hex(random)}</secret>`,
	'secrets of passwords': (random) => `password ${sentence(random, 4)}\n`,
	'secrets in blocks': (random) => `token: |\n  ${hex(random)}\n`,
	'secrets in arguments': (random) => `--token ${hex(random, 12)} `,
	'secrets in addresses': (random) => `redis://user:${hex(random, 8)}@example.com `,
	'bearer tokens': (random) => `Authorization: Bearer ${text(random, base64, 40)}\n`,
	'words bearer': () => 'bearer ',
	cookies: (random) => `Cookie: a=${hex(random, 8)}; b=${hex(random, 8)}\n`,
	'cookies without end': (random) => `a=${hex(random, 4)}; `,
	'users of curl': () => '-u a:b ',
	'PEM blocks': (random) => `-----BEGIN PRIVATE KEY-----\n${text(random, base64, 64)}\n-----END PRIVATE KEY-----\n`,
	'PEM beginnings': () => '-----BEGIN PRIVATE KEY-----\n',
	'web tokens': (random) => `eyJ${text(random, base64.slice(0, 62), 30)}.${text(random, base64.slice(0, 62), 30)} `,
	uuids: (random) => `${hex(random, 8)}-${hex(random, 4)}-${hex(random, 4)}-${hex(random, 4)}-${hex(random, 12)}\n`,
	integrations: (random) => `https://admin.api.crowdsec.net/v1/integrations/${hex(random, 24)}\n`,
	mail: () => 'a.b@example.com ',
	'IP addresses': (random) => `${ipv4(random)}\n`,
	'IPv6 addresses': (random) => `2001:db8::${hex(random, 4)} `,
	'host names': (random) => `${text(random, letters, 5)}.example.com `,
	'host names without end': () => 'a.b.',
	marks: (random) => `masked-secret-${random.below(1000)}-64-characters\n`,
	prose: (random) => `${sentence(random)}.\n`,
	'prose on one line': (random) => `${sentence(random)}. `,
	prompts: () => 'root@host:~# ls\n',
	'prompts of $': () => '$ cat a.yaml\n',
	'prompts and files': (random) => `root@host:~# cat /etc/${text(random, letters, 6)}.yaml\nmode: nftables\napi_key: ${hex(random)}\n`,
	'quotes of mail': (random) => `> ${sentence(random)}\n`,
	'quotes of mail, deep': () => '> > > > > > > > > > a\n',
	'signs of quotes': () => '> ',
	fences: () => '```yaml\na: b\n```\n',
	'fences, open': () => '```yaml\n',
	'fences alone': () => '```\n',
	heredocs: (random) => `cat <<EOF | sudo tee /etc/${text(random, letters, 6)}.yaml\na: b\nEOF\n`,
	'heredocs, open': () => 'cat <<EOF\n',
	'heredocs, each another word': (random) => `cat <<${text(random, letters, 8)}\n`,
	headings: (random) => `### ${text(random, letters, 6)}.yaml\nmode: nftables\n`,
	'sections of tail': (random) => `==> /var/log/${text(random, letters, 6)}.log <==\n${sentence(random)}\n`,
	'differences of files': (random) => `--- a/x.yaml\n+++ b/x.yaml\n@@ -1,2 +1,2 @@\n-a: ${random.below(9)}\n+a: b\n`,
	'lines with numbers': (random) => `${random.below(1000)}: mode: nftables\n`,
	'docker run': (random) => `docker run -d --name ${text(random, letters, 5)} -e CROWDSEC_KEY=${hex(random)} crowdsecurity/cloudflare-bouncer\n`,
	'docker run, continued': () => 'docker run \\\n -e A=b \\\n',
	'docker inspect': () => '[{"Id":"a","Config":{"Env":["A=b"]}}]\n',
	'docker ps': () => 'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\nabcdef012345   traefik   "/t"   1 day ago   Up 1 day   80   a\n',
	'systemctl status': () => '● a.service - A\n     Loaded: loaded (/lib/systemd/system/a.service; enabled)\n     Active: failed (Result: exit-code)\n',
	'kubectl get pods': () => 'NAME READY STATUS RESTARTS AGE\na-7f9-x 0/1 CrashLoopBackOff 5 3m\n',
	'curl -v': () => '> GET /v1/decisions HTTP/1.1\n< HTTP/1.1 403 Forbidden\n* Connection #0 left\n',
	'cscli bouncers list': () => ' Name  IP Address  Valid  Last API pull  Type  Version  Auth Type\n a  192.0.2.1  ✔️  2026-01-01T00:00:00Z  b  v1  api-key\n',
	'brackets alone in lines': () => 'a\n{\n',
	'systemctl show, nothing shown': () => 'Id=a.service\n',
	'curl -v, no answer': () => '* Connected to example.com (192.0.2.1) port 443\n',
	'curl, an answer each': () => 'HTTP/1.1 200 OK\n\na\n',
	'wget, an answer each': () => '--2026-01-02 03:04:05--  https://example.com/\nHTTP request sent, awaiting response... 200 OK\n',
	'openssl, no certificate': () => 'depth=0 CN = a\nDONE\n',
	'apt, nothing found': () => 'Reading package lists... Done\n',
	'nginx -t, no result': () => 'nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\n',
	'kubectl describe, no pod': () => 'Name:         a\n',
	'cscli bouncers inspect, nothing shown': () => 'Bouncer: a\n',
	'cscli console status, no option': () => '| Option Name | Activated | Description |\n+---+\n',
	'cscli explain, no result': () => 'line: a\n',
	'JSON of cscli, open': () => '[\n{\n"revoked": false,\n',
	'files of the engine, none': () => 'name: a\n',
	'YAML, flat': (random) => `${name(random)}: ${word(random)}\n`,
	'YAML, levels': (random) => `${name(random)}:\n  a:\n    - b: ${word(random)}\n`,
	'YAML, lists': (random) => `- ${word(random)}\n`,
	'files of 100 kB': null,
	'YAML, deeper and deeper': null,
	'YAML, a quote open on each line': () => 'a: "\n',
	'YAML, a quote open on the first line': null,
	'a key of zeros among zeros': null,
	'YAML, short lines': () => 'a: b\n',
	'YAML, known names twice': () => 'api_key: b\n',
	'YAML, tabs': (random) => `${name(random)}:\n\tb: c\n`,
	'YAML, wrong escapes': () => 'a: "\\q"\n',
	'YAML of the engine, names of nobody': null,
	'YAML, many levels of brackets': () => `a: ${'['.repeat(90)}${']'.repeat(90)}\n`,
	'YAML of Traefik, middlewares': null,
	'YAML of Traefik, each of another name': null,
	'YAML of Traefik, two of one name': null,
	'YAML, documents': (random) => `---\napi_key: ${hex(random)}\n`,
	'YAML, aliases': (random) => `a${random.below(1e6)}: &a [*a, *a]\n`,
	'JSON comments, open': () => '{ /* ',
	'code of forums, open': () => '[code]\nx [/code]\n',
	'YAML, block texts': (random) => `${name(random)}: |\n  ${sentence(random)}\n`,
	'YAML in flow': () => '{a: [b, {c: d}]}, ',
	'YAML, an alias each': (random) => `a${random.below(1e6)}: &a${random.below(1e6)} {b: 1}\nc${random.below(1e6)}: *a\n`,
	'YAML of Compose, images of nobody': (random) => `  ${name(random)}:\n    image: example/app\n    environment:\n      CROWDSEC_LAPI_KEY: *key\n`,
	'YAML of Compose': (random) =>
		`  ${name(random)}:\n    image: crowdsecurity/cloudflare-bouncer\n    environment:\n      - CROWDSEC_LAPI_KEY=${hex(random)}\n`,
	'JSON on one line': (random) => `{"level":"info","time":"${clock(random)}","msg":"${sentence(random, 4)}","key":"${hex(random, 8)}"},`,
	'JSON lines': (random) => `{"level":"error","time":"${clock(random)}","msg":"${sentence(random, 4)}"}\n`,
	'JSON, spread': (random) => `{\n  "level": "error",\n  "msg": "${sentence(random, 4)}"\n}\n`,
	'JSON in JSON': () => '\\"a\\": \\"b\\", ',
	TOML: (random) => `[${name(random)}]\n${name(random)} = "${word(random)}"\n`,
	INI: (random) => `${name(random)}=${word(random)}\n; ${sentence(random, 4)}\n`,
	NGINX: (random) => `server { location /${text(random, letters, 4)} { set $a "${word(random)}"; } }\n`,
	Caddyfile: (random) => `example.com {\n\tcrowdsec {\n\t\tapi_key ${hex(random)}\n\t}\n}\n`,
	HAProxy: (random) => `backend ${name(random)}\n  server a ${ipv4(random)}:80\n`,
	Apache: (random) => `CrowdsecAPIKey ${hex(random)}\n<Location /${text(random, letters, 4)}>\n  Crowdsec on\n</Location>\n`,
	PHP: (random) => `'${name(random)}' => '${word(random)}',\n`,
	Lua: (random) => `${name(random)} = "${word(random)}" -- ${word(random)}\n`,
	labels: (random) => `      - "traefik.http.middlewares.${text(random, letters, 5)}.plugin.bouncer.crowdsecLapiKey=${hex(random)}"\n`,
	templates: () => '{{ .Values.a }} {% if b %} ${C:-d} ',
	comments: (random) => `# ${sentence(random)}\n`,
	'comments /*': () => '/* a\n',
	'log lines of logrus': (random) =>
		`time="${clock(random)}" level=error msg="${sentence(random, 5)}: dial tcp ${ipv4(random)}:8080: connect: connection refused"\n`,
	'log lines of NGINX': (random) => `2026/01/02 03:04:05 [error] 12#12: *${random.below(1e6)} ${sentence(random, 5)}, client: ${ipv4(random)}\n`,
	'log lines of Compose': (random) => `crowdsec-1  | time="${clock(random)}" level=info msg="${sentence(random, 5)}"\n`,
	'log lines of the journal': (random) => `Jan  2 03:04:05 web-1 crowdsec-firewall-bouncer[${random.below(1e5)}]: ${sentence(random, 5)} error\n`,
	'log lines, broken': (random) => `time="${clock(random)}" level=error\nmsg="${sentence(random, 5)}\n${sentence(random, 3)}"\n`,
	'log lines, each another error': (random) => `error: ${text(random, letters, 20)} failed\n`,
	'stack traces': (random) => `Traceback (most recent call last):\n  File "/a/${text(random, letters, 4)}.py", line ${random.below(999)}, in b\n`,
	'access log': (random) => `${ipv4(random)} - - [02/Jan/2026:03:04:05 +0000] "GET /${text(random, letters, 6)} HTTP/1.1" 403 12 "-" "curl/8.9.1"\n`,
	'words on one line': (random) => `${word(random)} `,
	'capitals and digits': (random) => `${text(random, letters.toUpperCase(), 1)}${random.below(10)}`,
	'words with hyphens': (random) => `${word(random)}-`,
	paths: (random) => `/etc/${word(random)}`,
	'words of two letters': () => 'ab ',
	'random characters': (random) => String.fromCharCode(random.below(65_536)),
	'random ASCII': (random) => String.fromCharCode(9 + random.below(118)),
}

/** As many lines or blocks as fit, behind a head. */
const filled = (head, length, part) => {
	const parts = [head]
	for (let at = 0, size = head.length; size < length; at++) {
		const next = part(at)
		parts.push(next)
		size += next.length
	}
	return parts.slice(0, -1).join('')
}

const plugin = (name) =>
	`        ${name}:\n          enabled: true\n          crowdsecMode: stream\n          updateMaxFailure: -1\n          crowdsecLapiKey: ${'0123456789abcdef'.repeat(4)}\n`
const middleware = (at, plugins) => `    m${at}:\n      plugin:\n${plugins}`
const declared = (name) => `    ${name}:\n      moduleName: github.com/maxlerebourg/crowdsec-bouncer-traefik-plugin\n`
const plugins = 'experimental:\n  plugins:\n'
const middlewares = 'http:\n  middlewares:\n'

const whole = {
	'YAML, a quote open on the first line': (length) => filled('a: "b\n', length, (at) => `a${at}: "b"\n`),
	'a key of zeros among zeros': (length) => filled(`api_key: ${'0'.repeat(20_000)}b0000\n`, length, () => '0'.repeat(10_000)),
	'YAML of the engine, names of nobody': (length) => filled('common:\n  daemonize: true\napi:\n  server:\n', length, (at) => `    trusted_ips${at}: a\n`),
	'YAML of Traefik, middlewares': (length) => filled(middlewares, length, (at) => middleware(at, plugin('bouncer'))),
	'YAML of Traefik, each of another name': (length) =>
		filled(plugins, length / 2, (at) => declared(`p${at}`)) +
		filled(middlewares, length / 2, (at) => middleware(at, `        c${at}:\n          crowdsecLapiKey: a\n`)),
	// A file takes no name twice, so none of the corrections of 140 holds.
	'YAML of Traefik, two of one name': (length) =>
		filled(`${plugins}${declared('bouncer')}${middlewares}`, length, (at) => middleware(at, at < 140 ? plugin('a') + plugin('b') : plugin('bouncer'))),
	'files of 100 kB': (length) =>
		Array.from({ length: Math.ceil(length / 100_000) }, (_, at) => `==> /etc/file${at}.yaml <==\n${textOf('YAML, block texts', 99_000)}\n`).join(''),
	'YAML, deeper and deeper': (length) => {
		const lines = []
		for (let at = 0, size = 0; size < length; at++) {
			lines.push(`${' '.repeat(at)}a:`)
			size += at + 3
		}
		return lines.join('\n')
	},
}

/** Names of all texts. */
export const textNames = Object.keys(units).flatMap((name) => [name, ...(units[name]?.(randomness(1)).includes('\n') ? [`${name}, CRLF`] : [])])

/** A text of a kind. The same name and length give the same text. */
export function textOf(name, length) {
	const kind = name.replace(/, CRLF$/, '')
	const ends = kind === name ? '\n' : '\r\n'
	if (units[kind] === null) return whole[kind](length).slice(0, length)
	const random = randomness(kind.length)
	const parts = []
	for (let size = 0; size < length; ) {
		const part = units[kind](random)
		parts.push(part)
		size += part.length
	}
	return parts.join('').slice(0, length).replaceAll('\n', ends)
}
