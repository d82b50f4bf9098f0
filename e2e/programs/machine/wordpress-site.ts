import { programFile } from '../newest/program'
import { must } from '../run-inside'
import { wordpressPlugin } from './debian-base'
import type { Machine } from './machine'
import { Pages } from './pages'

/** The folder of the site. */
export const siteFolder = '/var/www/html'
export const siteAddress = 'http://127.0.0.1/'

const packages = 'apache2 libapache2-mod-php php-mysql php-curl php-gd php-mbstring mariadb-server wordpress'
const administrator = { name: 'admin', password: 'correct horse battery staple' }

const beforeStart = "if ( ! defined( 'ABSPATH' ) ) {"
const config = `<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'wordpress' );
define( 'DB_PASSWORD', 'stand-in' );
define( 'DB_HOST', 'localhost' );
define( 'AUTH_KEY', 'stand-in 1' );
define( 'SECURE_AUTH_KEY', 'stand-in 2' );
define( 'LOGGED_IN_KEY', 'stand-in 3' );
define( 'NONCE_KEY', 'stand-in 4' );
$table_prefix = 'wp_';
define( 'WP_DEFAULT_THEME', 'plain' );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_LOG', true );
define( 'WP_DEBUG_DISPLAY', false );
${beforeStart}
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
`

/**
 * The site that the reader has before they come to us: Debian's WordPress in one folder, as its own archive lays it, with a database and
 * an administrator who is logged in.
 */
export async function laySite(machine: Machine): Promise<Pages> {
	await done(machine, `DEBIAN_FRONTEND=noninteractive apt-get install --yes -qq --no-install-recommends ${packages}`, 500)
	await done(machine, `mkdir -p ${siteFolder} && rm -f ${siteFolder}/index.html && cp -rL /usr/share/wordpress/. ${siteFolder}/`)
	await done(machine, `mkdir -p ${siteFolder}/wp-content/uploads ${siteFolder}/wp-content/plugins`)
	// Debian has the themes in packages of their own; a network without one answers 500.
	machine.write(`${siteFolder}/wp-content/themes/plain/style.css`, '/*\nTheme Name: Plain\n*/\n')
	machine.write(`${siteFolder}/wp-content/themes/plain/index.php`, '<?php echo "page";')
	machine.write(`${siteFolder}/wp-config.php`, config)
	await done(machine, `chown -R www-data:www-data ${siteFolder} && systemctl restart apache2`)
	const sql = "CREATE DATABASE wordpress; CREATE USER wordpress@localhost IDENTIFIED BY 'stand-in'; GRANT ALL ON wordpress.* TO wordpress@localhost"
	await done(machine, `mariadb -e "${sql}"`)
	const pages = new Pages(machine, siteAddress)
	await pages.open('/wp-admin/install.php?step=1')
	const { name, password } = administrator
	await pages.press('form#setup', {
		...{ weblog_title: 'Site', user_name: name, admin_password: password, admin_password2: password, pw_weak: 'on', admin_email: 'admin@example.com' },
	})
	await logIn(pages)
	return pages
}

async function logIn(pages: Pages): Promise<void> {
	await pages.open('/wp-login.php')
	await pages.press('form#loginform', { log: administrator.name, pwd: administrator.password })
}

/** The plugin, laid as WordPress unpacks it, and what WP-CLI is made of. Both are in no package of Debian. */
export async function layPlugin(machine: Machine): Promise<void> {
	const folder = `${siteFolder}/wp-content/plugins/crowdsec`
	machine.copy(programFile(wordpressPlugin), folder)
	await done(machine, `rm -rf ${folder}/.git && chown -R www-data:www-data ${folder}`)
	machine.copy(programFile('wp-cli'), '/srv/wp-cli')
	machine.write('/usr/local/bin/wp', `#!/bin/sh\nexec php /srv/wp-cli/vendor/wp-cli/wp-cli/php/boot-fs.php "$@"\n`)
	await done(machine, 'chmod 0755 /usr/local/bin/wp && chmod -R a+rX /srv/wp-cli')
}

