import type { Options, ThemeConfig } from '@docusaurus/preset-classic'
import type { Config } from '@docusaurus/types'
import catalogue from './plugins/catalogue'
import contentSecurityPolicy from './plugins/content-security-policy'
import errorRules from './plugins/error-rules'
import { operatorText, siteAddress } from './plugins/hosting/site-address'
import leanClient from './plugins/lean-client'
import licences from './plugins/licences'
import llmsTxt from './plugins/llms-txt'
import offline from './plugins/offline'
import oldAddresses from './plugins/old-addresses'
import release from './plugins/release'
import { readRelease } from './plugins/release/read-release'
import searchIndex from './plugins/search-index'
import { releaseName } from './src/facts/project'
import { codeColours } from './src/theme/code-colours'
import { noteEarly } from './src/widgets/late/early'
import { beforePaint } from './src/widgets/selection/before-paint'

const preset: Options = {
	docs: { path: 'docs', routeBasePath: 'u', sidebarPath: './sidebars.ts', breadcrumbs: true },
	blog: false,
	theme: { customCss: './src/css/custom.css' },
	sitemap: { lastmod: null, changefreq: null, priority: null },
}

const address = siteAddress(process.env)

const themeConfig: ThemeConfig = {
	colorMode: { respectPrefersColorScheme: true },
	navbar: {
		title: 'Troubleshooting',
		logo: { src: 'img/logo.svg', srcDark: 'img/logo-dark.svg', alt: '', href: '/u/troubleshooting', width: 24, height: 24 },
		items: [
			{ to: '/u/troubleshooting', label: 'Issues', activeBaseRegex: '/u/troubleshooting(/(issue_|remediation).*)?$' },
			{ to: '/u/troubleshooting/analyze', label: 'Analyze a log' },
			{ to: '/u/troubleshooting/check', label: 'Check a config' },
			{ to: '/u/bouncers/intro', label: 'Bouncers', activeBasePath: '/u/bouncers' },
			{ to: '/u/troubleshooting/errors', label: 'Error messages', activeBasePath: '/u/troubleshooting/errors' },
			{ type: 'search', position: 'right' },
		],
	},
	footer: {
		links: [
			{ label: 'All issues', to: '/u/troubleshooting' },
			{ label: 'All bouncers', to: '/u/bouncers/intro' },
			{ label: 'All messages', to: '/u/troubleshooting/errors' },
			{ label: 'CrowdSec Console', href: 'https://app.crowdsec.net/' },
			{ label: 'Discourse', href: 'https://discourse.crowdsec.net/' },
			{ label: 'Discord', href: 'https://discord.gg/crowdsec' },
		],
		copyright: [
			'Logs, files and keys stay in your browser. This site sends nothing. It stores its own pages, for when there is no network, your choice of bouncer and, for this tab, which cause was found, which steps are done, and how a file was set, without key and address.',
			operatorText(process.env),
			releaseName(readRelease(__dirname)),
		].join('<br>'),
	},
	prism: {
		theme: codeColours,
		additionalLanguages: ['nginx', 'apacheconf', 'toml', 'ini', 'properties', 'php', 'bash', 'powershell', 'lua', 'docker', 'diff', 'json'],
	},
	docs: { sidebar: { hideable: false, autoCollapseCategories: true } },
}

const config: Config = {
	title: 'CrowdSec troubleshooting',
	tagline: 'Your bouncer has stopped pulling its blocklist. Find out why.',
	favicon: 'img/favicon.svg',
	...address,
	trailingSlash: false,
	onBrokenLinks: 'throw',
	onBrokenAnchors: 'throw',
	onDuplicateRoutes: 'throw',
	markdown: { hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' } },
	future: { v4: true, faster: true },
	// Plain names: the choice of bouncer is read before the first paint, by a script that knows no namespace.
	storage: { type: 'localStorage', namespace: false },
	headTags: [{ tagName: 'script', attributes: {}, innerHTML: `${beforePaint()};${noteEarly()}` }],
	i18n: { defaultLocale: 'en', locales: ['en'] },
	presets: [['classic', preset]],
	clientModules: ['./src/theme/progress-bar.ts'],
	plugins: [errorRules, contentSecurityPolicy, leanClient, llmsTxt, searchIndex, oldAddresses, catalogue, release, licences, offline],
	themeConfig,
}

export default config
