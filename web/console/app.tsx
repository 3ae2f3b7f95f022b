import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useState } from 'react';
import { newQueryClient, useMyself } from './api/queries.ts';
import { session } from './auth/session.ts';
import { SignInNeeded } from './auth/tokens.ts';
import { CasePage } from './case/case-page.tsx';
import { useFollowedClock } from './clock.ts';
import { FindPage } from './find/find-page.tsx';
import { Announcer } from './frame/announce.tsx';
import { Nowhere } from './frame/nowhere.tsx';
import { Shell } from './frame/shell.tsx';
import { SignInGate } from './frame/sign-in.tsx';
import { Skeleton } from './frame/skeleton.tsx';
import { LoadFault } from './frame/trouble.tsx';
import { NewPage } from './intake/new-page.tsx';
import { LanguageProvider } from './language.tsx';
import { MeContext } from './me.ts';
import { usePlace } from './place.ts';
import { QueuePage } from './queue/queue-page.tsx';

export function App() {
  const [client] = useState(newQueryClient);
  useFollowedClock();
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <LanguageProvider>
          <SignInGate>
            <SignedIn />
          </SignInGate>
          <Announcer />
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>
  );
}

/** Pages are for people whose roles are known. A session that the issuer has ended begins anew, back to the same page. */
function SignedIn() {
  const me = useMyself(true);
  if (me.data)
    return (
      <MeContext value={me.data}>
        <Shell>
          <Page />
        </Shell>
      </MeContext>
    );
  if (!me.isError)
    return (
      <main className="page">
        <Skeleton />
      </main>
    );
  if (me.error instanceof SignInNeeded)
    void session.signIn(`${window.location.pathname}${window.location.search}`);
  return (
    <main className="page">
      <LoadFault error={me.error} again={() => void me.refetch()} />
    </main>
  );
}

function Page() {
  const place = usePlace();
  switch (place.page) {
    case 'queue':
      return <QueuePage search={place.search} />;
    case 'find':
      return <FindPage search={place.search} />;
    case 'new':
      return <NewPage />;
    case 'case':
      return <CasePage key={place.caseId} caseId={place.caseId} />;
    case 'callback':
    case 'nowhere':
      return <Nowhere />;
  }
}
