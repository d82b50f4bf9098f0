import type { Leaf } from './reader'

/** A setting that names a file of the pod, as what stands in the secret that a volume of the chart puts there. */
function fromVolume(leaves: readonly Leaf[]): readonly Leaf[] {
	const values = new Map(leaves)
	return leaves.map((leaf): Leaf => {
		const [path, file] = leaf
		if (!path.endsWith('KeyFile') || typeof file !== 'string') return leaf
		const mount = leaves.find(([at, folder]) => at.endsWith('.mountPath') && file.startsWith(`${folder}/`))
		const value = mount && secretOf(values, values.get(mount[0].replace(/mountPath$/, 'name')), file.slice(String(mount[1]).length + 1))
		return value === undefined ? leaf : [path.replace(/File$/, ''), value]
	})
}

/**
 * Values as a container gets them: `name` and `value` of an environment entry as one setting, and a reference to a secret
 * (`secretKeyRef` of Kubernetes, `…SecretRef` of a chart) as what stands in that secret, in whichever file it is.
 */
export function resolved(leaves: readonly Leaf[]): readonly Leaf[] {
	const values = new Map(leaves)
	const reference = /^(.*?)(?:\.valueFrom\.secretKeyRef|SecretRef)\.key$/
	const followed = fromVolume(leaves).map((leaf): Leaf => {
		const [path, entry] = leaf
		const target = reference.exec(path)?.[1]
		const secret = values.get(path.replace(/\.key$/, '.name'))
		const value = target === undefined ? undefined : secretOf(values, secret, entry)
		return target === undefined || value === undefined ? leaf : [/\.valueFrom\./.test(path) ? `${target}.value` : target, value]
	})
	return followed.map((leaf): Leaf => {
		const [path, value] = leaf
		const name = path.endsWith('.value') ? values.get(path.replace(/\.value$/, '.name')) : undefined
		return typeof name === 'string' ? [name, value] : leaf
	})
}

function secretOf(values: ReadonlyMap<string, Leaf[1]>, name: Leaf[1] | undefined, entry: Leaf[1]): Leaf[1] | undefined {
	for (const [path, kind] of values) {
		if (kind !== 'Secret' || !path.endsWith('kind')) continue
		const root = path.slice(0, -'kind'.length)
		if (values.get(`${root}metadata.name`) === name) return values.get(`${root}stringData.${entry}`)
	}
	return undefined
}
