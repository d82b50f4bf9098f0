import { useNavbarMobileSidebar } from '@docusaurus/theme-common/internal'
import MobileSidebar from '@theme-original/Navbar/MobileSidebar'
import { type ReactNode, useState } from 'react'

/** Docusaurus makes the phone's menu when the page starts; on the page of a bouncer that is its longest task. Made when it is first opened. */
export default function MobileSidebarWhenOpened(): ReactNode {
	const { shown } = useNavbarMobileSidebar()
	const [opened, setOpened] = useState(shown)
	if (shown && !opened) setOpened(true)
	return opened ? <MobileSidebar /> : null
}
