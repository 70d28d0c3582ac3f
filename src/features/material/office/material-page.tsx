/** The page of one piece of material: its words, the advice on it, what it becomes. */

import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { TreePath } from '../../../kernel/tree.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton, ChoiceField, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Badge, Heading, Note, Pairs, Refused, Section, Where } from '../../../ui/parts.tsx';
import { listPlaces } from '../../entry/store/place.ts';
import { type Material, type MaterialNote, noteMax } from '../material.ts';
import { coachSeat, mayDrop, mayEdit, mayNote, mayTurn } from '../policy.ts';
import { listNotes } from '../store.ts';
import { text } from '../text.ts';
import { MaterialFields, StateBadge } from './fields.tsx';

/** Material with the level that writes for its unit, where that works on paper. */
export type SeenMaterial = Material & { recorderPath?: TreePath };
type Props = { view: View; material: SeenMaterial };

const own = (material: Material) => `/office/material/${material.id}`;

export async function materialPage(view: View, material: SeenMaterial): Promise<ShownPage> {
  const say = view.say(text);
  const base = own(material);
  const shown = [
    mayEdit(view.actor, material).allowed ? [`${base}/edit`] : [],
    mayNote(view.actor, material).allowed ? [`${base}/note`] : [],
    mayTurn(view.actor, material).allowed ? [`${base}/turn`] : [],
  ].flat();
  return {
    title: material.title,
    body: (
      <>
        <Heading
          screen={view}
          title={material.title}
          crumbs={[[say('material'), '/office/material']]}
          state={<StateBadge view={view} state={material.state} />}
        >
          <p>{say(`next.${material.state}`)}</p>
        </Heading>
        <Refused screen={view} shown={shown} />
        <Stored view={view} material={material} />
        <Facts view={view} material={material} />
        <EditPart view={view} material={material} />
        <NotesPart view={view} material={material} notes={await listNotes(view.tx, material)} />
        {await TurnPart(view, material)}
        <Where screen={view} verdict={mayDrop(view.actor, material)} silent>
          <ActButton
            screen={view}
            action={`${base}/drop`}
            verdict={mayDrop(view.actor, material)}
            label={say('drop')}
            tone="danger"
            hidden={{ version: String(material.version) }}
          />
        </Where>
      </>
    ),
  };
}

/** Where two had written: what is stored, beside what was typed. */
function Stored({ view, material }: Props) {
  const say = view.say(text);
  if (!view.form?.refusals.some((refusal) => refusal.code === 'http.stale')) return null;
  return (
    <Note tone="warn" title={say('stored')}>
      <p>{say('stored.lead')}</p>
      <p>
        <strong>{material.title}</strong>
      </p>
      <p className="prose">{material.content}</p>
    </Note>
  );
}

function Facts({ view, material }: Props) {
  const say = view.say(text);
  return (
    <>
      <Pairs
        pairs={[
          [say('kind'), say(`kind.${material.kind}`)],
          [say('unit'), nameIn(material.unitName, view.language)],
          material.link !== undefined && [
            say('link'),
            <a key="link" href={material.link} rel="noreferrer">
              {material.link}
            </a>,
          ],
          material.activityId !== undefined && [
            say('activity'),
            <a key="activity" href={`/office/activities/${material.activityId}`}>
              {say('activity.open')}
            </a>,
          ],
          material.entryId !== undefined && [
            say('entry'),
            <a key="entry" href={`/office/entries/${material.entryId}`}>
              {say('entry.open')}
            </a>,
          ],
        ]}
      />
      {material.content ? <p className="prose">{material.content}</p> : null}
    </>
  );
}

function EditPart({ view, material }: Props) {
  const say = view.say(text);
  const hand = formOf(view, `${own(material)}/edit`);
  if (!mayEdit(view.actor, material).allowed) return null;
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say('edit')}</summary>
      <Form hand={hand}>
        <input type="hidden" name="version" value={material.version} />
        <MaterialFields view={view} hand={hand} material={material} />
        <SendButton screen={view} label={say('edit.do')} />
      </Form>
    </details>
  );
}

function NotesPart({ view, material, notes }: Props & { notes: readonly MaterialNote[] }) {
  const say = view.say(text);
  const verdict = mayNote(view.actor, material);
  const hand = formOf(view, `${own(material)}/note`);
  const label = say(coachSeat(view.actor, material) ? 'note.coach' : 'note.answer');
  return (
    <Section title={say('notes')} id="notes">
      {notes.length === 0 ? <p className="quiet">{say('notes.none')}</p> : null}
      {notes.map((note) => (
        <Note key={note.id} tone={note.isFromAbove ? 'accent' : 'plain'}>
          <p className="prose">{note.content}</p>
          <p className="quiet">
            {note.byName} · {nameIn(note.organisationName, view.language)} ·{' '}
            {sayInstant(note.at, view.language)}{' '}
            {note.isFromAbove ? <Badge tone="accent">{say('note.from-above')}</Badge> : null}
          </p>
        </Note>
      ))}
      <Where screen={view} verdict={verdict}>
        <Form hand={hand}>
          <ProseField
            hand={hand}
            name="content"
            label={label}
            hint={say('note.hint')}
            rows={3}
            maxLength={noteMax}
          />
          <SendButton screen={view} label={label} tone="calm" verdict={verdict} />
        </Form>
      </Where>
    </Section>
  );
}

/** The calls that take works of this unit now. */
async function TurnPart(view: View, material: SeenMaterial) {
  const say = view.say(text);
  if (!mayTurn(view.actor, material).allowed) return null;
  const places = await listPlaces(view.tx, view.actor, view.now);
  const choices = places
    .filter((place) => place.unit.id === material.organisationId)
    .map(({ call }) => ({ value: call.id as string, label: nameIn(call.name, view.language) }));
  const hand = formOf(view, `${own(material)}/turn`);
  return (
    <Section title={say('turn')} id="turn">
      <p>{say('turn.lead')}</p>
      {choices.length === 0 ? (
        <p className="quiet">{say('turn.none')}</p>
      ) : (
        <Form hand={hand}>
          <input type="hidden" name="version" value={material.version} />
          <ChoiceField hand={hand} name="callId" label={say('turn.call')} choices={choices} />
          <SendButton screen={view} label={say('turn.do')} />
        </Form>
      )}
    </Section>
  );
}
