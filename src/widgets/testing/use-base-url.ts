/** Stands in for Docusaurus's in tests, which know no site: there, it is at the root of its host. */
export default function useBaseUrl(path: string): string {
	return path
}
