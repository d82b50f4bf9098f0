import { describe, expect, it } from 'vitest'
import { bouncers } from '../../../facts/bouncers'
import { applyEdits } from '../document/changes'
import { check } from '.'
import { checkPaste } from './check-paste'

const path = '/etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml'
const file = 'mode: iptables\npiddir: /var/run/\napi_url: http://192.0.2.10:8080/\napi_key: 7f3a91c2d4e85b60a1f29c3d4e5b6a78\niptables_chains:\n  - INPUT\n'
const plain = check(file, null, bouncers)
const paste = (text: string) => checkPaste(text, null, bouncers)
const quoted = (text: string, sign: string) => text.replace(/^(?=.)/gm, sign)

describe('a text that wears nothing', () => {
	it.each([file, '', '\n', 'nothing to see here\n', file.replaceAll('\n', '\r\n'), `\ufeff${file}`])('is checked as it is: %j', (text) => {
		expect(paste(text).result).toEqual(check(text, null, bouncers))
	})
})

describe('a file in a paste', () => {
	const dressed = [
		['a fence with words', `Hi, this is mine:\n\n\`\`\`yaml\n${file}\`\`\`\n\nWhat is wrong?\n`, 3, 0],
		['a prompt', `root@host:~# cat ${path}\n${file}root@host:~# \n`, 1, 0],
		['quotes', quoted(file, '> '), 0, 2],
		['a heredoc', `sudo tee ${path} > /dev/null <<'EOF'\n${file}EOF\nsudo systemctl restart x\n`, 1, 0],
		['one tab', quoted(file, '\t'), 0, 1],
		[
			'grep -n',
			file
				.trimEnd()
				.split('\n')
				.map((line, at) => `${at + 1}:${line}\n`)
				.join(''),
			0,
			2,
		],
	] as const

	it.each(dressed)('in %s is judged like the file, at its own places', (_, text, lines, columns) => {
		const { result } = paste(text)
		expect(result.bouncer).toBe('firewall')
		expect(result.problems).toEqual(
			plain.problems.map((problem) => ({
				...problem,
				line: problem.line === null ? null : problem.line + lines,
				column: problem.column === null ? null : problem.column + columns,
			})),
		)
		expect(result.fixed).toBe(plain.fixed)
	})

	it.each(dressed)('in %s can be corrected in place', (_, text) => {
		const { result } = paste(text)
		const corrected = applyEdits(
			text,
			result.changes.flatMap(({ edits }) => edits),
		)
		expect(paste(corrected).main.piece.text).toBe(plain.fixed)
	})

	it('keeps the indentation of what it was copied out of', () => {
		expect(paste(quoted(file, '    ')).result.fixed).toBe(quoted(plain.fixed ?? '', '    '))
	})

	it('alone in a fence could have the fence in it', () => {
		expect(paste(`\`\`\`yaml\n${file}\`\`\`\n`).result.problems).toContainEqual(expect.objectContaining({ code: 'code-fence', line: 1, severity: 'warning' }))
	})

	it('of which only a part is shown lacks nothing', () => {
		const { result } = paste(`$ grep mode ${path}\nmode: iptables\npid_dir: /run\n`)
		expect(result.problems.filter(({ line, severity }) => line === null && severity !== 'info')).toEqual([])
	})
})

describe('several files', () => {
	const traefik =
		'http:\n  middlewares:\n    bouncer:\n      plugin:\n        bouncer:\n          enabled: true\n          crowdsecMode: stream\n          crowdsecLapiHost: crowdsec:8080\n          crowdsecLapiKey: "REPLACE_WITH_BOUNCER_KEY"\n'
	const text = `docker-compose.yml:\n\`\`\`yaml\nservices:\n  app:\n    image: example/app\n\`\`\`\n\ndynamic.yml:\n\`\`\`yaml\n${traefik}\`\`\`\n\nand the firewall:\n\`\`\`yaml\n${file}\`\`\`\n`

	it('are judged each, numbered as in the paste', () => {
		const { result, files } = paste(text)
		expect(files.map((one) => one.result.bouncer)).toEqual(['traefik', 'firewall'])
		expect(result.problems.find(({ key }) => key === 'piddir')?.line).toBe(text.split('\n').findIndex((line) => line.startsWith('piddir')) + 1)
		expect(result.problems.some(({ line }) => line === text.split('\n').findIndex((one) => one.includes('REPLACE')) + 1)).toBe(true)
	})

	it('have one that the correction is of', () => {
		const { main, result } = paste(text)
		expect(main.piece.name).toBe('dynamic.yml')
		expect(result.bouncer).toBe('traefik')
	})
})

describe('a part of a file', () => {
	it('is not called corrected where its last line was cut off', () => {
		const cut = (last: string) => {
			const shown = `cat <<EOF | sudo tee /etc/a.yaml\napi_url: http://127.0.0.1:8080/\napi_key: 7f3a91c2d4e85b60a1f29c3d4e5b6a78\n${last}`
			return checkPaste(shown, 'windows-firewall', bouncers).result.correction
		}
		expect(cut('update_frequency: 10s')).toMatchObject({ status: 'complete', left: [] })
		expect(cut('update_frequen3:04:05 host systemd[1]: stopped')).toMatchObject({ status: 'partial', left: [{ line: 4, needs: 'text' }] })
	})
})

