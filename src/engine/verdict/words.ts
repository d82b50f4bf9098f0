import { type CauseGroup, type CauseId, causeOf } from '../../facts/causes'

/** What the words of a line that no rule knows say about why. */
export interface Words {
	readonly cause: CauseId
	/** What the line says, in plain words. */
	readonly says: string
	/** What to do about it. Markdown code spans only. */
	readonly fix: string
	/** It is about a database or a mail server: no bouncer asks one. */
	readonly ofOther: boolean
	/** It is about another machine, not about files or memory of this one. */
	readonly ofNetwork: boolean
	/** Address, port, name, file or status that the line names. */
	readonly captures: Readonly<Record<string, string>>
}

interface Sense {
	readonly cause: CauseId
	readonly says: string
	readonly fix: string
	/** The words of C libraries, Go, Node, Python, PHP, Java, .NET, Rust and Windows for one and the same thing. */
	readonly words: RegExp
}

/** Where two begin at the same place, the first counts. */
const senses: readonly Sense[] = [
	{
		cause: 'dns-failure',
		says: 'the name cannot be resolved',
		fix: 'Look the name up where the bouncer runs: `getent hosts NAME`, in a container `docker exec NAME getent hosts …`. Correct the name or the DNS server.',
		words:
			/\blookup [^\s:]{1,253}(?: on \S{1,80})?: (?:.{0,160}?(?:i\/o timeout|connection refused|no answer)|no such host|server misbehaving)|no such host|ENOTFOUND|EAI_AGAIN|\bgetaddrinfo\b|Name or service not known|Temporary failure in name resolution|nodename nor servname|Could not resolve host|failed to resolve|php_network_getaddresses|UnknownHostException|failed to lookup address|name does not resolve|no address associated with|host not found\b/gi,
	},
	{
		cause: 'connection-refused',
		says: 'nothing listens at that address and port, or a firewall refuses',
		fix: 'Compare address and port with what you expect, and see whether the program that should answer there runs.',
		words: /connection refused|ECONNREFUSED|actively refused it|\bErrno 111\b|\bos error 111\b|WinError 10061/gi,
	},
	{
		cause: 'tls-expired',
		says: 'a certificate is expired or not valid yet',
		fix: 'Compare the clock of this machine with the real time, then have the certificate renewed.',
		words: /certificate has expired|CERT_HAS_EXPIRED|certificate is expired|expired or (?:is )?not yet valid|CERT_NOT_YET_VALID|certificate is not yet valid/gi,
	},
	{
		cause: 'tls-hostname',
		says: 'the certificate is for another name',
		fix: 'Use the name that stands in the certificate, in place of an address or another name.',
		words:
			/certificate is (?:not )?valid for|certificate is not valid for|doesn't contain any IP SANs|ERR_TLS_CERT_ALTNAME_INVALID|hostname mismatch|Hostname\/IP does not match|doesn't match (?:certificate|host)|RemoteCertificateNameMismatch|did not match expected CN/gi,
	},
	{
		cause: 'tls-unknown-ca',
		says: 'the certificate is signed by somebody whom this machine does not trust',
		fix: 'Install the CA that signed the certificate, or the package `ca-certificates`.',
		words:
			/signed by unknown authority|self[- ]signed certificate|unable to get (?:local )?issuer certificate|UNABLE_TO_(?:GET_ISSUER_CERT|VERIFY_LEAF)\w{0,20}|DEPTH_ZERO_SELF_SIGNED_CERT|certificate verify failed|unable to find valid certification path|RemoteCertificateChainErrors|UntrustedRoot|unknown ?issuer|tls: failed to verify certificate/gi,
	},
	{
		cause: 'connection-timeout',
		says: 'no TLS answer came in time',
		fix: 'See whether a firewall drops what is sent to that address and port, and whether the address is still right.',
		words: /TLS handshake timeout|handshake timed out/gi,
	},
	{
		cause: 'tls-protocol',
		says: 'the two sides do not agree on TLS',
		fix: 'See whether port and scheme fit together: `https://` to a port that speaks TLS.',
		words:
			/tls: (?:handshake failure|protocol version|first record|unrecognized name|internal error)|first record does not look like a TLS handshake|server gave HTTP response to HTTPS client|wrong version number|EPROTO\b|ERR_SSL_\w{1,60}|SSLHandshakeException|SSLV3_ALERT\w{0,40}|(?:handshake|alert) failure|unsupported protocol|remote error: tls|Authentication failed because the remote party|The SSL connection could not be established/gi,
	},
	{
		cause: 'connection-timeout',
		says: 'no answer came in time',
		fix: 'See whether a firewall drops what is sent to that address and port, and whether the address is still right.',
		words:
			/i\/o timeout|connection timed out|operation timed out|timed out\b|ETIMEDOUT|ESOCKETTIMEDOUT|ECONNABORTED|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT|ConnectTimeout\w{0,20}|ReadTimeout\w{0,20}|SocketTimeoutException|context deadline exceeded|Client\.Timeout exceeded|request timeout|connection attempt failed because the connected party did not|TaskCanceledException|HttpClient\.Timeout|Errno 110\b|os error 110\b|timeout (?:of \d{1,9} ?ms )?exceeded|deadline has elapsed/gi,
	},
	{
		cause: 'network-unreachable',
		says: 'there is no way to that address',
		fix: 'Look at the route to that address: `ip route get ADDRESS`.',
		words:
			/network is unreachable|no route to host|host is unreachable|unreachable (?:host|network)|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|NoRouteToHostException/gi,
	},
	{
		cause: 'connection-reset',
		says: 'the other side closed the connection',
		fix: 'Ask the same address by hand with `curl -v`; look at what stands between: proxy, firewall, the log of the other side.',
		words:
			/connection reset(?: by peer)?|reset by peer|ECONNRESET|EPIPE\b|broken pipe|forcibly closed|aborted by the software|socket hang up|server closed (?:idle )?connection|closed the connection|Remote end closed|RemoteDisconnected|connection (?:was )?closed (?:by|before|unexpectedly)|unexpected end of file|unexpected EOF|(?<=[:=] ?"?|\berror=)EOF\b|IncompleteRead|response ended prematurely/gi,
	},
	{
		cause: 'port-in-use',
		says: 'another program listens on that port',
		fix: 'See who has the port with `sudo ss -lptn`, and end it or take another port.',
		words: /address already in use|EADDRINUSE|Only one usage of each socket address|port is already allocated/gi,
	},
	{
		cause: 'disk-full',
		says: 'the disk is full',
		fix: 'Make room: `df -h` and `df -i` show which file system is full.',
		words: /no space left on device|ENOSPC|not enough space on the disk|disk quota exceeded|EDQUOT/gi,
	},
	{
		cause: 'memory-exhausted',
		says: 'there is not enough memory',
		fix: 'Give the program more memory, or see what else uses it: `free -m`.',
		words: /out of memory|cannot allocate memory|ENOMEM|OutOfMemory(?:Error|Exception)|heap out of memory|MemoryError/gi,
	},
	{
		cause: 'api-key-missing',
		says: 'no API key was given',
		fix: 'Give the bouncer its key where the line, or its manual, says: a key of its own from `cscli bouncers add NAME`, or that of the integration.',
		words:
			/\b(?:crowdsec|bouncer|lapi)[\w -]{0,30}key (?:is )?(?:not (?:set|given|configured|provided|found)|missing|required|empty|must (?:not be empty|be set))\b/gi,
	},
	{ cause: 'rate-limited', says: 'it was asked too often', fix: 'Pull less often, and wait until the time is over.', words: /too many requests/gi },
]

/** An answer by its number, in the words around it; whose answer it is has to be told by the address. */
const status =
	/(?:\bstatus(?:[_ ]?code)?["']?[:= ]{1,3}|\bHTTP(?:\/\d(?:\.\d)?)?[: ]{1,2}(?:status(?: code)?[: ]{0,2})?|\b(?:response|server) (?:error|code)[: ]{0,2}\(?|\breturned (?:status )?|\bunexpected (?:status )?(?:code )?(?:of )?)(?<status>[45]\d\d)\b/gi
/** What a bouncer asks for, at its endpoint or at an engine. */
const pull = /\/v1\/(?:decisions|integrations)\b/i

/** Files that the line names, with what is wrong with them. */
const file =
	/(?:permission denied|EACCES|EPERM|operation not permitted|access (?:to the path .{1,200} )?is denied|UnauthorizedAccessException|PermissionError|no such file or directory|ENOENT|FileNotFound\w{0,20}|could not find (?:file|a part of the path)|cannot find the (?:file|path) specified)/gi
const isDenied = /denied|EACCES|EPERM|not permitted|Unauthorized|PermissionError/i
const path = /(?:open|stat|read|mkdir|create|path|file)?[ '"(](?<path>(?:[A-Za-z]:\\|\/)[^\s'":;,)]{1,200})/
const isConfig = /\.(?:ya?ml|json|toml|conf|ini|env|local)$|\/bouncers?\/|config/i

const address = /\b(?<host>\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:]{2,45}\]|(?:[\w-]{1,63}\.){0,8}[\w-]{1,63}):(?<port>\d{2,5})\b(?![.:]\d)/gi
const lookedUp = /(?:\blookup |ENOTFOUND |EAI_AGAIN |Could not resolve host: |UnknownHostException: |for )(?<host>[\w.-]{1,253})/i
const url = /https?:\/\/(?<host>[\w.-]{1,253}|\[[\da-f:]{2,45}\])(?::(?<port>\d{1,5}))?/i

const networkGroups: ReadonlySet<CauseGroup> = new Set(['network', 'tls', 'endpoint', 'address', 'credentials', 'cloud'])
/** Redis and Memcached, in which some bouncers keep the list. */
const cachePorts: ReadonlySet<string> = new Set(['6379', '11211'])
/** PostgreSQL, MySQL, MongoDB, RabbitMQ, Kafka, Elasticsearch, SQL Server, LDAP, SMTP. */
const otherPorts: ReadonlySet<string> = new Set(['5432', '3306', '27017', '5672', '9092', '9200', '1433', '389', '636', '25', '465', '587'])

interface Reason extends Pick<Words, 'cause' | 'says' | 'fix'> {
	readonly from: number
	readonly to: number
	readonly own?: Readonly<Record<string, string>>
}

/**
 * Reads what a line says about why, with words of the system that programs pass on. A program wraps one reason into another,
 * the inner one last: so the last that the line names is the reason.
 *
 * @returns Null when its words name none.
 */
export function readWords(line: string): Words | null {
	const reasons: Reason[] = []
	for (const { cause, says, fix, words } of senses) for (const found of line.matchAll(words)) reasons.push({ cause, says, fix, ...extent(found) })
	reasons.push(...fileReasons(line), ...answers(line))
	// Of two that overlap the one that began first, and was asked first, says more.
	const [last] = reasons.filter((one) => !reasons.some((other) => other !== one && holds(other, one))).sort((a, b) => b.from - a.from)
	if (!last) return null
	const captures = last.own ?? addressIn(line, last)
	const { port = '' } = captures
	const { says, fix } = last
	return {
		cause: cachePorts.has(port) ? 'cache-backend-down' : last.cause,
		says,
		fix,
		ofOther: otherPorts.has(port),
		ofNetwork: networkGroups.has(causeOf(last.cause).group),
		captures,
	}
}

function extent(found: RegExpExecArray): { readonly from: number; readonly to: number } {
	return { from: found.index, to: found.index + found[0].length }
}

function holds(outer: Reason, inner: Reason): boolean {
	return outer.from <= inner.from && outer.to >= inner.to && outer.to - outer.from > inner.to - inner.from
}

function fileReasons(line: string): readonly Reason[] {
	return [...line.matchAll(file)].map((found): Reason => {
		const { from, to } = extent(found)
		const named = path.exec(line.slice(Math.max(0, from - 240), to + 240))?.groups?.path
		const own: Readonly<Record<string, string>> = named === undefined ? {} : { path: named }
		const ofConfig = named === undefined || isConfig.test(named)
		if (isDenied.test(found[0]))
			return {
				cause: ofConfig ? 'config-permission' : 'backend-permission',
				says: 'the user that the program runs as may not do that',
				fix: 'Look at owner and mode with `ls -l`, and give the program’s user the right that it needs.',
				from,
				to,
				own,
			}
		const fix = 'Put the file where the program looks for it, or correct the path; in a container, mount it.'
		return { cause: ofConfig ? 'config-missing' : 'dependency-missing', says: 'a file is missing', fix, from, to, own }
	})
}

/** Whose answer it is decides what it means: that of another server says nothing of the endpoint. */
function answers(line: string): readonly Reason[] {
	const isPull = pull.test(line)
	return [...line.matchAll(status)].flatMap((found): Reason[] => {
		const code = found.groups?.status ?? ''
		const meaning = isPull ? answerToPull(code) : answerOfOther(code, line)
		return meaning ? [{ ...meaning, ...extent(found), own: { ...addressOfUrl(line), status: code } }] : []
	})
}

function answerToPull(code: string): Pick<Words, 'cause' | 'says' | 'fix'> | null {
	switch (code) {
		case '401':
		case '403':
			return { cause: 'api-key-invalid', says: 'the endpoint refuses the key', fix: 'Put the key of this integration into the file.' }
		case '404':
			return {
				cause: 'api-url-wrong-path',
				says: 'the endpoint does not know this path',
				fix: 'Take the address as the Console shows it, without `/v1/decisions/stream`.',
			}
		case '429':
			return { cause: 'rate-limited', says: 'it was asked too often', fix: 'Pull less often, and wait until the time is over.' }
		default:
			return code.startsWith('5')
				? {
						cause: 'endpoint-5xx',
						says: 'the endpoint answers with an error of its own',
						fix: 'Wait, and try again; with an engine of your own, read its log.',
					}
				: null
	}
}

/** A firewall, router or cloud that the bouncer writes to. */
function answerOfOther(code: string, line: string): Pick<Words, 'cause' | 'says' | 'fix'> | null {
	if ((code !== '401' && code !== '403') || !url.test(line)) return null
	return {
		cause: 'cloud-token-invalid',
		says: 'another server than the endpoint refuses the login',
		fix: 'Correct the user, password or key for that server. CrowdSec’s key has nothing to do with it.',
	}
}

/** The address that stands next before the words, else next behind them. */
function addressIn(line: string, { cause, from }: Reason): Readonly<Record<string, string>> {
	if (cause === 'dns-failure') {
		const host = lookedUp.exec(line)?.groups?.host
		return host === undefined ? addressOfUrl(line) : { host }
	}
	const all = [...line.matchAll(address)].filter(({ index }) => !/\d{1,2}:\d\d$/.test(line.slice(index, index + 5)) || line[index + 5] === '.')
	const found = all.findLast(({ index }) => index < from) ?? all[0]
	return found?.groups ? { host: found.groups.host ?? '', port: found.groups.port ?? '' } : addressOfUrl(line)
}

function addressOfUrl(line: string): Readonly<Record<string, string>> {
	const groups = url.exec(line)?.groups
	if (!groups?.host) return {}
	return groups.port === undefined ? { host: groups.host } : { host: groups.host, port: groups.port }
}
