/** Draws the six demo pictures: plateau, lake, grid, helmets, railway and night shift, as simple shapes. */
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const W = 1200;
const H = 800;
const sky = (id, ...stops) =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops
    .map(([at, color]) => `<stop offset="${at}" stop-color="${color}"/>`)
    .join('')}</linearGradient>`;

/** A mountain ridge: peaks from a small seeded walk, so that every run draws the same. */
function ridge(seed, top, swing, steps, color, opacity = 1) {
  let state = seed;
  const random = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
  const points = Array.from({ length: steps + 1 }, (_, i) => {
    const y = top + (i % 2 ? -1 : 1) * swing * (0.35 + 0.65 * random());
    return `${Math.round((i * W) / steps)},${Math.round(y)}`;
  });
  return `<polygon points="0,${H} ${points.join(' ')} ${W},${H}" fill="${color}" fill-opacity="${opacity}"/>`;
}

const wave = (y, height, color, opacity = 1) =>
  `<path d="M0 ${y} C 200 ${y - height}, 400 ${y + height}, 600 ${y} S 1000 ${y - height}, 1200 ${y} V800 H0Z" fill="${color}" fill-opacity="${opacity}"/>`;

const helmet = (x, y, size, color, band) =>
  `<g transform="translate(${x} ${y}) scale(${size})">
    <path d="M-66 300 L-62 190 C -58 100, -40 78, 0 78 C 40 78, 58 100, 62 190 L66 300 Z" fill="${band}"/>
    <circle cx="0" cy="36" r="40" fill="#e8b58c"/>
    <path d="M-54 20 A 54 54 0 0 1 54 20 Z" fill="${color}"/>
    <rect x="-66" y="16" width="132" height="13" rx="6.5" fill="${color}"/>
    <rect x="-8" y="-36" width="16" height="54" rx="8" fill="#fff" fill-opacity=".45"/></g>`;

const tower = (x, y, size) =>
  `<g transform="translate(${x} ${y}) scale(${size})" stroke="#3d4757" stroke-width="5" fill="none" stroke-linecap="round">
    <path d="M-46 260 L-10 0 L10 0 L46 260 M-36 190 L38 215 M36 190 L-38 215 M-28 130 L30 155 M28 130 L-30 155 M-20 72 L22 96 M20 72 L-22 96"/>
    <path d="M-78 44 H78 M-64 90 H64"/></g>`;

const lanterns = Array.from({ length: 46 }, (_, i) => {
  const x = (i * 379) % W;
  const y = 470 + ((i * 211) % 300);
  return `<rect x="${x}" y="${y}" width="13" height="17" rx="2" fill="#ffd88a" fill-opacity="${0.45 + (i % 5) / 9}"/>`;
}).join('');

const blocks = Array.from({ length: 14 }, (_, i) => {
  const height = 150 + ((i * 137) % 230);
  return `<rect x="${i * 88 - 8}" y="${H - height}" width="92" height="${height}" fill="${i % 2 ? '#22304f' : '#1a2542'}"/>`;
}).join('');

const rapeseed = Array.from({ length: 9 }, (_, i) =>
  wave(560 + i * 27, 22 - i * 2, i % 2 ? '#f2c230' : '#dca61c'),
).join('');

const pictures = {
  'picture-lake': `<defs>${sky('a', [0, '#2f78b7'], [0.6, '#a8d5ea'], [1, '#f6ead3'])}${sky('b', [0, '#2f8fa8'], [1, '#0f4f6c'])}</defs>
    <rect width="${W}" height="${H}" fill="url(#a)"/><circle cx="890" cy="170" r="62" fill="#fff6d8"/>
    ${ridge(7, 330, 80, 9, '#7f9fb8')}${ridge(21, 390, 60, 12, '#5b7f93')}
    <rect y="440" width="${W}" height="360" fill="url(#b)"/>${wave(520, 10, '#ffffff', 0.1)}${wave(610, 14, '#ffffff', 0.09)}${rapeseed}`,
  'picture-dawn': `<defs>${sky('a', [0, '#4b3a6b'], [0.45, '#d8667a'], [0.8, '#ffc27a'], [1, '#ffe9b8'])}</defs>
    <rect width="${W}" height="${H}" fill="url(#a)"/><circle cx="600" cy="430" r="120" fill="#ffe9a8"/>
    ${ridge(3, 470, 110, 7, '#8a4a6d', 0.75)}${ridge(11, 560, 90, 10, '#5d3358')}${ridge(31, 680, 50, 14, '#35203c')}`,
  'picture-helmets': `<defs>${sky('a', [0, '#f7e3bd'], [1, '#e9b872'])}</defs>
    <rect width="${W}" height="${H}" fill="url(#a)"/><circle cx="600" cy="380" r="270" fill="#f5cf8a"/>
    ${ridge(13, 520, 60, 9, '#c98d54', 0.6)}
    ${helmet(250, 380, 1.7, '#e5672d', '#365b7c')}${helmet(950, 380, 1.7, '#2f7fb5', '#8a3b32')}${helmet(600, 330, 2.25, '#f4c12c', '#2c4258')}`,
  'picture-grid': `<defs>${sky('a', [0, '#5aa0c8'], [0.7, '#d3e8ea'], [1, '#f4eed6'])}</defs>
    <rect width="${W}" height="${H}" fill="url(#a)"/>${ridge(17, 430, 90, 8, '#ffffff', 0.85)}${ridge(17, 470, 80, 8, '#9db7c6')}
    ${wave(590, 26, '#8fae6a')}${wave(680, 20, '#6f9450')}
    <g stroke="#3d4757" stroke-width="2" fill="none"><path d="M-20 330 Q 130 400 262 335 Q 470 460 640 368 Q 800 460 930 398 Q 1080 450 1220 404"/><path d="M-20 380 Q 130 450 282 401 Q 470 510 655 413 Q 800 500 942 429 Q 1080 480 1220 440"/></g>
    ${tower(270, 260, 1.5)}${tower(645, 325, 1.02)}${tower(935, 370, 0.68)}`,
  'picture-railway': `<defs>${sky('a', [0, '#1f6f8b'], [0.7, '#99d0c8'], [1, '#f2efd9'])}</defs>
    <rect width="${W}" height="${H}" fill="url(#a)"/>${ridge(5, 360, 120, 6, '#eef4f4')}${ridge(5, 440, 90, 6, '#87a8ad', 0.9)}${wave(620, 18, '#c9b074')}
    <rect y="560" width="${W}" height="16" fill="#545f66"/>${Array.from({ length: 9 }, (_, i) => `<rect x="${60 + i * 140}" y="576" width="22" height="170" fill="#6a757b"/>`).join('')}
    <path d="M150 556 V470 H900 C 985 470, 1030 512, 1052 556 Z" fill="#f5f5f0"/><path d="M150 526 H1036 L1052 556 H150 Z" fill="#1d7a5f"/>
    ${Array.from({ length: 10 }, (_, i) => `<rect x="${186 + i * 70}" y="486" width="44" height="26" rx="5" fill="#33505c"/>`).join('')}${wave(700, 16, '#b1945a')}`,
  'picture-night': `<defs>${sky('a', [0, '#0d1430'], [0.7, '#2b3a72'], [1, '#7b5a86'])}</defs>
    <rect width="${W}" height="${H}" fill="url(#a)"/><circle cx="240" cy="170" r="58" fill="#f5efd6"/><circle cx="264" cy="156" r="52" fill="#18214a"/>
    ${Array.from({ length: 40 }, (_, i) => `<circle cx="${(i * 317) % W}" cy="${(i * 97) % 360}" r="${1 + (i % 3) * 0.7}" fill="#fff" fill-opacity=".8"/>`).join('')}
    ${ridge(9, 470, 70, 9, '#1d2850')}${blocks}${lanterns}`,
};

for (const [name, body] of Object.entries(pictures)) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}" viewBox="0 0 ${W} ${H}">${body}</svg>`;
  await sharp(Buffer.from(svg))
    .jpeg({ quality: 78, mozjpeg: true })
    .toFile(fileURLToPath(new URL(`${name}.jpg`, import.meta.url)));
}
