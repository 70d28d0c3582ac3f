/** The page on which an organisation is named anew; who was second sees both versions. */

import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ChoiceField, Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Heading, Note, Pairs } from '../../../ui/parts.tsx';
import { kinds, type Organisation } from '../organisation.ts';
import { changeText } from '../text/change.ts';
import { text } from '../text.ts';
import { crumbsOf } from './node.tsx';
import { hrefOf } from './tree.tsx';

/** What is stored, for whoever wrote on an older version. */
export function Stored({ view, organisation }: { view: View; organisation: Organisation }) {
  const [say, sayChange] = [view.say(text), view.say(changeText)];
  if (!view.form?.refusals.some((refusal) => refusal.code === 'http.stale')) return null;
  return (
    <Note tone="warn" title={sayChange('stored')}>
      <Pairs
        pairs={[
          [say('name'), organisation.name.zh],
          [say('short-name'), organisation.shortName.zh],
          [say('name.en'), organisation.name.en ?? '–'],
          [say('kind'), say(`kind.${organisation.kind}`)],
          [say('level'), organisation.levelName ?? '–'],
        ]}
      />
      <p>{sayChange('typed')}</p>
    </Note>
  );
}

export async function renamePage(view: View, organisation: Organisation): Promise<ShownPage> {
  const [say, sayChange] = [view.say(text), view.say(changeText)];
  const hand = formOf(view, `${hrefOf(organisation)}/rename`);
  const title = `${sayChange('rename')} · ${nameIn(organisation.name, view.language)}`;
  return {
    title,
    body: (
      <>
        <Heading screen={view} title={title} crumbs={await crumbsOf(view, organisation, true)}>
          <p>{sayChange('rename.lead')}</p>
        </Heading>
        <Stored view={view} organisation={organisation} />
        <Form hand={hand}>
          <input type="hidden" name="version" value={organisation.version} />
          <TextField
            hand={hand}
            name="name"
            label={say('name')}
            value={organisation.name.zh}
            maxLength={60}
          />
          <TextField
            hand={hand}
            name="shortName"
            label={say('short-name')}
            value={organisation.shortName.zh}
            maxLength={20}
          />
          <TextField
            hand={hand}
            name="nameEn"
            label={say('name.en')}
            value={organisation.name.en}
            optional
            maxLength={120}
          />
          <TextField
            hand={hand}
            name="shortNameEn"
            label={say('short-name.en')}
            value={organisation.shortName.en}
            optional
            maxLength={60}
          />
          <ChoiceField
            hand={hand}
            name="kind"
            label={say('kind')}
            value={organisation.kind}
            choices={kinds.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
          />
          <TextField
            hand={hand}
            name="levelName"
            label={say('level')}
            hint={say('level.hint')}
            value={organisation.levelName}
            optional
            maxLength={30}
          />
          <TextField
            hand={hand}
            name="reason"
            label={sayChange('reason')}
            hint={sayChange('reason.hint')}
            maxLength={200}
          />
          <SendButton screen={view} label={sayChange('rename')} />
        </Form>
      </>
    ),
  };
}
