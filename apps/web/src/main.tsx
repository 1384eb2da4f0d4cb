import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { gate } from './gate/area.js';
import { personAway } from './session/away.js';
import { start, stayOut } from './session/session.js';
import { applyTheme, theme } from './shell/theme.js';
import './styles/base.css';
import './styles/shell.css';

applyTheme();
theme.subscribe(applyTheme);
// Where no account is asked for, nobody is sent to sign in but who was signed in here this shift: they have pages to go on to.
if (location.pathname.startsWith(gate.path) && !personAway()) stayOut();
else void start();
// Where the browser has none, the pages work as long as there is a network.
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  void navigator.serviceWorker.register('/service-worker.js').catch(() => {});

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
