/** Characters; longer texts are logs. */
export const longestConfig = 200_000
