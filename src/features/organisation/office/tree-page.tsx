/** The page of the whole tree: where one serves, the top, and finding by name, pinyin or conditions. Never all of it. */

import { seatsOf } from '../../../kernel/actor.ts';
import { askPage } from '../../../kernel/page.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Empty, Heading, Note, Pager, Section } from '../../../ui/parts.tsx';
import { foundMax, searchOrganisations } from '../store/search.ts';
import { listLine, listRoots, pageChildren } from '../store.ts';
import { text } from '../text.ts';
import { AskedPart, AskingForm, askedOf, type FoundSlots, isName } from './asking.tsx';
import { hrefOf, Marks, OrganisationTable } from './tree.tsx';

async function FoundPart({ view, q }: { view: View; q: string }) {
  const say = view.say(text);
  const found = await searchOrganisations(view.tx, q, askPage(view.query.page));
  if (found.items.length === 0) return <Empty title={say('search.none', { q })} />;
  return (
    <>
      {found.total >= foundMax ? <Note>{say('found.many')}</Note> : null}
      <OrganisationTable view={view} caption={say('organisations')} rows={found.items} />
      <Pager
        screen={view}
        page={found}
        href={(n) => `/office/organisations?q=${encodeURIComponent(q)}&page=${n}`}
      />
    </>
  );
}

/** The places of one's own seats, each with the line above it. */
async function MinePart({ view }: { view: View }) {
  const say = view.say(text);
  const seats = [...new Map(seatsOf(view.actor).map((seat) => [seat.path, seat])).values()].slice(0, 10);
  const lines = await Promise.all(seats.map((seat) => listLine(view.tx, seat.path)));
  return (
    <Section title={say('mine')}>
      <ul className="lines">
        {lines.map((line) => (
          <li key={line.at(-1)!.id}>
            {line.map((one, index) => (
              <span key={one.id}>
                {index > 0 ? ' › ' : ''}
                <a href={hrefOf(one)}>
                  {nameIn(index === line.length - 1 ? one.name : one.shortName, view.language)}
                </a>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

async function TopPart({ view }: { view: View }) {
  const say = view.say(text);
  const roots = await listRoots(view.tx);
  const root = roots.length === 1 ? roots[0] : undefined;
  if (!root) return <OrganisationTable view={view} caption={say('organisations')} rows={roots} />;
  const children = await pageChildren(view.tx, root.id, askPage(view.query.page));
  return (
    <Section
      title={<a href={hrefOf(root)}>{nameIn(root.name, view.language)}</a>}
      aside={<Marks view={view} organisation={root} />}
    >
      {children.items.length === 0 ? (
        <Empty title={say('children.none')} />
      ) : (
        <OrganisationTable view={view} caption={say('children')} rows={children.items} />
      )}
      <Pager screen={view} page={children} href={(n) => `/office/organisations?page=${n}`} />
    </Section>
  );
}

/** The page, with what features above put under what was found. */
export function treePageWith(slots: FoundSlots) {
  return async (view: View): Promise<ShownPage> => {
    const say = view.say(text);
    const asked = askedOf(view);
    const { typed, parsed } = asked;
    const isAsked = typed !== '' && 'query' in parsed && !isName(asked);
    return {
      title: say('organisations'),
      islands: ['organisation.js'],
      body: (
        <>
          <Heading screen={view} title={say('organisations')}>
            <p>{say('organisations.lead')}</p>
          </Heading>
          <AskingForm view={view} asked={asked} />
          {typed !== '' && isName(asked) ? await FoundPart({ view, q: typed }) : null}
          {isAsked ? await AskedPart({ view, query: parsed.query, typed, slots }) : null}
          {typed === '' ? (
            <>
              {await MinePart({ view })}
              {await TopPart({ view })}
            </>
          ) : null}
        </>
      ),
    };
  };
}
