/** The region of the page that is read out when it changes. One for all: a page with hundreds of copy buttons has one voice. */
let region: HTMLElement | null = null

/** Says something to those who listen, when the screen reader is done with what it says. */
export function announce(text: string): void {
	if (!region?.isConnected) {
		region = document.createElement('div')
		region.setAttribute('role', 'status')
		region.id = 'announcements'
		document.body.append(region)
	}
	region.textContent = text
}
