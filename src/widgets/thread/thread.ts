/** What can happen to a worker: it does not start or breaks, or it has said nothing for a while, which may be work or death. */
export type Trouble = 'broken' | 'silent'

/** A large paste on a slow phone takes a few seconds. Longer than this the reader is told, and decides. */
export const silentAfterMs = 10_000

interface Listener<From> {
	answer(message: From): void
	trouble(trouble: Trouble): void
}

/**
 * A worker that is made when it is first needed, and again after it broke. Nobody waits for it in silence: a browser does not say
 * that it has ended a worker.
 */
export class Thread<To, From> {
	private worker: Worker | null = null
	private timer: ReturnType<typeof setTimeout> | undefined

	constructor(
		private readonly make: () => Worker,
		private readonly listener: Listener<From>,
	) {}

	/** Sends something that must be answered. */
	ask(message: To): void {
		try {
			this.worker ??= this.start()
			this.worker.postMessage(message)
			this.await()
		} catch {
			this.break()
		}
	}

	/** Sends something that has no answer of its own. */
	tell(message: To): void {
		this.worker?.postMessage(message)
	}

	/** Nothing more is expected. */
	rest(): void {
		clearTimeout(this.timer)
	}

	end(): void {
		this.rest()
		this.worker?.terminate()
		this.worker = null
	}

	private start(): Worker {
		const worker = this.make()
		worker.onmessage = ({ data }: MessageEvent<From>) => {
			this.await()
			this.listener.answer(data)
		}
		worker.onerror = () => this.break()
		worker.onmessageerror = () => this.break()
		return worker
	}

	private await(): void {
		this.rest()
		this.timer = setTimeout(() => this.listener.trouble('silent'), silentAfterMs)
	}

	private break(): void {
		this.end()
		this.listener.trouble('broken')
	}
}
