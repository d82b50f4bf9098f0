import { late } from '../../widgets/late'

/** The highlighter (prism-react-renderer with its languages) is a third of the JavaScript; the colours are in the static HTML already. */
export default late(() => import('./HighlightedCode').then(({ HighlightedCode }) => HighlightedCode))
