import type { SiteHeaders } from './site-headers'

/** A file below the site's folder that one kind of host reads. */
export interface HostFile {
	readonly path: string
	readonly content: string
}

/** The same headers in the words of each host. GitHub Pages sends none: there, only the policy in the pages is left. */
export function hostFiles(headers: SiteHeaders): readonly HostFile[] {
	return [
		{ path: '_headers', content: underscoreHeaders(headers) },
		{ path: '.htaccess', content: htaccess(headers) },
		{ path: 'hosting/nginx.conf', content: nginx(headers) },
		{ path: 'hosting/Caddyfile', content: caddyfile(headers) },
		{ path: 'hosting/headers.json', content: `${JSON.stringify(headers, null, '\t')}\n` },
	]
}

function lines(...parts: readonly (string | readonly string[])[]): string {
	return `${parts.flat().join('\n')}\n`
}

/** Netlify, Cloudflare Pages. What several rules say of one header is joined with a comma, so each path has one `Cache-Control`. */
function underscoreHeaders({ baseUrl, everywhere, closedWorkers, forEver }: SiteHeaders): string {
	return lines(
		`${baseUrl}*`,
		Object.entries(everywhere).map(([name, value]) => `  ${name}: ${value}`),
		`${forEver.path}*`,
		`  Cache-Control: ${forEver.cacheControl}`,
		closedWorkers.paths.flatMap((path) => [path, `  Content-Security-Policy: ${closedWorkers.policy}`]),
	)
}

const packed = [
	['br', 'br'],
	['gzip', 'gz'],
] as const

/** Of what `scripts/compress.mjs` packs: `page.html.gz` would be of the type of its last ending. */
const types = {
	html: 'text/html; charset=utf-8',
	js: 'text/javascript; charset=utf-8',
	css: 'text/css; charset=utf-8',
	json: 'application/json',
	svg: 'image/svg+xml',
	xml: 'text/xml; charset=utf-8',
	txt: 'text/plain; charset=utf-8',
} as const satisfies Readonly<Record<string, string>>

/** Apache 2.4, in the site's folder; needs `AllowOverride All` and the modules `headers` and `rewrite`. */
function htaccess({ baseUrl, everywhere, closedWorkers, forEver, cacheControl }: SiteHeaders): string {
	const set = (name: string, value: string) => `Header always set ${name} "${value}"`
	const names = closedWorkers.paths.map((path) => path.slice(path.lastIndexOf('/') + 1).replaceAll('.', '\\.'))
	return lines(
		'DirectorySlash Off',
		'DirectoryIndex index.html',
		'Options -Indexes -MultiViews',
		`ErrorDocument 404 ${baseUrl}404.html`,
		'',
		'RewriteEngine On',
		'RewriteRule (^|/)\\. - [R=404,L]',
		`RewriteRule ^(.+)/$ ${baseUrl}$1 [R=301,L]`,
		'RewriteRule ^$ index.html',
		'# A page has no .html in its address; a folder of the same name does not take its place.',
		'RewriteCond %{REQUEST_FILENAME}.html -f',
		'RewriteRule ^(.*[^/])$ $1.html',
		packed.flatMap(([encoding, suffix]) => [
			`RewriteCond %{HTTP:Accept-Encoding} \\b${encoding}\\b`,
			`RewriteCond %{REQUEST_FILENAME}.${suffix} -f`,
			`RewriteRule ^(.+\\.(?:${Object.keys(types).join('|')}))$ $1.${suffix} [L]`,
		]),
		'',
		Object.entries(types).map(([ending, type]) => `<FilesMatch "\\.${ending}(\\.br|\\.gz)?$">\n\tForceType "${type}"\n</FilesMatch>`),
		packed.map(
			([encoding, suffix]) =>
				`<FilesMatch "\\.(${Object.keys(types).join('|')})\\.${suffix}$">\n\tRemoveEncoding .${suffix}\n\tRemoveLanguage .${suffix}\n\tHeader set Content-Encoding ${encoding}\n\tSetEnv no-gzip 1\n\tSetEnv no-brotli 1\n</FilesMatch>`,
		),
		'Header merge Vary Accept-Encoding',
		'',
		Object.entries(everywhere).map(([name, value]) => set(name, value)),
		set('Cache-Control', cacheControl),
		[`<If "%{REQUEST_URI} =~ m#^${forEver.path}#">`, `\t${set('Cache-Control', forEver.cacheControl)}`, '</If>'],
		[`<FilesMatch "^(${names.join('|')})(\\.br|\\.gz)?$">`, `\t${set('Content-Security-Policy', closedWorkers.policy)}`, '</FilesMatch>'],
	)
}

