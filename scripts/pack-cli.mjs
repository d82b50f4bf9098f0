import { execFileSync } from 'node:child_process'
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cliFiles, packageJson, readKnowledge, readTexts, singleFile } from './build-cli.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * The terminal program for people who have no checkout: a package for npm, without a dependency, and the same as one file that
 * runs with Node alone. One commit always gives the same bytes; what V8 makes of them differs, so it is left out.
 *
 * @param {string} target a folder; made anew
 * @param {{ version: string, commit: string | null }} [release]
 * @returns {Promise<{ archive: string, single: string, folder: string, packedBytes: number, installedBytes: number }>}
 */
export async function packCli(target, release) {
	const { name, description, license, engines } = packageJson()
	const texts = await readTexts(release)
	const knowledge = await readKnowledge()
	const folder = join(target, name)
	await rm(folder, { recursive: true, force: true })
	const files = new Map([
		[
			'package.json',
			`${JSON.stringify(
				{
					name,
					version: texts.release.version,
					description,
					license,
					engines,
					bin: { [name]: `bin/${name}.cjs` },
					man: `man/${name}.1`,
					files: ['bin', 'lib', 'man', 'completions', 'NOTICES.txt', 'CHANGELOG.md'],
				},
				null,
				'\t',
			)}\n`,
		],
		[`bin/${name}.cjs`, `#!/usr/bin/env node\nrequire('../lib/${name}.cjs')\n`],
		...[...(await cliFiles(texts.release, knowledge))].map(([file, text]) => [`lib/${file}`, text]),
		[`man/${name}.1`, texts.manual],
		...Object.entries(texts.completions).map(([shell, text]) => [`completions/${name}.${shell}`, text]),
		['NOTICES.txt', texts.notices],
		...(await Promise.all(['LICENSE', 'CHANGELOG.md'].map(async (file) => [file, await readFile(join(root, file), 'utf8')]))),
		['README.md', readme(name, description)],
	])
	for (const [path, text] of files) {
		await mkdir(dirname(join(folder, path)), { recursive: true })
		await writeFile(join(folder, path), text)
	}
	await chmod(join(folder, `bin/${name}.cjs`), 0o755)
	const single = join(target, `${name}.mjs`)
	await writeFile(single, await singleFile(texts.release, knowledge), { mode: 0o755 })
	// npm gives every file the same time (npm-packlist, 1985), so that an archive depends on its contents alone.
	const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', resolve(target)], { cwd: folder, encoding: 'utf8' }))
	return { archive: join(target, packed.filename), single, folder, packedBytes: packed.size, installedBytes: packed.unpackedSize }
}

function readme(name, description) {
	return `# ${name}

${description}

\`\`\`bash
npm install --global ./${name}-*.tgz
${name} here
${name} diagnose /var/log/crowdsec-firewall-bouncer.log
${name} check /etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml
\`\`\`

It has no dependency and needs Node.js. \`man ${name}\` tells the rest; \`${name} completion bash\` prints what a shell needs to complete
its commands (also in the folder \`completions\`). Exit code 0: nothing wrong. 1: a problem was found. 2: the command or its input could not be understood.
`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { archive, single, packedBytes, installedBytes } = await packCli(join(root, 'release'))
	const mb = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`
	console.log(`${archive}: ${mb(packedBytes)}, installed ${mb(installedBytes)}\n${single}`)
}
