/** The sentences of the machine: shapes, requests, outages. */

import { refusalTable, sentences } from '../kernel/text.ts';

export const refusals = refusalTable({
  'shape.required': { status: 422, zh: '请填写此项', en: 'Please fill this in' },
  'shape.too-long': { status: 422, zh: '最多 {max} 个字', en: 'At most {max} characters' },
  'shape.too-small': { status: 422, zh: '不能小于 {min}', en: 'Not less than {min}' },
  'shape.too-large': { status: 422, zh: '不能大于 {max}', en: 'Not more than {max}' },
  'shape.too-few': { status: 422, zh: '至少填写 {min} 行', en: 'At least {min} row(s)' },
  'shape.too-many': { status: 422, zh: '最多 {max} 行', en: 'At most {max} rows' },
  'shape.wrong-kind': { status: 422, zh: '请填写数字', en: 'Please enter a number' },
  'shape.not-half-points': { status: 422, zh: '分数以 0.5 为单位', en: 'Points go in steps of 0.5' },
  'shape.not-a-day': {
    status: 422,
    zh: '请填写日期，如 2026-08-20',
    en: 'Please enter a date such as 2026-08-20',
  },
  'shape.not-a-time': { status: 422, zh: '请填写时间，如 18:00', en: 'Please enter a time such as 18:00' },
  'shape.not-a-link': {
    status: 422,
    zh: '请填写以 http 开头的网址',
    en: 'Please enter an address that begins with http',
  },
  'shape.not-chosen': { status: 422, zh: '请从列表中选择', en: 'Please choose from the list' },
  'shape.unreadable': {
    status: 422,
    zh: '含有不能使用的字符',
    en: 'Contains characters that cannot be used',
  },
  'shape.unknown-field': { status: 422, zh: '不认识的字段：{name}', en: 'Unknown field: {name}' },
  'http.unknown-order': {
    status: 422,
    zh: '不支持按“{name}”排序或筛选',
    en: 'Sorting or filtering by “{name}” is not offered',
  },
  'http.foreign-origin': {
    status: 403,
    zh: '请求不是从本站页面发出的',
    en: 'The request did not come from a page of this site',
  },
  'http.too-large': { status: 413, zh: '提交的内容过大', en: 'What was sent is too large' },
  'http.disk-full': {
    status: 507,
    zh: '服务器空间不足，暂时不能接收文件；其他功能不受影响',
    en: 'The server has no space left for files just now; everything else works',
  },
  'http.unreadable-body': { status: 422, zh: '无法读取提交的内容', en: 'What was sent cannot be read' },
  'http.unknown-content-type': {
    status: 415,
    zh: '不支持的提交格式',
    en: 'This kind of body is not supported',
  },
  'http.key-reused': {
    status: 422,
    zh: '这张表单已用于另一次提交，请刷新页面后再试',
    en: 'This form was already used for another submission; reload the page and try again',
  },
  'http.sign-in-needed': { status: 401, zh: '请先登录', en: 'Please sign in first' },
  'http.not-found': { status: 404, zh: '没有找到这个页面', en: 'This page was not found' },
  'http.out-of-order': {
    status: 503,
    zh: '系统暂时不可用，请稍后再试',
    en: 'The system is not available just now; please try again shortly',
  },
  'sheet.too-large': {
    status: 413,
    zh: '表格文件过大（最多 {max} MB，解压后亦有上限）',
    en: 'The table is too large (at most {max} MB, and what it unpacks to has a limit too)',
  },
  'sheet.unreadable': {
    status: 422,
    zh: '无法读取这个文件；请使用 .xlsx，或 UTF-8、GB 18030 编码的 .csv',
    en: 'This file cannot be read; use an .xlsx, or a .csv in UTF-8 or GB 18030',
  },
  'sheet.too-many-rows': { status: 422, zh: '表格最多 {max} 行', en: 'A table has at most {max} rows' },
  'sheet.too-many-columns': {
    status: 422,
    zh: '表格最多 {max} 列',
    en: 'A table has at most {max} columns',
  },
  'zip.unreadable': {
    status: 422,
    zh: '无法读取这个压缩包；请用普通的 .zip 重新打包（不分卷、不加密）',
    en: 'This archive cannot be read; pack it again as a plain .zip, in one volume and not encrypted',
  },
  'zip.too-many': {
    status: 413,
    zh: '压缩包里文件太多，最多 {max} 个',
    en: 'The archive holds too many files; at most {max}',
  },
  'zip.too-large': {
    status: 413,
    zh: '压缩包解压后过大（最多 {max} MB），请分几次打包',
    en: 'The archive unpacks to too much (at most {max} MB); split it up',
  },
  'zip.unsafe-name': {
    status: 422,
    zh: '压缩包里有不能接受的文件路径：{name}',
    en: 'The archive holds a path that cannot be accepted: {name}',
  },
  'zip.link': {
    status: 422,
    zh: '压缩包里有链接或设备文件，不能接受：{name}',
    en: 'The archive holds a link or a device, which cannot be accepted: {name}',
  },
  'zip.locked': {
    status: 422,
    zh: '压缩包里有加密的文件，无法检查：{name}',
    en: 'The archive holds an encrypted file, which cannot be checked: {name}',
  },
  'http.stale': {
    status: 409,
    zh: '在您填写期间，内容已被他人修改。请核对下面两个版本后再保存',
    en: 'Somebody changed this while you were writing. Compare the two versions below and save again',
  },
});

export const text = sentences({
  reference: { zh: '编号：{id}', en: 'Reference: {id}' },
});
