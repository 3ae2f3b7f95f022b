import { LanguageProvider } from './language.tsx';
import { Frame } from './parts/frame.tsx';
import { later } from './parts/later.tsx';
import { Nowhere } from './parts/nowhere.tsx';
import { usePlace } from './parts/use-place.ts';
import { ProcessProvider } from './process.tsx';
import type { Place } from './router.ts';
import { StartPage } from './start/start-page.tsx';

const OpenPages = later(async () => (await import('./open/open-pages.tsx')).OpenPages);
const CasePages = later(async () => (await import('./case/case-pages.tsx')).CasePages);

function Page({ place }: { place: Place }) {
  switch (place.page) {
    case 'start':
      return <StartPage />;
    case 'open':
      return <OpenPages step={place.step} />;
    case 'case':
    case 'act':
    case 'evidence':
    case 'file':
      return <CasePages place={place} />;
    case 'nowhere':
      return <Nowhere />;
  }
}

export function App() {
  const place = usePlace();
  return (
    <LanguageProvider>
      <ProcessProvider>
        <Frame place={place}>
          <Page place={place} />
        </Frame>
      </ProcessProvider>
    </LanguageProvider>
  );
}
