import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';
import { VitePWA } from 'vite-plugin-pwa';

const api = process.env['PARVIS_API'] ?? 'http://localhost:3000';

export default defineConfig({
  plugins: [
    react(),
    // Browsers take Brotli over HTTPS alone, gzip everywhere. The server sends what stands beside each file.
    compression({
      algorithms: [defineAlgorithm('brotliCompress', {}), defineAlgorithm('gzip', { level: 9 })],
      include: /\.(js|css|html|svg|json|webmanifest)$/,
    }),
    VitePWA({
      registerType: 'prompt',
      injectRegister: 'script-defer',
      includeAssets: ['icons/*.svg', 'icons/*.png', 'scheme.js'],
      manifest: {
        name: 'Parvis',
        short_name: 'Parvis',
        description: 'La messagerie de l’établissement et de ses parents, relue avant d’être publiée.',
        lang: 'fr',
        start_url: '/',
        display: 'standalone',
        background_color: '#faf7f2',
        theme_color: '#faf7f2',
        icons: [
          { src: '/icons/parvis-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/parvis-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/parvis-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icons/parvis.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
      workbox: {
        clientsClaim: true,
        // What every screen needs; the rest is kept as it is used, so that a parent never fetches the console.
        globPatterns: [
          '*.{html,js}',
          'assets/{parvis,rolldown-runtime}-*.{js,css}',
          'assets/*-latin-*.woff2',
        ],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/(api|socket\.io|metrics)(\/|$)/],
        runtimeCaching: [
          {
            urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
            handler: 'CacheFirst',
            options: { cacheName: 'parvis-assets', expiration: { maxEntries: 300 } },
          },
          {
            // Reading goes on without a network: the last answers of these addresses are kept until the person signs
            // out (`src/data/sign-out.ts`). Nothing of the moderators' or the direction's is ever kept. This function
            // is copied into the service worker as text: it can name nothing outside itself.
            urlPattern: ({ url, sameOrigin }) =>
              sameOrigin && /^\/api\/(me$|channels($|\/[^/]+\/messages$)|messages\/mine$)/.test(url.pathname),
            handler: 'NetworkFirst',
            options: {
              cacheName: 'parvis-reading',
              expiration: { maxEntries: 200, maxAgeSeconds: 7 * 24 * 3600 },
              cacheableResponse: { statuses: [200] },
            },
          },
        ],
      },
    }),
  ],
  resolve: {
    alias: {
      // React has had this hook itself since version 18.
      'use-sync-external-store/shim/with-selector': 'use-sync-external-store/with-selector',
      '@app/contract': fileURLToPath(new URL('../../libs/contract/src/index.ts', import.meta.url)),
    },
  },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 600,
    // A list of what each screen will need weighs a kilobyte on the first one; the router asks for a screen as
    // soon as a finger or a pointer comes near its link.
    modulePreload: false,
    // What every screen needs is one file: dozens of small ones compress a tenth worse.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'parvis', tags: ['$initial'] }] } } },
  },
  server: {
    port: 5173,
    proxy: { '/api': api, '/socket.io': { target: api, ws: true } },
  },
});
