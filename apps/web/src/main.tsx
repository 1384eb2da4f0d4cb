import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { start } from './session/session.js';
import { applyTheme, theme } from './shell/theme.js';
import './styles/base.css';
import './styles/shell.css';

applyTheme();
theme.subscribe(applyTheme);
void start();
// Where the browser has none, the pages work as long as there is a network.
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  void navigator.serviceWorker.register('/service-worker.js').catch(() => {});

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
