/** The build's calls, for scripts in TypeScript. */

export function buildAll(options?: { quiet?: boolean }): Promise<boolean>;
export function buildScript(source: string, target: string): Promise<void>;
export function bundleAssets(
  keep: (name: string, bytes: Uint8Array) => Promise<string>,
): Promise<[name: string, bytes: Uint8Array][]>;
