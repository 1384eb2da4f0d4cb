const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for a page, whatever it holds. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

/** A page of the embedded issuer. The title is text; the body is of a page. */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="es">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Levante · ${escaped(title)}</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #1b2733 }
  h1 { font-size: 1.4rem } h2 { font-size: 1rem; margin: 1.2rem 0 .3rem }
  .note { background: #fff4d6; border-left: 4px solid #b87900; padding: .5rem .8rem }
  button { display: block; width: 100%; text-align: left; font: inherit; margin: .25rem 0; padding: .5rem .8rem;
    background: #fff; border: 1px solid #9aa7b4; border-radius: 6px; cursor: pointer }
  button:hover, button:focus { border-color: #0b5cad; background: #eef5fc }
  small { color: #51606e }
</style>
<h1>Levante · ${escaped(title)}</h1>
${body}
</html>
`;
