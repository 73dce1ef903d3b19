import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { RESOLVER_NAME_METADATA, RESOLVER_TYPE_METADATA } from '@nestjs/graphql';
import { MESSAGE_METADATA } from '@nestjs/websockets/constants.js';
import type { ActionName } from '#contract';
import { Needs, Open } from '#kernel';

/** One thing that somebody outside can ask for, with the action that it is. */
export interface Operation {
  channel: 'graphql' | 'http' | 'socket';
  name: string;
  needs: ActionName | undefined;
  /** Why people who are not signed in are answered, where they are. */
  open: string | undefined;
}

type Handler = (...args: never[]) => unknown;

/** Everything that can be asked of this server. The start fails when part of it declares no action. */
@Injectable()
export class PermissionSurface implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const undeclared = this.operations().filter((operation) => !isDeclared(operation));
    if (undeclared.length === 0) return;
    const names = undeclared.map(({ channel, name }) => `${channel} ${name}`);
    throw new Error(`These declare no action with @Needs: ${names.join(', ')}`);
  }

  /** Sorted by channel and name. */
  operations(): Operation[] {
    return this.handlers()
      .flatMap((handler) => this.operationOf(handler) ?? [])
      .sort((a, b) => `${a.channel} ${a.name}`.localeCompare(`${b.channel} ${b.name}`, 'en'));
  }

  private handlers(): { handler: Handler; owner: object }[] {
    const wrappers = [...this.discovery.getProviders(), ...this.discovery.getControllers()];
    const owners = new Set(wrappers.map(({ instance }) => Object(instance) as object));
    return [...owners].flatMap((owner) => {
      const prototype = Object.getPrototypeOf(owner) as Record<string, Handler> | null;
      if (!prototype) return [];
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        return handler ? [{ handler, owner }] : [];
      });
    });
  }

  private operationOf({
    handler,
    owner,
  }: {
    handler: Handler;
    owner: object;
  }): Operation | undefined {
    const place = graphqlPlace(handler) ?? socketPlace(handler) ?? httpPlace(handler, owner);
    if (!place) return undefined;
    return {
      ...place,
      needs: this.reflector.get(Needs, handler),
      open: this.reflector.get(Open, handler),
    };
  }
}

type Place = Pick<Operation, 'channel' | 'name'>;

/** A route may be open instead of being an action; a resolver or socket handler is always an action. */
function isDeclared({ channel, needs, open }: Operation): boolean {
  return needs !== undefined || (channel === 'http' && open !== undefined);
}

function graphqlPlace(handler: Handler): Place | undefined {
  const type: unknown = Reflect.getMetadata(RESOLVER_TYPE_METADATA, handler);
  if (type !== 'Query' && type !== 'Mutation' && type !== 'Subscription') return undefined;
  const name: unknown = Reflect.getMetadata(RESOLVER_NAME_METADATA, handler);
  return { channel: 'graphql', name: `${type}.${typeof name === 'string' ? name : handler.name}` };
}

function socketPlace(handler: Handler): Place | undefined {
  const message: unknown = Reflect.getMetadata(MESSAGE_METADATA, handler);
  return typeof message === 'string' ? { channel: 'socket', name: message } : undefined;
}

function httpPlace(handler: Handler, owner: object): Place | undefined {
  const method: unknown = Reflect.getMetadata(METHOD_METADATA, handler);
  if (typeof method !== 'number') return undefined;
  const parts = [owner.constructor, handler].map((at) =>
    String(Reflect.getMetadata(PATH_METADATA, at)),
  );
  const path = parts.join('/').replace(/\/+/g, '/').replace(/\/$/, '');
  return { channel: 'http', name: `${RequestMethod[method] ?? ''} /${path}`.replace('//', '/') };
}
