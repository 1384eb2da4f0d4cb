import { Component, type ReactNode } from 'react';
import { Problem } from '../api/problem.js';
import { useTexts } from '../texts/language.js';
import { Empty, ProblemNote } from '../ui/notes.js';
import { texts } from './texts.js';

interface BrokenProps {
  /** The page's address: at another one it is tried again. */
  at: string;
  children: ReactNode;
}

interface State {
  failed: boolean;
  error?: unknown;
}

/** A page that fails takes only itself along; the way to the other pages stays. React has no other form for this than a class. */
export class Broken extends Component<BrokenProps, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(error: unknown): State {
    return { failed: true, error };
  }

  override componentDidUpdate({ at }: BrokenProps): void {
    if (this.state.failed && at !== this.props.at) this.setState({ failed: false });
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed error={this.state.error} /> : this.props.children;
  }
}

function Failed({ error }: { error: unknown }) {
  const t = useTexts(texts);
  return (
    <Empty title={t.brokenTitle}>
      {error instanceof Problem ? <ProblemNote error={error} /> : <p>{t.brokenText}</p>}
      <button type="button" onClick={() => location.reload()}>
        {t.reload}
      </button>
    </Empty>
  );
}
