import prismIncludeLanguages from '@theme/prism-include-languages'
import CodeBlock from '@theme-original/CodeBlock'
import { Prism } from 'prism-react-renderer'

// Docusaurus does this when the page starts (`plugins/lean-client` takes it out of there).
prismIncludeLanguages(Prism)

export const HighlightedCode = CodeBlock
