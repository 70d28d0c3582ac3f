/** What a browser of 2020 lacks and a package calls: the build puts it in the place of `Object.hasOwn`. */

export const hasOwn = (one: object, key: PropertyKey): boolean => Object.hasOwn(one, key);
