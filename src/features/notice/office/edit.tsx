/** The page on which an officer writes the paper. */

import type { ShownPage, View } from '../../../platform/route.ts';
import {
  Form,
  type FormHand,
  formOf,
  ProseField,
  SendButton,
  TextField,
  TickField,
} from '../../../ui/form.tsx';
import { Heading, Section } from '../../../ui/parts.tsx';
import { type Addressee, linesOf, type Notice, type NoticeContent } from '../notice.ts';
import { NoticePaper } from '../paper.tsx';
import { mayEdit } from '../policy.ts';
import { proseOf, sectionsOf } from '../section.ts';
import { text } from '../text.ts';

type Typed = {
  number?: string;
  title: string;
  issuers: string;
  addressees: { name: string; outside: boolean; note?: string }[];
  sections: string;
  attachments?: string;
};

/** What was typed, as it stands on the paper. */
export function contentOf(typed: Typed): NoticeContent {
  return {
    number: typed.number,
    title: typed.title,
    issuers: linesOf(typed.issuers),
    addressees: typed.addressees.map(({ name, outside, note }) => ({
      name,
      outside: outside || undefined,
      note,
    })),
    sections: sectionsOf(typed.sections),
    attachments: linesOf(typed.attachments),
  };
}

export function editPage(view: View, notice: Notice): ShownPage {
  const say = view.say(text);
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
          <ProseField
            hand={hand}
            name="issuers"
            label={say('field.issuers')}
            hint={say('field.issuers.hint')}
            value={notice.issuers.join('\n')}
            rows={2}
          />
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

const spareRows = 2;
const addresseesMax = 20;

function AddresseeFields(props: { view: View; hand: FormHand; addressees: readonly Addressee[] }) {
  const { view, hand, addressees } = props;
  const say = view.say(text);
  const typed = Object.keys(view.form?.raw ?? {}).filter((name) =>
    /^addressees\.\d+\.name$/.test(name),
  ).length;
  const count = Math.min(Math.max(addressees.length + spareRows, typed), addresseesMax);
  const problem = hand.problem('addressees');
  return (
    <fieldset id={hand.idOf('addressees')} tabIndex={-1}>
      <legend>{say('field.addressees')}</legend>
      <p className="hint">{say('field.addressees.hint')}</p>
      {problem ? <p className="problem">{problem}</p> : null}
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place
        <div key={index} className="form">
          <TextField
            hand={hand}
            name={`addressees.${index}.name`}
            label={say('field.addressee', { place: index + 1 })}
            value={addressees[index]?.name}
            optional={index > 0}
            maxLength={60}
          />
          <TickField
            hand={hand}
            name={`addressees.${index}.outside`}
            label={say('field.addressee.outside')}
            ticked={addressees[index]?.outside}
          />
          <TextField
            hand={hand}
            name={`addressees.${index}.note`}
            label={say('field.addressee.note')}
            value={addressees[index]?.note}
            optional
            maxLength={60}
          />
        </div>
      ))}
    </fieldset>
  );
}
