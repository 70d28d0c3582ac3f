/** The law of facts: whoever listens, listens to something that is announced. */

import { isHouseCode } from './plan.ts';
import type { Source } from './source.ts';
import { callsOf, placeOf, stringsIn, syntaxOf, valuesOf } from './syntax.ts';

const fact = /^[a-z-]+\.[a-z-]+$/;

/** Every reaction to a fact that nobody announces. */
export function facts(sources: readonly Source[]): string[] {
  const code = sources.filter(({ path }) => isHouseCode(path));
  const announced = new Set(code.flatMap((source) => valuesOf(syntaxOf(source), 'name').flatMap(stringsIn)));
  return code.flatMap((source) =>
    callsOf(source, ['on']).flatMap(({ isMethod, args, node }) => {
      const heard = isMethod ? [] : stringsIn(args[0]).filter((text) => fact.test(text));
      return heard
        .filter((name) => !announced.has(name))
        .map((name) => `${placeOf(source, node)} hears ${name}, which nobody announces`);
    }),
  );
}
