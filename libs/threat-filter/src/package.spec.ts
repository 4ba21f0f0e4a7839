import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const library = join(__dirname, '..');
const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
  .map((path) => readFileSync(join(__dirname, path), 'utf8'));

describe('the library as a package of its own', () => {
  const own = manifestIn(library);

  it('names the packages that its sources import, and no other', () => {
    const imported = sources
      .flatMap((source) => [...source.matchAll(/ from '([^.'][^']*)'/g)].map(([, path = '']) => path))
      .filter((path) => !path.startsWith('node:') && !builtinModules.includes(path))
      .map((path) => path.split('/', path.startsWith('@') ? 2 : 1).join('/'));
    expect([...new Set(imported)].sort()).toEqual(Object.keys(own.dependencies).sort());
  });

  it('takes them in the versions that the whole is tested with', () => {
    const whole = manifestIn(join(library, '../..'));
    expect(whole.dependencies).toMatchObject(own.dependencies);
    expect(whole.devDependencies).toMatchObject(own.devDependencies);
  });
});
