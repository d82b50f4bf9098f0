import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair, visit, type YAMLMap } from 'yaml'

/** A pair of a map, and the alias that brings it in where it is written elsewhere. */
export interface Member {
	readonly key: Node
	readonly value: Node | null
	readonly alias: Node | null
}

/** A text of a few aliases can stand for more than a computer can hold. */
const mostExpanded = 2000
/** Nodes that all of them bring in together. */
const mostNodes = 100_000

/** What aliases and merge keys (`<<: *defaults`) of one document stand for. Whatever is too much, or contains itself, stays as it is written. */
export class Aliases {
	private expanded = 0
	private nodes = 0
	private targets: ReadonlyMap<Node, Node> | null = null
	private readonly sizes = new Map<Node, number>()
	private readonly open = new Set<Node>()
	private readonly merging = new Set<Node>()

	constructor(private readonly document: Document.Parsed) {}

	/** The node that is meant; the alias itself where it stands for nothing. */
	resolve(node: Node | null): Node | null {
		if (!isAlias(node) || this.expanded >= mostExpanded || this.nodes >= mostNodes) return node
		this.expanded++
		this.targets ??= targetsIn(this.document)
		const target = this.targets.get(node)
		if (!target || this.open.has(target)) return node
		const size = this.sizes.get(target) ?? sizeOf(target)
		this.sizes.set(target, size)
		this.nodes += size
		return target
	}

	/** The pairs of a map: its own, and those merged into it that it does not set itself. */
	members(map: YAMLMap): readonly Member[] {
		const pairs = map.items as readonly Pair<Node, Node | null>[]
		const own = pairs.filter(({ key }) => !isMerge(key)).map(({ key, value }): Member => ({ key, value, alias: null }))
		if (own.length === pairs.length || this.merging.has(map)) return own
		const names = new Set(own.map(({ key }) => nameOf(key)))
		this.merging.add(map)
		const merged = pairs.flatMap(({ key, value }): readonly Member[] => {
			if (!isMerge(key) || value === null) return []
			const found = (isSeq(value) ? value.items.filter(isNode) : [value]).flatMap((source) => {
				const from = this.resolve(source)
				return isMap(from) ? this.members(from as YAMLMap).map((member) => ({ ...member, alias: source })) : []
			})
			// What is no map is merged by no program: it is a name like any other.
			if (found.length === 0 && !isSeq(value) && !isMap(this.resolve(value))) return [{ key, value, alias: null }]
			return found.filter((member) => {
				const name = nameOf(member.key)
				if (names.has(name)) return false
				names.add(name)
				return true
			})
		})
		this.merging.delete(map)
		return [...own, ...merged]
	}

	/** While `visit` runs, an alias below that stands for this node stays an alias. */
	within(node: Node, visit: () => void): void {
		if (this.open.has(node)) return
		this.open.add(node)
		visit()
		this.open.delete(node)
	}
}

/** What each alias stands for: the last one before it that has its name. The library’s own `resolve` walks through the document for each alias. */
function targetsIn(document: Document.Parsed): ReadonlyMap<Node, Node> {
	const anchors = new Map<string, Node>()
	const targets = new Map<Node, Node>()
	visit(document, {
		Node(_, node) {
			const target = isAlias(node) ? anchors.get(node.source) : undefined
			if (target) targets.set(node, target)
			if (!isAlias(node) && node.anchor !== undefined) anchors.set(node.anchor, node)
		},
	})
	return targets
}

function sizeOf(node: Node): number {
	let size = 0
	visit(node, {
		Node() {
			size++
		},
	})
	return size
}

function isMerge(key: unknown): boolean {
	return isScalar(key) && key.value === '<<'
}

function nameOf(key: Node): string {
	return isScalar(key) ? String(key.value) : ''
}
