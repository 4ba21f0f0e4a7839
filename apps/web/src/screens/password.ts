/** The shortest password the server takes. */
export const PASSWORD_MIN_LENGTH = 10;
