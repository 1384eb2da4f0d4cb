import { Component, type ReactNode } from 'react';
import { useTexts } from '../texts/language.js';
import { Empty } from '../ui/notes.js';
import { texts } from './texts.js';

/** A page that fails takes only itself along; the way to the other pages stays. React has no other form for this than a class. */
export class Broken extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const t = useTexts(texts);
  return (
    <Empty title={t.brokenTitle}>
      <p>{t.brokenText}</p>
      <button type="button" onClick={() => location.reload()}>
        {t.reload}
      </button>
    </Empty>
  );
}
