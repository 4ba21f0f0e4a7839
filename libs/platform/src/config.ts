import 'reflect-metadata';
import { plainToInstance, Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUrl, Max, Min, validateSync } from 'class-validator';

/** The configuration of one server, read once from the environment. Every field is named in the README. */
export class Config {
  @IsIn(['production', 'development', 'test'])
  NODE_ENV: 'production' | 'development' | 'test' = 'development';

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  PORT = 3000;

  @IsString()
  HOST = '0.0.0.0';

  /** Where people reach the server; an https address makes cookies secure. */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  PUBLIC_URL?: string;

  /** Without it an embedded PostgreSQL runs in PARVIS_DATA_DIR. */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['postgres', 'postgresql'] })
  DATABASE_URL?: string;

  @IsString()
  PARVIS_DATA_DIR = '.parvis';

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  LOG_LEVEL: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent' = 'info';

  /** Posts, reports and appeals of one account in a minute before it is asked to wait. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  PARVIS_POSTS_PER_MINUTE = 60;

  /** All requests of one account in a minute before it is asked to wait. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  PARVIS_REQUESTS_PER_MINUTE = 1200;

  /** Failed sign-ins on one login in a quarter of an hour before it is asked to wait. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  PARVIS_SIGN_IN_FAILURES = 10;

  /** Whether X-Forwarded-For of a reverse proxy is believed. */
  @Transform(({ value }: { value: unknown }) =>
    value === 'true' || value === 'false' ? value === 'true' : value,
  )
  @IsBoolean()
  PARVIS_TRUST_PROXY = false;
}

/**
 * Reads and checks the environment.
 * @throws Error that names every unknown `PARVIS_` variable and every wrong value.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const known = new Set(Object.keys(new Config()).concat('PUBLIC_URL', 'DATABASE_URL'));
  const unknown = Object.keys(environment).filter((name) => name.startsWith('PARVIS_') && !known.has(name));
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => known.has(name) && value !== ''),
  );
  const config = plainToInstance(Config, given, { exposeDefaultValues: true });
  const wrong = validateSync(config).map(
    (error) => `${error.property}: ${Object.values(error.constraints ?? {}).join(', ')}`,
  );
  const faults = [...unknown.map((name) => `${name}: unknown setting`), ...wrong];
  if (faults.length > 0) throw new Error(`The configuration is wrong.\n  ${faults.join('\n  ')}`);
  return config;
}
