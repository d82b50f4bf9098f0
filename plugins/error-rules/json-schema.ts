/** JSON Schema, as far as it is needed here. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** What valibot names the parts of a schema or of a check; each is looked at before it is used. */
type Parts = Readonly<Record<string, unknown>> & { readonly type: string }

/**
 * The JSON Schema of a valibot schema: what an editor completes and underlines. Checks that are functions are left out; the build makes
 * them.
 *
 * @throws Error on a kind of schema that has no translation.
 */
export function jsonSchemaOf(schema: unknown): JsonSchema {
	if (!isParts(schema)) throw new Error('no schema of valibot')
	if (Array.isArray(schema.pipe)) {
		const [first, ...checks] = schema.pipe.filter(isParts)
		return Object.assign({}, jsonSchemaOf(first), ...checks.map((check) => constraint(check, first?.type === 'array')))
	}
	switch (schema.type) {
		case 'string':
		case 'number':
		case 'boolean':
			return { type: schema.type }
		case 'picklist':
			return { enum: schema.options }
		case 'array':
			return { type: 'array', items: jsonSchemaOf(schema.item) }
		case 'record':
			return { type: 'object', propertyNames: jsonSchemaOf(schema.key), additionalProperties: jsonSchemaOf(schema.value) }
		case 'nullable':
			return { anyOf: [jsonSchemaOf(schema.wrapped), { type: 'null' }] }
		case 'optional':
			return { ...jsonSchemaOf(schema.wrapped), ...(schema.default === undefined ? {} : { default: schema.default }) }
		case 'strict_object':
		case 'loose_object': {
			const entries = Object.entries(isRecord(schema.entries) ? schema.entries : {})
			return {
				type: 'object',
				properties: Object.fromEntries(entries.map(([name, entry]) => [name, jsonSchemaOf(entry)])),
				required: entries.filter(([, entry]) => isParts(entry) && entry.type !== 'optional').map(([name]) => name),
				additionalProperties: schema.type === 'loose_object',
			}
		}
		default:
			throw new Error(`${schema.type} has no translation into JSON Schema`)
	}
}

function constraint({ type, requirement }: Parts, ofList: boolean): JsonSchema {
	switch (type) {
		case 'min_length':
			return ofList ? { minItems: requirement } : { minLength: requirement }
		case 'min_value':
			return { minimum: requirement }
		case 'max_value':
			return { maximum: requirement }
		case 'integer':
			return { type: 'integer' }
		case 'regex':
			return requirement instanceof RegExp ? { pattern: requirement.source } : {}
		case 'trim':
		case 'check':
			return {}
		default:
			throw new Error(`the check ${type} has no translation into JSON Schema`)
	}
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null
}

function isParts(value: unknown): value is Parts {
	return isRecord(value) && typeof value.type === 'string'
}
