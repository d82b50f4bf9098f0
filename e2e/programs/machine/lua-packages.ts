import { join } from 'node:path'
import { inPrograms, programFile, whyNotInPrograms } from '../newest/program'
import type { Machine } from './machine'

/*
 * CrowdSec's Lua code is in no package of Debian. Where the folder PROGRAMS_DIR has checkouts of its repositories, their files are
 * laid as their packages lay them (debian/rules, debian/postinst). Otherwise a few lines of ours stand in for the code, which take
 * the place of nothing but its names.
 */

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
	const source = inPrograms('cs-haproxy-bouncer')
	machine.write(`${data}/community_blocklist.map`, '')
	machine.write('/etc/crowdsec/bouncers/crowdsec-haproxy-bouncer.conf', 'ENABLED=false\n')
	if (source === null) {
		machine.write(`${library}/crowdsec.lua`, haproxyStandIn)
		return { real: false }
	}
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
	if (whyNotInPrograms('cs-nginx-bouncer', 'lua-cs-bouncer', 'lua-resty-http') !== null) {
		machine.write(`${library}/crowdsec.lua`, nginxStandIn)
		machine.write(settings, 'MODE=live\n')
		machine.write(conf, nginxFile)
		return { real: false }
	}
	machine.copy(programFile('lua-cs-bouncer', 'lib'), library)
	machine.copy(programFile('lua-cs-bouncer', 'templates'), '/var/lib/crowdsec/lua/templates')
	machine.copy(programFile('lua-cs-bouncer', 'config_example.conf'), settings)
	machine.copy(programFile('lua-resty-http', 'lib'), '/usr/share/lua/5.1')
	machine.copy(programFile('cs-nginx-bouncer', 'nginx/crowdsec_nginx.conf'), conf)
	await machine.asRoot(`sed -i "s|/usr/local/lua/crowdsec|${library}|" ${conf}`)
	return { real: true }
}

/**
 * OpenResty as its package lays it (a built /usr/local/openresty, with the unit of its package), and checkouts of what the bouncer is.
 *
 * @returns why it cannot be laid; null when it can.
 */
export function whyNoOpenresty(): string | null {
	return whyNotInPrograms('openresty', 'cs-openresty-bouncer', 'lua-cs-bouncer', 'lua-resty-http')
}

/** As crowdsec-openresty-bouncer 1.1.1 lays it, which takes the HTTP library from OPM. */
export async function layOpenresty(machine: Machine): Promise<void> {
	const home = '/usr/local/openresty'
	machine.copy(programFile('openresty'), home)
	machine.copy(programFile('openresty', 'openresty.service'), '/etc/systemd/system/openresty.service')
	machine.copy(programFile('lua-cs-bouncer', 'lib'), join(home, 'lualib'))
	machine.copy(programFile('lua-resty-http', 'lib'), join(home, 'site/lualib'))
	machine.copy(programFile('lua-cs-bouncer', 'templates'), '/var/lib/crowdsec/lua/templates')
	machine.copy(programFile('lua-cs-bouncer', 'config_example.conf'), '/etc/crowdsec/bouncers/crowdsec-openresty-bouncer.conf')
	const conf = `${home}/nginx/conf/conf.d/crowdsec_openresty.conf`
	machine.copy(programFile('cs-openresty-bouncer', 'openresty/crowdsec_openresty.conf'), conf)
	await machine.asRoot(
		`sed -i 's|\${SSL_CERTS_PATH}|/etc/ssl/certs/ca-certificates.crt|' ${conf}; ln -s ${home}/nginx/sbin/nginx /usr/bin/openresty; systemctl daemon-reload; systemctl enable --now openresty`,
	)
}
