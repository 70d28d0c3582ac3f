/** The page of a file: it plays, how it stands with what is made of it, and its subtitles. */

import { sayInstant } from '../../../kernel/period.ts';
import { findTools, installLines } from '../../../platform/ffmpeg.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton } from '../../../ui/form.tsx';
import { Empty, Heading, Note, Refused, Section, Table } from '../../../ui/parts.tsx';
import type { Held } from '../held.ts';
import { isUnderWay, type Job } from '../job.ts';
import { Player } from '../player.tsx';
import { mayAskAgain, mayCancel, mayEditCaption } from '../policy.ts';
import { JobState } from '../standing.tsx';
import { listCaptions } from '../store/caption.ts';
import { listJobs } from '../store/job.ts';
import { listRenditions } from '../store.ts';
import { text } from '../text.ts';

const plays = (held: Held): boolean => held.file.kind === 'video' || held.file.kind === 'audio';

export async function makingPage(view: View, held: Held): Promise<ShownPage> {
  const say = view.say(text);
  const { file, title, base, back } = held;
  const jobs = await listJobs(view.tx, [file.id]);
  const [renditions, captions] = [
    await listRenditions(view.tx, file.id),
    await listCaptions(view.tx, file.id),
  ];
  const body = (
    <>
      <Heading screen={view} title={say('making')} crumbs={[[title, back]]}>
        <p>{say('making.lead')}</p>
        <p className="quiet">{file.originalName}</p>
      </Heading>
      <Refused screen={view} shown={[]} />
      {plays(held) && !findTools() ? (
        <Note tone="warn">{say('no-ffmpeg', { line: installLines.ffmpeg })}</Note>
      ) : null}
      {plays(held) ? (
        <div className="exhibit">
          <Player {...{ screen: view, file, renditions, captions, base, title }} />
        </div>
      ) : null}
      <JobsPart view={view} held={held} jobs={jobs} />
      {plays(held) ? <CaptionsPart view={view} held={held} captions={captions} /> : null}
      <p>
        <a href={back}>{say('making.back')}</a>
      </p>
    </>
  );
  return { title: `${say('making')} · ${title}`, body };
}

function JobsPart({ view, held, jobs }: { view: View; held: Held; jobs: readonly Job[] }) {
  const say = view.say(text);
  if (jobs.length === 0) {
    return (
      <Empty title={say('making.none')}>
        <p>{say('making.none.next')}</p>
      </Empty>
    );
  }
  const act = (job: Job) =>
    isUnderWay(job) ? (
      <ActButton
        screen={view}
        tone="calm"
        action={`/files/${held.file.id}/cancel`}
        verdict={mayCancel(view.actor, held, job)}
        label={say('making.cancel')}
        hidden={{ kind: job.kind }}
      />
    ) : (
      <ActButton
        screen={view}
        tone="calm"
        action={`/files/${held.file.id}/again`}
        verdict={mayAskAgain(view.actor, held, job)}
        label={say('making.again')}
        hidden={{ kind: job.kind }}
      />
    );
  return (
    <Section title={say('making.table')} id="making">
      <Table
        caption={say('making.table')}
        rows={jobs}
        keyOf={(job) => job.kind}
        columns={[
          { key: 'what', head: say('making.what'), cell: (job) => say(`kind.${job.kind}`) },
          { key: 'state', head: say('making.state'), cell: (job) => <JobState screen={view} job={job} /> },
          { key: 'act', head: say('making.act'), cell: act },
        ]}
      />
    </Section>
  );
}

type Captions = Awaited<ReturnType<typeof listCaptions>>;

function CaptionsPart({ view, held, captions }: { view: View; held: Held; captions: Captions }) {
  const say = view.say(text);
  const mayEdit = mayEditCaption(view.actor, held).allowed;
  return (
    <Section title={say('captions')} id="captions">
      {captions.length === 0 ? <p className="quiet">{say('captions.none')}</p> : null}
      <ul>
        {captions.map((one) => (
          <li key={one.language}>
            {say('captions.of', {
              language: say(`language.${one.language}`),
              count: one.cues.length,
              version: one.version,
              at: sayInstant(one.at, view.language),
              source: say(`source.${one.source}`),
            })}
          </li>
        ))}
      </ul>
      {mayEdit
        ? (['zh', 'en'] as const).map((language) => {
            const has = captions.some((one) => one.language === language);
            const label = say(`language.${language}`);
            return (
              <p key={language}>
                <a className="button is-calm" href={`/files/${held.file.id}/captions?language=${language}`}>
                  {say(has ? 'captions.edit' : 'captions.add', { language: label })}
                </a>
              </p>
            );
          })
        : null}
    </Section>
  );
}
