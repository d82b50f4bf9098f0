import type { EnvQuirks } from '../../bouncer'

/**
 * A file of a container's variables. It has two readers: `docker run --env-file` takes everything behind the first `=` for the value,
 * Compose takes quotes and comments off it. Both take a carriage return for a part of the line's end:
 * docker/cli:pkg/kvfile/kvfile.go, compose-spec/compose-go:dotenv/parser.go.
 */
export const containerVariables: EnvQuirks = {
	trims: false,
	unquotes: false,
	inlineComments: false,
	acceptsCrlf: true,
	lineWithoutEquals: 'ignored',
	equalsInValue: 'kept',
	takenOffByCompose: true,
}
