import { useTexts } from '../../texts/language.js';
import { conditionWords } from './condition-words.js';
import { FEATURE_NAMES, FUNCTIONS, NAMES, type Name } from './names.js';
import { editorTexts } from './editor-texts.js';

/** What a condition may use, by what has it, with what it means and its type; pressed, it is put into the text. */
export function NamesPanel({ onInsert }: { onInsert: (text: string) => void }) {
  const t = useTexts(editorTexts);
  const words = useTexts(conditionWords);
  const featureMeans = (name: string): string => {
    const [, kind = '', counted = ''] = /"(rate|results)-(.*)"/.exec(name) ?? [];
    return (kind === 'rate' ? words.rate : words.results)(words.counted[counted] ?? counted);
  };
  return (
    <section className="condition-names stack" aria-labelledby="condition-names">
      <h2 id="condition-names">{t.names}</h2>
      <p className="quiet">{t.namesNote}</p>
      {NAMES.map(([its, names], index) => (
        <details key={its} open={index === 0}>
          <summary>{t.of[its]}</summary>
          <Names
            names={names}
            means={(name) => (name === 'office' ? t.handlingOffice : words.members[its][name.replace(/^.*\./, '')])}
            onInsert={onInsert}
          />
        </details>
      ))}
      <details>
        <summary>{t.features}</summary>
        <p className="quiet">{t.featuresNote}</p>
        <Names names={FEATURE_NAMES} means={featureMeans} onInsert={onInsert} />
      </details>
      <details>
        <summary>{t.functions}</summary>
        <ul className="condition-examples">
          {FUNCTIONS.map(([name, example]) => (
            <li key={name}>
              <span>
                <strong>{name}</strong> <span className="quiet">{words.functions[name]}</span>
              </span>
              <button type="button" className="bare mono" onClick={() => onInsert(example)}>
                {example}
              </button>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

interface NamesProps {
  names: Name[];
  means: (name: string) => string | undefined;
  onInsert: (text: string) => void;
}

function Names({ names, means, onInsert }: NamesProps) {
  const t = useTexts(editorTexts);
  const typeOf = (type: string): string => {
    const list = /^list<(.*)>$/.exec(type)?.[1];
    return list === undefined ? (t.type[type] ?? type) : t.listOf(t.type[list] ?? list);
  };
  return (
    <ul className="condition-list">
      {names.map(({ name, type }) => (
        <li key={name}>
          <button type="button" className="bare mono" onClick={() => onInsert(name)}>
            {name}
          </button>
          <span className="quiet">
            {means(name)} · {typeOf(type)}
          </span>
        </li>
      ))}
    </ul>
  );
}
