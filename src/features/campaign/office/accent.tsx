/** The page on which an owner chooses the accent of its public pages, each shown as it will look. */

import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ChoiceField, Form, formOf, SendButton } from '../../../ui/form.tsx';
import { Heading } from '../../../ui/parts.tsx';
import { accents, type Campaign } from '../campaign.ts';
import { mayAmend } from '../policy.ts';
import { text } from '../text.ts';

export function accentPage(view: View, campaign: Campaign): ShownPage {
  const say = view.say(text);
  const here = `/office/campaigns/${campaign.id}`;
  const hand = formOf(view, `${here}/accent`);
  return {
    title: say('accent'),
    body: (
      <div className="narrow">
        <Heading
          screen={view}
          title={say('accent')}
          crumbs={[
            [say('campaigns'), '/office/campaigns'],
            [nameIn(campaign.title, view.language), here],
          ]}
        >
          <p>{say('accent.lead')}</p>
        </Heading>
        <ul className="accents">
          {(['red', ...accents] as const).map((accent) => (
            <li key={accent} className={`accent-${accent}`}>
              <span className="accent-swatch" aria-hidden="true" />
              {say(`accent.${accent}`)}
            </li>
          ))}
        </ul>
        <Form hand={hand}>
          <input type="hidden" name="was" value={campaign.accent ?? ''} />
          <ChoiceField
            hand={hand}
            name="accent"
            label={say('accent')}
            value={campaign.accent ?? ''}
            empty={say('accent.red')}
            optional
            choices={accents.map((value) => ({ value, label: say(`accent.${value}`) }))}
          />
          <SendButton screen={view} verdict={mayAmend(view.actor, campaign)} label={say('accent.do')} />
        </Form>
        <p>
          <a href={`/campaigns/${campaign.id}`}>{say('accent.look')}</a>
        </p>
      </div>
    ),
  };
}
