import type { EnvQuirks, FileFormat, Value } from '../../../facts/bouncer'
import type { Read, SettingsDocument, SyntaxProblem, Written } from './document'

/** Formats in which settings can be read one by one; `shell` and `text` are text around a few values. */
export type SettingsFormat = Exclude<FileFormat, 'shell' | 'text'>

/** What every file of ours has, also one that is text around a few values. */
export interface TextFormat {
	readonly id: FileFormat
	/** Prism's name for it. */
	readonly prism: string
	/** Whether a value can stand in a text of this format as it is, without quotes: the parser takes none of its signs for something else. */
	holds(value: string): boolean
}

/** What a second parser says of a text. */
export interface SecondOpinion {
	/** For the reader, in a sentence that begins with “parsed …”. */
	readonly by: string
	/** Places that it refuses. */
	readonly faults: number
}

/** All that is known about one format. Nothing outside of its folder asks for its name. */
export interface Format extends TextFormat {
	readonly id: SettingsFormat
	readonly traits: Traits
	/** Never throws: what cannot be parsed is a problem with its place. */
	read(text: string, quirks: EnvQuirks): Read
	/** @throws Unwritable naming the setting that the format cannot hold. */
	write?(document: SettingsDocument, quirks: EnvQuirks): Written
	/**
	 * One value as it is written.
	 *
	 * @param was What stands there now, with its quotes; empty when nothing does. Its manner is kept where the format has several.
	 */
	value(value: Value, was: string): string
	/** A setting on a line of its own, without indentation; absent where no line can be added. */
	line?(name: string, value: Value): string
	/** The lines of a setting below levels that the file does not have yet, at its end. */
	newLevels?(path: readonly string[], value: Value): string
	/** Parses a text once more, by a parser that is not the reader's or is stricter: a corrected file is held by it. Absent where there is none, null where the text is not of its language. */
	secondParser?(text: string): SecondOpinion | null
	/** The format in whose manner a text of this one is written: JSON is YAML, and has to stay JSON. */
	writtenAs?(text: string): Format
	/** Words that the format or its programs take for true and false beside `true` and `false`; null for all others. */
	truth?(text: string): boolean | null
	/** A setting on a line, from 1, below that of a name, that lacks its sign so that the parser takes it for the text of the name above. */
	withoutSign?(text: string, line: number, above: number): SyntaxProblem | null
}

/** In what formats differ, for those who judge, correct and write files of all of them. */
export interface Traits {
	/** What two settings of one name do, where the facts say nothing; `by-block`: settings belong to the block they stand in, and only the facts know. */
	readonly repeated: 'refused' | 'last-counts' | 'by-block'
	/** What becomes of a byte order mark. */
	readonly byteOrderMark: 'skipped' | 'joins-first-name' | 'refused'
	/** What shows that a part of a text was cut out of its midst: indentation, blocks that it closes and does not open, a bracket that it lacks. */
	readonly levels?: 'indentation' | 'blocks' | 'brackets'
	/** Lists, texts and numbers are told apart by how they are written; elsewhere a list is a text with commas or blanks. */
	readonly typed?: true
	/** Parsed as a whole: what follows an error is guessed by the parser. */
	readonly parsedWhole?: true
	/** Names have no levels (a dot is a part of one), and a line can stand in an empty file. */
	readonly flat?: true
	/** Programs differ in how they read it (`EnvQuirks`), and quotes are part of the value. */
	readonly quirks?: true
	/** A name without a value is a switch that is on; there is no word for off. */
	readonly flags?: true
	/** Settings are separated by commas. */
	readonly commas?: true
	/** Comments begin with slashes too. */
	readonly slashComments?: true
	/** `$name` stays as it is in most values. */
	readonly literalVariables?: true
	/** Read without a grammar, so any text has names in it. */
	readonly guessed?: true
	/** Whose names stand beside those of the bouncer: of any program, or of the system. */
	readonly othersNames?: 'any' | 'system'
	/** What stands at one container, in a document that may hold several. Labels are never a file by themselves. */
	readonly ofContainer?: 'variables' | 'labels'
	/** A document of it can hold containers. */
	readonly holdsContainers?: true
	/** Looks like the source of a program. */
	readonly likeProgram?: true
	/** Its names are directives of the one program that reads it. */
	readonly directives?: true
	/** Typed in by hand, into a screen or a program: no file that could be written. */
	readonly byHand?: true
	/** Fields of a screen, and no file at all. */
	readonly screen?: true
}
