/** Characters that a password has at the least (I-04). */
export const MIN_PASSWORD_LENGTH = 12;