/** Where the administration of a site begins, and that of a network of sites. */
export const siteAdmin = '/wp-admin/'
export const networkAdmin = '/wp-admin/network/'

/** The second site of a network. */
export const secondSite = '/second/'

/** What “Network Setup” tells an administrator to write into wp-config.php. */
const networkConfig = `define( 'MULTISITE', true );
define( 'SUBDOMAIN_INSTALL', false );
define( 'DOMAIN_CURRENT_SITE', '127.0.0.1' );
define( 'PATH_CURRENT_SITE', '/' );
define( 'SITE_ID_CURRENT_SITE', 1 );
define( 'BLOG_ID_CURRENT_SITE', 1 );
`

/** The lines for .htaccess that the same page prints. */
const networkRules = `<Directory ${siteFolder}>
	RewriteEngine On
	RewriteBase /
	RewriteRule ^index\\.php$ - [L]
	RewriteRule ^([_0-9a-zA-Z-]+/)?wp-admin$ $1wp-admin/ [R=301,L]
	RewriteCond %{REQUEST_FILENAME} -f [OR]
	RewriteCond %{REQUEST_FILENAME} -d
	RewriteRule ^ - [L]
	RewriteRule ^([_0-9a-zA-Z-]+/)?(wp-(content|admin|includes).*) $2 [L]
	RewriteRule ^([_0-9a-zA-Z-]+/)?(.*\\.php)$ $2 [L]
	RewriteRule . index.php [L]
</Directory>
`

/** Makes the site the first of a network (“Tools > Network Setup”) that has a second one. WP-CLI must be there. */
export async function layNetwork(machine: Machine, pages: Pages): Promise<void> {
	const wanted = "define( 'WP_ALLOW_MULTISITE', true );\n"
	// PHP looks at most every two seconds whether a file has changed.
	const configure = (more: string) => {
		machine.write(`${siteFolder}/wp-config.php`, config.replace(beforeStart, `${more}${beforeStart}`))
		return done(machine, 'systemctl restart apache2')
	}
	await configure(wanted)
	await pages.open('/wp-admin/network.php')
	await pages.press('form[method="post"]')
	machine.write('/etc/apache2/conf-enabled/network.conf', networkRules)
	await done(machine, 'a2enmod --quiet rewrite')
	await configure(`${wanted}${networkConfig}`)
	await done(machine, `wp --allow-root --path=${siteFolder} site create --slug=second`)
	await logIn(pages)
}

/** “Plugins > CrowdSec > Activate”, or “Network Activate” */
export async function activate(pages: Pages, admin: string): Promise<void> {
	await pages.open(admin)
	await pages.choose('#adminmenu', 'Plugins')
	await pages.follow('tr[data-slug="crowdsec"] .activate a')
}

/**
 * Enters what the generator prints for the fields of the plugin: the page by its place in the menu, then its fields.
 *
 * @throws Error when a page or a field does not exist.
 */
export async function enterFields(pages: Pages, admin: string, printed: string): Promise<void> {
	for (const section of printed.split(/^(?=\S)/m)) {
		const [header = '', ...lines] = section.trimEnd().split('\n')
		// The last lines tell what to press in other cases.
		const place = /^CrowdSec(?: > \w+)*(?=$|, )/.exec(header)?.[0]
		if (place === undefined) continue
		await pages.open(admin)
		await pages.choose('#adminmenu', ...place.split(' > '))
		await pages.fillIn(lines.filter((line) => line.trim() !== '').map(fieldOf))
	}
}

/** `  Label:   value (remark)` */
function fieldOf(line: string): readonly [string, string] {
	const [, label = '', value = ''] = /^\s+(.*?):\s{2,}(.*?)(?: seconds)?(?: \(.*\))?$/.exec(line) ?? []
	if (label === '') throw new Error(`no field: ${line}`)
	return [label, value]
}

async function done(machine: Machine, command: string, seconds = 300): Promise<void> {
	await must(command, machine.asRoot(command, seconds))
}
