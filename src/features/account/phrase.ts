/** Words in a name by which somebody would pass for an office: written small, without blanks and dots. */

export const offices: readonly string[] = [
  ...['工会', '管理员', '系统', '官方', '客服', '组委会', '评委', '评审', '主办', '承办'],
  ...['admin', 'official', 'system', 'support', 'service'],
];
