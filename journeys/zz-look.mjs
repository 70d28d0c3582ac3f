import pg from 'pg';
import { chromium } from 'playwright-core';

const [, , base, user, out, width, ...paths] = process.argv;
const b = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic'],
});
const c = await b.newContext({
  viewport: { width: +width, height: +width < 500 ? 844 : 900 },
  locale: 'zh-CN',
});
const p = await c.newPage();
if (user !== '-') {
  await p.goto(base + '/sign-in');
  await p.locator('main').getByLabel('账号').fill(user);
  await p.locator('main').getByLabel('密码').fill('tongxin-yanshi-2020');
  await p.locator('main').getByRole('button', { name: '登录' }).click();
  await p.waitForURL((u) => !u.pathname.includes('sign-in'));
  console.log('->', p.url());
}
let n = 0;
for (const path of paths) {
  const r = await p.goto(base + path);
  const w = await p.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  console.log('=====', path, r.status(), p.url(), 'overflow', w.join('/'));
  console.log((await p.locator('main').innerText()).replace(/\n+/g, '\n'));
  console.log(
    'LINKS',
    (
      await p
        .locator('main a')
        .evaluateAll((a) => a.map((x) => x.textContent.trim() + ' -> ' + x.getAttribute('href')))
    )
      .slice(0, 60)
      .join('\n  '),
  );
  console.log(
    'FORMS',
    (
      await p.locator('main form').evaluateAll((f) =>
        f.map(
          (x) =>
            x.action.replace(location.origin, '') +
            ' [' +
            [...x.elements]
              .filter((e) => e.type !== 'hidden')
              .map((e) => (e.name || e.textContent.trim()) + (e.disabled ? '(disabled)' : ''))
              .join(', ') +
            ']',
        ),
      )
    ).join('\n  '),
  );
  await p.screenshot({ path: `/tmp/look/${out}-${++n}.png`, fullPage: true });
}
await b.close();
