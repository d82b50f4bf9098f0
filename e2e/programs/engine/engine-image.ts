import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { madeOnce } from '../made-once'
import { programFile, whyNotInPrograms } from '../newest/program'
import type { DockerDaemon } from './docker-daemon'

/** What the image is made of in the folder PROGRAMS_DIR: three programs, and checkouts of the Hub and of crowdsecurity/crowdsec. */
const made = ['crowdsec', 'cscli', 'yq', 'hub', 'crowdsec-source'] as const
/** What build/docker/Dockerfile adds to its base, and the library of a crowdsec that was not linked statically. */
const installed = ['bash', 'ca-certificates', 'rsync', 'tzdata', 'busybox-static', 'libre2-9']

/** The name that the image has for `docker run`. */
export const engineImage = 'crowdsecurity/crowdsec'

/**
 * As build/docker/Dockerfile of crowdsecurity/crowdsec makes it, with two differences: the base is Debian with BusyBox's programs first in
 * its path, since Alpine is in no package of Debian, and there are no plugins for notifications.
 */
const recipe = `FROM base AS system
COPY ca.pem /usr/local/share/ca-certificates/stand-in.crt
RUN update-ca-certificates && busybox --install -s /usr/local/bin && cd /usr/local/bin && rm nc sh ash
# Debian's nc of BusyBox knows no -z, by which the chart waits for the Local API; Alpine's does. Its sh would take that nc nonetheless.
COPY nc /usr/local/bin/
COPY crowdsec cscli yq /usr/local/bin/

FROM system AS build
COPY config /config
RUN mkdir -p /etc/crowdsec/acquis.d /etc/crowdsec/hub /etc/crowdsec/notifications /var/lib/crowdsec/data \\
 && cd /config && cp -r patterns *_api_credentials.yaml config.yaml dev.yaml user.yaml profiles.yaml simulation.yaml console.yaml /etc/crowdsec/ \\
 && cscli hub update --with-content && cscli collections install crowdsecurity/linux && cscli parsers install crowdsecurity/whitelists \\
 && echo '{"source": "file", "filename": "/does/not/exist", "labels": {"type": "syslog"}}' >/etc/crowdsec/acquis.yaml

FROM system
RUN mkdir -p /staging/etc/crowdsec/acquis.d /staging/var/lib/crowdsec /var/lib/crowdsec/data
COPY --from=build /etc/crowdsec /staging/etc/crowdsec
COPY docker_start.sh /
COPY docker-config.yaml /staging/etc/crowdsec/config.yaml
COPY --from=build /var/lib/crowdsec /staging/var/lib/crowdsec
RUN yq -n '.url="http://0.0.0.0:8080"' | install -m 0600 /dev/stdin /staging/etc/crowdsec/local_api_credentials.yaml
ENTRYPOINT ["/bin/bash", "/docker_start.sh"]
`

/** Why the image cannot be made here; null when it can. */
export function whyNoEngineImage(): string | null {
	return whyNotInPrograms(...made)
}

/**
 * Makes the image of the newest engine.
 *
 * @param folder with the CA of the stand-ins (`ca.pem`), which the image trusts.
 */
export async function buildEngineImage(docker: DockerDaemon, folder: string): Promise<void> {
	const context = join(folder, 'image')
	mkdirSync(context)
	for (const name of ['crowdsec', 'cscli', 'yq']) cpSync(programFile(name), join(context, name))
	cpSync(programFile('crowdsec-source', 'config'), join(context, 'config'), { recursive: true })
	cpSync(programFile('crowdsec-source', 'build/docker/docker_start.sh'), join(context, 'docker_start.sh'))
	cpSync(programFile('crowdsec-source', 'build/docker/config.yaml'), join(context, 'docker-config.yaml'))
	cpSync(join(folder, 'ca.pem'), join(context, 'ca.pem'))
	writeFileSync(join(context, 'nc'), '#!/bin/bash\nexec 3<>"/dev/tcp/$1/$2"\n', { mode: 0o755 })
	writeFileSync(join(context, 'Dockerfile'), recipe)
	const { output, exitCode } = await docker.run(
		`docker import --change 'ENV PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' ${debianFiles()} base && docker build --tag ${engineImage} ${context}`,
		400,
	)
	if (exitCode !== 0) throw new Error(`the image could not be made: ${output.slice(-3000)}`)
}

/** Files of a small Debian as an archive. */
function debianFiles(): string {
	const options = ['--quiet', '--mode=root', '--variant=minbase', '--dpkgopt=force-unsafe-io', '--aptopt=Acquire::Languages "none"']
	const make = (path: string) =>
		execFileSync('mmdebstrap', [...options, `--include=${installed.join(',')}`, 'bookworm', path], { stdio: ['ignore', 'pipe', 'pipe'], timeout: 400_000 })
	return madeOnce('image', installed.join(' '), make, '.tar')
}
