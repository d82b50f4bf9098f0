import { createSocket, type Socket } from 'node:dgram'

/** Answers every question for the names that it knows with an address, and every other with “no such name”: the DNS server of a machine. */
export class StandInDns {
	private readonly socket: Socket = createSocket('udp4')
	/** Switched off it answers nothing, as a server that is down. */
	up = true

	private readonly addresses: Map<string, string>

	constructor(name: string, address: string) {
		this.addresses = new Map([[name, address]])
		this.socket.on('message', (question, from) => {
			if (this.up) this.socket.send(this.answer(question), from.port, from.address)
		})
	}

	/** From now on it knows this name as well; no longer, without an address. */
	know(name: string, address: string | null): void {
		if (address === null) this.addresses.delete(name)
		else this.addresses.set(name, address)
	}

	listen(host: string): Promise<void> {
		return new Promise((resolve, reject) => {
			this.socket.once('error', reject)
			this.socket.bind(53, host, () => resolve())
		})
	}

	close(): Promise<void> {
		return new Promise((resolve) => this.socket.close(() => resolve()))
	}

	/** RFC 1035: the header and the question as they came, then the answer, which points to the name at byte 12. */
	private answer(message: Buffer): Buffer {
		const end = message.indexOf(0, 12) + 5
		const question = message.subarray(12, end)
		const isIpv4 = question.readUInt16BE(question.length - 4) === 1
		const address = this.addresses.get(nameOf(question))
		const header = Buffer.from(message.subarray(0, 12))
		header.writeUInt16BE(address ? 0x8180 : 0x8183, 2)
		header.writeUInt16BE(1, 4)
		header.writeUInt16BE(address && isIpv4 ? 1 : 0, 6)
		header.writeUInt32BE(0, 8)
		if (!address || !isIpv4) return Buffer.concat([header, question])
		const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address.split('.').map(Number)])
		return Buffer.concat([header, question, record])
	}
}

function nameOf(question: Buffer): string {
	const labels: string[] = []
	for (let at = 0; question[at]; at += 1 + (question[at] ?? 0)) labels.push(question.toString('latin1', at + 1, at + 1 + (question[at] ?? 0)))
	return labels.join('.').toLowerCase()
}
