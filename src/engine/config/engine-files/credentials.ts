import { engineCredentials } from '../../../facts/engine-config'
import { yaml } from '../formats/yaml'
import { isMasked } from '../values/masked'
import { type Found, found, isFilledIn, shown } from './found'
import { engineReads, judgeNames } from './names'
import { rewritten, type Setting, settingAt, textAt } from './tree'

/** Whose: the log processor's for its Local API, or the Local API's for the Central API. */
export type CredentialsOf = 'local' | 'online'

/** What is wrong with `local_api_credentials.yaml` or `online_api_credentials.yaml`. */
export function judgeCredentials(settings: readonly Setting[], text: string, of: CredentialsOf, isOverride: boolean): readonly Found[] {
	return [
		...judgeNames(settings, engineReads(engineCredentials, 'go-yaml'), text),
		...(of === 'local' ? address(settings, isOverride) : []),
		...secrets(settings, of, isOverride),
	]
}

function address(settings: readonly Setting[], isOverride: boolean): readonly Found[] {
	const value = settingAt(settings, 'url')?.value
	if (!value || value.text === '') {
		if (isOverride) return []
		return [
			found(
				'missing-option',
				'error',
				settings[0] ?? null,
				'url',
				'No `url` says where the Local API is: the engine does not start.',
				'Set it, such as `url: http://127.0.0.1:8080/`.',
			),
		]
	}
	const url = value.text
	if (value.is !== 'text' || isFilledIn(url) || isMasked(url) || url.startsWith('/')) return []
	const put = (to: string) => rewritten(value, yaml.value(to, ''))
	if (!/^https?:\/\//i.test(url)) {
		const meant = /^[\w.-]+(?::\d{1,5})?\/?$|^\[[\da-f:]+\](?::\d{1,5})?\/?$/i.test(url) ? `http://${url}` : null
		return [
			found(
				'url-scheme',
				'error',
				value,
				'url',
				`\`${shown(url)}\` has no \`http://\` in front: the log processor cannot log in anywhere.`,
				meant === null ? 'Write the address with `http://` or `https://` in front.' : `Write \`${shown(meant)}\`; with TLS \`https://\`.`,
				meant === null ? [] : put(meant),
			),
		]
	}
	const path = /^https?:\/\/[^/]*(?<path>\/.*)?$/i.exec(url)?.groups?.path ?? '/'
	if (/^\/v\d\b/.test(path)) {
		const meant = `${url.slice(0, url.length - path.length)}/`
		return [
			found(
				'url-full-path',
				'error',
				value,
				'url',
				`The engine appends \`/v1/…\` itself: with \`${shown(path)}\` every login is answered with 404.`,
				`Write \`${shown(meant)}\`.`,
				put(meant),
			),
		]
	}
	const host = /^https?:\/\/(?<host>[^/:]*)/i.exec(url)?.groups?.host ?? ''
	if (/(?:^|\.)crowdsec\.net$/i.test(host))
		return [
			found(
				'url-other-host',
				'error',
				value,
				'url',
				`\`${shown(host)}\` is CrowdSec’s own service. Here stands the address of your Local API.`,
				'Write its address, such as `http://127.0.0.1:8080/` for the engine on the same host.',
			),
		]
	return []
}

/** What pages and examples write where somebody's own value belongs, and nobody calls a machine or takes for a password. */
const placeholder =
	/^(?:<[^>]*>|\[[^\]]*\]|x{3,}|\.{3}|…|change[-_ ]?(?:me|this|it)(?:[-_ !.].*)?|your[-_ ].*|todo|replace[-_ ]?me|.*[-_ ]here|machine[-_ ]?(?:id|name|password))$/i

function secrets(settings: readonly Setting[], of: CredentialsOf, isOverride: boolean): readonly Found[] {
	const login = textAt(settings, 'login')
	const hasCertificate = ['cert_path', 'key_path'].some((name) => textAt(settings, name))
	const cannot = of === 'local' ? 'The log processor cannot log in at the Local API.' : 'The engine goes on without the Central API.'
	const severity = of === 'local' ? 'error' : 'warning'
	const anew =
		of === 'local'
			? 'Let the engine make it: `sudo cscli machines add --auto --force`; on another host `sudo cscli lapi register`.'
			: 'Let the engine make it: `sudo cscli capi register`.'
	if (hasCertificate && login)
		return [
			found(
				'login-twice',
				'error',
				settingAt(settings, 'login') ?? null,
				'login',
				'A certificate and a name with password exclude each other: the engine does not start.',
				'Leave one of the two ways: `login` and `password`, or `cert_path` and `key_path`.',
			),
		]
	if (hasCertificate) return []
	return ['login', 'password'].flatMap((name): readonly Found[] => {
		const setting = settingAt(settings, name)
		const text = textAt(settings, name) ?? ''
		if (text === '' && (isOverride || (setting?.value && setting.value.is !== 'text'))) return []
		if (text === '') return [found('missing-option', severity, setting ?? settings[0] ?? null, name, `There is no \`${name}\`. ${cannot}`, anew)]
		const what = name === 'login' ? 'machine’s name' : 'password'
		if (isMasked(text))
			return [
				found(
					'value-masked',
					'info',
					setting ?? null,
					name,
					`The ${what} is hidden in this text, so nothing can be said about it.`,
					'Put the real one back before you use the file.',
				),
			]
		if (!placeholder.test(text.trim())) return []
		return [found('placeholder', severity, setting?.value ?? null, name, `A placeholder stands in place of the ${what}. ${cannot}`, anew)]
	})
}
