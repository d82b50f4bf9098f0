/** Lines as readers paste them, with the page that each belongs to. Names, addresses and numbers are those of documentation. */
export const messages: readonly { readonly page: string; readonly line: string }[] = [
	{
		page: 'lua/live-http-401-403',
		line: '[error] 229659#229659: *665493 [lua] crowdsec.lua:689: Allow(): [Crowdsec] bouncer error: Http error 403 while talking to LAPI (https://lapi.example.com/v1/decisions?ip=192.0.2.7), client: 10.X.X.X, server: , request: "GET /metrics HTTP/1.1", host: "www.example.com:9145"',
	},
	{
		page: 'nginx/lua-no-request-found',
		line: '2023/06/20 23:00:53 [error] 8759#8759: *1 lua entry thread aborted: runtime error: /usr/share/lua/5.1/resty/core/var.lua:71: no request found',
	},
	{ page: 'firewall/ipset-missing', line: '2025-02-21T16:19:54.210565958Z time="2025-02-21T11:19:54-05:00" level=fatal msg="unable to find ipset"' },
	{
		page: 'firewall/nftables-table-gone',
		line: 'time="29-05-2022 12:02:48" level=error msg="unable to commit add decisions Receive: netlink receive: no such file or directory"',
	},
	{
		page: 'firewall/invalid-configuration',
		line: 'Aug 25 23:11:41 host1 crowdsec-firewall-bouncer[6138]: time="2021-08-25T23:11:41Z" level=fatal msg="unable to load configuration: invalid configuration in /etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml"',
	},
	{
		page: 'traefik/middleware-type-invalid',
		line: 'level=error msg="invalid middleware \\"crowdsec@file\\" configuration: invalid middleware type or middleware does not exist" entryPointName=websecure routerName=websecure-service@docker',
	},
	{
		page: 'go/connection-refused',
		line: 'time="10-12-2020 07:37:31" level=error msg="auth-api: auth with api key failed return nil response, error: dial tcp 127.0.0.1:8080: connect: connection refused"',
	},
	{
		page: 'caddy/module-missing',
		line: "Error: loading initial config: loading new config: loading http app module: provision http: server server1: setting up route handlers: route 0: loading handler modules: position 0: loading module 'crowdsec': unknown module: http.handlers.crowdsec",
	},
	{
		page: 'cloudflare-worker/namespace-missing',
		line: ' level=error msg="account redacted, unable to process deleted decisions: bulk remove keys: \'namespace not found\' (10013)"',
	},
	{
		page: 'traefik-forwardauth/timeout',
		line: '2023-01-02T18:19:14Z WRN An error occurred while checking IP "" | error=Get "http://crowdsec:8080/v1/decisions?type=ban&ip=172.20.0.1": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
	},
	{ page: 'caddy/key-missing', line: 'loading crowdsec app module: crowdsec: invalid configuration: crowdsec API key must not be empty' },
	{ page: 'endpoint/cookie-token', line: '{"code":401,"message":"cookie token is empty"}' },
	{
		page: 'traefik/key-file-missing',
		line: 'ERROR: CrowdsecBouncerTraefikPlugin: 2025/04/05 21:26:52 New:validateParams CrowdsecLapiKey:/etc/traefik/secrets/crowdsec/bouncer-key invalid path stat /etc/traefik/secrets/crowdsec/bouncer-key',
	},
	{ page: 'cloudflare-legacy/ratelimited', line: 'level=error msg="you have been ratelimited please wait and try again (10040)"' },
	{ page: 'cloudflare-legacy/list-full', line: 'level=warning msg="10808 IPs won\'t be inserted/kept to avoid exceeding IP list limit"' },
	{
		page: 'windows-firewall/firewall-off',
		line: "2023-07-21 19:57:00.2870|ERROR|cs_windows_firewall_bouncer.Program|Exception while starting service: Firewall is not enabled for the current profile, the bouncer won't work.",
	},
	{ page: 'nginx/unknown-lua-directive', line: 'nginx: [emerg] unknown directive "lua_package_path" in /etc/nginx/conf.d/crowdsec_nginx.conf:1' },
	{
		page: 'lua/set-timeout-nil',
		line: "2022/10/30 12:57:22 [error] 3322517#3322517: *1 lua entry thread aborted: runtime error: /usr/local/lua/crowdsec/crowdsec.lua:97: attempt to call method 'set_timeout' (a nil value)",
	},
	{ page: 'haproxy/http-5xx', line: 'Got error fetching decisions from Crowdsec: 503' },
	{
		page: 'lua/module-cjson-not-found',
		line: "2025/03/20 11:23:06 [error] 1058550#1058550: init_by_lua error: /usr/lib/crowdsec/lua/crowdsec.lua:6: module 'cjson' not found:",
	},
	{ page: 'lua/container-unbound-variable', line: '/var/run/s6/etc/cont-init.d/99_crowdsec-openresty-bouncer.sh: line 24: SSL_CERTS_PATH: unbound variable' },
	{
		page: 'lua/appsec-fallback',
		line: '2024/11/21 16:01:41 [error] 1436#1436: *100 [lua] crowdsec.lua:578: AppSecCheck(): Fallback because of err: broken pipe, client: 192.0.2.7, server: www.example.com, request: "POST /api/assets HTTP/1.1", host: "www.example.com"',
	},
	{ page: 'firewall/iptables-chain-missing', line: 'level=fatal msg="iptables init failed: while inserting set in iptables: exit status 1"' },
	{ page: 'firewall/mode-unknown', line: 'time="03-08-2021 07:39:11" level=fatal msg="firewall \'${BACKEND}\' is not supported"' },
	{
		page: 'traefik/timeout',
		line: 'ERROR: CrowdsecBouncerTraefikPlugin: 2024/05/12 10:31:14 crowdsecQuery url:http://crowdsec:8080/v1/decisions/stream?startup=false Get "http://crowdsec:8080/v1/decisions/stream?startup=false": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
	},
	{ page: 'traefik/key-missing', line: 'failed to run the plugin with Yaegi: failed to create a new plugin instance: CrowdsecLapiKey cannot be empty' },
	{
		page: 'nginx/module-version',
		line: '2026/03/27 09:18:59 [emerg] 1002#1002: module "/var/lib/nginx/modules/ngx_http_lua_module.so" version 1028003 instead of 1028002 in /etc/nginx/modules/30_http_lua.conf:1',
	},
	{
		page: 'caddy/order',
		line: "Error: adapting config using caddyfile: directive 'crowdsec' is not an ordered HTTP handler, so it cannot be used here - try placing within a route block or using the order global option",
	},
	{ page: 'go/access-forbidden', line: '2025-04-09T13:46:06.686445662Z time="2025-04-09T15:46:06+02:00" level=error msg="API error: access forbidden"' },
	{
		page: 'go-config/file-missing',
		line: 'time="2025-07-03T11:14:36+07:00" level=fatal msg="unable to read config file: while reading yaml file: open /etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml: no such file or directory"',
	},
	// Masked by a reader.
	{ page: 'go/access-forbidden', line: 'time="XXXX-XX-XX" level=error msg="API error: access forbidden" host=[redacted]' },
	{
		page: 'go/connection-refused',
		line: 'level=error msg="auth-api: auth with api key failed return nil response, error: dial tcp x.x.x.x:8080: connect: connection refused"',
	},
	{
		page: 'traefik/http-401-403',
		line: 'CrowdsecBouncerTraefikPlugin: ServeHTTP:handleNoStreamCache ip:XXX isBanned:true crowdsecQuery url:http://REDACTED:8080/v1/decisions?ip=XXX&banned=true, statusCode:403',
	},
	{
		page: 'lua/live-http-401-403',
		line: '[lua] crowdsec.lua:651: Allow(): [Crowdsec] bouncer error: Http error 403 while talking to LAPI (https://***/v1/decisions?ip=*.*.*.*), client: *',
	},
	// Wrapped by a terminal or a chat.
	{
		page: 'firewall/invalid-configuration',
		line: 'level=fatal msg="unable to load configuration: invalid\nconfiguration in /etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml"',
	},
	{
		page: 'go-config/file-missing',
		line: 'time="2026-03-04T05:06:07Z" level=fatal msg="unable to read config file: while reading\nyaml file: open /etc/crowdsec/bouncers/crowdsec-custom-bouncer.yaml: no such\nfile or directory"',
	},
	{
		page: 'traefik/timeout',
		line: 'CrowdsecBouncerTraefikPlugin: crowdsecQuery url:http://lapi:8080/v1/decisions/stream?startup=true Get "http://lapi:8080/v1/decisions/stream?startup=true": context deadline\nexceeded (Client.Timeout exceeded while awaiting headers)',
	},
	// Other numbers, typed by hand, inside something else.
	{ page: 'nginx/unknown-lua-directive', line: 'nginx: [emerg] unknown directive "lua_package_path" in /usr/local/nginx/conf/conf.d/crowdsec.conf:27' },
	{ page: 'windows-firewall/firewall-off', line: 'Exception while starting service: Firewall is not enabled for the current profile' },
	{
		page: 'go/access-forbidden',
		line: 'bouncer-1  | time="2026-03-04T05:06:07Z" level=fatal msg="process terminated with error: API error: access forbidden"',
	},
]
