import type { Commands } from '../../bouncer'

/** The commands of a systemd service. */
export function systemdCommands(unit: string): Commands {
	return {
		start: { run: `sudo systemctl start ${unit}`, known: 'source' },
		stop: { run: `sudo systemctl stop ${unit}`, known: 'source' },
		restart: { run: `sudo systemctl restart ${unit}`, known: 'source' },
		enable: { run: `sudo systemctl enable --now ${unit}`, known: 'source' },
		status: { run: `sudo systemctl status ${unit}`, known: 'source' },
		none: 'There is no reload: restart it.',
	}
}
