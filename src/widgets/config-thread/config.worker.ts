import { checkPaste } from '../../engine/config/check/check-paste'
import { convert } from '../../engine/config/convert/convert'
import { bouncers } from '../../facts/bouncers'
import type { CheckedText, FromConfigThread, Question, Questions, ToConfigThread } from './protocol'

/** Questions not answered yet, the oldest first. Of a reader who types an address only the last one is still wanted. */
const open = new Map<number, Question>()

self.onmessage = ({ data }: MessageEvent<ToConfigThread>) => {
	switch (data.type) {
		case 'warm':
			return tell({ type: 'ready' })
		case 'ask':
			open.set(data.run, data.question)
			// After the messages that are here already: one of them may take it back.
			setTimeout(answerNext)
			return
		case 'cancel':
			open.delete(data.run)
	}
}

function answerNext(): void {
	const [next] = open
	if (!next) return
	const [run, question] = next
	open.delete(run)
	tell({ type: 'answer', run, answer: answerTo(question) })
}

function answerTo(question: Question): Questions[keyof Questions]['answer'] {
	switch (question.name) {
		case 'check':
			return checked(question.asked)
		case 'complete':
			return completed(question.asked)
		case 'convert':
			return convert(question.asked, bouncers)
	}
}

function checked({ text, given, chosen }: Questions['check']['asked']): CheckedText {
	const detected = checkPaste(text, given, bouncers)
	const { result, corrects } = detected.result.bouncer === null && chosen !== null ? checkPaste(text, chosen, bouncers) : detected
	return { result, corrects }
}

function completed({ text, given, name, answers }: Questions['complete']['asked']): CheckedText {
	const { result, corrects } = checkPaste(text, given, bouncers, name, answers)
	return { result, corrects }
}

function tell(message: FromConfigThread): void {
	self.postMessage(message)
}
