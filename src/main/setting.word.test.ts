/** What may be set at the start, and how its answers are shown. */

import { describe, expect, it } from 'vitest';
import { addressOf, isLoopback, readSetting, tableOf } from './setting.ts';

describe('setting', () => {
  it('says nothing and gets a demo on loopback in ./data', () => {
    expect(readSetting({}, '/srv/tongxin')).toEqual({
      host: '127.0.0.1',
      port: 8086,
      dataDir: '/srv/tongxin/data',
      webs: 1,
      outside: undefined,
      isDemo: true,
    });
  });

  it('an operator with a database of their own gets no demo people (AC-023)', () => {
    const setting = readSetting({ DATABASE_URL: 'postgresql://a@b/c' }, '/srv');
    expect(setting.isDemo).toBe(false);
    expect(setting.outside).toEqual({ appUrl: 'postgresql://a@b/c', ownerUrl: 'postgresql://a@b/c' });
  });

  it('whoever opens the embedded database to the network gets no demo people (AC-023)', () => {
    const env = { HOST: '0.0.0.0', TONGXIN_ORIGIN: 'https://union.example' };
    expect(readSetting(env, '/srv').isDemo).toBe(false);
  });

  it('whoever lets others in says the address they use, or is told how', () => {
    expect(() => readSetting({ HOST: '0.0.0.0' }, '/srv')).toThrow(/TONGXIN_ORIGIN/);
  });

  it('the owner of the tables may be another role than the app', () => {
    const env = { DATABASE_URL: 'postgres://app@b/c', DATABASE_OWNER_URL: 'postgres://owner@b/c' };
    expect(readSetting(env, '/srv').outside?.ownerUrl).toBe('postgres://owner@b/c');
  });

  it.each(['0', '65536', '80.5', 'web'])('port %s is refused in words', (port) => {
    expect(() => readSetting({ PORT: port }, '/srv')).toThrow(/is not a port/);
  });

  it.each(['0', '5', '1.5', 'two'])('%s web processes are refused in words', (webs) => {
    expect(() => readSetting({ TONGXIN_WEBS: webs }, '/srv')).toThrow(/TONGXIN_WEBS/);
    expect(readSetting({ TONGXIN_WEBS: '2' }, '/srv').webs).toBe(2);
  });

  it('another database than PostgreSQL is refused in words', () => {
    expect(() => readSetting({ DATABASE_URL: 'mysql://x' }, '/srv')).toThrow(/DATABASE_URL is not/);
  });

  it('mail takes a server and a sender, or neither', () => {
    const whole = { TONGXIN_SMTP_URL: 'smtp://127.0.0.1:2525', TONGXIN_MAIL_FROM: 'tongxin@union.example' };
    expect(readSetting(whole, '/srv').isDemo).toBe(true);
    for (const half of [
      { TONGXIN_SMTP_URL: whole.TONGXIN_SMTP_URL },
      { TONGXIN_MAIL_FROM: whole.TONGXIN_MAIL_FROM },
      { ...whole, TONGXIN_SMTP_URL: 'mail.union.example' },
      { ...whole, TONGXIN_MAIL_FROM: 'tongxin' },
    ])
      expect(() => readSetting(half, '/srv')).toThrow(/belong together/);
  });

  it('a bucket takes all four of its settings, or none', () => {
    const four = {
      S3_ENDPOINT: 'https://s3.union.example',
      S3_BUCKET: 'tongxin',
      S3_KEY: 'k',
      S3_SECRET: 's',
    };
    expect(readSetting(four, '/srv').isDemo).toBe(true);
    for (const name of Object.keys(four))
      expect(() => readSetting({ ...four, [name]: undefined }, '/srv')).toThrow(/belong together/);
    expect(() => readSetting({ ...four, S3_ENDPOINT: 's3.union.example' }, '/srv')).toThrow(
      /belong together/,
    );
  });

  it('only this machine counts as loopback', () => {
    expect(['127.0.0.1', '127.8.0.1', '::1', 'localhost'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '::', '10.0.0.1', '127.evil.example'].some(isLoopback)).toBe(false);
  });

  it('the address can be opened as it stands', () => {
    expect(addressOf('127.0.0.1', 8086)).toBe('http://127.0.0.1:8086/');
    expect(addressOf('::1', 80)).toBe('http://[::1]:80/');
    expect(addressOf('0.0.0.0', 8086)).toBe('http://localhost:8086/');
  });

  it('columns stand beneath each other in Chinese too', () => {
    expect(
      tableOf(
        ['who', 'name'],
        [
          ['省总', 'a'],
          ['x', 'b'],
        ],
      ),
    ).toBe('  who   name\n  省总  a\n  x     b');
  });
});
