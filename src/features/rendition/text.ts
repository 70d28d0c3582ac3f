/** The sentences of what is made of files, of subtitles, and of the queue. */

import { refusalTable, sentences } from '../../kernel/text.ts';

export const text = sentences({
  'player.film': { zh: '作品视频：{title}', en: 'Video of the work: {title}' },
  'player.sound': { zh: '作品音频：{title}', en: 'Recording of the work: {title}' },
  'player.wave': { zh: '《{title}》的音量波形', en: 'How loud {title} is, from first to last' },
  'player.loudness': {
    zh: '响度 {lufs} LUFS，最高 {peak} dBTP',
    en: 'Loudness {lufs} LUFS, peak {peak} dBTP',
  },
  'player.save': { zh: '无法播放时，请下载观看', en: 'If it does not play, save it' },
  'language.zh': { zh: '中文', en: 'Chinese' },
  'language.en': { zh: '英文', en: 'English' },

  'kind.poster': { zh: '封面', en: 'Poster' },
  'kind.caption': { zh: '内嵌字幕', en: 'Subtitles inside the film' },
  'kind.picture': { zh: '公开图片', en: 'Picture for the public' },
  'kind.sound': { zh: '播放音频与波形', en: 'Sound for playing, and waveform' },
  'kind.film': { zh: '播放视频', en: 'Film for playing' },
  'state.waiting': { zh: '等待处理，前面 {ahead} 件', en: 'Waiting, {ahead} before it' },
  'state.paused': {
    zh: '稍后再试（第 {attempts} 次未成）',
    en: 'Will be tried again (attempt {attempts} did not succeed)',
  },
  'state.running': { zh: '正在处理 {percent}%', en: 'Being made, {percent}%' },
  'state.done': { zh: '已完成', en: 'Done' },
  'state.failed': { zh: '未能完成', en: 'Could not be made' },
  'state.cancelled': { zh: '已取消', en: 'Cancelled' },
  'problem.unreadable': {
    zh: '文件内容无法解码，可能已损坏。作品按原样展示；请换一个文件，或重新导出后再传。',
    en: 'The file cannot be decoded; it may be damaged. It is shown as it came: send another, or export it anew.',
  },
  'problem.too-large': {
    zh: '画面尺寸、帧率或流的数量超出可处理的范围。请以 1080p、60 帧以内重新导出。',
    en: 'Its picture, frame rate or number of streams is beyond what can be handled. Export it at 1080p and 60 frames or less.',
  },
  'problem.too-slow': {
    zh: '处理时间超过上限，已停止。请以较小的分辨率重新导出。',
    en: 'It took longer than allowed and was stopped. Export it at a smaller size.',
  },
  'problem.disk-full': {
    zh: '服务器存储空间不足，没有做出完整的文件。请联系系统管理员，腾出空间后可重新处理。',
    en: 'The server ran out of space before it was whole. Tell the keeper; afterwards it can be made again.',
  },
  'problem.not-proven': {
    zh: '做出的文件没有通过检验（时长、画面或结尾不完整），因此没有采用。作品按原样展示。',
    en: 'What came out did not pass its check (length, streams or end), so it is not used. The file is shown as it came.',
  },
  'problem.missing': {
    zh: '读取原文件时出错。请重新处理；若仍不成功，请联系系统管理员。',
    en: 'The file could not be read from the store. Try again; if it fails again, tell the keeper.',
  },
  'problem.no-heif': {
    zh: '服务器未安装 HEIC 转换程序（{line}），照片保留原件，暂不能展示。',
    en: 'The server lacks the program that opens HEIC ({line}); the photo is kept and cannot be shown yet.',
  },
  'problem.gave-up': {
    zh: '处理程序连续 {attempts} 次中断，已停止再试，不影响其他作品。可重新处理，或换一个文件。',
    en: 'The work on it broke off {attempts} times, so it was given up; others are not held up. Try again, or send another file.',
  },
  making: { zh: '播放与字幕', en: 'Playing and subtitles' },
  'making.lead': {
    zh: '系统把作品处理成各种手机都能播放的样子；原文件保留不动，以备查验。',
    en: 'The work is made to play on every phone; the file itself is kept untouched, as evidence.',
  },
  'making.back': { zh: '返回作品', en: 'Back to the work' },
  'making.none': { zh: '这个文件不需要处理', en: 'Nothing has to be made of this file' },
  'making.none.next': { zh: '文件按原样展示或下载。', en: 'It is shown or saved as it is.' },
  'making.table': { zh: '处理情况', en: 'How it stands' },
  'making.what': { zh: '内容', en: 'What' },
  'making.state': { zh: '状态', en: 'State' },
  'making.act': { zh: '办理', en: 'Do' },
  'making.again': { zh: '重新处理', en: 'Make again' },
  'making.cancel': { zh: '取消', en: 'Stop' },
  'told.again': { zh: '已重新排队，优先处理。', en: 'In the queue again, before all others.' },
  'told.cancelled': { zh: '已取消。', en: 'Stopped.' },

  captions: { zh: '字幕', en: 'Subtitles' },
  'captions.none': { zh: '还没有字幕', en: 'No subtitles yet' },
  'captions.of': {
    zh: '{language}：{count} 条，第 {version} 版，{at}（{source}）',
    en: '{language}: {count} lines, version {version}, {at} ({source})',
  },
  'captions.edit': { zh: '编辑{language}字幕', en: 'Edit the {language} subtitles' },
  'captions.add': { zh: '添加{language}字幕', en: 'Add {language} subtitles' },
  'source.embedded': { zh: '取自影片', en: 'from the film' },
  'source.uploaded': { zh: '上传', en: 'sent as a file' },
  'source.edited': { zh: '在线编辑', en: 'typed here' },
  'caption.title': { zh: '{language}字幕', en: '{language} subtitles' },
  'caption.text': { zh: '字幕内容', en: 'The subtitles' },
  'caption.text.hint': {
    zh: '每条先写一行时间，下面写文字，条与条之间空一行。文字按原样显示，不支持样式。',
    en: 'Each begins with a line of times, its words below, an empty line between. Words are shown as they are, without styles.',
  },
  'caption.save': { zh: '保存字幕', en: 'Save the subtitles' },
  'caption.file': { zh: '上传字幕文件', en: 'Send a subtitle file' },
  'caption.file.hint': {
    zh: '.srt 或 .vtt，不超过 2 MB；会成为新的一版。',
    en: '.srt or .vtt, 2 MB at most; it becomes the next version.',
  },
  'caption.send': { zh: '上传', en: 'Send' },
  'caption.remove': { zh: '撤下字幕', en: 'Take the subtitles away' },
  'caption.stored': {
    zh: '已保存的内容（他处刚刚修改，第 {version} 版）',
    en: 'As stored now (changed elsewhere, version {version})',
  },
  'caption.stored.next': {
    zh: '下面是您输入的内容，没有丢失。请对照后再次保存。',
    en: 'What you typed is below, nothing is lost. Compare, then save again.',
  },
  'caption.stored.none': { zh: '（已撤下）', en: '(taken away)' },
  'caption.versions': { zh: '历次版本', en: 'Versions' },
  'caption.version': { zh: '第 {version} 版', en: 'Version {version}' },
  'caption.lines': { zh: '{count} 条', en: '{count} lines' },
  'caption.taken-away': { zh: '撤下', en: 'taken away' },
  'caption.source': { zh: '来源', en: 'Source' },
  'caption.at': { zh: '时间', en: 'When' },
  'told.caption': { zh: '字幕已保存。', en: 'The subtitles are saved.' },
  'told.caption-removed': {
    zh: '字幕已撤下，各版本保留。',
    en: 'The subtitles are taken away; their versions are kept.',
  },

  queue: { zh: '影音处理', en: 'Films and sounds' },
  'queue.lead': {
    zh: '等待 {waiting} 件，正在处理 {running} 件，已完成 {done} 件，未能完成 {failed} 件。',
    en: '{waiting} wait, {running} being made, {done} done, {failed} could not be made.',
  },
  'queue.failed': { zh: '未能完成的', en: 'What could not be made' },
  'queue.failed.none': { zh: '没有未能完成的', en: 'Nothing has failed' },
  'queue.file': { zh: '文件', en: 'File' },
  'queue.of': { zh: '{kind}，{size}，{at} 收到', en: '{kind}, {size}, received {at}' },
  'queue.why': { zh: '原因', en: 'Why' },
  'queue.network': {
    zh: '视频处理程序在断网环境中运行。',
    en: 'The program for films runs cut off from every network.',
  },
  'queue.no-network': {
    zh: '系统内核不允许断网运行，处理程序只受协议白名单限制。',
    en: 'This kernel does not let it be cut off from the network; only the list of allowed protocols holds it.',
  },
  'no-ffmpeg': {
    zh: '服务器未安装视频处理程序，作品按原样保存和展示。安装：{line}',
    en: 'The server has no program for films: works are kept and shown as they came. To install it: {line}',
  },
});

