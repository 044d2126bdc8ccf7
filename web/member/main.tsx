/** The member's front: begins here. */
import { createRoot } from 'react-dom/client';
import '../kit/kit.css';
import './member.css';
import { App } from './app.tsx';

createRoot(document.getElementById('root')!).render(<App />);

if ('serviceWorker' in navigator && location.protocol !== 'file:') {
  void navigator.serviceWorker.register('/m/sw.js', { scope: '/m/' });
}
