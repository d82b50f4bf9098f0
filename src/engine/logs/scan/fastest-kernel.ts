import type { Kernel } from './kernel'
import { ScriptKernel } from './script-kernel'
import { WasmKernel } from './wasm-kernel'

/** The scanner's inner loops in WebAssembly, or in plain TypeScript where that does not run. */
export function fastestKernel(knowsShapes = true): Kernel {
	return WasmKernel.create(knowsShapes) ?? new ScriptKernel()
}
