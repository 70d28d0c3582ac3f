/** The word "gallery": works before the public as somebody asks for them, in an address that can be kept and passed on. */

export const galleryKinds = ['video', 'audio', 'picture', 'other'] as const;
export type GalleryKind = (typeof galleryKinds)[number];

/** Never by votes: that would lend the first ever more of them. */
export const galleryOrders = ['day', 'number', 'latest'] as const;
export type GalleryOrder = (typeof galleryOrders)[number];

/** What was asked for; ids are as they came, and found or not found by whoever knows them. */
export type GalleryAsk = {
  /** Words of title, maker, number or unit. */
  q?: string;
  call?: string;
  /** An organisation with everything beneath it. */
  place?: string;
  /** One organisation alone. */
  unit?: string;
  kind?: GalleryKind;
  year?: number;
  order?: GalleryOrder;
};

const oneOf = <T extends string>(all: readonly T[], asked: string | undefined): T | undefined =>
  all.find((one) => one === asked);

/** Reads an address; whatever is no order and no kind is left out, never an error (AC-206). */
export function readGallery(query: Readonly<Record<string, string>>): GalleryAsk {
  const said = (name: string) => query[name]?.trim().slice(0, 100) || undefined;
  const year = /^\d{4}$/.test(query.year ?? '') ? Number(query.year) : undefined;
  return {
    q: said('q'),
    call: said('call'),
    place: said('place'),
    unit: said('unit'),
    kind: oneOf(galleryKinds, query.kind),
    year,
    order: oneOf(galleryOrders, query.order),
  };
}

/** The same as the end of an address, always in one order; nothing when nothing is asked. */
export function galleryQuery(ask: GalleryAsk, page = 1): string {
  const { q, call, place, unit, kind, year, order } = ask;
  const said = Object.entries({ q, call, place, unit, kind, year, order, page: page > 1 ? page : undefined });
  const asked = said.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`;
}

/** Whether something is left out; an order leaves out nothing. */
export function isFiltered({ order: _, ...filters }: GalleryAsk): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}
