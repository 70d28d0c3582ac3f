/** The signs by which a line of typed text is read as a row of a table. */

export const cellBar = '｜';