/** nginx, as a file of `conf.d`: names its own server, without TLS. `add_header` of a location would end those of the server. */
function nginx({ baseUrl, everywhere, closedWorkers, forEver, cacheControl }: SiteHeaders): string {
	const { 'Content-Security-Policy': policy = '', ...rest } = everywhere
	return lines(
		'map $uri $site_policy {',
		closedWorkers.paths.map((path) => `\t${path} "${closedWorkers.policy}";`),
		`\tdefault "${policy}";`,
		'}',
		'map $uri $site_cache {',
		`\t~^${forEver.path} "${forEver.cacheControl}";`,
		`\tdefault "${cacheControl}";`,
		'}',
		'server {',
		'\tlisten 8080;',
		'\t# The folder that holds the files; under another address than / they stand in a folder of that name.',
		'\troot /usr/share/nginx/html;',
		'\tserver_tokens off;',
		'\tabsolute_redirect off;',
		'\tcharset utf-8;',
		'\tcharset_types text/plain text/css application/javascript application/json text/xml;',
		'\tgzip_static on;',
		'\tgzip_vary on;',
		'\t# With the module for it: brotli_static on;',
		'\tadd_header Content-Security-Policy $site_policy always;',
		'\tadd_header Cache-Control $site_cache always;',
		Object.entries(rest).map(([name, value]) => `\tadd_header ${name} "${value}" always;`),
		`\terror_page 404 ${baseUrl}404.html;`,
		`\tlocation = ${baseUrl} {`,
		`\t\ttry_files ${baseUrl}index.html =404;`,
		'\t}',
		'\tlocation / {',
		'\t\trewrite ^(/.+)/$ $1 permanent;',
		'\t\ttry_files $uri $uri.html =404;',
		'\t}',
		'\tlocation ~ /\\. {',
		'\t\treturn 404;',
		'\t}',
		'}',
	)
}

/** Caddy 2. Run it with `SITE_ROOT`, the folder that holds the files; with a host's name in place of `:8080` Caddy gets a certificate. */
function caddyfile({ baseUrl, everywhere, closedWorkers, forEver, cacheControl }: SiteHeaders): string {
	const { 'Content-Security-Policy': policy = '', ...rest } = everywhere
	const headers = Object.entries(rest).map(([name, value]) => `\t\t${name} "${value}"`)
	return lines(
		'(site_headers) {',
		'\theader {',
		headers,
		'\t\t-Server',
		'\t}',
		'}',
		':8080 {',
		'\troot * {$SITE_ROOT:/srv}',
		'\timport site_headers',
		'\tmap {path} {site_policy} {',
		closedWorkers.paths.map((path) => `\t\t${path} "${closedWorkers.policy}"`),
		`\t\tdefault "${policy}"`,
		'\t}',
		'\tmap {path} {site_cache} {',
		`\t\t~^${forEver.path} "${forEver.cacheControl}"`,
		`\t\tdefault "${cacheControl}"`,
		'\t}',
		'\theader Content-Security-Policy {site_policy}',
		'\theader Cache-Control {site_cache}',
		'\t@slash {',
		'\t\tpath_regexp slash ^(/.+)/$',
		`\t\tnot path ${baseUrl}`,
		'\t}',
		'\tredir @slash {re.slash.1} permanent',
		'\t@hidden path */.*',
		'\terror @hidden 404',
		'\ttry_files {path} {path}.html',
		'\tfile_server {',
		'\t\tprecompressed br gzip',
		'\t}',
		'\t# What stands above does not count for errors.',
		'\thandle_errors {',
		'\t\timport site_headers',
		`\t\theader Content-Security-Policy "${policy}"`,
		`\t\trewrite * ${baseUrl}404.html`,
		'\t\tfile_server',
		'\t}',
		'}',
	)
}
