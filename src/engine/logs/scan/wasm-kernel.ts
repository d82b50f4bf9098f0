import { eventFields, inputBytes, inputPadding, type Kernel, longestPiece, pieceStep } from './kernel'
import { kernelBytes } from './kernel-bytes'
import type { NeedleIndex } from './needles'

const pageBytes = 64 * 1024
const eventsAtOnce = 4096
const shapeSlots = 16_384
const shapesAtMost = 8192
/** See `recentSlots` in `kernel/kernel.ts`. */
const recentBytes = 1024
const shapeArenaBytes = 2 * 1024 * 1024
/** Longer lines are no loop worth remembering. */
const longestShape = 4096

/** What `kernel/kernel.ts` exports. Addresses are numbers of bytes from the start of its memory. */
interface Exports {
	readonly memory: WebAssembly.Memory
	readonly candidates: WebAssembly.Global<'i32'>
	readonly stoppedAt: WebAssembly.Global<'i32'>
	readonly lineCount: WebAssembly.Global<'i32'>
	configure(
		filter: number,
		filterWords: number,
		grams: number,
		gramSlots: number,
		probes: number,
		needles: number,
		stamps: number,
		guards: number,
		tails: number,
	): void
	configureShapes(slots: number, count: number, recent: number, arena: number, arenaBytes: number, limit: number, longest: number): void
	configurePieces(longest: number, step: number): void
	forgetShapes(): void
	begin(from: number, held: number): void
	scan(to: number, events: number, room: number): number
	needlesIn(start: number, end: number, out: number): number
}

let compiled: WebAssembly.Module | null | undefined

/** The kernel's code, compiled once; null where WebAssembly or its vectors are not to be had. */
function moduleOrNull(): WebAssembly.Module | null {
	if (compiled === undefined) {
		try {
			compiled = new WebAssembly.Module(kernelBytes())
		} catch {
			compiled = null
		}
	}
	return compiled
}

/** The kernel in WebAssembly. Also remembers the shapes of lines, so that a looping line is read once. */
export class WasmKernel implements Kernel {
	input: Uint8Array
	events: Int32Array
	index: NeedleIndex | null = null
	private readonly code: Exports
	private readonly tables: number
	private found = 0
	private needleCount = 0

	/**
	 * @param knowsShapes Where nobody asks for shapes, two megabytes can be spared.
	 * @returns Null where WebAssembly does not run.
	 */
	static create(knowsShapes = true): WasmKernel | null {
		const module = moduleOrNull()
		return module && new WasmKernel(module, knowsShapes)
	}

	private constructor(
		module: WebAssembly.Module,
		private readonly knowsShapes: boolean,
	) {
		this.code = new WebAssembly.Instance(module).exports as unknown as Exports
		const input = 0
		const events = align(input + inputBytes + inputPadding)
		const tails = align(events + 4 * eventFields * eventsAtOnce)
		const slots = align(tails + 32)
		const recent = align(slots + 16 * shapeSlots)
		const arena = align(recent + recentBytes)
		this.tables = knowsShapes ? align(arena + shapeArenaBytes) : slots
		this.reserve(this.tables)
		const { buffer } = this.code.memory
		new Uint8Array(buffer, tails, 16).fill(255)
		if (knowsShapes) this.code.configureShapes(slots, shapeSlots, recent, arena, shapeArenaBytes, shapesAtMost, longestShape)
		this.code.configurePieces(longestPiece, pieceStep)
		this.at = { events, tails }
		this.input = new Uint8Array(buffer, input, inputBytes)
		this.events = new Int32Array(buffer, events, eventFields * eventsAtOnce)
	}

	private readonly at: { readonly events: number; readonly tails: number }

	get candidates(): number {
		return this.code.candidates.value
	}

	get newlines(): number {
		return this.code.lineCount.value
	}

	use(index: NeedleIndex): void {
		const { filter, grams, probes, guards } = index
		// Guards follow the needles in the same table.
		const needles = [...index.needles, ...guards.flat()]
		const guardLists = guardTable(index)
		this.index = index
		let end = this.tables
		const room = (bytes: number) => {
			const start = end
			end = align(end + bytes)
			return start
		}
		const filterAt = room(filter.byteLength)
		const gramsAt = room(grams.byteLength)
		const probesAt = room(probes.byteLength)
		const needlesAt = room(8 * needles.length)
		const stampsAt = room(4 * needles.length)
		const guardsAt = room(guardLists.byteLength)
		this.found = room(4 * needles.length)
		const bytesAt = needles.map((needle) => room(needle.length + 16))
		this.reserve(end)
		const { buffer } = this.code.memory
		new Uint32Array(buffer, filterAt).set(filter)
		new Uint32Array(buffer, gramsAt).set(grams)
		new Uint32Array(buffer, probesAt).set(probes)
		new Uint32Array(buffer, needlesAt).set(needles.flatMap((needle, number) => [bytesAt[number] as number, needle.length]))
		new Uint32Array(buffer, stampsAt, needles.length).fill(0)
		new Uint32Array(buffer, guardsAt).set(guardLists)
		const bytes = new Uint8Array(buffer)
		needles.forEach((needle, number) => {
			bytes.set(needle, bytesAt[number])
		})
		this.needleCount = index.needles.length
		this.code.configure(filterAt, filter.length, gramsAt, grams.length / 2, probesAt, needlesAt, stampsAt, guardsAt, this.at.tails)
		this.input = new Uint8Array(buffer, 0, inputBytes)
		this.events = new Int32Array(buffer, this.at.events, eventFields * eventsAtOnce)
	}

	begin(held: number): void {
		this.code.begin(0, held)
	}

	scan(to: number): { readonly count: number; readonly done: boolean } {
		const count = this.code.scan(to, this.at.events, eventsAtOnce)
		return { count, done: this.code.stoppedAt.value >= to }
	}

	needlesIn(start: number, end: number): readonly number[] {
		const count = this.code.needlesIn(start, end, this.found)
		const found = new Uint32Array(this.code.memory.buffer, this.found, Math.min(count, this.needleCount))
		const needles: number[] = []
		for (let at = 0; at < found.length; at++) needles.push(found[at] as number)
		return needles
	}

	forgetShapes(): void {
		if (this.knowsShapes) this.code.forgetShapes()
	}

	private reserve(bytes: number): void {
		const missing = bytes - this.code.memory.buffer.byteLength
		if (missing > 0) this.code.memory.grow(Math.ceil(missing / pageBytes))
	}
}

/** For each needle where its guards begin among the needles, and how many they are. */
function guardTable({ needles, guards }: NeedleIndex): Uint32Array {
	let next = needles.length
	return Uint32Array.from(
		guards.flatMap(({ length }) => {
			next += length
			return [next - length, length]
		}),
	)
}

function align(address: number): number {
	return (address + 63) & ~63
}
