#!/usr/bin/env python3
"""Recounts a published vote, written apart from everything else here, with nothing but Python's own library (3.8 or later):
    python3 bin/recount.py FOLDER [--checkpoint FILE]
Files, rules and findings: docs/vote-ledger.md. Keeps everything in memory. Exit 0: all fits; 1: it does not; 2: unreadable."""
import bisect, collections, functools, hashlib, json, os, re, sys
from datetime import datetime, timedelta
P, Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493; D = -121665 * pow(121666, P - 2, P) % P  # Ed25519, RFC 8032
def add(p, q):
    a, b, c, d = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0]), 2 * p[3] * q[3] * D, 2 * p[2] * q[2]
    return (b - a) * (d - c) % P, (d + c) * (b + a) % P, (d - c) * (d + c) % P, (b - a) * (b + a) % P
def times(n, p):
    return (0, 1, 1, 0) if n == 0 else add(times(n - 1, p), p) if n & 1 else times(n >> 1, add(p, p))
def point(data):
    sign, y = divmod(int.from_bytes(data, 'little'), 1 << 255)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    if y >= P or x * x % P != square or (x == 0 and sign):
        raise ValueError('no point')
    return (x, y, 1, x * y % P) if x & 1 == sign else (P - x, y, 1, (P - x) * y % P)
def verify(key, text, signature):
    try:
        key, r, s = bytes.fromhex(key), bytes.fromhex(signature[:64]), int.from_bytes(bytes.fromhex(signature[64:]), 'little')
        k = int.from_bytes(hashlib.sha512(r + key + text.encode()).digest(), 'little') % Q
        a, b = times(s, point((4 * pow(5, P - 2, P) % P).to_bytes(32, 'little'))), add(point(r), times(k, point(key)))
        return all((a[i] * b[2] - b[i] * a[2]) % P == 0 for i in (0, 1)) and s < Q and re.fullmatch('[0-9a-f]{128}', signature)
    except ValueError:
        return False
NOTHING, FORMAT, HALF = '0' * 64, '%Y-%m-%dT%H:%M:%S.%fZ', re.compile('[\ud800-\udfff]')  # half a pair: in no UTF-8
S, N, X, Y = r'"(?:[^"\\]|\\.)*"', '[1-9][0-9]{0,14}', '"[0-9a-f]{32}"', '"[0-9a-f]{64}"'  # how a text, number, hex is written
T, C = r'"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9]\.[0-9]{3}Z"', f'(?:0|{N})'
LINE = re.compile(f'{{"no":({N}),"at":({T}),"seal":({Y}),"hash":({Y})}}')
ACTS = ('vote period salt slot tier turn voter work|retract salt vote|quarantine case reason rule salt votes|pause reason salt|'
        'release case reason salt votes|void case reason rule salt votes|resume reason salt|cancel reason salt|extend reason salt until')
KINDS = {'slot': N, 'turn': N, 'vote': N, 'votes': rf'\[(?:\[{N},{N}\],?)+\]', 'salt': X, 'voter': X, 'rule': f'(?!""){S}', 'until': T}
CONTENT = '|'.join(f'{{"act":"{act}",' + ','.join(f'"{key}":{KINDS.get(key, S)}' for key in keys) + '}'
                   for act, *keys in map(str.split, ACTS.split('|')))
BODY = (f'{{"poll":{S},"number":{C},"previous":{Y},"size":{C},"head":{Y},"root":{Y},"at":{T},"final":'
        f'(?:false,"shown":{{"size":{C},"at":{T},"totals":{{.*}}}}|true,"totals":{{.*}})}}')
def sha(*parts):
    return hashlib.sha256(b''.join(p if isinstance(p, bytes) else HALF.sub('\ufffd', p).encode() for p in parts)).digest()
