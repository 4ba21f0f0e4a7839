/** Where to go after signing in: an address of this app, whatever the link that was followed says. */
export function withinApp(wanted: string | undefined): string {
  const inside = wanted !== undefined && /^\/(?![/\\])/.test(wanted);
  return inside && !wanted.startsWith('/connexion') ? wanted : '/';
}
