import { RouterProvider } from '@tanstack/react-router';
import { Provider } from 'urql';
import { LanguageProvider } from '../messages/language.provider.js';
import { graphqlClient } from './graphql-client.js';
import { router } from './routes.js';

export function App() {
  return (
    <LanguageProvider>
      <Provider value={graphqlClient}>
        <RouterProvider router={router} />
      </Provider>
    </LanguageProvider>
  );
}