@functools.lru_cache(100_000)
def ms(at):  # an instant as a number, nothing when it is none
    try:
        time = datetime.strptime(at, FORMAT)
        return (time - datetime(1970, 1, 1)) // timedelta(0, 0, 1000) if time.isoformat('T', 'milliseconds') + 'Z' == at > '1' else None
    except (ValueError, TypeError):
        return None
def rounded(votes):
    return 0 if votes < 10 else votes // (step := 10 ** max(1, len(str(votes)) - 2)) * step
def written(value, **how):
    return HALF.sub(lambda half: f'\\u{ord(half[0]):04x}', json.dumps(value, ensure_ascii=False, separators=(',', ':'), **how))
def loads(text, kind, **how):  # the object that a text is, if it is of its kind and written as the format wants it
    try:
        said, times = json.loads(text), re.findall('"(?:at|until)":"(.{24})"', text)
        ends = [end for ends in said.get('votes', []) for end in ends]  # ascending; a range may be of one
        is_right = None not in map(ms, times) and all(a < b + (i % 2 == 0) for i, (a, b) in enumerate(zip(ends, ends[1:])))
        return said if is_right and re.fullmatch(kind, text, re.S) and written(said, **how) == text else {}
    except (AttributeError, ValueError, TypeError, RecursionError):
        return {}
def state(vote):
    return 'void' if vote['void'] else 'retracted' if vote['taken'] else 'quarantined' if vote['aside'] else 'effective'
