import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { start } from './session/session.js';
import { applyTheme, theme } from './shell/theme.js';
import './styles/base.css';
import './styles/shell.css';

applyTheme();
theme.subscribe(applyTheme);
void start();

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
