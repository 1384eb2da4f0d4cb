import { CheckPage } from './check-page.js';
import '../declaration/declaration.css';

/** Checking release notes. */
export default function Pages() {
  return <CheckPage />;
}