class Recount:
    def __init__(self, folder):
        self.folder, self.names, self.findings, self.votes, self.pasts = folder, os.listdir(folder), {}, {}, {}
        self.root, self.poll = sha(self.read('poll.json') or '').hex(), json.loads(self.read('poll.json') or '')
        self.run, self.paused, self.cancelled, self.sums = None, False, False, collections.defaultdict(lambda: {
            'raw': 0, 'retracted': 0, 'quarantined': 0, 'void': 0, 'effective': 0, 'reasons': {}})
        self.rule, self.closes, self.works = self.poll['ballot'], self.poll['closesAt'], [one['id'] for one in self.poll['works']]
    def read(self, name):  # a byte that is no UTF-8 becomes a character that no line may have
        data = open(os.path.join(self.folder, name), 'rb').read() if name in self.names else None
        return None if data is None else re.sub('[\udc80-\udcff]', '\0', data.decode(errors='surrogateescape'))
    def found(self, place, /, **wrongs):
        for code in (code.replace('_', '-') for code, is_wrong in wrongs.items() if is_wrong):
            first, count = self.findings.get(code, (place, 0))
            self.findings[code] = (min(first, place), count + 1)
    def lines(self, kind, missing, torn):
        first, lines = 1, []
        while (text := self.read(f'{kind}-{first:09d}.ndjson')) is not None:
            *more, end = text.split('\n')
            self.found(first + len(more), **{torn: end})
            lines, first = lines + more + ([end] if end else []), first + 10_000
        self.found(first, **{missing: any(f'{kind}-{first:09d}.ndjson' < name < f'{kind}.' for name in self.names)})
        return lines
    def count(self, vote, by, raw=0):
        name, rule, one = state(vote), vote['void'] or vote['aside'], self.sums[vote['work']]
        reasons = {**one['reasons'], rule: one['reasons'].get(rule, 0) + by * (name in ('quarantined', 'void'))}
        reasons = {rule: reasons[rule] for rule in sorted(reasons) if reasons[rule]}
        self.sums[vote['work']] = {**one, name: one[name] + by, 'raw': one['raw'] + raw, 'reasons': reasons}
    def is_shut(self, at):
        return self.cancelled or not self.poll['opensAt'] <= at < self.closes
    def vote(self, no, at, c):
        day, is_rolling = (datetime(1970, 1, 1, 8) + timedelta(milliseconds=ms(at) or 0)).date(), self.rule['period'] == 'rolling'
        period = str(day) if self.rule['period'] == 'day' else ''
        past = self.pasts.setdefault((c['voter'], period), [])
        near = [one for one in past if not one['taken'] and not (is_rolling and ms(at) - one['ms'] >= 86_400_000)]
        turn, here = (1 + sum(one['work'] == c['work'] for one in some) for some in (past, near))
        self.found(no, work=c['work'] not in self.works, tier=c['tier'] not in self.rule['tiers'], period=c['period'] != period,
                   window=self.paused or self.is_shut(at), slot=c['slot'] != len(past) + 1, turn=c['turn'] != turn,
                   quota=len(near) >= self.rule['perPeriod'] or here > self.rule['perWork'])
        if 'together' in self.rule:
            if not self.run or self.run[:2] != (c['voter'], at) or self.run[3] + 1 != no:
                self.end_run()
            self.run = (*(self.run or (c['voter'], at, no))[:3], no)
            self.found(no, together=len(near) > no - self.run[2] or here > 1)
        self.votes[no] = {'work': c['work'], 'taken': False, 'aside': '', 'void': '', 'ms': ms(at)}
        past.append(self.votes[no])
        self.count(self.votes[no], 1, raw=1)
    def end_run(self):
        (*_, first, last), asked = self.run or (0, 0), self.rule.get('together')
        self.found(first, together=self.run and not asked['least'] <= last - first + 1 <= asked['most'])
        self.run = None
    def open(self, no, at, c):
        if (act := c['act']) == 'vote':
            return self.vote(no, at, c)
        self.end_run()
        asked = [c['vote']] if act == 'retract' else [n for a, b in c.get('votes', []) for n in range(a, min(b, max(a, no)) + 1)]
        votes, is_turned = [self.votes[n] for n in asked if n in self.votes], self.paused == {'pause': True, 'resume': False}.get(act)
        self.found(no, range=act != 'retract' and len(votes) < len(asked), course=act in ('pause', 'resume', 'extend', 'cancel') and (
            self.cancelled or is_turned or c.get('until', '~') <= self.closes),
                   retract=act == 'retract' and (not votes or votes[0]['taken'] or self.is_shut(at)))
        for vote in votes:
            self.count(vote, -1)
            vote.update(taken=vote['taken'] or act == 'retract', void=vote['void'] or (c['rule'] if act == 'void' else ''),
                        aside=c['rule'] if act == 'quarantine' else '' if act == 'release' else vote['aside'])
            self.count(vote, 1)
        self.paused, self.cancelled = act == 'pause' or self.paused and act != 'resume', self.cancelled or act == 'cancel'
        self.closes = max(self.closes, c.get('until', ''))
    def follow(self, events):  # the chain: instant, seal and hash of every event, and the latest instant so far
        chain = [('', '', self.root, '')]
        for no, text in enumerate(events, 1):
            line, (at, _, head, top) = LINE.fullmatch(text), chain[-1]
            number, time, seal, hash_ = (one.strip('"') for one in line.groups()) if line else (no, at, NOTHING, NOTHING)
            self.found(no, line=not line, number=int(number) != no, instant=line and (time < at or ms(time) is None),
                       hash=line and hash_ != sha(f'{head}|{number}|{time}|{seal}').hex())
            chain.append((time, seal, hash_, max(top, time)))
        return chain
    def statements(self, count, tops):  # by the number of events: which checkpoints state something there
        previous, last, due = self.root, None, {}
        for k in range(1, count + 1):
            file = loads((self.read(f'checkpoint-{k:06d}.json') or '')[:-1], f'{{"body":{S},"signature":{S}}}')
            body, before, previous = loads(file.get('body'), BODY), previous, sha(file['body']).hex() if 'body' in file else NOTHING
            if not body or not verify(self.poll['publicKey'], file['body'], file['signature']):
                self.found(k, checkpoint=not body, signature=body)
                continue
            size, is_out = body['size'], (body['number'], body['poll']) != (k, self.poll['poll']) or last and (
                body['size'] < last['size'] or body['at'] < last['at'] or last['final'] and not body['final'])
            self.found(k, previous=body['previous'] != before, order=is_out, cut_off=not is_out and size > len(tops))
            if not is_out:
                last, self.kept = body, None if self.kept == body else self.kept
                place = size if body['final'] else min(size, bisect.bisect_right(tops, body['shown']['at']))
                due.setdefault(size, []).append((body, False))
                due.setdefault(place if place < len(tops) or size <= len(tops) else -1, []).append((body, True))
        return last, due
    def meet(self, body, is_shown, no, event, root, is_said):
        n, is_early = body['number'], body['final'] and is_said and not self.cancelled and body['at'] < self.closes
        if not is_shown:
            self.found(n, head=body['head'] != event[2], root=body['root'] != root.hex(), order=body['at'] < event[0] or is_early)
        elif body['final']:
            self.found(n, final=is_said and written(body['totals']) != written({work: self.sums[work] for work in self.works}))
        else:
            lag, now = ms(body['at']) - ms(body['shown']['at']), {w: rounded(self.sums[w]['effective']) for w in self.works}
            self.found(n, shown=lag != self.poll['lagSeconds'] * 1000 or body['shown']['size'] != no
                       or is_said and written(body['shown']['totals']) != written(now))
    def go(self, kept):
        contents, chain, self.kept = self.lines('contents', 'content', 'content'), self.follow(self.lines('events', 'file', 'line')), kept
        count = max([int(name[11:17]) for name in self.names if re.fullmatch(r'checkpoint-\d{6}\.json', name)], default=0)
        last, due = self.statements(count, [top for *_, top in chain[1:]])
        size, peaks, is_said, is_final = len(chain) - 1, [], bool(contents), bool(last) and last['final']
        for no, (at, seal, hash_, _) in enumerate(chain):
            peaks += [sha(b'\0', bytes.fromhex(hash_))] if no else []
            for _ in range((no & -no).bit_length() - 1):
                peaks[-2:] = [sha(b'\1', *peaks[-2:])]
            if no and is_said:
                line, is_said = loads(contents[no - 1] if no <= len(contents) else '', f'{{"no":{N},"content":{S}}}'), no <= len(contents)
                content = loads(line.get('content'), CONTENT, sort_keys=True)
                is_sealed = bool(line) and sha(line['content']).hex() == seal
                self.found(no, content=not content or line['no'] != no, seal=line and not is_sealed)
                if content and is_sealed:
                    self.open(no, at, content)
            for body, is_shown in due.get(no, []):
                root = functools.reduce(lambda right, left: sha(b'\1', left, right), peaks[::-1]) if peaks else sha('')
                self.meet(body, is_shown, no, chain[no], root, is_said)
        self.end_run()
        self.found(size + 1, content=is_said and len(contents) > size)
        self.found(1, content=is_final and not contents and size > 0)
        self.found(is_final and last['size'] + 1, uncovered=is_final and size > last['size'])
        self.found(count, final_missing=contents and not is_final)
        self.found(self.kept and self.kept['number'], other_history=self.kept)
        return {'poll': self.poll['poll'], 'state': 'open' if contents or is_final else 'sealed', 'events': size, 'checkpoints': count,
                'totals': {work: self.sums[work] for work in self.works} if (is_said if size else is_final) else None,
                'findings': [{'code': code, 'first': first, 'count': n} for code, (first, n) in sorted(self.findings.items())]}
if __name__ == '__main__':
    try:
        kept = json.load(open(sys.argv[sys.argv.index('--checkpoint') + 1])) if '--checkpoint' in sys.argv else None
        done = Recount(sys.argv[1]).go(kept and json.loads(kept['body']))
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        sys.exit(print(f'unreadable: {error!r}', file=sys.stderr) or 2)
    print(json.dumps(done, ensure_ascii=False))
    sys.exit(1 if done['findings'] else 0)
