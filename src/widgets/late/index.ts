export { handIn, takePaste, takePresses } from './early'
export { allLate, answerFirst, late, lateSearch } from './late'
export { useHandedIn } from './use-handed-in'