export const refusals = refusalTable({
  'rendition.not-yours': {
    status: 403,
    zh: '只有作品所在单位的经办人和报送人可以办理。',
    en: 'This is for the officer of the work’s unit, and for who sent it in.',
  },
  'rendition.closed': {
    status: 409,
    zh: '作品已经报送，字幕请联系单位经办人修改。',
    en: 'The work has been sent in; the officer of its unit may change the subtitles.',
  },
  'rendition.under-way': {
    status: 409,
    zh: '正在排队或处理，不必重新处理。',
    en: 'It waits or is being made already.',
  },
  'rendition.ended': {
    status: 409,
    zh: '已经结束，无法取消。',
    en: 'It has ended; there is nothing to stop.',
  },
  'rendition.caption-unreadable': {
    status: 422,
    zh: '不是可读的文本文件，请另存为 UTF-8 编码的 .srt 或 .vtt，不超过 2 MB。',
    en: 'This is no readable text: save it as .srt or .vtt in UTF-8, 2 MB at most.',
  },
  'rendition.caption-no-cues': {
    status: 422,
    zh: '没有找到字幕。每条字幕先写一行时间，如 00:00:01.000 --> 00:00:03.500，下面写文字。',
    en: 'No subtitles found. Each begins with its times, 00:00:01.000 --> 00:00:03.500, and its words below.',
  },
  'rendition.caption-bad-time': {
    status: 422,
    zh: '第 {line} 行的时间读不懂，应写成 00:00:01.000 --> 00:00:03.500。',
    en: 'The times in line {line} cannot be read; write 00:00:01.000 --> 00:00:03.500.',
  },
  'rendition.caption-backwards': {
    status: 422,
    zh: '第 {line} 行的结束时间不晚于开始时间。',
    en: 'In line {line} the end is not after the beginning.',
  },
  'rendition.caption-too-many': {
    status: 422,
    zh: '字幕超过 {max} 条（第 {line} 行起）。',
    en: 'More than {max} subtitles (from line {line} on).',
  },
  'rendition.caption-too-long': {
    status: 422,
    zh: '第 {line} 行的一条字幕超过 {max} 字，请分成几条。',
    en: 'A subtitle at line {line} has more than {max} characters; part it.',
  },
});
