import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { overlay } from './overlay'

/**
 * Lays an overlay over this machine's file system and starts a program in it. What the program finds and writes there is gone
 * with it; only /var/log and /mnt are shared with the test.
 */
const enter = `set -e
${overlay}
overlay "$1/layers" / "$1/files"
while read -r path; do rm -f "$1/layers/root$path"; done <"$1/gone"
for shared in proc dev sys; do mount --rbind "/$shared" "$1/layers/root/$shared"; done
mount --bind "$1/log" "$1/layers/root/var/log"
mount --bind "$1/mnt" "$1/layers/root/mnt"
root=$1
shift
exec chroot "$root/layers/root" "$@"`

/** A file system for one program, in which generated files stand exactly where the generator says. Needs root. */
export class PrivateRoot {
	constructor(private readonly folder: string) {
		this.clear()
	}

	/** Forgets all files and logs. */
	clear(): void {
		for (const part of ['files', 'log', 'mnt', 'layers']) {
			rmSync(join(this.folder, part), { recursive: true, force: true })
			mkdirSync(join(this.folder, part), { recursive: true })
		}
		this.hide([])
	}

	/** Files of this machine that the program shall not find. */
	hide(paths: readonly string[]): void {
		writeFileSync(join(this.folder, 'gone'), paths.map((path) => `${path}\n`).join(''))
	}

	/** @param path absolute, as the program sees it. */
	write(path: string, content: string | Buffer, mode = 0o644): void {
		const file = join(this.folder, 'files', path)
		mkdirSync(dirname(file), { recursive: true })
		writeFileSync(file, content, { mode })
	}

	/** A folder of this machine, laid at another place. */
	copy(from: string, path: string): void {
		cpSync(from, join(this.folder, 'files', path), { recursive: true })
	}

	/** A name at `path` that leads to another place. */
	link(to: string, path: string): void {
		const name = join(this.folder, 'files', path)
		mkdirSync(dirname(name), { recursive: true })
		rmSync(name, { force: true, recursive: true })
		symlinkSync(to, name)
	}

	/** Where a file of /var/log or /mnt lies for the test. */
	outside(path: `/var/log/${string}` | `/mnt/${string}`): string {
		return join(this.folder, path.startsWith('/mnt/') ? 'mnt' : 'log', path.replace(/^\/(mnt|var\/log)\//, ''))
	}

	/** The words that go before a command so that it runs in here. */
	get prefix(): readonly string[] {
		return ['unshare', '--mount', 'sh', '-c', enter, 'sh', this.folder]
	}
}
