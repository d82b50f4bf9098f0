/** The smallest site with the classic preset, as `create-docusaurus` makes it: what Docusaurus itself costs, for comparison. */
export default {
	title: 'Starter',
	url: 'https://example.com',
	baseUrl: '/',
	favicon: 'img/favicon.svg',
	staticDirectories: ['../../static'],
	future: { v4: true, faster: true },
	onBrokenLinks: 'throw',
	presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],
	themeConfig: {
		navbar: { title: 'Starter', items: [{ to: '/', label: 'Tutorial' }] },
		footer: { style: 'dark', copyright: 'Built with Docusaurus.' },
	},
}
