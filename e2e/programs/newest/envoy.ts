import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Stage } from '../stage'
import { fetched, goClient, install, installed, type NewestProgram, readersFolder, told } from './program'

/** The Envoy bouncer, asked as Envoy asks it: a call of envoy.service.auth.v3.Authorization/Check. */
export const envoyPrograms: readonly NewestProgram[] = [
	{
		bouncer: 'envoy',
		deployment: 'binary',
		program: 'envoy-proxy-bouncer',
		needs: ['envoy-proxy-bouncer'],
		version: () => told('envoy-proxy-bouncer', ['version']),
		note: 'asked over gRPC as Envoy asks; there was no Envoy',
		lay: (stage, files) => {
			install(stage, 'envoy-proxy-bouncer')
			stage.root.link('/mnt/envoy-bouncer.log', `${readersFolder}/envoy-bouncer.log`)
			return files
		},
		command: ['sh', '-c', `exec ${installed('envoy-proxy-bouncer')} serve --config config.yaml >>envoy-bouncer.log 2>&1`],
		log: '/mnt/envoy-bouncer.log',
		tells: goClient,
		blocks: isDenied,
	},
]

/** CheckResponse.denied_response; ok_response is 3. */
const deniedResponse = 2

function isDenied(stage: Stage, address: string): boolean {
	const question = join(stage.folder, 'question')
	const answer = join(stage.folder, 'answer')
	writeFileSync(question, frame(checkRequest(address)))
	writeFileSync(answer, '')
	const call = ['--http2-prior-knowledge', '-H', 'content-type: application/grpc', '-H', 'te: trailers', '--data-binary', `@${question}`, '-o', answer]
	fetched(stage, ...call, 'http://127.0.0.1:8080/envoy.service.auth.v3.Authorization/Check')
	return fieldsOf(readFileSync(answer).subarray(5)).includes(deniedResponse)
}

/** gRPC: one byte for “not compressed”, four for the length. */
function frame(message: Buffer): Buffer {
	const head = Buffer.alloc(5)
	head.writeUInt32BE(message.length, 1)
	return Buffer.concat([head, message])
}

/** CheckRequest.attributes: source.address.socket_address.address, and request.http with its method and path. */
function checkRequest(address: string): Buffer {
	const source = field(1, field(1, field(1, field(2, Buffer.from(address)))))
	const request = field(4, field(2, Buffer.concat([field(2, Buffer.from('GET')), field(4, Buffer.from('/'))])))
	return field(1, Buffer.concat([source, request]))
}

/** A field of wire type 2 of Protocol Buffers, shorter than 128 bytes. */
function field(number: number, content: Buffer): Buffer {
	return Buffer.concat([Buffer.from([(number << 3) | 2, content.length]), content])
}

/** The numbers of a message's fields of wire type 2. */
function fieldsOf(message: Buffer): readonly number[] {
	const numbers: number[] = []
	for (let at = 0; at < message.length; ) {
		numbers.push((message[at] ?? 0) >> 3)
		at++
		let length = 0
		for (let shift = 0; ; shift += 7) {
			const byte = message[at++] ?? 0
			length |= (byte & 0x7f) << shift
			if (byte < 0x80) break
		}
		at += length
	}
	return numbers
}
