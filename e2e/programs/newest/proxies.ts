import { withText } from '../generated'
import { goClient, install, installed, type NewestProgram, programFile, quietPull, statusFor, told, written } from './program'

const plugin = 'github.com/maxlerebourg/crowdsec-bouncer-traefik-plugin'

const shutOut: NewestProgram['blocks'] = (stage, address) => statusFor(stage, address, 'http://127.0.0.1:8000/') === '403'

/** Bouncers that are a part of a web server in Go. */
export const proxies: readonly NewestProgram[] = [
	{
		bouncer: 'caddy',
		deployment: 'caddyfile',
		program: 'caddy-crowdsec-bouncer',
		needs: ['caddy'],
		version: () => told('caddy', ['build-info'], /hslatman\/caddy-crowdsec-bouncer\s+v(\d+\.\d+\.\d+)/),
		lay: (stage, files) => {
			install(stage, 'caddy')
			return withText(withText(files, 'example.com {', 'http://127.0.0.1:8000 {'), 'reverse_proxy 127.0.0.1:3000', 'respond 200')
		},
		command: [installed('caddy'), 'run', '--config', '/etc/caddy/Caddyfile', '--adapter', 'caddyfile'],
		tells: { ...goClient, ...quietPull },
		blocks: shutOut,
	},
	{
		bouncer: 'traefik',
		deployment: 'file-yaml',
		program: 'crowdsec-bouncer-traefik-plugin',
		needs: ['traefik', 'crowdsec-bouncer-traefik-plugin'],
		version: () => written('crowdsec-bouncer-traefik-plugin/version.go', /v?(\d+\.\d+\.\d+)/),
		note: 'from a folder of the machine, as a local plugin',
		lay: (stage, files) => {
			install(stage, 'traefik')
			stage.root.copy(programFile('crowdsec-bouncer-traefik-plugin'), `/srv/app/plugins-local/src/${plugin}`)
			stage.root.write('/etc/traefik/dynamic/site.yml', site)
			const local = withText(withText(files, '  plugins:\n', '  localPlugins:\n'), '      version: v1.7.1\n', '')
			return withText(local, '  websecure:\n', '  websecure:\n    address: 127.0.0.1:8000\n')
		},
		tells: quietPull,
		command: [installed('traefik'), '--configfile=/etc/traefik/traefik.yml'],
		blocks: shutOut,
	},
]

const site = `http:
  routers:
    site:
      rule: PathPrefix(\`/\`)
      entryPoints: [websecure]
      service: site
  services:
    site:
      loadBalancer:
        servers:
          - url: http://127.0.0.1:3000
`
