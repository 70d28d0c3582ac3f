/** What wakes on the way to a provider and back: the link that is followed at once, the button that is pressed at once. */

function wake(): void {
  // Whoever comes back by the browser's button sees the page and decides.
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (entry && entry.type !== 'navigate') return;
  const link = document.querySelector<HTMLAnchorElement>('a[data-follow]');
  if (link) window.location.replace(link.href);
  const button = document.querySelector<HTMLButtonElement>('form[data-press] button[type="submit"]');
  if (button) button.click();
}

wake();
