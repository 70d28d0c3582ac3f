/** What a browser of 2020 lacks and a package calls: the build puts it in the place of `Object.hasOwn`. */

const owns = Object.prototype.hasOwnProperty;

/** Not by `Object.hasOwn` itself: the build would put this function in its place here too. */
export const hasOwn = (one: object, key: PropertyKey): boolean => owns.call(one, key);
