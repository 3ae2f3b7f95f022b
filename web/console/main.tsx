import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './styles/console.css';

const root = document.getElementById('app');
if (root) createRoot(root).render(<App />);