describe('a file beside the lines of a log', () => {
	const record = 'time="2026-11-20T07:58:12Z" level=error msg="API error: access forbidden"\n'
	const pulling = (interval: string) =>
		`mode: nftables\napi_url: http://127.0.0.1:8080/\napi_key: 7f3a91c2d4e85b60a1f29c3d4e5b6a78\nupdate_frequency: ${interval}\nlog_mode: file\n`

	it('is corrected without them, and the answer says which lines it is', () => {
		for (const [text, lines] of [
			[record + pulling('10'), 'lines 2 to 6'],
			[pulling('10') + record, 'lines 1 to 5'],
			[`${pulling('10')}\n${record}${pulling('20')}`, 'lines 1 to 5'],
		] as const) {
			const { fixed, correction } = paste(text).result
			expect(fixed?.trimEnd().split('\n')).toEqual(pulling('10s').trimEnd().split('\n'))
			expect(correction).toMatchObject({ status: 'complete', why: expect.stringContaining(lines) })
			expect(paste(fixed ?? '').result.problems.filter(({ severity }) => severity === 'error')).toEqual([])
		}
	})

	it('is what is left of a command that is handed out with it', () => {
		const command =
			'docker run -d \\\n  -e CROWDSEC_BOUNCER_API_KEY=XXXXXXXXXXXXXXXX \\\n  -e CROWDSEC_AGENT_HOST=http://crowdsec:8080 \\\n  docker.io/fbonalair/traefik-crowdsec-bouncer:latest\n'
		const alone = paste(command).result
		expect(alone).toMatchObject({ bouncer: 'traefik-forwardauth', fixed: expect.stringContaining('docker run') })
		const both = `${command}\n${record}${pulling('10')}`
		const { fixed, correction } = paste(both).result
		expect(fixed).toContain('update_frequency: 10\n')
		expect(correction).toMatchObject({ status: 'partial', left: [{ key: 'CROWDSEC_BOUNCER_API_KEY' }, { key: 'update_frequency' }] })
		const [asked] = correction.left
		const given = asked ? checkPaste(both, null, bouncers, null, [{ ...asked, value: '7f3a91c2d4e85b60a1f29c3d4e5b6a78' }]).result.correction : null
		expect(given).toMatchObject({ status: 'partial', why: expect.stringContaining('other files'), left: [{ key: 'update_frequency' }] })
	})
})

describe('a container', () => {
	it('that a command starts is judged, and the command corrected', () => {
		const command =
			'docker run -d --name bouncer \\\n  -e CROWDSEC_BOUNCER_API_KEY=XXXXXXXXXXXXXXXX \\\n  -e CROWDSEC_AGENT_HOST=crowdsec:8080 \\\n  docker.io/fbonalair/traefik-crowdsec-bouncer:latest\n'
		const { result } = paste(command)
		expect(result.bouncer).toBe('traefik-forwardauth')
		expect(result.problems.find(({ key }) => key === 'CROWDSEC_BOUNCER_API_KEY')?.line).toBe(2)
		expect(result.fixed === null || result.fixed.startsWith('docker run')).toBe(true)
	})

	it('that was inspected has no file to correct', () => {
		const answer =
			'[{"Name": "/bouncer", "Config": {"Image": "docker.io/fbonalair/traefik-crowdsec-bouncer:latest",\n"Env": ["CROWDSEC_BOUNCER_API_KEY=XXXXXXXXXXXXXXXX",\n"CROWDSEC_AGENT_HOST=crowdsec:8080"]}}]\n'
		const { result } = paste(answer)
		expect(result).toMatchObject({ bouncer: 'traefik-forwardauth', fixed: null })
		expect(result.problems.find(({ key }) => key === 'CROWDSEC_BOUNCER_API_KEY')?.line).toBe(2)
	})
})

describe('variables of the shell that writes the file', () => {
	const written = (word: string, lapiKey: string) => `cat > ${path} <<${word}\nmode: nftables\napi_url: http://192.0.2.10:8080/\napi_key: ${lapiKey}\nEOF\n`
	const told = (text: string) => paste(text).result.problems.map(({ code }) => code)

	it('are filled in where the end word has no quotes', () => {
		expect(told(written('EOF', '${KEY}'))).toEqual([])
		expect(told(written("'EOF'", '${KEY}'))).not.toEqual([])
		expect(told(written('EOF', '<key>'))).toEqual(['placeholder'])
	})

	it('are nothing that is left for the reader', () => {
		const text = `cat > crowdsec-firewall-bouncer.yaml <<EOF\nmode: nftables\nupdate_frequency: 10\napi_url: http://127.0.0.1:8080/\napi_key: $KEY\nEOF\n`
		const { result } = checkPaste(text, null, bouncers)
		expect(result.problems).toMatchObject([{ code: 'interval-form', line: 3 }])
		expect(result.correction).toMatchObject({ status: 'complete', why: expect.stringContaining('no error is left'), left: [] })
	})

	it('are filled in by a command within a manifest', () => {
		const manifest = `apiVersion: apps/v1\nkind: DaemonSet\nspec:\n  template:\n    spec:\n      initContainers:\n        - name: config\n          image: busybox\n          args:\n            - -c\n            - |\n              cat > /config/crowdsec-firewall-bouncer.yaml << EOF\n              mode: iptables\n              api_url: http://crowdsec-service:8080\n              api_key: $BOUNCER_API_KEY\n              iptables_chains:\n                - INPUT\n              EOF\n`
		expect(told(manifest)).toEqual([])
		expect(told(manifest.replace(/cat > (\S+) << EOF/, 'cat <<EOF | tee $1 > /dev/null'))).toEqual([])
		expect(told(manifest.replace('<< EOF', "<< 'EOF'"))).toEqual(['variable'])
	})
})
