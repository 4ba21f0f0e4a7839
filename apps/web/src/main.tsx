import '@mantine/core/styles.layer.css';
import '@fontsource/atkinson-hyperlegible/latin-400.css';
import '@fontsource/atkinson-hyperlegible/latin-700.css';
import '@fontsource/atkinson-hyperlegible/latin-ext-400.css';
import '@fontsource/atkinson-hyperlegible/latin-ext-700.css';
import './global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queryClient } from './data/query-client';
import { startTranslation } from './i18n';
import { router } from './router';
import { theme } from './theme';

const scheme = localStorageColorSchemeManager({ key: 'parvis-scheme' });
const place = document.getElementById('root');
if (place === null) throw new Error('The page has no #root');

await startTranslation();
createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} colorSchemeManager={scheme} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
