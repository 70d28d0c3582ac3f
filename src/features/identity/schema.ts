/** What may come in at the doors of identities. */

import type { OrganisationId } from '../../kernel/id.ts';
import { choice, id, line, optionalHidden, shape, whole } from '../../platform/form.ts';
import { flowKinds } from './flow.ts';

export const PhoneAsking = shape({ phone: line(30), next: optionalHidden(300) });
export const OwnPhone = shape({ phone: line(30) });
export const Digits = shape({ digits: line(20) });
export const FlowBeginning = shape({ kind: choice(flowKinds), next: optionalHidden(300) });
export const OwnFlow = shape({ kind: choice(flowKinds) });
/** What a provider put into the address people came back by. */
export const FlowReturn = shape({
  code: optionalHidden(2000),
  state: optionalHidden(200),
  iss: optionalHidden(500),
});
export const Age = shape({ age: choice(['adult', 'minor']) });
export const BindingEnd = shape({});
export const MembershipAsking = shape({ to: id<OrganisationId>(), knownBy: line(60) });
export const MembershipLeaving = shape({ version: whole(1, 1_000_000_000) });
export const MembershipConfirming = shape({ version: whole(1, 1_000_000_000) });
export const MembershipEnding = shape({ reason: line(200), version: whole(1, 1_000_000_000) });
