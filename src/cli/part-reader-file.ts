/** The script of the helper threads, beside the bundle; where all is one file, the build puts that one in its place. */
export const partReaderFile = new URL('part-reader.cjs', import.meta.url)
