/** The sentences of recounting a vote. */

import { sentences } from '../../../kernel/text.ts';

export const text = sentences({
  recount: { zh: '验证计票', en: 'Recount the vote' },
  'recount.of': { zh: '验证计票：{call}', en: 'Recount the vote: {call}' },
  'recount.what': {
    zh: '投票的全部记录都已公开。任何人都可以逐条核对、重新计票，不需要账号，也不需要相信本网站。',
    en: 'Everything about this vote is published. Anybody can check it line by line and count again, without an account and without trusting this site.',
  },
  'recount.start': { zh: '开始验证', en: 'Recount now' },
  'recount.again': { zh: '重新验证', en: 'Recount again' },
  'recount.stop': { zh: '停止', en: 'Stop' },
  'recount.here': { zh: '在本机浏览器中验证', en: 'Recount in this browser' },
  'recount.here.what': {
    zh: '下载已公开的文件（约 {size}），在您的设备上逐条验证，不向服务器发送任何内容。',
    en: 'Fetches the published files (about {size}) and checks every line on your device. Nothing is sent to the server.',
  },
  'recount.no-script': {
    zh: '浏览器未运行脚本，可按下文下载文件后用命令行验证。',
    en: 'This browser runs no scripts: download the files below and recount on the command line.',
  },
  'recount.old-browser': {
    zh: '此浏览器版本过低，无法在此验证，请换用较新的浏览器或用命令行验证。',
    en: 'This browser is too old to recount here. Use a newer one, or the command line.',
  },
  'recount.keep': {
    zh: '您保存的检查点或投票回执（选填）',
    en: 'A checkpoint or receipt you kept (optional)',
  },
  'recount.keep.hint': {
    zh: '选择以前下载的 checkpoint-….json 或 receipt.json，确认它仍在公开的记录之中。',
    en: 'Choose a checkpoint-….json or receipt.json that you downloaded before: it must still be part of what is published.',
  },
  'recount.keep.strange': {
    zh: '所选文件不是检查点，也不是投票回执。',
    en: 'The chosen file is neither a checkpoint nor a receipt.',
  },
  'recount.at-work': { zh: '正在验证：第 {events} 条，共 {of} 条', en: 'Checking event {events} of {of}' },
  'recount.stopped': { zh: '已停止，尚未得出结论。', en: 'Stopped; there is no result.' },
  'recount.offline': {
    zh: '有文件没有取到（{name}），尚未得出结论，请稍后重新验证。',
    en: 'A file could not be fetched ({name}); there is no result yet. Please recount later.',
  },
  'recount.unreadable': { zh: '无法读取：{name}', en: 'Cannot be read: {name}' },
  'recount.equal': { zh: '与公布一致。', en: 'It is what was published.' },
  'recount.sound': {
    zh: '已公开的部分完整、未被改动；投票尚未公开内容，现在还不能计票。',
    en: 'What is published so far is whole and unchanged; what the events say is still sealed, so nothing can be counted yet.',
  },
  'recount.differs': { zh: '发现 {count} 类不符。', en: '{count} kind(s) of things do not fit.' },
  'recount.state.sealed': { zh: '内容尚未公开（密封）', en: 'sealed' },
  'recount.state.open': { zh: '内容已公开', en: 'opened' },
  'recount.sizes': {
    zh: '记录 {events} 条，检查点 {checkpoints} 个',
    en: '{events} events, {checkpoints} checkpoints',
  },
  'recount.stated': {
    zh: '最近的检查点：第 {number} 个，截至第 {size} 条记录，{at}',
    en: 'Last checkpoint: number {number}, up to event {size}, {at}',
  },
  'recount.beyond': {
    zh: '此后另有 {count} 条记录，待下一个检查点确认。',
    en: '{count} more event(s) since then wait for the next checkpoint.',
  },
  'recount.kept': {
    zh: '您保存的文件在公开的记录之中。',
    en: 'The file you kept is part of what is published.',
  },
  'recount.result': { zh: '重新计票的结果', en: 'The count' },
  'recount.shown': {
    zh: '最近检查点公布的票数（已取整，{at}）',
    en: 'Shown at the last checkpoint, rounded ({at})',
  },
  'recount.work': { zh: '作品', en: 'Work' },
  'recount.raw': { zh: '投出', en: 'Cast' },
  'recount.retracted': { zh: '本人收回', en: 'Taken back' },
  'recount.quarantined': { zh: '隔离', en: 'Quarantined' },
  'recount.void': { zh: '作废', en: 'Void' },
  'recount.effective': { zh: '有效', en: 'Counts' },
  'recount.reasons': { zh: '隔离与作废的规则', en: 'By rule' },
  'recount.sealed': { zh: '投票期间哪些内容是密封的', en: 'What is sealed while people vote' },
  'recount.sealed.what': {
    zh: '投票期间只公开每条记录的编号、时间和内容摘要，不公开谁投给谁，也不公开哪一票被隔离。这样就没有人能向买票者证明自己投了谁，也看不出买来的票还算不算。投票结束后全部内容公开，任何人都可以对照摘要核对。',
    en: 'While people vote, each event is published with its number, its instant and a digest of what it says: not who voted for what, nor which votes were quarantined. So nobody can prove to a buyer whom they voted for, nor see whether a bought vote still counts. After the closing everything is opened and fits its digest, or does not.',
  },
  'recount.sealed.names': {
    zh: '公开的文件中没有姓名、手机号、微信号和网络地址，投票人以每场投票不同的代号出现。',
    en: 'The files hold no name, phone number, WeChat id or network address: voters appear under pseudonyms that differ from poll to poll.',
  },
  'recount.sealed.limits': {
    zh: '重新计票看不出代号背后是不是真人，也看不出全部文件是否被一起换回较早的版本。后一种情况靠您保存的检查点或回执发现，所以请保存一份。',
    en: 'A recount cannot see whether there is a real person behind a pseudonym, nor whether all files were put back together to an earlier state. Only a checkpoint or receipt that you kept shows the latter: keep one.',
  },
  'recount.by-hand': { zh: '用命令行验证', en: 'Recount on the command line' },
  'recount.by-hand.download': {
    zh: '把下面的文件下载到同一个文件夹。',
    en: 'Download the files below into one folder.',
  },
  'recount.by-hand.ours': {
    zh: '运行本系统的命令（也可以直接给出网址）：',
    en: 'Run the command of this system (it takes the address of the files as well):',
  },
  'recount.by-hand.theirs': {
    zh: '或运行独立编写的程序，只需要 Python 3.8 以上：',
    en: 'Or the program that was written apart from it and needs nothing but Python 3.8:',
  },
  'recount.by-hand.own': {
    zh: '或者自己编写：文件格式写在 docs/vote-ledger.md 中，只需要 SHA-256 和 Ed25519。',
    en: 'Or write your own: docs/vote-ledger.md describes the files; SHA-256 and Ed25519 are all it takes.',
  },
  'recount.folder': { zh: '文件夹', en: 'FOLDER' },
  'recount.files': { zh: '公开的文件', en: 'Published files' },
  'recount.aside': { zh: '公开文件曾经更换', en: 'The published files were exchanged' },
  'recount.aside.what': {
    zh: '这场投票的公开文件与数据库曾不是同一套记录（多半因为恢复了较早的备份），第 {count} 次按数据库整套重写。换下的文件完整保存，没有删除，可向主办单位索取。您若保存过那时的检查点或回执，重新计票会指出它不在现在的记录之中。',
    en: 'The published files of this vote told another history than the database (most likely because an older backup was restored) and were written anew as a whole, exchange number {count}. The files that gave way are kept whole; ask the organiser for them. A checkpoint or receipt that you kept from then will be found not to be among these.',
  },
  'recount.files.none': {
    zh: '投票尚未开始，还没有公开的文件。',
    en: 'The vote has not begun: nothing is published yet.',
  },
  'recount.files.count': {
    zh: '共 {count} 个，{size}（{at}）',
    en: '{count} file(s), {size} ({at})',
  },
  'recount.file': { zh: '文件', en: 'File' },
  'recount.size': { zh: '大小', en: 'Size' },
  'recount.is': { zh: '内容', en: 'What it is' },
  'recount.is.poll': { zh: '参评作品、规则、公钥', en: 'Works, rules, public key' },
  'recount.is.events': { zh: '投票记录（密封）', en: 'Events, sealed' },
  'recount.is.contents': { zh: '记录的内容', en: 'What the events say' },
  'recount.is.checkpoint': { zh: '签名的检查点', en: 'Signed checkpoint' },
  'recount.is.index': { zh: '文件清单', en: 'List of files' },
  'found.more': { zh: '另有 {count} 处。', en: ' {count} more.' },
  'found.file': {
    zh: '第 {number} 条起的记录文件缺失。',
    en: 'The file of events from number {number} is missing.',
  },
  'found.line': {
    zh: '第 {number} 条记录格式有误或不完整。',
    en: 'Event {number} is not written as it must be.',
  },
  'found.number': {
    zh: '第 {number} 条记录的编号不对：有记录被删除、插入或调换。',
    en: 'Event {number} has another number: events were removed, put in or swapped.',
  },
  'found.instant': {
    zh: '第 {number} 条记录的时间早于前一条或有误。',
    en: 'The instant of event {number} goes back or is none.',
  },
  'found.hash': {
    zh: '第 {number} 条记录与前一条对不上：从这里起被改动过。',
    en: 'Event {number} is not bound to the one before: something was changed here.',
  },
  'found.content': {
    zh: '第 {number} 条记录的内容缺失或格式有误。',
    en: 'What event {number} says is missing or not written as it must be.',
  },
  'found.seal': {
    zh: '第 {number} 条记录公开的内容与密封的摘要不符。',
    en: 'What is published of event {number} is not what was sealed.',
  },
  'found.receipt': {
    zh: '您的回执（第 {number} 条）不在公开的记录之中。',
    en: 'Your receipt (event {number}) is not part of what is published.',
  },
  'found.uncovered': {
    zh: '第 {number} 条起的记录没有最终检查点确认。',
    en: 'No final checkpoint states the events from number {number} on.',
  },
  'found.work': {
    zh: '第 {number} 条记录投给了不参评的作品。',
    en: 'Event {number} is a vote for a work that is not part of the poll.',
  },
  'found.window': {
    zh: '第 {number} 条记录的投票不在投票时间内。',
    en: 'Event {number} is a vote outside the time for voting.',
  },
  'found.tier': {
    zh: '第 {number} 条记录的投票人身份等级不计票。',
    en: 'Event {number} is a vote of a tier that does not count.',
  },
  'found.period': {
    zh: '第 {number} 条记录的投票日期不对。',
    en: 'The day of the vote of event {number} is wrong.',
  },
  'found.slot': {
    zh: '第 {number} 条记录：投票人的票序不连续。',
    en: 'Event {number}: the voter’s votes are not numbered without gaps.',
  },
  'found.turn': {
    zh: '第 {number} 条记录：投票人对该作品的票序不连续。',
    en: 'Event {number}: the voter’s votes for this work are not numbered without gaps.',
  },
  'found.quota': {
    zh: '第 {number} 条记录超过了规则允许的票数。',
    en: 'Event {number} is more than the rules allow the voter.',
  },
  'found.together': {
    zh: '第 {number} 条记录所在的选票不合规则：作品数不对、作品重复或重复投票。',
    en: 'The ballot of event {number} breaks the rules: too few or many works, one twice, or a second ballot.',
  },
  'found.retract': {
    zh: '第 {number} 条记录收回的不是可收回的票。',
    en: 'Event {number} takes back what cannot be taken back.',
  },
  'found.range': {
    zh: '第 {number} 条记录处理的并非都是选票。',
    en: 'Event {number} deals with numbers that are no votes.',
  },
  'found.course': {
    zh: '第 {number} 条记录：暂停、恢复、延长或取消的次序不可能。',
    en: 'Event {number}: a pause, extension or cancellation that cannot be.',
  },
  'found.checkpoint': {
    zh: '第 {number} 个检查点缺失或格式有误。',
    en: 'Checkpoint {number} is missing or not written as it must be.',
  },
  'found.signature': {
    zh: '第 {number} 个检查点的签名无效。',
    en: 'The signature of checkpoint {number} is wrong.',
  },
  'found.order': {
    zh: '第 {number} 个检查点的次序、编号或时间不对。',
    en: 'Checkpoint {number} is out of order.',
  },
  'found.previous': {
    zh: '第 {number} 个检查点与前一个对不上。',
    en: 'Checkpoint {number} is not bound to the one before.',
  },
  'found.head': {
    zh: '第 {number} 个检查点签名确认的最后一条记录与公开的不同。',
    en: 'Checkpoint {number} was signed over another last event.',
  },
  'found.root': {
    zh: '第 {number} 个检查点签名确认的记录与公开的不同。',
    en: 'Checkpoint {number} was signed over other events.',
  },
  'found.cut-off': {
    zh: '公开的记录比第 {number} 个检查点确认的少：末尾被截断。',
    en: 'There are fewer events than checkpoint {number} states: the end was cut off.',
  },
  'found.other-history': {
    zh: '您保存的第 {number} 个检查点不在公开的记录之中：存在两套记录。',
    en: 'The checkpoint you kept (number {number}) is not among those published: there are two histories.',
  },
  'found.shown': {
    zh: '第 {number} 个检查点公布的票数与记录不符。',
    en: 'What checkpoint {number} showed is not what the events say.',
  },
  'found.final': {
    zh: '第 {number} 个检查点的最终结果与记录不符。',
    en: 'The final table of checkpoint {number} is not what the events say.',
  },
  'found.final-missing': {
    zh: '内容已公开，但缺少最终检查点（现有 {number} 个检查点）。',
    en: 'The contents are opened, but the final checkpoint is missing (there are {number} checkpoints).',
  },
});
