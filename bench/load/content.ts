/** What a gallery page says, read from its markup: lines, cards and pictures, for whoever draws the same page otherwise. */

export type SaidLine = { tag: string; text: string; href?: string; isBadge?: true };
export type SaidWork = { image?: Record<string, string>; lines: SaidLine[] };
export type Content = {
  title: string;
  language: string;
  top: SaidLine[];
  before: SaidLine[];
  works: SaidWork[];
  bottom: SaidLine[];
};

const token = /<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|[^">])*)>|([^<]+)/gi;
const unheard = /<(script|style|svg|template)\b[\s\S]*?<\/\1>/g;
const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", nbsp: ' ' };

const decoded = (text: string): string => text.replace(/&(#x27|[a-z]+);/g, (all, name) => signs[name] ?? all);

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(attributes)?.[1];
  return found === undefined ? undefined : decoded(found);
}

/** Texts in their order, each with the heading and the link it stands in. */
function readLines(markup: string): SaidLine[] {
  const lines: SaidLine[] = [];
  const open: { tag: string; href?: string; isBadge: boolean }[] = [];
  for (const [, slash, tag = '', attributes = '', text] of markup.replace(unheard, '').matchAll(token)) {
    if (text !== undefined) {
      const said = decoded(text).trim();
      if (!said) continue;
      const heading = open.find((one) => /^h[1-6]$/.test(one.tag));
      const href = open.find((one) => one.href !== undefined)?.href;
      const line: SaidLine = { tag: heading?.tag ?? 'p', text: said };
      if (href !== undefined) line.href = href;
      if (open.some((one) => one.isBadge)) line.isBadge = true;
      lines.push(line);
    } else if (slash) {
      const at = open.findLastIndex((one) => one.tag === tag);
      if (at >= 0) open.length = at;
    } else if (!/^(img|br|input|meta|link|hr|source|wbr)$/.test(tag)) {
      const isBadge = /\bclass="[^"]*\bbadge\b/.test(attributes);
      open.push({ tag, href: tag === 'a' ? attribute(attributes, 'href') : undefined, isBadge });
    }
  }
  return lines;
}

const imageNames = {
  src: 'src',
  srcset: 'srcSet',
  sizes: 'sizes',
  width: 'width',
  height: 'height',
  alt: 'alt',
};

function readWork(markup: string): SaidWork {
  const found = /<img((?:"[^"]*"|[^">])*)>/i.exec(markup)?.[1];
  const image: Record<string, string> = {};
  for (const [from, to] of Object.entries(imageNames)) {
    const said = found === undefined ? undefined : attribute(found, from);
    if (said !== undefined) image[to] = said;
  }
  return { ...(found === undefined ? {} : { image }), lines: readLines(markup) };
}

/** Everything a reader gets from a gallery: the frame's lines, those of the heading, and each card. */
export function readContent(html: string): Content {
  const main = html.search(/<main\b/);
  const cards = [...html.matchAll(/<li class="card(?: [^"]*)?"[\s\S]*?<\/li>/g)];
  const first = cards[0]?.index ?? main;
  const last = cards.at(-1);
  return {
    title: decoded(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''),
    language: /<html[^>]*\slang="([^"]+)"/.exec(html)?.[1] ?? 'zh',
    top: readLines(html.slice(html.search(/<body\b/), main)),
    before: readLines(html.slice(main, first)),
    works: cards.map(([markup]) => readWork(markup)),
    bottom: readLines(html.slice(last ? last.index + last[0].length : first)),
  };
}
