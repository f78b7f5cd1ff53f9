import { createRoot } from 'react-dom/client';
import { openBridge } from '../bridge/open-bridge.ts';
import { App } from './app.tsx';
import { applyTheme, keptTheme } from './settings/theme.ts';
import { openKept } from './state/kept.ts';
import './ui/tokens.css';
import './ui/base.css';

const bridge = openBridge();
const kept = await openKept(bridge);
applyTheme(keptTheme(kept));
const ground = { bridge, kept, ...(await bridge.call('describe', {})) };

const place = document.getElementById('console');
if (!place) throw new Error('the page has no place for the console');
createRoot(place).render(<App ground={ground} />);
