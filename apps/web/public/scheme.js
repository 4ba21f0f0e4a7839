// Before the first paint, so that a dark page never flashes white. A file of its own: the page allows no inline script.
(function () {
  var kept = null;
  try {
    kept = window.localStorage.getItem('parvis-scheme');
  } catch {
    // Storage refused: the system's choice stands.
  }
  var dark =
    kept === 'dark' || (kept !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
