import { expect, it } from 'vitest'
import { readPhp } from './php'

it('reads log calls with their type', () => {
	const source = `<?php
$this->logger->error("Cannot read {$file->name()} of $owner", ['type' => 'READ_FAILED', 'code' => $e->getCode()]);
$logger->warning('It\\'s ' . $late, ['type' => 'LATE']);`
	expect(readPhp('a.php', source)).toMatchObject([
		{ level: 'error', parts: ['Cannot read ', null, ' of ', null], fields: { type: 'READ_FAILED', code: null }, line: 2 },
		{ level: 'warning', parts: ["It's ", null], fields: { type: 'LATE' } },
	])
})

it('reads exceptions, error_log and sprintf', () => {
	expect(
		readPhp(
			'a.php',
			`throw new BouncerException('No key: ' . $e->getMessage(), 3);\nerror_log("[Plugin] lost");\nthrow new \\Exception(sprintf('Bad %s', $x));`,
		),
	).toMatchObject([
		{ level: 'raised', parts: ['No key: ', null] },
		{ level: 'error', parts: ['[Plugin] lost'] },
		{ level: 'raised', parts: ['Bad ', null] },
	])
})

it('keeps a log without a text of its own for its type, and none without both', () => {
	expect(readPhp('a.php', `$logger->error($message, ['type' => 'CLIENT']);\n$logger->error($message);\n// $logger->error('no');`)).toMatchObject([
		{ parts: [null], fields: { type: 'CLIENT' } },
	])
})
