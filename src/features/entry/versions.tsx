/** The page of all sendings of an entry: who sent what when, and what changed from one to the next. */

import type { ReactNode } from 'react';
import type { ShownPage, View } from '../../platform/route.ts';
import { Empty, Heading, Note, Section } from '../../ui/parts.tsx';
import { listNames } from '../account/store.ts';
import { changesBetween, contentOf, type Version } from './change.ts';
import { ChangesTable, fieldName } from './changes.tsx';
import { type EntryAtCall, isOpenForWork } from './entry.ts';
import { isHolder } from './policy.ts';
import type { Remark } from './remark.ts';
import { listRemarks, listVersions } from './store/version.ts';
import { text as versionText } from './text/version.ts';
import { text } from './text.ts';

/** Every sending beside the one before, the newest first; to its holder the draft as it is now, too. */
export async function versionsPage(view: View, entry: EntryAtCall, back: string): Promise<ShownPage> {
  const say = view.say(versionText);
  const versions = await listVersions(view.tx, entry.id);
  const remarks = await listRemarks(view.tx, entry.id);
  const people = [...versions, ...remarks].flatMap((one) => one.byId ?? []);
  const names = await listNames(view.tx, [...new Set(people)]);
  const nameOf = (id: string | undefined) => (id && names.get(id)) || view.say(text)('machine');
  const last = versions.at(-1);
  const now = contentOf(entry);
  const showsDraft = isOpenForWork(entry.state) && isHolder(view.actor, entry) && last !== undefined;
  return {
    title: say('versions'),
    body: (
      <>
        <Heading
          screen={view}
          title={say('versions')}
          crumbs={[[entry.title || view.say(text)('title.none'), back]]}
        >
          <p>{say('versions.lead')}</p>
        </Heading>
        {versions.length === 0 ? <Empty title={say('versions.none')} /> : null}
        {showsDraft && changesBetween(last.content, now).length > 0 ? (
          <Section title={say('versions.now')}>
            <ChangesTable view={view} call={entry.call} changes={changesBetween(last.content, now)} />
          </Section>
        ) : null}
        {versions
          .map((version, at) => (
            <OneVersion
              key={version.version}
              {...{ view, entry, version, nameOf }}
              before={versions[at - 1]}
              remarks={remarks.filter((one) => one.version === version.version)}
            />
          ))
          .reverse()}
      </>
    ),
  };
}

type Props = {
  view: View;
  entry: EntryAtCall;
  version: Version;
  before?: Version;
  remarks: readonly Remark[];
  nameOf: (id: string | undefined) => string;
};

function OneVersion({ view, entry, version, before, remarks, nameOf }: Props): ReactNode {
  const say = view.say(versionText);
  return (
    <Section
      title={view.say(text)('version.nth', { version: version.version })}
      id={`version-${version.version}`}
    >
      <p className="quiet">{say('versions.by', { by: nameOf(version.byId), at: version.at })}</p>
      {before ? (
        <ChangesTable
          view={view}
          call={entry.call}
          changes={changesBetween(before.content, version.content)}
        />
      ) : (
        <p>{say('versions.first')}</p>
      )}
      {remarks.length > 0 ? (
        <Note tone="warn" title={say('remark')}>
          <ul>
            {remarks.map((one) => (
              <li key={one.field}>
                {fieldName(view, entry.call, one.field)}: {one.reason}{' '}
                <span className="quiet">{say('versions.by', { by: nameOf(one.byId), at: one.at })}</span>
              </li>
            ))}
          </ul>
        </Note>
      ) : null}
    </Section>
  );
}
