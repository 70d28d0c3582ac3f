/** The button that copies a page's address: by the browser's clipboard, in older ones by the selection. */

/** Selected in any case, so that a press and hold is enough where no script may copy. */
async function copy(field: HTMLInputElement): Promise<boolean> {
  field.focus();
  field.select();
  try {
    if (!navigator.clipboard) return document.execCommand('copy');
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand('copy');
  }
}

export function wakeCopying(): void {
  document.querySelectorAll<HTMLButtonElement>('[data-copy]').forEach((button) => {
    const field = document.getElementById(button.dataset.copy ?? '') as HTMLInputElement | null;
    const status = button.parentElement?.querySelector<HTMLElement>('[data-copied]');
    if (!field || !status) return;
    button.hidden = false;
    button.addEventListener('click', () => {
      void copy(field).then((isCopied) => {
        status.textContent = (isCopied ? status.dataset.copied : status.dataset.kept) ?? '';
      });
    });
  });
}
