/** Why Tongxin cannot start: one sentence that ends with the way out, in English and Chinese; never a stack trace. */

export class StartRefusal extends Error {
  constructor(english: string, chinese: string) {
    super(`${english}\n${chinese}`);
    this.name = 'StartRefusal';
  }
}
