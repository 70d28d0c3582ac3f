/** The page on which an officer writes the paper. */

import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, ProseField, SendButton, TextField } from '../../../ui/form.tsx';
import { Heading, Section } from '../../../ui/parts.tsx';
import { listOrganisations } from '../../organisation/store.ts';
import { linesOf, type Notice, type NoticeContent } from '../notice.ts';
import { NoticePaper } from '../paper.tsx';
import { mayEdit } from '../policy.ts';
import { proseOf, sectionsOf } from '../section.ts';
import { text } from '../text.ts';
import { BurdenNote } from './burden.tsx';
import { AddresseeFields, IssuerFields } from './fields.tsx';

type Typed = {
  number?: string;
  title: string;
  issuers: { name: string; organisation?: string }[];
  addressees: { name: string; outside: boolean; note?: string }[];
  sections: string;
  attachments?: string;
};

/** What was typed, as it stands on the paper, with the issuers as they were found. */
export function contentOf(typed: Omit<Typed, 'issuers'>, issuers: NoticeContent['issuers']): NoticeContent {
  return {
    number: typed.number,
    title: typed.title,
    issuers,
    addressees: typed.addressees.map(({ name, outside, note }) => ({
      name,
      outside: outside || undefined,
      note,
    })),
    sections: sectionsOf(typed.sections),
    attachments: linesOf(typed.attachments),
  };
}

export async function editPage(view: View, notice: Notice): Promise<ShownPage> {
  const say = view.say(text);
  const inside = notice.issuers.flatMap((issuer) => issuer.organisationId ?? []);
  const organisations = new Map(
    (await listOrganisations(view.tx, inside)).map((one) => [one.id, one.name.zh]),
  );
  const hand = formOf(view, `/office/notices/${notice.id}/edit`);
  const stale = view.form?.refusals.some((refusal) => refusal.code === 'http.stale');
  return {
    title: say('edit'),
    body: (
      <>
        <Heading
          screen={view}
          title={say('edit')}
          crumbs={[
            [say('notices'), '/office/notices'],
            [notice.title || say('untitled'), `/office/notices/${notice.id}`],
          ]}
        />
        {await BurdenNote(view, notice)}
        <Form hand={hand}>
          <input type="hidden" name="version" value={notice.version} />
          <TextField
            hand={hand}
            name="number"
            label={say('field.number')}
            hint={say('field.number.hint')}
            value={notice.number}
            optional
            maxLength={40}
          />
          <TextField
            hand={hand}
            name="title"
            label={say('field.title')}
            value={notice.title}
            maxLength={120}
          />
          <IssuerFields view={view} hand={hand} issuers={notice.issuers} organisations={organisations} />
          <AddresseeFields view={view} hand={hand} addressees={notice.addressees} />
          <ProseField
            hand={hand}
            name="sections"
            label={say('field.sections')}
            hint={say('field.sections.hint')}
            value={proseOf(notice.sections)}
            rows={24}
          />
          <ProseField
            hand={hand}
            name="attachments"
            label={say('field.attachments')}
            hint={say('field.attachments.hint')}
            value={notice.attachments.join('\n')}
            rows={2}
            optional
          />
          <SendButton screen={view} label={say('save')} verdict={mayEdit(view.actor, notice)} />
        </Form>
        {stale ? (
          <Section title={say('stored')} id="stored">
            <p>{say('stored.lead')}</p>
            <NoticePaper notice={notice} top={2} />
          </Section>
        ) : null}
      </>
    ),
  };
}
