/** The page on which an organisation is split: the new ones are named, and each child is told where it goes. */

import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ChoiceField, Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Heading, Note } from '../../../ui/parts.tsx';
import type { Organisation } from '../organisation.ts';
import { listChildren } from '../store.ts';
import { changeText } from '../text/change.ts';
import { text } from '../text.ts';
import { crumbsOf } from './node.tsx';
import { Stored } from './rename.tsx';
import { hrefOf } from './tree.tsx';

const placesMax = 300;
const partNumbers = [1, 2, 3] as const;

export async function splitPage(view: View, organisation: Organisation): Promise<ShownPage> {
  const [say, sayText] = [view.say(changeText), view.say(text)];
  const hand = formOf(view, `${hrefOf(organisation)}/split`);
  const children = await listChildren(view.tx, organisation.id);
  const title = `${say('split')} · ${nameIn(organisation.name, view.language)}`;
  const choices = [
    { value: 'stay', label: say('split.stay') },
    ...partNumbers.map((number) => ({ value: String(number), label: say('split.part', { number }) })),
  ];
  return {
    title,
    body: (
      <>
        <Heading screen={view} title={title} crumbs={await crumbsOf(view, organisation, true)}>
          <p>{say('split.lead', { name: organisation.name })}</p>
        </Heading>
        <Stored view={view} organisation={organisation} />
        <Form hand={hand}>
          <input type="hidden" name="version" value={organisation.version} />
          {partNumbers.map((number, index) => (
            <fieldset key={number}>
              <legend>{say('split.part', { number })}</legend>
              <TextField
                hand={hand}
                name={`parts.${index}.name`}
                label={sayText('name')}
                optional={index > 0}
                maxLength={60}
              />
              <TextField
                hand={hand}
                name={`parts.${index}.shortName`}
                label={sayText('short-name')}
                optional={index > 0}
                maxLength={20}
              />
              <TextField
                hand={hand}
                name={`parts.${index}.nameEn`}
                label={sayText('name.en')}
                optional
                maxLength={120}
              />
            </fieldset>
          ))}
          <fieldset>
            <legend>{say('split.places')}</legend>
            {children.length > placesMax ? <Note>{say('split.many', { max: placesMax })}</Note> : null}
            {children.length === 0 ? <p className="quiet">{sayText('children.none')}</p> : null}
            {children.slice(0, placesMax).map((child, index) => (
              <div key={child.id}>
                <input type="hidden" name={`places.${index}.child`} value={child.id} />
                <ChoiceField
                  hand={hand}
                  name={`places.${index}.to`}
                  label={nameIn(child.name, view.language)}
                  value="stay"
                  choices={choices}
                />
              </div>
            ))}
          </fieldset>
          <TextField
            hand={hand}
            name="reason"
            label={say('reason')}
            hint={say('reason.hint')}
            maxLength={200}
          />
          <SendButton screen={view} label={say('split')} />
        </Form>
      </>
    ),
  };
}
