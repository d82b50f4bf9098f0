import nprogress from 'nprogress'

/**
 * The bar that Docusaurus shows while a page is slow to come (theme-classic, `lib/nprogress.js`): nprogress 0.2.0 gives it the roles `bar` and
 * `spinner`, which do not exist. It tells nothing that the page does not, so who hears the page is not told of it.
 */
nprogress.configure({ template: '<div class="bar" aria-hidden="true"><div class="peg"></div></div>', barSelector: '.bar' })
