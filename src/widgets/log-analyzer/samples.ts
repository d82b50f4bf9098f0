/** A log one click away, for readers who want to see what the analyzer does before they paste their own. */
export const sampleLog = `time="2026-11-18T06:10:02Z" level=info msg="Using API key auth"
time="2026-11-18T06:10:03Z" level=info msg="Processing new and deleted decisions . . ."
time="2026-11-18T06:10:03Z" level=info msg="9412 decisions added"
time="2026-11-18T18:10:03Z" level=info msg="36 decisions deleted"
time="2026-11-18T18:10:03Z" level=info msg="51 decisions added"
time="2026-11-19T06:10:03Z" level=info msg="44 decisions added"
time="2026-11-20T07:58:12Z" level=info msg="backend type : nftables"
time="2026-11-20T07:58:12Z" level=info msg="Using API key auth"
time="2026-11-20T07:58:12Z" level=error msg="API error: access forbidden"
time="2026-11-20T07:58:12Z" level=error msg="terminating bouncer process"
time="2026-11-20T07:58:12Z" level=fatal msg="process terminated with error: bouncer stream halted"
`

/** The same for a file. */
export const sampleFile = `# /etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml
mode: nftables
api_url: https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567/v1/decisions/stream
api_key: <API_KEY>
update_frequency: 10
log_level: info
`
