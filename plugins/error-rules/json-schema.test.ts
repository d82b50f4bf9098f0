import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { frontMatterSchema } from '../../src/facts/errors/read-rule'
import { jsonSchemaOf } from './json-schema'

/** Published with the site, so that editors find it. `SCHEMA=write npx vitest run plugins/error-rules/json-schema.test.ts` writes it anew. */
const file = join(process.cwd(), 'static/schema/error-page.json')
const current = `${JSON.stringify(
	{
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		title: 'Front matter of an error page',
		...jsonSchemaOf(frontMatterSchema),
	},
	null,
	'\t',
)}\n`

describe('the JSON Schema of the front matter', () => {
	it.runIf(process.env.SCHEMA === 'write')('is written', () => {
		writeFileSync(file, current)
	})

	it('is current', () => {
		expect(readFileSync(file, 'utf8')).toBe(current)
	})
})

describe('a schema of valibot', () => {
	it('keeps what an editor can check', () => {
		const schema = v.strictObject({
			name: v.pipe(v.string(), v.trim(), v.minLength(3), v.regex(/^[a-z]+$/)),
			rank: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)), 5),
			kinds: v.pipe(v.array(v.picklist(['a', 'b'])), v.minLength(1)),
			note: v.nullable(v.string()),
		})
		expect(jsonSchemaOf(schema)).toEqual({
			type: 'object',
			properties: {
				name: { type: 'string', minLength: 3, pattern: '^[a-z]+$' },
				rank: { type: 'integer', minimum: 0, maximum: 9, default: 5 },
				kinds: { type: 'array', items: { enum: ['a', 'b'] }, minItems: 1 },
				note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
			},
			required: ['name', 'kinds', 'note'],
			additionalProperties: false,
		})
	})

	it('is refused where a part has no translation', () => {
		expect(() => jsonSchemaOf(v.date())).toThrow('date has no translation')
		expect(() => jsonSchemaOf(v.pipe(v.string(), v.email()))).toThrow('email has no translation')
	})
})
