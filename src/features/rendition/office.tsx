/** The keeper's page: how the queue of films and sounds stands, what failed, and what the machine lacks. */

import { askPage } from '../../kernel/page.ts';
import { sayInstant } from '../../kernel/period.ts';
import { findProgram, findTools, hasIsolation, installLines } from '../../platform/ffmpeg.ts';
import { nothing, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import { Empty, Heading, Note, Pager, Section, Table } from '../../ui/parts.tsx';
import { saySize } from '../media/measure.ts';
import { containers } from '../media/media.ts';
import { listFiles } from '../media/store.ts';
import type { Job } from './job.ts';
import { maySeeQueue } from './policy.ts';
import { sayProblem } from './standing.tsx';
import { countJobs, listFailed } from './store/job.ts';
import { text } from './text.ts';

async function queuePage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const failed = await listFailed(view.tx, askPage(view.query.page));
  const files = await listFiles(
    view.tx,
    failed.items.map((job) => job.fileId),
  );
  const sayFile = (job: Job) => {
    const file = files.find((one) => one.id === job.fileId);
    if (!file) return '';
    const what = { kind: containers[file.container].name, size: saySize(file.sizeBytes) };
    return say('queue.of', { ...what, at: sayInstant(file.receivedAt, view.language) });
  };
  const body = (
    <>
      <Heading screen={view} title={say('queue')}>
        <p>{say('queue.lead', await countJobs(view.tx))}</p>
      </Heading>
      <ProgramsPart view={view} />
      <Section title={say('queue.failed')}>
        {failed.total === 0 ? (
          <Empty title={say('queue.failed.none')} />
        ) : (
          <Table
            caption={say('queue.failed')}
            rows={failed.items}
            keyOf={(job) => job.id}
            columns={[
              {
                key: 'file',
                head: say('queue.file'),
                cell: (job) => <a href={`/files/${job.fileId}`}>{sayFile(job)}</a>,
              },
              { key: 'what', head: say('making.what'), cell: (job) => say(`kind.${job.kind}`) },
              {
                key: 'why',
                head: say('queue.why'),
                cell: (job) => (job.problem ? sayProblem(view, job.problem) : ''),
              },
            ]}
          />
        )}
        <Pager screen={view} page={failed} href={(n) => `/office/renditions?page=${n}`} />
      </Section>
    </>
  );
  return { title: say('queue'), body };
}

function ProgramsPart({ view }: { view: View }) {
  const say = view.say(text);
  const hasTools = findTools() !== undefined;
  return (
    <>
      {hasTools ? (
        <p className="quiet">{say(hasIsolation() ? 'queue.network' : 'queue.no-network')}</p>
      ) : (
        <Note tone="warn">{say('no-ffmpeg', { line: installLines.ffmpeg })}</Note>
      )}
      {findProgram('heif-convert') ? null : (
        <Note>{say('problem.no-heif', { line: installLines.heif })}</Note>
      )}
    </>
  );
}

export const routes: Route[] = [
  page({ get: '/office/renditions', frame: 'office', finds: nothing, may: maySeeQueue, shows: queuePage }),
];
