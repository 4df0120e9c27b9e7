/** What a database's text cannot hold, and what is no character. JSON can write both as escapes. */
export const UNPRINTABLE = /[\p{Surrogate}\0]/u;
