import { Injectable, Logger, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { accessOf, type Access } from './access';

export interface Route {
  /** `PeopleController.search` */
  handler: string;
  method: string;
  /** As the controller declares it, without the global prefix. */
  path: string;
  /** Undefined for a handler that declares nothing, and is therefore refused. */
  access: Access | undefined;
}

/** Every route of every controller with what it declares. */
@Injectable()
export class RouteAccess implements OnModuleInit {
  private readonly logger = new Logger(RouteAccess.name);

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    for (const { handler, access } of this.routes())
      if (access === undefined)
        this.logger.error(`${handler} does not declare who may call it and is refused.`);
  }

  routes(): Route[] {
    return this.discovery.getControllers().flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = metatype.prototype as Record<string, object>;
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        if (handler === undefined) return [];
        const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
        if (method === undefined) return [];
        return {
          handler: `${metatype.name}.${name}`,
          method: RequestMethod[method],
          path: joinPaths(
            Reflect.getMetadata(PATH_METADATA, metatype),
            Reflect.getMetadata(PATH_METADATA, handler),
          ),
          access: accessOf(handler),
        };
      });
    });
  }
}

function joinPaths(...parts: unknown[]): string {
  const segments = parts.flatMap((part) => String(part).split('/')).filter((segment) => segment !== '');
  return `/${segments.join('/')}`;
}
