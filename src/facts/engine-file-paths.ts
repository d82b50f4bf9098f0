/**
 * Where packages, images and the installer for Windows lay the engine's own files; the names in an acquisition's folder are anybody's
 * choice. Sources: crowdsecurity/crowdsec (config/config.yaml, config/config_win.yaml, build/docker/docker_start.sh).
 */
export const engineFilePaths = {
	credentials: /(?:^|[/\\])local_api_credentials\.yaml(?:\.local)?$/,
	'online-credentials': /(?:^|[/\\])online_api_credentials\.yaml$/,
	acquisition: /(?:^|[/\\])acquis\.ya?ml$|(?:^|[/\\])acquis\.d[/\\][^/\\]+\.ya?ml$/,
	profiles: /crowdsec[/\\](?:config[/\\])?profiles\.yaml(?:\.local)?$|^profiles\.yaml$/i,
	simulation: /crowdsec[/\\](?:config[/\\])?simulation\.yaml$|^simulation\.yaml$/i,
	config: /crowdsec[/\\](?:config[/\\])?config\.yaml(?:\.local)?$/i,
} as const satisfies Readonly<Record<string, RegExp>>
