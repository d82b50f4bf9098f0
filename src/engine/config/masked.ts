/** Stands in place of a secret in a collected text. The checker says nothing about it. */
export const masked = 'masked-secret'
