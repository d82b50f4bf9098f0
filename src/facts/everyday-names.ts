/**
 * Names that programs of every kind have. Alone or together they tell nothing about which bouncer a file is of: an engine’s Helm
 * values have `log_level`, any client `timeout`, and half of all container images read `API_KEY` or take part in CrowdSec by
 * `CROWDSEC_API_KEY`. Compared in lower case, the last level of a name.
 */
export const everydayNames: ReadonlySet<string> = new Set(
	`
	address addr allow api api_key apikey api_token apitoken api_url apiurl auth ban bind cache cert cert_path cert_file ca_path ca_cert_path
	captcha certificate chain client code command config crowdsec crowdsec_api crowdsec_api_key crowdsec_api_token crowdsec_api_url crowdsec_key
	crowdsec_lapi_key crowdsec_lapi_url crowdsec_mode crowdsec_url crowdsec_bouncer_api_key crowdsec_lapi_host crowdsec_host
	daemonize data database debug default default_action dir domain email enable enabled endpoint env environment error exclude expiration
	file format frequency gin_mode group headers host hostname hosts http https id image insecure insecure_skip_verify insecureskipverify
	interval ip ips ipv4 ipv6 items key key_file key_path keypath certpath capath kind lang level limit list listen listen_addr listen_port loglevel log
	log_compression log_dir log_file log_format log_level log_max_age log_max_backups log_max_size log_media log_mode logging lapi_key
	lapi_url login map max metrics metadata method mode name names namespace none options origin output password path paths pid_dir piddir
	port prefix priority prometheus protocol provider providers proxy redis region request_timeout resource retries retry role root rule rules scheme
	scope scopes secret secret_key secretkey server service services set signing_key site_key sitekey size source ssl_verify status storage stream
	subscriptions table tags target template templates timeout timeout_ms tls token trusted_proxies ttl type updatefrequency uri url user user_agent
	useragent username users value values verbose verify version volumes whitelist zone zones zone_id account_id account accounts
	lua_package_path include server_name location proxy_pass resolver lua_ssl_trusted_certificate
	`
		.trim()
		.split(/\s+/),
)
