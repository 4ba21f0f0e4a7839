import { readConfig } from './config';

const faultsOf = (environment: NodeJS.ProcessEnv): string => {
  try {
    readConfig(environment);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'accepted';
};

describe('readConfig', () => {
  it('has a default for everything that needs one', () => {
    expect(readConfig({})).toMatchObject({
      NODE_ENV: 'development',
      PORT: 3000,
      HOST: '0.0.0.0',
      PARVIS_DATA_DIR: '.parvis',
      LOG_LEVEL: 'info',
      PARVIS_TRUST_PROXY: false,
    });
    expect(readConfig({}).DATABASE_URL).toBeUndefined();
  });

  it('reads numbers and switches as what they are', () => {
    const config = readConfig({
      PORT: '8080',
      PARVIS_POSTS_PER_MINUTE: '5',
      PARVIS_TRUST_PROXY: 'true',
      DATABASE_URL: 'postgres://parvis:secret@db:5432/parvis',
      PUBLIC_URL: 'https://parvis.example.fr',
    });
    expect(config).toMatchObject({
      PORT: 8080,
      PARVIS_POSTS_PER_MINUTE: 5,
      PARVIS_TRUST_PROXY: true,
      DATABASE_URL: 'postgres://parvis:secret@db:5432/parvis',
      PUBLIC_URL: 'https://parvis.example.fr',
    });
  });

  it('takes an empty variable for an absent one', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toEqual(readConfig({}));
  });

  it('leaves the variables of others alone', () => {
    expect(readConfig({ HOME: '/root', POSTGRES_USER: 'x' })).toEqual(readConfig({}));
  });

  it.each([
    ['PARVIS_DATADIR', '.parvis'],
    ['PARVIS_POST_PER_MINUTE', '5'],
    ['PARVIS_', '1'],
  ])('names an unknown setting: %s', (name, value) => {
    expect(faultsOf({ [name]: value })).toContain(`${name}: unknown setting`);
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['PORT', '30.5'],
    ['NODE_ENV', 'staging'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://db/parvis'],
    ['PUBLIC_URL', 'parvis.example.fr'],
    ['PARVIS_POSTS_PER_MINUTE', '0'],
    ['PARVIS_REQUESTS_PER_MINUTE', 'many'],
    ['PARVIS_SIGN_IN_FAILURES', '-1'],
    ['PARVIS_TRUST_PROXY', 'yes'],
  ])('names a wrong value: %s=%s', (name, value) => {
    expect(faultsOf({ [name]: value })).toContain(`${name}: `);
  });

  it('names all that is wrong at once', () => {
    const faults = faultsOf({ PORT: '-1', LOG_LEVEL: 'loud', PARVIS_X: '1' });
    expect(faults).toContain('PORT: ');
    expect(faults).toContain('LOG_LEVEL: ');
    expect(faults).toContain('PARVIS_X: unknown setting');
  });
});
