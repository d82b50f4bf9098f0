import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Machine } from './machine'

/**
 * CrowdSec's Lua code is in no package of Debian. Where the folder PROGRAMS_DIR has checkouts of its repositories, their files are
 * laid as their packages lay them (debian/rules, debian/postinst). Otherwise a few lines of ours stand in for the code, which take
 * the place of nothing but its names.
 */
const folder = process.env.PROGRAMS_DIR

function checkout(...names: readonly string[]): readonly string[] | null {
	const paths = names.map((name) => join(folder ?? '', name))
	return folder !== undefined && paths.every((path) => existsSync(path)) ? paths : null
}

export interface Laid {
	/** Whether it is CrowdSec's own code. */
	readonly real: boolean
}

/** The actions and services that the configuration of the HAProxy bouncer calls. */
const haproxyStandIn = `core.register_action("crowdsec_allow", { "http-req" }, function(txn) end)
for _, name in ipairs({ "reply_captcha", "reply_ban" }) do
	core.register_service(name, "http", function(applet) end)
end
`

/** As crowdsec-haproxy-bouncer 0.0.7 lays it. */
export async function layHaproxyLua(machine: Machine): Promise<Laid> {
	const library = '/usr/lib/crowdsec/lua/haproxy'
	const data = '/var/lib/crowdsec/lua/haproxy'
	const found = checkout('cs-haproxy-bouncer')
	machine.write(`${data}/community_blocklist.map`, '')
	machine.write('/etc/crowdsec/bouncers/crowdsec-haproxy-bouncer.conf', 'ENABLED=false\n')
	if (!found) {
		machine.write(`${library}/crowdsec.lua`, haproxyStandIn)
		return { real: false }
	}
	const [source = ''] = found
	machine.copy(join(source, 'lib'), library)
	machine.copy(join(source, 'templates'), `${data}/templates`)
	machine.copy(join(source, 'crowdsec-haproxy-bouncer.conf'), '/etc/crowdsec/bouncers/crowdsec-haproxy-bouncer.conf')
	return { real: true }
}

/**
 * What the library of the NGINX bouncer does for the printed steps: it reads the address and the key from the settings and pulls once
 * they count, over NGINX's own sockets, so that \`resolver\` and \`lua_ssl_trusted_certificate\` have to be where they count.
 */
const nginxStandIn = `local cs = {}
local settings = {}

function cs.init(path)
	for line in io.lines(path) do
		local key, value = line:match("^(%u[%u_]*)=(.*)$")
		if key then settings[key] = value end
	end
	return true
end

function cs.get_mode() return settings.MODE end
function cs.SetupMetrics() end
function cs.Allow() end

local function pull()
	local scheme, host, path = settings.API_URL:match("^(https?)://([^/]+)(.*)$")
	local socket = ngx.socket.tcp()
	socket:settimeout(5000)
	assert(socket:connect(host, scheme == "https" and 443 or 80))
	if scheme == "https" then assert(socket:sslhandshake(nil, host, true)) end
	assert(socket:send("GET " .. path .. "/v1/decisions/stream?startup=true HTTP/1.0\\r\\nHost: " .. host .. "\\r\\nx-api-key: " .. settings.API_KEY .. "\\r\\n\\r\\n"))
	assert(socket:receive("*l"))
end

function cs.SetupStream()
	if ngx.worker.id() == 0 then assert(ngx.timer.at(1, pull)) end
end

return cs
`

/** The file that the package puts into conf.d, in our words: its directives are those of cs-nginx-bouncer:nginx/crowdsec_nginx.conf. */
const nginxFile = `lua_package_path '/usr/lib/crowdsec/lua/?.lua;;';
lua_shared_dict crowdsec_cache 50m;
lua_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;
init_by_lua_block {
	cs = require "crowdsec"
	local ok, err = cs.init("/etc/crowdsec/bouncers/crowdsec-nginx-bouncer.conf", "stand-in")
	if ok == nil then error(err) end
}
access_by_lua_block { require("crowdsec").Allow(ngx.var.remote_addr) }
init_worker_by_lua_block {
	cs = require "crowdsec"
	if string.lower(cs.get_mode()) == "stream" then cs.SetupStream() end
}
`

/** As crowdsec-nginx-bouncer 1.1.3 lays it. */
export async function layNginxLua(machine: Machine): Promise<Laid> {
	const library = '/usr/lib/crowdsec/lua'
	const settings = '/etc/crowdsec/bouncers/crowdsec-nginx-bouncer.conf'
	const conf = '/etc/nginx/conf.d/crowdsec_nginx.conf'
	const found = checkout('cs-nginx-bouncer', 'lua-cs-bouncer', 'lua-resty-http')
	if (!found) {
		machine.write(`${library}/crowdsec.lua`, nginxStandIn)
		machine.write(settings, 'MODE=live\n')
		machine.write(conf, nginxFile)
		return { real: false }
	}
	const [bouncer = '', lua = '', http = ''] = found
	machine.copy(join(lua, 'lib'), library)
	machine.copy(join(lua, 'templates'), '/var/lib/crowdsec/lua/templates')
	machine.copy(join(lua, 'config_example.conf'), settings)
	machine.copy(join(http, 'lib'), '/usr/share/lua/5.1')
	machine.copy(join(bouncer, 'nginx/crowdsec_nginx.conf'), conf)
	await machine.asRoot(`sed -i "s|/usr/local/lua/crowdsec|${library}|" ${conf}`)
	return { real: true }
}

/** Why OpenResty cannot be laid; null when it can. */
export function whyNoOpenresty(): string | null {
	const missing = openrestyParts.find((name) => checkout(name) === null)
	return missing === undefined ? null : `needs ${missing} in the folder PROGRAMS_DIR`
}

/** OpenResty as its package lays it (a built /usr/local/openresty, with the unit of its package), and checkouts of what the bouncer is. */
const openrestyParts = ['openresty', 'cs-openresty-bouncer', 'lua-cs-bouncer', 'lua-resty-http']

/** As crowdsec-openresty-bouncer 1.1.1 lays it, which takes the HTTP library from OPM. */
export async function layOpenresty(machine: Machine): Promise<void> {
	const home = '/usr/local/openresty'
	const [openresty = '', bouncer = '', lua = '', http = ''] = checkout(...openrestyParts) ?? []
	machine.copy(openresty, home)
	machine.copy(join(openresty, 'openresty.service'), '/etc/systemd/system/openresty.service')
	machine.copy(join(lua, 'lib'), join(home, 'lualib'))
	machine.copy(join(http, 'lib'), join(home, 'site/lualib'))
	machine.copy(join(lua, 'templates'), '/var/lib/crowdsec/lua/templates')
	machine.copy(join(lua, 'config_example.conf'), '/etc/crowdsec/bouncers/crowdsec-openresty-bouncer.conf')
	const conf = `${home}/nginx/conf/conf.d/crowdsec_openresty.conf`
	machine.copy(join(bouncer, 'openresty/crowdsec_openresty.conf'), conf)
	await machine.asRoot(
		`sed -i 's|\${SSL_CERTS_PATH}|/etc/ssl/certs/ca-certificates.crt|' ${conf}; ln -s ${home}/nginx/sbin/nginx /usr/bin/openresty; systemctl daemon-reload; systemctl enable --now openresty`,
	)
}
