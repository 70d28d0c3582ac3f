/** The words by which a date is found in a text: dates of a call stand beside the text and are never typed twice. */

const typedDate =
  /(?:(?:20\d{2}|二[〇零○]\S{2})\s*年\s*)?(?:1[0-2]|0?[1-9])\s*月\s*(?:[12]\d|3[01]|0?[1-9])\s*[日号]|20\d{2}[-/.](?:1[0-2]|0?[1-9])[-/.](?:[12]\d|3[01]|0?[1-9])/g;

/** The dates somebody typed into a text, each once, as they stand there. */
export function datesIn(body: string): string[] {
  return [...new Set([...body.matchAll(typedDate)].map((match) => match[0]))];
}
