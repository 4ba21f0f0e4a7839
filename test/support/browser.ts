import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, devices, type Browser } from 'playwright-core';

const ROOT = join(__dirname, '..', '..');
const CACHE = join(ROOT, 'node_modules', '.cache');
const PACKAGE = join(ROOT, 'node_modules', '@sparticuz', 'chromium', 'package.json');

/** Two of the devices that people have: most parents the first, most moderators and heads the second. */
export const DEVICES = { phone: devices['Pixel 7'], desktop: devices['Desktop Chrome'] };

export type Device = keyof typeof DEVICES;

/** Chromium without a window. It finds no host but this machine, so that no test can lean on the network. */
export async function startBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--font-render-hinting=none',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

interface Chromium {
  executablePath: string;
  env: Record<string, string>;
}

/** The one that CHROME_PATH names, or the one that comes as a package. */
async function findChromium(): Promise<Chromium> {
  const own = process.env['CHROME_PATH'];
  if (own !== undefined && own !== '') return { executablePath: own, env: {} };
  const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
  const folder = join(CACHE, `chromium-${version}`);
  if (!existsSync(folder)) await unpackChromium(folder);
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  };
}

/**
 * Unpacks the browser with its libraries and fonts, once per machine. Several workers may be at it at the same time,
 * so each unpacks beside the folder and the first one to be ready gives it its name.
 */
async function unpackChromium(folder: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const aside = mkdtempSync(`${folder}-`);
  // The package unpacks into the folder for temporary files, with the libraries only where it believes to be hosted.
  const script =
    "import chromium from '@sparticuz/chromium'; process.stdout.write(await chromium.executablePath());";
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: aside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  });
  try {
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
