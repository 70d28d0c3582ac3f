/** Bringing a table in: pasted as text, or from a spreadsheet's file; tried first in either case. */

import type { View } from '../../../platform/route.ts';
import { FileField, Form, formOf, ProseField, SendButton, TickField } from '../../../ui/form.tsx';
import type { Campaign } from '../../campaign/campaign.ts';
import { text } from '../text.ts';

export function PastePart({ view, campaign }: { view: View; campaign: Campaign }) {
  const say = view.say(text);
  const base = `/office/campaigns/${campaign.id}/targets`;
  const paste = formOf(view, `${base}/paste`);
  const file = formOf(view, `${base}/import`);
  const isBack = view.form?.action === paste.action || view.form?.action === file.action;
  return (
    <details open={isBack} id="paste">
      <summary>{say('paste')}</summary>
      <div className="columns">
        <Form hand={paste}>
          <ProseField
            hand={paste}
            name="sheet"
            label={say('paste.text')}
            hint={say('paste.hint')}
            rows={8}
            maxLength={60_000}
          />
          <TickField hand={paste} name="collective" label={say('paste.collective')} />
          <SendButton screen={view} label={say('paste.try')} />
        </Form>
        <Form hand={file} upload>
          <FileField hand={file} name="file" label={say('paste.file')} accept=".xlsx,.csv" />
          <TickField hand={file} name="collective" label={say('paste.collective')} />
          <SendButton screen={view} label={say('paste.file.try')} />
        </Form>
      </div>
    </details>
  );
}
