import { readFileSync } from 'node:fs'
import { withText } from '../generated'
import { haproxyDefaults } from '../haproxy-defaults'
import { type NewestProgram, programFile, quietPull, statusFor, tagOf } from './program'

const shutOut: NewestProgram['blocks'] = (stage, address) => statusFor(stage, address, 'http://127.0.0.1:8000/') === '403'

/** What a reader's own server has around the generated lines. */
const site = `server {
	listen 127.0.0.1:8000;
	location / { try_files /none =404; }
}
`

/** Bouncers in Lua, in the servers of Debian, laid as their packages lay them (debian/rules, debian/postinst). */
export const luaPrograms: readonly NewestProgram[] = [
	{
		bouncer: 'nginx',
		deployment: 'deb',
		program: 'crowdsec-nginx-bouncer',
		needs: ['cs-nginx-bouncer', 'lua-cs-bouncer', 'lua-resty-http', '/usr/lib/nginx/modules/ngx_http_lua_module.so', '/usr/share/lua/5.1/cjson'],
		version: () => tagOf('cs-nginx-bouncer'),
		note: 'in Debian’s NGINX',
		// The first pull comes one interval after the start.
		settings: { intervalSeconds: 2 },
		lay: (stage, files) => {
			stage.root.copy(programFile('lua-cs-bouncer', 'lib'), '/usr/lib/crowdsec/lua')
			stage.root.copy(programFile('lua-cs-bouncer', 'templates'), '/var/lib/crowdsec/lua/templates')
			stage.root.copy(programFile('lua-resty-http', 'lib', 'resty'), '/usr/share/lua/5.1/resty')
			stage.root.write('/etc/nginx/conf.d/site.conf', site)
			const packaged = readFileSync(programFile('cs-nginx-bouncer', 'nginx', 'crowdsec_nginx.conf'), 'utf8')
			const whole = packaged.replace('/usr/local/lua/crowdsec', '/usr/lib/crowdsec/lua')
			const own = withText(files, 'your-dns-server', stage.network.hostAddress)
			// The generated lines are those of the package, to compare with.
			return own.map((file) => (file.path.endsWith('/crowdsec_nginx.conf') ? { ...file, content: whole } : file))
		},
		command: ['sh', '-c', "mkdir -p /var/log/nginx; exec nginx -g 'daemon off;'"],
		log: '/var/log/nginx/error.log',
		tells: quietPull,
		blocks: shutOut,
	},
	{
		bouncer: 'haproxy',
		deployment: 'deb',
		program: 'crowdsec-haproxy-bouncer',
		needs: ['cs-haproxy-bouncer', '/usr/sbin/haproxy'],
		version: () => tagOf('cs-haproxy-bouncer'),
		note: 'in Debian’s HAProxy',
		lay: (stage, files) => {
			stage.root.copy(programFile('cs-haproxy-bouncer', 'lib'), '/usr/lib/crowdsec/lua/haproxy')
			stage.root.copy(programFile('cs-haproxy-bouncer', 'templates'), '/var/lib/crowdsec/lua/haproxy/templates')
			stage.root.write('/var/lib/crowdsec/lua/haproxy/community_blocklist.map', '')
			const own = withText(files, 'frontend your-frontend\n', 'frontend www\n    bind 127.0.0.1:8000\n')
			return own.map((file) => (file.path.endsWith('/haproxy.cfg') ? { ...file, content: haproxyDefaults + file.content } : file))
		},
		command: ['haproxy', '-f', '/etc/haproxy/haproxy.cfg', '-db'],
		tells: { 'a certificate that is over': { cause: 'connection-refused', why: 'HAProxy says the same of every connection to the endpoint that fails' } },
		blocks: shutOut,
	},
]
