import type { Machine } from './machine'

/** On the list of the stand-in, and its neighbour that is not. */
export const listed = '203.0.113.7'
export const neighbour = '203.0.113.8'

/** Gives the machine both visitors' addresses: what they send passes its firewall like anybody's. */
export async function letVisitorsIn(machine: Machine): Promise<void> {
	await machine.asRoot(`for address in ${listed} ${neighbour}; do ip address add "$address/32" dev lo; done`)
}

/** A service on a port, which answers whoever reaches it. */
export async function serve(machine: Machine, port: number): Promise<void> {
	await machine.asRoot(
		`systemd-run --quiet --unit=site-${port} systemd-socket-activate --listen=0.0.0.0:${port} --accept --inetd /bin/sh -c 'printf "HTTP/1.0 200 OK\\r\\n\\r\\nwelcome\\n"'`,
	)
}

/** The status that a visitor gets; null when nobody lets them in. Who does may take their time to answer. */
export async function statusFor(machine: Machine, address: string, port: number, path = '/'): Promise<number | null> {
	const { output } = await machine.asRoot(
		`curl --silent --output /dev/null --connect-timeout 2 --max-time 60 --interface ${address} --write-out '%{http_code}' http://127.0.0.1:${port}${path}`,
	)
	const status = Number(output)
	return status > 0 ? status : null
}
