import { isMark } from './range'

/** What messages say after a word such as key or token. Held to the samples of all rules by a test. */
const words = new Set(
	`a about access after all already also an and any api are argument as at auth authentication authorization back bad based be because been before being below belongs
	but by can cannot cant code config configuration connection contact could dead decisions declaration denied deprecated did disabled does doesn doesnt due duplicate
	empty enabled end ends entry environment error errors even expected expired exists fail failed failing failure field file first for forbidden format found from generated get given
	had has have header header: headers http id if ignored in incorrect instead interface into invalid is isnt issue it its json key keys kind length less line list load loaded longer lookup
	lost malformed may message method mismatch missing more must name namespace need needed needs nil no none not null of off on one only option or out over
	parameter parse parsing path pass permission please post provided put read received refused register registered rejected request required reset response
	retry returned revoked saved secret section see sent server set setting setup should size so specified still store stored string subtree tag that the their then there tls this
	to token tokens too true type unable unchecked unauthorized undefined unexpected unknown unset until update updated url use used user using valid validation validity value values
	variable verification verify version via was were when which while will with without wrong yaml yes your you`.split(/\s+/),
)

/** A word of a message and no value. */
export function isHarmlessWord(word: string): boolean {
	const bare = word.replace(/[.,:;!?)"'\]}]+$/, '').replace(/’|'/g, '')
	return bare === '' || (/^(?:[A-Z]?[a-z]+|API|HTTPS?|TLS|URL|JSON|YAML|VALUE)$/.test(bare) && words.has(bare.toLowerCase()))
}

const placeholder =
	/^(?:\$\{[A-Za-z_][\w.]{0,80}\}|\$\(?[A-Z_][A-Z0-9_]{0,80}\)?|\$env:\w{1,80}|(?:\$(?:host|scheme|request|remote|arg|http|cookie|uri|server|binary|proxy)\w{0,60}){1,8}|\{\{[^}]{0,120}\}\}|\{\$?[A-Za-z_.]{1,80}\}|\{env\.\w{1,80}\}|%[A-Za-z_]{1,60}%|%env\([^)]{0,80}\)%|<[A-Za-z_][A-Za-z_ .-]{0,60}>|![A-Za-z_]{2,20} [\w./]{1,60}|[*x•█]{3,64}|\.{3}|…|your[-_ ][\w -]{0,40}|changeme|null|nil|none|~|true|false|yes|no|on|off|undefined|\[\]?|\{\}?|ipv?[46]_[\d_]{1,40}|(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?)$/i
const path =
	/^(?:(?:[A-Za-z]:)?[\\/](?:etc|run|var|usr|opt|home|root|tmp|srv|mnt|data|certs?|ssl|tls|secrets|config|app|ProgramData|Program Files)(?:[\\/][\w .\\/-]{0,200})?|\.{0,2}\/?[\w./-]{1,120}\.(?:pem|key|crt|cer|p12|ya?ml|conf|json|txt|env))$/

/** What programs print after such a word, each seen in a sample: a counter of the Lua library, a function of OpenSSL, an address without a login, a server of Apache's (`name:port:index`). */
const printed =
	/^(?:[a-z_]{3,40}\/(?:[a-z_]{2,20}=[a-z0-9]{0,20}&){1,4}[a-z]{0,20}|(?:PEM|SSL|X509|BIO|d2i)_\w{1,60}\(?\)?|url:https?:\/\/[\w.:-]{1,120}(?:\/[\w./-]{0,200})?(?:\?startup=(?:true|false))?|[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,6}:\d{1,5}:\d)$/

/** A whole value of which it is known that it is no secret. */
export function isHarmlessValue(value: string): boolean {
	return (
		value === '' ||
		isMark(value) ||
		(/\s/.test(value) && value.trim().split(/\s+/).every(isHarmlessWord)) ||
		placeholder.test(value) ||
		printed.test(value) ||
		path.test(value.replace(/:$/, ''))
	)
}
