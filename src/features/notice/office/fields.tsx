/** The rows of a paper's form: issuers and addressees. */

import type { OrganisationId } from '../../../kernel/id.ts';
import type { View } from '../../../platform/route.ts';
import { type FormHand, TextField, TickField } from '../../../ui/form.tsx';
import type { Addressee, Issuer } from '../notice.ts';
import { text as paperText } from '../text/paper.ts';
import { text } from '../text.ts';

const spareRows = 2;
const addresseesMax = 20;
const issuersMax = 10;

/** As many rows as there are, or were typed, and a few to spare. */
function rowsShown(view: View, list: string, length: number, most: number): number {
  const typed = Object.keys(view.form?.raw ?? {}).filter(
    (name) => name.startsWith(`${list}.`) && name.endsWith('.name'),
  ).length;
  return Math.min(Math.max(length + spareRows, typed), most);
}

/** The leading body first; the others by name, and by their full name in the system where they are in it. */
export function IssuerFields(props: {
  view: View;
  hand: FormHand;
  issuers: readonly Issuer[];
  organisations: ReadonlyMap<OrganisationId, string>;
}) {
  const { view, hand, issuers, organisations } = props;
  const say = view.say(paperText);
  const problem = hand.problem('issuers');
  return (
    <fieldset id={hand.idOf('issuers')} tabIndex={-1}>
      <legend>{view.say(text)('field.issuers')}</legend>
      <p className="hint">{say('field.issuers.hint')}</p>
      {problem ? <p className="problem">{problem}</p> : null}
      {Array.from({ length: rowsShown(view, 'issuers', issuers.length, issuersMax) }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place
        <div key={index} className="form">
          <TextField
            hand={hand}
            name={`issuers.${index}.name`}
            label={index === 0 ? say('field.issuer.lead') : say('field.issuer', { place: index + 1 })}
            value={issuers[index]?.name}
            optional={index > 0}
            maxLength={60}
          />
          {index > 0 ? (
            <TextField
              hand={hand}
              name={`issuers.${index}.organisation`}
              label={say('field.issuer.organisation')}
              value={organisations.get(issuers[index]?.organisationId ?? ('' as OrganisationId))}
              optional
              maxLength={60}
            />
          ) : null}
        </div>
      ))}
    </fieldset>
  );
}

export function AddresseeFields(props: { view: View; hand: FormHand; addressees: readonly Addressee[] }) {
  const { view, hand, addressees } = props;
  const say = view.say(text);
  const count = rowsShown(view, 'addressees', addressees.length, addresseesMax);
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
