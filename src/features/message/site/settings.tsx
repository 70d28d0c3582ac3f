/** The page on which a person says where letters go beside the inbox. */

import { personIdOf, seatsOf } from '../../../kernel/actor.ts';
import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import { allowed } from '../../../kernel/verdict.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton, ChoiceField, Form, formOf, SendButton, TextField, TickField } from '../../../ui/form.tsx';
import { Empty, Heading, Note, Section, Table } from '../../../ui/parts.tsx';
import { code, type Letters, type Setting, sayLetter, topicOf, topics } from '../message.ts';
import { DeliveryBadge } from '../sending.tsx';
import { listMailOf } from '../store/delivery.ts';
import { findOpenCode, getSetting } from '../store/setting.ts';
import { text } from '../text.ts';

const shownMax = 10;

export function settingsPage(room: { letters: Letters; hasMail: boolean }) {
  return async (view: View): Promise<ShownPage> => {
    const say = view.say(text);
    const setting = await getSetting(view.tx, personIdOf(view.actor)!);
    return {
      title: say('settings'),
      body: (
        <>
          <Heading screen={view} title={say('settings')} crumbs={[[say('inbox'), '/my/letters']]}>
            <p>{say('settings.lead')}</p>
          </Heading>
          {room.hasMail ? null : <Note tone="warn">{say('settings.no-mail')}</Note>}
          {room.hasMail || setting.mail ? (
            <>
              <Section title={say('mail')}>{await MailPart(view, setting, room.hasMail)}</Section>
              <Section title={say('topics.title')}>
                <TopicForm view={view} setting={setting} letters={room.letters} />
              </Section>
            </>
          ) : null}
          <RobotLinks view={view} />
          <Section title={say('deliveries')}>{await MailTable(view, room.letters)}</Section>
        </>
      ),
    };
  };
}

async function MailPart(view: View, setting: Setting, hasMail: boolean) {
  const say = view.say(text);
  const ask = formOf(view, '/my/letters/settings/mail');
  const confirm = formOf(view, '/my/letters/settings/code');
  const { actor } = view;
  const open =
    actor.kind === 'person'
      ? await findOpenCode(view.tx, { personId: actor.id, sessionId: actor.sessionId }, view.now)
      : undefined;
  return (
    <>
      {setting.mail ? (
        <>
          <p>{say('mail.own', { mail: setting.mail })}</p>
          <ActButton
            screen={view}
            action="/my/letters/settings/mail/remove"
            verdict={allowed}
            label={say('mail.remove')}
            tone="calm"
          />
        </>
      ) : (
        <Empty title={say('mail.none')}>
          <p>{say('mail.none.next', { digits: code.digits })}</p>
        </Empty>
      )}
      {open || view.form?.action === confirm.action ? (
        <Form hand={confirm}>
          <TextField
            hand={confirm}
            name="code"
            label={say('code')}
            hint={
              open
                ? say('code.hint', { mail: open.address, minutes: code.minutes, tries: code.triesMax })
                : undefined
            }
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={12}
          />
          <SendButton screen={view} label={say('code.confirm')} />
        </Form>
      ) : null}
      {hasMail ? (
        <Form hand={ask}>
          <TextField
            hand={ask}
            name="mail"
            label={setting.mail ? say('mail.change') : say('mail')}
            value={open?.address}
            autoComplete="email"
            maxLength={254}
          />
          <SendButton screen={view} label={say('mail.ask')} tone={open ? 'calm' : 'main'} />
        </Form>
      ) : null}
    </>
  );
}

/** Only topics of which the house writes letters at all. */
function topicsOf(letters: Letters) {
  const written = new Set(Object.keys(letters).map(topicOf));
  return topics.filter((topic) => written.has(topic));
}

function TopicForm({ view, setting, letters }: { view: View; setting: Setting; letters: Letters }) {
  const say = view.say(text);
  const hand = formOf(view, '/my/letters/settings');
  const known = topicsOf(letters);
  const wanted = known.filter((topic) => !setting.notByMail.includes(topic));
  const isStale =
    view.form?.action === hand.action && view.form.refusals.some((r) => r.code === 'http.stale');
  return (
    <>
      {isStale ? (
        <Note tone="warn" title={say('settings.stored')}>
          <p>
            {wanted.map((topic) => say(`topic.${topic}`)).join(' · ') || say('topics.none')}
            {' · '}
            {say(`language.${setting.language}`)}
          </p>
        </Note>
      ) : null}
      <Form hand={hand}>
        <input type="hidden" name="version" value={setting.version} />
        {known.map((topic) => (
          <TickField
            key={topic}
            hand={hand}
            name="topics"
            choice={topic}
            label={say(`topic.${topic}`)}
            ticked={wanted.includes(topic)}
          />
        ))}
        <ChoiceField
          hand={hand}
          name="language"
          label={say('language')}
          value={setting.language}
          choices={[
            { value: 'zh', label: say('language.zh') },
            { value: 'en', label: say('language.en') },
          ]}
        />
        <SendButton screen={view} label={say('save')} />
      </Form>
    </>
  );
}

/** For administrators: where their organisations' groups are set. */
function RobotLinks({ view }: { view: View }) {
  const say = view.say(text);
  const seats = seatsOf(view.actor).filter((seat) => seat.role === 'admin');
  if (seats.length === 0) return null;
  return (
    <Section title={say('robots')}>
      <ul>
        {seats.map((seat) => (
          <li key={seat.organisationId}>
            <a href={`/office/organisations/${seat.organisationId}/robots`}>
              {nameIn(seat.organisationName, view.language)}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

async function MailTable(view: View, letters: Letters) {
  const say = view.say(text);
  const rows = await listMailOf(view.tx, personIdOf(view.actor)!, shownMax);
  if (rows.length === 0) return <Empty title={say('deliveries.none')} />;
  return (
    <Table
      caption={say('deliveries')}
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        {
          key: 'letter',
          head: say('delivery.letter'),
          cell: (row) =>
            row.isCode
              ? say('delivery.code')
              : sayLetter(
                  { kind: row.kind ?? '', about: row.about ?? {} },
                  letters,
                  view.language,
                  say('letter.unknown'),
                ),
        },
        {
          key: 'at',
          head: say('letter.at'),
          cell: (row) => sayInstant(row.sentAt ?? row.madeAt, view.language),
        },
        {
          key: 'state',
          head: say('delivery.state'),
          cell: (row) => <DeliveryBadge view={view} delivery={row} />,
        },
      ]}
    />
  );
}
