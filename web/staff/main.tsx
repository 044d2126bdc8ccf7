/** The desk of staff and units: begins here. */
import '../shared/no-eval.ts';
import { createRoot } from 'react-dom/client';
import '../kit/kit.css';
import '../kit/map.css';
import './staff.css';
import { Desk } from './app.tsx';

createRoot(document.getElementById('root')!).render(<Desk />);
