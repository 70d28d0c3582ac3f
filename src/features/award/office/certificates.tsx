/** The certificates of a call for its owner, and those of a unit's works: lists, all of them to print, revocation. */

import { sayDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Refused, Table } from '../../../ui/parts.tsx';
import { listNames } from '../../account/store.ts';
import { getCall } from '../../call/store.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import type { Result } from '../award.ts';
import { type Certificate, certificateStateOf } from '../certificate.ts';
import { mayAskRevocation, mayRevoke } from '../policy.ts';
import { CertificatePaper } from '../site/certificate.tsx';
import { listOfCall, listOfUnit } from '../store/certificate.ts';
import { text } from '../text/certificate.ts';
import { text as awardText } from '../text.ts';

const base = (one: Certificate) => `/office/certificates/${one.id}`;
const formsOf = (list: readonly Certificate[]) =>
  list.flatMap((one) => ['ask', 'revoke', 'keep'].map((verb) => `${base(one)}/${verb}`));

export async function certificatesPage(view: View, result: Result): Promise<ShownPage> {
  const say = view.say(text);
  const call = await getCall(view.tx, result.callId);
  const list = await listOfCall(view.tx, result.callId, view.now);
  const title = say('certificates.of', { name: call.name });
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[
            [nameIn(call.name, view.language), `/office/calls/${call.id}`],
            [view.say(awardText)('result'), `/office/calls/${call.id}/result`],
          ]}
        />
        <Refused screen={view} shown={formsOf(list)} />
        {await ListPart(view, list, true)}
        {list.length > 0 ? (
          <p className="links">
            <a className="button is-calm" href={`/office/results/${result.id}/certificates/print`}>
              {say('certificates.print-all')}
            </a>
          </p>
        ) : null}
      </>
    ),
  };
}

export async function unitCertificatesPage(view: View, unit: Organisation): Promise<ShownPage> {
  const say = view.say(text);
  const list = await listOfUnit(view.tx, unit.path, view.now);
  const title = say('certificates.of', { name: unit.name });
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[[nameIn(unit.name, view.language), `/office/organisations/${unit.id}`]]}
        />
        {await ListPart(view, list, false)}
        {list.length > 0 ? (
          <p className="links">
            <a className="button is-calm" href={`/office/organisations/${unit.id}/certificates/print`}>
              {say('certificates.print-all')}
            </a>
          </p>
        ) : null}
      </>
    ),
  };
}

/** Every valid one, each on a sheet of its own. */
export function papersPage(view: View, list: readonly Certificate[]): ShownPage {
  const say = view.say(text);
  const valid = list.filter((one) => certificateStateOf(one, view.now) === 'genuine');
  return {
    title: say('certificates'),
    paper: true,
    body: (
      <>
        <p className="quiet no-print">{say('print')}</p>
        {valid.length === 0 ? (
          <Empty title={say('certificates.none')}>{say('certificates.none.why')}</Empty>
        ) : null}
        {valid.map((one) => (
          <CertificatePaper key={one.id} view={view} certificate={one} />
        ))}
      </>
    ),
  };
}

async function ListPart(view: View, list: readonly Certificate[], isOwner: boolean) {
  const say = view.say(text);
  if (list.length === 0)
    return <Empty title={say('certificates.none')}>{say('certificates.none.why')}</Empty>;
  const names = await listNames(
    view.tx,
    list.flatMap((one) => one.revocationAskedBy ?? []),
  );
  return (
    <Table
      caption={say('certificates')}
      rows={list}
      keyOf={(one) => one.id}
      columns={[
        { key: 'number', head: say('field.number'), cell: (one) => one.number },
        {
          key: 'work',
          head: say('field.work'),
          cell: (one) => <a href={`/certificates/${one.resultId}/${one.entryId}`}>{one.title}</a>,
        },
        { key: 'unit', head: say('field.unit'), cell: (one) => nameIn(one.unitName, view.language) },
        { key: 'award', head: say('field.award'), cell: (one) => nameIn(one.awardName, view.language) },
        { key: 'issued', head: say('field.issued'), cell: (one) => sayDay(one.issuedAt, view.language) },
        { key: 'state', head: say('field.state'), cell: (one) => <StateCell view={view} one={one} /> },
        ...(isOwner
          ? [
              {
                key: 'act',
                head: '',
                cell: (one: Certificate) => <RevocationCell view={view} one={one} names={names} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function StateCell({ view, one }: { view: View; one: Certificate }) {
  const say = view.say(text);
  const state = certificateStateOf(one, view.now);
  if (state === 'genuine' && one.revocationAskedAt) return <Badge tone="wait">{say('state.asked')}</Badge>;
  return (
    <>
      <Badge tone={state === 'genuine' ? 'good' : 'bad'}>{say(`state.${state}`)}</Badge>{' '}
      {state === 'revoked' ? (one.correctedReason ?? one.revocationReason) : null}
    </>
  );
}

function RevocationCell({ view, one, names }: { view: View; one: Certificate; names: Map<string, string> }) {
  const say = view.say(text);
  const hidden = { version: String(one.version) };
  if (certificateStateOf(one, view.now) === 'revoked') return null;
  if (one.revocationAskedAt) {
    const verdict = mayRevoke(view.actor, one, view.now);
    const name = names.get(one.revocationAskedBy ?? '') ?? '';
    return (
      <>
        <p>{say('revoke.asked', { name, reason: one.revocationReason ?? '' })}</p>
        <ActButton
          screen={view}
          action={`${base(one)}/revoke`}
          {...{ verdict, hidden }}
          label={say('revoke')}
          tone="danger"
        />
        <ActButton
          screen={view}
          action={`${base(one)}/keep`}
          {...{ verdict, hidden }}
          label={say('keep')}
          tone="calm"
        />
      </>
    );
  }
  const verdict = mayAskRevocation(view.actor, one, view.now);
  const hand = formOf(view, `${base(one)}/ask`);
  if (!verdict.allowed) return null;
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say('ask-revocation')}</summary>
      <Form hand={hand}>
        <input type="hidden" name="version" value={one.version} />
        <ProseField hand={hand} name="reason" label={say('revoke.reason')} rows={2} maxLength={500} />
        <SendButton screen={view} verdict={verdict} label={say('ask-revocation')} tone="danger" />
      </Form>
    </details>
  );
}
