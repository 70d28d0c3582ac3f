/** The sentences of uploads. */

import { refusalTable, sentences } from '../../kernel/text.ts';

export const text = sentences({
  uploads: { zh: '正在上传的文件', en: 'Files on their way' },
  'uploads.lead': {
    zh: '断网、刷新、换一天，都可以接着传。最后一次传输七天后仍没有用上的，会自动清除。',
    en: 'A lost network, a reload, another day: you can always go on. What nobody used is cleared seven days after its last byte.',
  },
  'uploads.none': { zh: '没有正在上传的文件', en: 'No file is on its way' },
  'uploads.none.next': {
    zh: '在作品页面选择文件后，进度会显示在这里。',
    en: 'Choose a file on the page of a work; how far it has come is shown here.',
  },
  name: { zh: '文件', en: 'File' },
  stand: { zh: '进度', en: 'So far' },
  'stand.of': { zh: '{sent} / {size}', en: '{sent} of {size}' },
  state: { zh: '状态', en: 'State' },
  'state.arriving': { zh: '尚未传完', en: 'Not all here yet' },
  'state.complete': { zh: '已传完，尚未用于作品', en: 'All here, not used yet' },
  touched: { zh: '最后传输', en: 'Last byte' },
  expires: { zh: '保留到', en: 'Kept until' },
  where: { zh: '用于', en: 'For' },
  'go-on': { zh: '继续上传', en: 'Go on' },
  'go-on.choose': {
    zh: '请再选一次同一个文件：{name}（{size}），从断开处接着传。',
    en: 'Choose the same file again: {name} ({size}). It goes on where it stopped.',
  },
  'go-on.other': { zh: '这不是同一个文件：大小不同', en: 'This is not the same file: its size differs' },
  'go-on.there': { zh: '前往所属页面', en: 'Open its page' },
  drop: { zh: '删除', en: 'Drop' },
  'told.dropped': { zh: '已删除', en: 'Dropped' },
  'sending.queued': { zh: '排队等待上传', en: 'Waiting for its turn' },
  'sending.sending': { zh: '正在上传', en: 'Being sent' },
  'sending.waiting': {
    zh: '网络中断，恢复后自动接着传',
    en: 'No network; it goes on by itself when there is one',
  },
  'sending.paused': { zh: '已暂停', en: 'Paused' },
  'sending.done': { zh: '已传完', en: 'All here' },
  'sending.refused': { zh: '没有传成', en: 'Not sent' },
  'sending.dropped': { zh: '已取消', en: 'Cancelled' },
  'sending.so-far': { zh: '{sent} / {size}', en: '{sent} of {size}' },
  'sending.left': { zh: '约剩 {left}', en: 'about {left} left' },
  'left.seconds': { zh: '{count} 秒', en: '{count} s' },
  'left.minutes': { zh: '{count} 分钟', en: '{count} min' },
  'left.hours': { zh: '{count} 小时', en: '{count} h' },
  pause: { zh: '暂停', en: 'Pause' },
  resume: { zh: '继续', en: 'Go on' },
  cancel: { zh: '取消', en: 'Cancel' },
  'cancel.file': { zh: '取消上传 {name}', en: 'Cancel {name}' },
});

export const refusals = refusalTable({
  'upload.not-found': { status: 404, zh: '没有找到这个上传', en: 'This upload was not found' },
  'upload.other-version': { status: 412, zh: '只支持 tus 1.0.0', en: 'Only tus 1.0.0 is spoken here' },
  'upload.unknown-words': {
    status: 400,
    zh: '上传请求的信息不完整或无法读取（{header}）',
    en: 'The upload request lacks something or cannot be read ({header})',
  },
  'upload.empty': { status: 422, zh: '文件是空的', en: 'The file is empty' },
  'upload.too-large': { status: 413, zh: '文件过大，最大 {max}', en: 'The file is too large; at most {max}' },
  'upload.too-long': { status: 413, zh: '收到的内容比声明的长', en: 'More came than was declared' },
  'upload.too-many': {
    status: 429,
    zh: '正在上传的文件已达 {max} 个，请先用上或删除一些',
    en: 'You have {max} files on their way; use or drop some first',
  },
  'upload.too-much': {
    status: 429,
    zh: '正在上传的文件合计将超过 {max}，请先用上或删除一些',
    en: 'Your files on their way would exceed {max}; use or drop some first',
  },
  'upload.too-many-at-once': {
    status: 429,
    zh: '同时传输的文件过多，请稍候',
    en: 'Too many files at the same moment; wait a little',
  },
  'upload.wrong-offset': {
    status: 409,
    zh: '断点不一致，应从 {offset} 字节处接着传',
    en: 'The offset does not fit; go on at byte {offset}',
  },
  'upload.is-complete': { status: 409, zh: '这个文件已经传完', en: 'This file is all here already' },
  'upload.is-taken': {
    status: 409,
    zh: '这个文件已经用上，请在使用它的地方删除',
    en: 'This file is in use; remove it where it is used',
  },
  'upload.unfinished': {
    status: 409,
    zh: '文件还没有传完，请传完后再提交',
    en: 'The file is not all here yet; send it to its end first',
  },
  'upload.expired': {
    status: 410,
    zh: '这次上传已过保留期，请重新上传',
    en: 'The time of this upload is over; please send the file again',
  },
  'upload.locked': {
    status: 423,
    zh: '这个文件正在另一处上传',
    en: 'This file is being sent from somewhere else just now',
  },
  'upload.checksum-differs': {
    status: 460,
    zh: '这一段在途中损坏，请重传',
    en: 'This piece was damaged on its way; send it again',
  },
  'upload.line-broken': {
    status: 409,
    zh: '传输中断，请接着传',
    en: 'The line broke; go on where it stopped',
  },
  'upload.disk-full': {
    status: 507,
    zh: '服务器空间不足，暂时不能上传；已传部分会保留',
    en: 'The server has no space left just now; what has come is kept',
  },
});
