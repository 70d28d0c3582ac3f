/** The sentences of signing in and signing up. */

import { refusalTable, sentences } from '../../kernel/text.ts';

export const text = sentences({
  'sign-in': { zh: '登录', en: 'Sign in' },
  'sign-in.lead': {
    zh: '工会干部、评委用分配的账号登录；职工网友可自行注册后投票、报送作品。',
    en: 'Union staff and judges sign in with the account they were given; everyone may sign up to vote and send in works.',
  },
  'sign-up': { zh: '注册', en: 'Sign up' },
  'sign-up.lead': {
    zh: '一分钟完成。注册后可以投票、报送自己的作品。',
    en: 'It takes a minute. You can then vote and send in your own works.',
  },
  'sign-up.already': { zh: '已有账号？登录', en: 'Have an account? Sign in' },
  'sign-in.none': { zh: '还没有账号？注册', en: 'No account yet? Sign up' },
  'sign-out': { zh: '退出', en: 'Sign out' },
  username: { zh: '账号', en: 'Username' },
  'username.hint': { zh: '3—32 位小写字母、数字、点、横线', en: '3–32 small letters, digits, dots, hyphens' },
  name: { zh: '姓名', en: 'Name' },
  'name.hint': {
    zh: '用于参评作品的作者署名，不会在投票中公开',
    en: 'Used as the maker of your works; never shown with your votes',
  },
  'name.own': { zh: '我的姓名', en: 'My name' },
  'name.own.lead': {
    zh: '用于参评作品的作者署名和办理记录，不会在投票中公开。手机、微信注册时自动起的名字，可以在这里改成自己的。',
    en: 'Used as the maker of your works and in records of what you did; never shown with your votes. A name that was made up when you signed up by phone or WeChat can be changed here.',
  },
  'name.save': { zh: '保存', en: 'Save' },
  'name.told': { zh: '姓名已更改', en: 'Your name is changed' },
  password: { zh: '密码', en: 'Password' },
  'password.hint': { zh: '至少 {min} 个字符，可用任意文字', en: 'At least {min} characters of any kind' },
  'told.signed-in': { zh: '已登录', en: 'Signed in' },
  'told.signed-up': { zh: '注册成功，已登录', en: 'Signed up and signed in' },
  'told.signed-out': { zh: '已退出', en: 'Signed out' },
  'demo.accounts': { zh: '演示账号', en: 'Demo sign-ins' },
});

export const refusals = refusalTable({
  'account.wrong-pair': { status: 422, zh: '账号或密码不对', en: 'The username and password do not match' },
  'account.too-many-attempts': {
    status: 429,
    zh: '尝试次数过多，请 {minutes} 分钟后再试',
    en: 'Too many attempts; please try again in {minutes} minutes',
  },
  'account.username-form': {
    status: 422,
    zh: '账号须为 3—32 位小写字母、数字、点或横线，以字母或数字开头',
    en: 'A username has 3–32 small letters, digits, dots or hyphens and begins with a letter or digit',
  },
  'account.username-taken': { status: 422, zh: '这个账号已被使用', en: 'This username is taken' },
  'account.password-length': {
    status: 422,
    zh: '密码须为 {min}—{max} 个字符',
    en: 'A password has {min}–{max} characters',
  },
  'account.password-guessable': {
    status: 422,
    zh: '这个密码太容易猜到，请换一个',
    en: 'This password is too easy to guess; please choose another',
  },
  'account.name-long': { status: 422, zh: '姓名最多 {max} 个字', en: 'A name has at most {max} characters' },
  'account.name-unseen': {
    status: 422,
    zh: '姓名里有看不见的、改变书写方向的或叠加过多的符号，请去掉',
    en: 'The name holds signs that cannot be seen, turn the writing round or are piled up; please remove them',
  },
  'account.name-empty': { status: 422, zh: '姓名里要有文字', en: 'A name needs letters' },
  'account.name-mixed': {
    status: 422,
    zh: '姓名里混用了几种外形相近的字母，请只用一种',
    en: 'The name mixes alphabets whose letters look alike; please use one',
  },
  'account.name-of-office': {
    status: 422,
    zh: '姓名不能含有“工会”“管理员”“官方”等容易被当作单位或工作人员的字样',
    en: 'A name cannot hold words by which you would pass for an office, such as “official” or “admin”',
  },
  'account.name-of-seat': {
    status: 403,
    zh: '有任职的账号由授予任职的单位登记姓名，请联系管理员更改',
    en: 'Whoever holds a seat is named by who gave it; please ask your administrator',
  },
  'account.signed-out': { status: 401, zh: '请先登录', en: 'Please sign in first' },
});
