/** The letters about a result that stands: a text a group, with a preview and how many get it; then send. */

import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Badge, Heading, Note, Refused, Section } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import { getCall } from '../../call/store.ts';
import type { Result } from '../award.ts';
import { fillLetter, type LetterAbout, type LetterDraft } from '../letter.ts';
import { sayTitles } from '../letters.ts';
import { mayWriteLetters } from '../policy.ts';
import { listLetterDrafts, listRecipients, listUnits } from '../store/letter.ts';
import { text } from '../text/letter.ts';
import { text as awardText } from '../text.ts';

const base = (result: Result) => `/office/results/${result.id}/letters`;

export async function lettersPage(view: View, result: Result): Promise<ShownPage> {
  const say = view.say(text);
  const call = await getCall(view.tx, result.callId);
  const title = say('letters.of', { call: call.name });
  const drafts = await listLetterDrafts(view.tx, result.id);
  const parts = [];
  for (const draft of drafts) parts.push(await DraftPart(view, call, result, draft));
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
        >
          <p>{say('letters.lead')}</p>
        </Heading>
        <Refused screen={view} shown={[base(result)]} />
        {parts}
      </>
    ),
  };
}

/** How many get it, and what the first of them would read. */
async function aboutOf(view: View, call: Call, result: Result, { audience }: LetterDraft) {
  const common = { call: call.name, owner: result.organisationName };
  if (audience === 'units') {
    const units = await listUnits(view.tx, result.id);
    const first = units[0];
    const about: LetterAbout | undefined = first && {
      ...common,
      titles: sayTitles(first.titles),
      unit: first.unitName,
      won: first.won,
    };
    return { count: units.length, about };
  }
  const people = await listRecipients(view.tx, result.id, audience);
  const about: LetterAbout | undefined = people[0] && { ...common, titles: sayTitles(people[0].titles) };
  return { count: people.length, about };
}

async function DraftPart(view: View, call: Call, result: Result, draft: LetterDraft) {
  const say = view.say(text);
  const { count, about } = await aboutOf(view, call, result, draft);
  const verdict = mayWriteLetters(view.actor, result);
  const hidden = { version: String(draft.version), audience: draft.audience };
  const preview = about && fillLetter(draft.words, about)[view.language];
  return (
    <Section
      key={draft.audience}
      title={say(`audience.${draft.audience}`)}
      aside={
        <span className="quiet">{count > 0 ? say('recipients', { count }) : say('recipients.none')}</span>
      }
    >
      {preview ? <Note title={say('preview')}>{preview}</Note> : null}
      {draft.sentAt ? <Badge tone="good">{say('sent', { at: draft.sentAt })}</Badge> : null}
      {!draft.sentAt && verdict.allowed ? (
        <>
          <WritePart view={view} result={result} draft={draft} />
          {count > 0 ? (
            <ActButton
              screen={view}
              action={`${base(result)}/send`}
              {...{ verdict, hidden }}
              label={say('send')}
            />
          ) : null}
        </>
      ) : null}
    </Section>
  );
}

/** What was typed stays where a form came back; what is stored meanwhile stands beside it. */
function WritePart({ view, result, draft }: { view: View; result: Result; draft: LetterDraft }) {
  const say = view.say(text);
  const isBack = view.form?.action === base(result) && view.form.raw.audience?.[0] === draft.audience;
  const screen = isBack ? view : { ...view, form: undefined };
  const hand = formOf(screen, base(result));
  const own = { ...hand, idOf: (name: string) => `${hand.idOf(name)}-${draft.audience}` };
  return (
    <details open={isBack}>
      <summary>{say('change')}</summary>
      <Form hand={own}>
        <input type="hidden" name="version" value={draft.version} />
        <input type="hidden" name="audience" value={draft.audience} />
        {isBack ? (
          <Note title={say('stored')}>
            {draft.words.zh} / {draft.words.en}
          </Note>
        ) : null}
        <ProseField
          hand={own}
          name="zh"
          label={say('zh')}
          hint={say('hint', {
            titles: '{titles}',
            call: '{call}',
            owner: '{owner}',
            unit: '{unit}',
            won: '{won}',
          })}
          value={draft.words.zh}
          maxLength={2000}
        />
        <ProseField hand={own} name="en" label={say('en')} value={draft.words.en} maxLength={2000} />
        <SendButton screen={screen} verdict={mayWriteLetters(view.actor, result)} label={say('save')} />
      </Form>
    </details>
  );
}
