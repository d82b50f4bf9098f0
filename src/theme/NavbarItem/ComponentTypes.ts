import DefaultNavbarItem from '@theme/NavbarItem/DefaultNavbarItem'
import SearchNavbarItem from '@theme/NavbarItem/SearchNavbarItem'

/** What stands in the bar of this site. Menus of versions and languages are not sent; an item of another type in the configuration stops the build. */
export default { default: DefaultNavbarItem, search: SearchNavbarItem }
