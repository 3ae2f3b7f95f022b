/** A part of several controls has no value of its own: one goes to the first thing in it that can be filled in or pressed. */
export function focusOn(id: string): void {
  const found = document.getElementById(id);
  const inside = found?.matches('.rows, .date-input')
    ? found.querySelector<HTMLElement>('input, select, textarea, button, [contenteditable]')
    : null;
  (inside ?? found)?.focus();
}
