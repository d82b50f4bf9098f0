import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageJson } from './build-cli.mjs'
import { packCli } from './pack-cli.mjs'

/**
 * Makes what a release consists of, in `release/`: the site as an archive, the terminal program as a package and as one file, a bill
 * of materials, and the sums of all of them. One commit gives the same bytes. `--no-build` takes the site that is built already.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = join(root, 'release')
const run = (program, ...args) => execFileSync(program, args, { cwd: root, encoding: 'utf8', maxBuffer: 64_000_000 })

const { name, version } = packageJson()
if (run('git', 'status', '--porcelain', '--untracked-files=no') !== '') {
	console.error('There are changes that are not committed: nobody could make this release again.')
	process.exit(1)
}
const tag = process.env.GITHUB_REF_NAME
if (tag?.startsWith('v') && tag !== `v${version}`) {
	console.error(`The tag is ${tag}, package.json says ${version}.`)
	process.exit(1)
}
const time = new Date(Number(run('git', 'show', '-s', '--format=%ct').trim()) * 1000).toISOString()
await rm(folder, { recursive: true, force: true })
await mkdir(folder)
if (!process.argv.includes('--no-build')) execFileSync('node', ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' })

await packCli(folder)
const archive = join(folder, `${name}-site-${version}.tar`)
run('tar', '--sort=name', `--mtime=${time}`, '--owner=0', '--group=0', '--numeric-owner', '--mode=u=rwX,go=rX', '--format=ustar', '-cf', archive, 'build')
run('gzip', '--no-name', '--best', archive)
await writeFile(join(folder, `${name}-${version}.spdx.json`), billOfMaterials())
await rm(join(folder, name), { recursive: true })

const files = (await readdir(folder)).sort()
const sums = await Promise.all(
	files.map(
		async (file) =>
			`${createHash('sha256')
				.update(await readFile(join(folder, file)))
				.digest('hex')}  ${file}\n`,
	),
)
await writeFile(join(folder, 'SHA256SUMS'), sums.join(''))
console.log(sums.join(''))

/** npm puts the time and a random number into it: the commit's are as good. */
function billOfMaterials() {
	const bill = JSON.parse(run('npm', 'sbom', '--sbom-format', 'spdx', '--omit', 'dev', '--package-lock-only'))
	const commit = run('git', 'rev-parse', 'HEAD').trim()
	return `${JSON.stringify({ ...bill, documentNamespace: `https://spdx.org/spdxdocs/${name}-${version}-${commit}`, creationInfo: { ...bill.creationInfo, created: time.replace('.000', '') } }, null, '\t')}\n`
}
