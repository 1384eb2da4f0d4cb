import { stored } from '../device/stored.js';

export type Theme = 'light' | 'dark';

const system = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

/** As the device has it, until somebody chooses. */
export const theme = stored<Theme>('theme', system());

/** Show the document in the theme chosen. */
export function applyTheme(): void {
  document.documentElement.dataset['theme'] = theme.get();
}
