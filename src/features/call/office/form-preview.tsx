/** A form as its maker will see it; nothing typed here is kept. */

import type { ShownPage, View } from '../../../platform/route.ts';
import { formOf } from '../../../ui/form.tsx';
import { Empty, Heading } from '../../../ui/parts.tsx';
import { askedFields } from '../eligibility.ts';
import { FieldInputs } from '../fields.tsx';
import { text } from '../text/field.ts';
import { type FoundForm, formCrumbs } from './form.tsx';

export function formPreviewPage(view: View, found: FoundForm): ShownPage {
  const say = view.say(text);
  const { call, design } = found;
  const here = `/office/calls/${call.id}/form`;
  const fields = askedFields({ ...call, fields: design?.fields ?? call.fields });
  return {
    title: say('form.preview'),
    body: (
      <div className="narrow">
        <Heading
          screen={view}
          title={say('form.preview')}
          crumbs={formCrumbs(view, found, [[say('form'), here]])}
        >
          <p>{say('form.preview.lead')}</p>
        </Heading>
        {fields.length > 0 ? (
          <div className="form">
            <FieldInputs
              view={view}
              hand={formOf(view, here)}
              fields={fields}
              eligibility={call.eligibility}
            />
          </div>
        ) : (
          <Empty title={say('form.none')} />
        )}
      </div>
    ),
  };
}
