import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createGenerator } from 'ts-json-schema-generator'
import { expect, it } from 'vitest'

/** Published with the site, for whoever reads or writes a bouncer's facts as data. `SCHEMA=write npx vitest run src/facts/bouncer-schema.test.ts` writes it anew. */
const file = join(process.cwd(), 'static/schema/bouncer.json')

function current(): string {
	const { definitions, ...schema } = createGenerator({
		path: 'src/facts/bouncer.ts',
		type: 'Bouncer',
		tsconfig: 'tsconfig.json',
		skipTypeCheck: true,
	}).createSchema('Bouncer')
	return `${JSON.stringify({ ...schema, title: 'Facts of a CrowdSec Remediation Component (bouncer)', definitions }, null, '\t')}\n`
}

it('the JSON Schema of a bouncer’s facts is what the types say', () => {
	const made = current()
	if (process.env.SCHEMA === 'write') writeFileSync(file, made)
	expect(readFileSync(file, 'utf8')).toBe(made)
	expect(Object.keys(JSON.parse(made).definitions)).toEqual(expect.arrayContaining(['Bouncer', 'Option', 'Deployment', 'Command']))
})
