import { serve } from '@hono/node-server';
import { chromium } from 'playwright-core';
import { sql } from 'kysely';
import { it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import { plusDays } from '../../kernel/period.ts';
const world = useWorld();
it('look', async () => {
  const works = await showWorks(world, 'platform', [
    { unit: 'yintan-solar', title: '云上的服务站', points: [90] }, { unit: 'chenguang', title: '晨光点单：让夜班的饭热起来', points: [85] },
    { unit: 'delivery-riders', title: '骑手驿站', points: [80] }, { unit: 'college-mechanics', title: '学徒互助平台', points: [70] } ]);
  const call = await world.call('platform');
  await world.setClock(new Date(call.voteOpensAt.getTime() + 10 * 3_600_000));
  const voter = await world.as('worker-ma');
  await voter.post(`/works/${works[1]!.id}/votes`);
  await world.runWorker();
  const server = serve({ fetch: (r) => { const u = new URL(r.url); return world.app.request('http://tongxin.test' + u.pathname + u.search, { headers: r.headers, method: r.method }); }, port: 4599 });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const shoot = async (path: string, name: string, width: number) => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, locale: 'zh-CN' });
    await page.goto('http://127.0.0.1:4599' + path);
    await page.screenshot({ path: `/tmp/look-${name}-${width}.png`, fullPage: true });
    await page.close();
  };
  const g = `/campaigns/${call.campaignId}/calls/${call.id}`;
  for (const w of [390, 1280]) { await shoot(g, 'gallery', w); await shoot(`/works/${works[1]!.id}`, 'work', w); await shoot(g + '/rules', 'rules', w); }
  await world.setClock(plusDays(call.voteClosesAt, 1));
  const [o, l] = [await world.as('qh-officer'), await world.as('qh-leader')];
  await o.post(`/office/calls/${call.id}/result`);
  const id = (await sql<{ id: string }>`select id from award_result`.execute(world.owner)).rows[0]!.id;
  await o.post(`/office/results/${id}/submit`, { version: 1 }); 
  const desk = await l.get(`/office/calls/${call.id}/result`);
  await l.post(`/office/results/${id}/sign`, { version: 2 });
  for (const w of [390, 1280]) { await shoot(g + '/result', 'result', w); await shoot(`/certificates/${id}/${works[0]!.id}`, 'certificate', w); }
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.route('**/office/**', (r) => r.fulfill({ body: desk.text, contentType: 'text/html; charset=utf-8' }));
  await page.goto('http://127.0.0.1:4599/office/x'); await page.screenshot({ path: '/tmp/look-desk-1280.png', fullPage: true });
  await page.setViewportSize({ width: 390, height: 800 }); await page.screenshot({ path: '/tmp/look-desk-390.png', fullPage: true });
  await browser.close(); server.close();
}, 60000);
