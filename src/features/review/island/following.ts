/**
 * The next work, made ready while this one is looked at: its page and its first picture, in the memory of this page
 * alone. What a signed-in person sees is kept by no cache (AC-053), so the browser's own prefetching would throw it away.
 */

const quietMs = 800;

export class Following {
  private page: Document | undefined;
  /** Held, so that the browser does not let go of them. */
  private readonly pictures: HTMLImageElement[] = [];

  constructor(private readonly address: string | undefined) {
    if (address) window.setTimeout(() => this.fetch(address), quietMs);
  }

  private fetch(address: string): void {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.onload = () => {
      const page = request.status === 200 ? (request.response as Document | null) : null;
      if (!page?.querySelector('[data-judging]')) return;
      this.page = page;
      for (const one of Array.from(page.querySelectorAll('.exhibit img, .exhibit video')).slice(0, 2))
        this.hold(one);
    };
    request.send();
  }

  private hold(one: Element): void {
    const source = one.previousElementSibling?.getAttribute('srcset') ?? one.getAttribute('src');
    const address = one.tagName === 'VIDEO' ? one.getAttribute('poster') : source;
    if (!address) return;
    const picture = new Image();
    picture.src = address;
    this.pictures.push(picture);
  }

  /** Puts it in the place of this page, if it is the one to go to; false when the browser must go there itself. */
  show(to: string): boolean {
    const main = this.page?.querySelector('main');
    const here = document.querySelector('main');
    if (!this.page || !main || !here || to !== this.address) return false;
    history.pushState(null, '', to);
    document.title = this.page.title;
    here.replaceWith(document.adoptNode(main));
    scrollTo(0, 0);
    (document.querySelector('main') as HTMLElement).focus();
    return true;
  }
}
