/** The features of the house, lowest first: an import among them only goes down this list. */

export const features = [
  'account',
  'organisation',
  'media',
  'message',
  'campaign',
  'call',
  'entry',
  'activity',
  'allocation',
  'recommendation',
  'review',
  'vote',
  'award',
  'notice',
] as const;
