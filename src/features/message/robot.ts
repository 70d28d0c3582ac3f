/** The word "robot": an address of a chat group that takes letters for an organisation, in the format of its maker. */

import type { OrganisationId } from '../../kernel/id.ts';
import type { TreePath } from '../../kernel/tree.ts';

export const robotKinds = ['wecom', 'dingtalk', 'feishu'] as const;
export type RobotKind = (typeof robotKinds)[number];

export type Robot = {
  id: string;
  organisationId: OrganisationId;
  organisationPath: TreePath;
  kind: RobotKind;
  name: string;
  /** Shown masked only. */
  address: string;
  secret?: string;
  madeAt: Date;
};

/** What a robot signs: the makers differ in which half is key and which is text. */
export type Seal = { key: string; text: string };

/** What is to be sealed at an instant; WeCom knows no signature, its key stands in the address. */
export function sealFor(robot: Pick<Robot, 'kind' | 'secret'>, at: Date): Seal | undefined {
  if (!robot.secret || robot.kind === 'wecom') return undefined;
  if (robot.kind === 'dingtalk') return { key: robot.secret, text: `${at.getTime()}\n${robot.secret}` };
  return { key: `${secondsOf(at)}\n${robot.secret}`, text: '' };
}

const secondsOf = (at: Date): string => String(Math.floor(at.getTime() / 1000));

const wecomBytesMax = 2048;
const textMax = 1500;

export type RobotPost = { address: string; body: Record<string, unknown> };

/** The message as each maker documents it; `sealed` is the signature in base64, where there is a secret. */
export function postFor(
  robot: Pick<Robot, 'kind' | 'address'>,
  words: string,
  at: Date,
  sealed?: string,
): RobotPost {
  if (robot.kind === 'feishu') {
    const signature = sealed ? { timestamp: secondsOf(at), sign: sealed } : {};
    const body = { ...signature, msg_type: 'text', content: { text: shorten(words, textMax) } };
    return { address: robot.address, body };
  }
  if (robot.kind === 'wecom')
    return { address: robot.address, body: { msgtype: 'text', text: { content: fitBytes(words) } } };
  const body = { msgtype: 'text', text: { content: shorten(words, textMax) } };
  if (!sealed) return { address: robot.address, body };
  const url = new URL(robot.address);
  url.searchParams.set('timestamp', String(at.getTime()));
  url.searchParams.set('sign', sealed);
  return { address: url.href, body };
}

function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** WeCom takes at most 2048 bytes of UTF-8. */
function fitBytes(text: string): string {
  const size = (part: string) => new TextEncoder().encode(part).length;
  if (size(text) <= wecomBytesMax) return text;
  let fitting = '';
  for (const character of text) {
    if (size(fitting) + size(character) > wecomBytesMax - 3) break;
    fitting += character;
  }
  return `${fitting}…`;
}

/** Whether the maker's answer means it took the message: 200 and a zero under the name it documents. */
export function isTaken(kind: RobotKind, status: number, text: string): boolean {
  if (status !== 200) return false;
  try {
    const answer = JSON.parse(text) as Record<string, unknown> | null;
    return kind === 'feishu' ? (answer?.code ?? answer?.StatusCode) === 0 : answer?.errcode === 0;
  } catch {
    return false;
  }
}

/** The address as it is shown after it was kept: host, and the last four characters. */
export function maskAddress(address: string): string {
  return `${new URL(address).host}/…${address.slice(-4)}`;
}
