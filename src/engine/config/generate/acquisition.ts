import type { AcquisitionSourceId, LoggedService } from '../../../facts/acquisitions'

/** A file that tells the engine what to read, or the part of `values.yaml` that does. */
export interface AcquisitionFile {
	readonly path: string
	readonly content: string
}

/**
 * The acquisition of one service from one kind of source.
 *
 * @returns Null where a service cannot be read in that way.
 */
export function acquisitionFile(service: LoggedService, source: AcquisitionSourceId): AcquisitionFile | null {
	const type = service.hasHead ? 'syslog' : service.program
	switch (source) {
		case 'file':
			return service.files === null ? null : ofEngine(service.id, ['source: file', ...list('filenames', service.files), ...label(type)])
		case 'journal':
			return service.unit === null
				? null
				: ofEngine(service.id, ['source: journalctl', ...list('journalctl_filter', [`"_SYSTEMD_UNIT=${service.unit}"`]), ...label('syslog')])
		case 'docker':
			return service.container === null || service.hasHead
				? null
				: ofEngine(service.id, ['source: docker', ...list('container_name', [service.container]), ...label(type)])
		case 'syslog':
			// The head that the sender puts before each line names the program.
			return ofEngine('syslog', ['source: syslog', 'listen_addr: 127.0.0.1', 'listen_port: 4242', ...label('syslog')])
		case 'kubernetes':
			return service.container === null || service.hasHead
				? null
				: {
						path: 'values.yaml',
						// The chart's own word is Docker's, and then no line of containerd is parsed.
						content: `# docker, where kubectl get nodes -o wide says so\ncontainer_runtime: containerd\nagent:\n  acquisition:\n    - namespace: default\n      podName: ${service.container}-*\n      program: ${service.program}\n`,
					}
	}
}

function ofEngine(id: string, lines: readonly string[]): AcquisitionFile {
	return { path: `/etc/crowdsec/acquis.d/${id}.yaml`, content: `${lines.join('\n')}\n` }
}

function list(name: string, values: readonly string[]): readonly string[] {
	return [`${name}:`, ...values.map((value) => `  - ${value}`)]
}

function label(type: string): readonly string[] {
	return ['labels:', `  type: ${type}`]
}
