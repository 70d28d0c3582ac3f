/** Hides what hangs on a choice while that choice is not made; nothing typed is taken away or left out of the form. */

/** Call once for a form that holds FieldInputs; conditions on `subtype` and `group` find those controls as well. */
export function wakeConditions(form: HTMLFormElement): void {
  const parts = Array.from(form.querySelectorAll<HTMLElement>('[data-when]'));
  if (parts.length === 0) return;
  const judge = () => {
    // In the order of the page: what hangs on something hidden is hidden too.
    for (const part of parts) part.hidden = !isMeant(form, part);
  };
  form.addEventListener('input', judge);
  form.addEventListener('change', judge);
  judge();
}

function isMeant(form: HTMLFormElement, part: HTMLElement): boolean {
  const key = part.dataset.when ?? '';
  const control = form.elements.namedItem(`answers.${key}`) ?? form.elements.namedItem(key);
  // Where the choice cannot be seen, the words beside the field say when it is meant.
  if (!control || !('value' in control)) return true;
  const isHidden = control instanceof Element && control.closest('[data-when][hidden]') !== null;
  return !isHidden && control.value === part.dataset.equals;
}
