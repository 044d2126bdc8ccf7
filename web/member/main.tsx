/** The member's front: begins here. */
import '../shared/no-eval.ts';
import { createRoot } from 'react-dom/client';
import '../kit/kit.css';
import './member.css';
import { App } from './app.tsx';
import { keepInstalled } from './installed.ts';

createRoot(document.getElementById('root')!).render(<App />);

void keepInstalled();
