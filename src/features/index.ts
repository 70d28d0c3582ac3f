/** The features of the house, lowest first: an import among them only goes down this list. */

export const features = [
  'account',
  'organisation',
  'media',
  'message',
  'campaign',
  'call',
  'calendar',
  'progress',
  'entry',
  'activity',
  'promoter',
  'allocation',
  'recommendation',
  'review',
  'vote',
  'award',
  'notice',
  'reminder',
] as const;
