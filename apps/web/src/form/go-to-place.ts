/**
 * Take the keyboard to a place of a form: to what is asked for there, else to what the place stands in.
 *
 * @param path as what is wrong is named: `findings.0.description`
 */
export function goToPlace(form: HTMLElement | null, path: string): void {
  for (let at = path; at; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const place = form?.querySelector(`[data-path="${CSS.escape(at)}"]`);
    const control = place?.querySelector<HTMLElement>('[aria-invalid]') ?? place?.querySelector<HTMLElement>(CONTROLS);
    if (!control) continue;
    control.focus();
    control.scrollIntoView({ block: 'center' });
    return;
  }
}

const CONTROLS = 'input, select, textarea, button';
