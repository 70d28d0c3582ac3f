/** What bulletins write to people. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'bulletin.returned': {
    zh: '“{title}”被负责人退回：{reason}',
    en: 'The leader has returned “{title}”: {reason}',
  },
  'bulletin.summary': {
    zh: '{publisher}发布了“{call}”的项目总结：{title}',
    en: '{publisher} has published the closing summary of “{call}”: {title}',
  },
});
