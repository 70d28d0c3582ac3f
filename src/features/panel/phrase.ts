/** What stands between the names that somebody declares, as people type it. */

export const betweenNames = /[\n,，、;；]/u;
