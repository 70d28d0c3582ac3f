/** The words by which a body and a place are read out of the name of a union. */

const union = /(总工会|工会联合会|工会工作委员会|工会委员会|联合工会|工会)$/;
const englishUnion = /\s*\b(Federation of Trade Unions|General Trade Union|Trade Unions?)\b\s*/gi;
const place = /^(.{2,}?)(自治区|自治州|自治县|省|市|盟|州|地区|区|县|旗)$/;

/** The body that a union is of: 晨光乳业有限公司工会 is of 晨光乳业有限公司. */
export function bodyOf(name: string): string {
  return name.replace(englishUnion, ' ').replace(union, '').trim();
}

/** The names of a place in the name of its union: 西宁市总工会 says 西宁市 and 西宁. */
export function placeOf(name: string): string[] {
  const body = bodyOf(name);
  const short = place.exec(body)?.[1];
  return short ? [body, short] : [body];
}
