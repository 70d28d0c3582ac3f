/** The build's two calls, for scripts in TypeScript. */

export function buildAll(options?: { quiet?: boolean }): Promise<boolean>;
export function buildScript(source: string, target: string): Promise<void>;
