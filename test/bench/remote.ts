import { fork, type ChildProcess } from 'node:child_process';

/** What a process of the bench can be asked: plain data in, plain data out. */
export type Commands = Record<string, (argument: never) => unknown>;

interface Question {
  id: number;
  name: string;
  argument: unknown;
}
interface Answer {
  id: number;
  result?: unknown;
  error?: string;
}

/** Answers the questions of the process that started this one, and ends with it. */
export function answer(commands: Commands): void {
  process.on('message', (question: Question) => {
    void reply(commands, question);
  });
  process.on('disconnect', () => process.exit());
}

async function reply(commands: Commands, { id, name, argument }: Question): Promise<void> {
  const settled: Answer = { id };
  try {
    settled.result = await commands[name]?.(argument as never);
  } catch (error) {
    settled.error = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  process.send?.(settled);
}

/** A process of its own, so that what measures does not use the processor time of what is measured. */
export class Remote<Asked extends Commands> {
  private readonly child: ChildProcess;
  private readonly exited: Promise<void>;
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private asked = 0;

  /**
   * @param file a compiled module that calls {@link answer}
   * @param options modules to load first, and the environment
   */
  constructor(
    file: string,
    { preload = [], env = {} }: { preload?: string[]; env?: NodeJS.ProcessEnv } = {},
  ) {
    const profile = process.env['BENCH_CPU_PROF'];
    this.child = fork(file, {
      execArgv: [
        '--expose-gc',
        ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]),
        ...preload.flatMap((module) => ['--require', module]),
      ],
      env: { ...process.env, ...env },
      // The table is all that the bench prints; a server’s welcome is not part of it.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.exited = new Promise((resolve) => {
      this.child.once('exit', () => {
        for (const [id, settle] of this.waiting) settle({ id, error: `${file} ended` });
        resolve();
      });
    });
    this.child.on('message', (settled: Answer) => {
      this.waiting.get(settled.id)?.(settled);
      this.waiting.delete(settled.id);
    });
  }

  ask<Name extends keyof Asked & string>(
    name: Name,
    ...[argument]: Parameters<Asked[Name]>
  ): Promise<Awaited<ReturnType<Asked[Name]>>> {
    return new Promise((resolve, reject) => {
      const id = this.asked++;
      this.waiting.set(id, ({ error, result }) => {
        if (error === undefined) resolve(result as Awaited<ReturnType<Asked[Name]>>);
        else reject(new Error(error));
      });
      this.child.send({ id, name, argument } satisfies Question);
    });
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.exited;
  }
}
