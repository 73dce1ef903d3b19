import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { Test } from '@nestjs/testing';
import { Needs, Open } from '#kernel';
import { PermissionSurface } from '../../apps/api/permission/permission-surface.js';
import { TestApp } from '../support/app.js';

const DEMO = 'open: the demo has invented people, and its routes exist in demo mode only';
const SIGN_IN = 'open: who signs in is not signed in yet';
const INVITED = 'open: who holds an invitation has no account yet; its token is what opens it';
const PROVIDER = 'open: a provider proves itself by what it signs';
const WITNESSED = 'open: a witness has no account: its token is what opens it, or a session';
const HEALTH = 'open: whatever keeps the server running cannot sign in';

const REVIEWED = [
  'graphql Mutation.beginCase: case.begin',
  'graphql Mutation.changeCircle: circle.change',
  'graphql Mutation.concludeReview: breakGlass.review',
  'graphql Mutation.submit: plan.write',
  'graphql Query.accessLog: accessLog.read',
  'graphql Query.accessLogPeople: accessLog.read',
  'graphql Query.authorship: history.read',
  'graphql Query.colleagues: circle.read',
  'graphql Query.comparison: history.read',
  'graphql Query.emergencies: plan.read',
  'graphql Query.emergencyContact: breakGlass.use',
  'graphql Query.evidence: history.read',
  'graphql Query.findOrganisations: circle.read',
  'graphql Query.history: history.read',
  'graphql Query.intake: circle.read',
  'graphql Query.intakes: circle.read',
  'graphql Query.lastVisit: history.read',
  'graphql Query.me: session.read; open: tells the client whether to ask for a sign-in; answers null without a session',
  'graphql Query.openReviews: case.list',
  'graphql Query.plan: plan.read',
  'graphql Query.planAs: plan.read',
  'graphql Query.plans: case.list',
  'graphql Query.reviewReason: breakGlass.review',
  `http GET /auth/oidc/callback/:provider: no action; ${SIGN_IN}`,
  'http GET /auth/passkeys: account.read',
  'http GET /auth/people: account.manage',
  'http GET /auth/people/:id/hand-over: account.manage',
  'http GET /auth/recoveries: account.read',
  'http GET /auth/sessions: session.read',
  'http GET /conflict/plans/:id: plan.read',
  'http GET /conflict/reports: conflict.handle',
  'http GET /conflict/staff: staff.tag',
  `http GET /demo/people: no action; ${DEMO}`,
  `http GET /demo/sign-in: no action; ${DEMO}`,
  'http GET /erasures: erasure.decide',
  'http GET /erasures/plans/:id: plan.read',
  `http GET /health/ledger: no action; ${HEALTH}`,
  `http GET /health/live: no action; ${HEALTH}`,
  `http GET /health/ready: no action; ${HEALTH}`,
  `http GET /ledger/consistency: no action; ${WITNESSED}`,
  `http GET /ledger/head: no action; ${WITNESSED}`,
  `http GET /ledger/leaves: no action; ${WITNESSED}`,
  `http GET /ledger/restores: no action; ${WITNESSED}`,
  'http GET /legal-holds: erasure.hold',
  'http GET /plans/:id/ledger: history.export',
  'http GET /platform/organisations: organisation.manage',
  'http GET /retention: retention.read',
  'http GET /retention/due: retention.read',
  'http GET /retention/due-items: retention.read',
  `http POST /auth/code: no action; ${SIGN_IN}`,
  `http POST /auth/invitation/accept: no action; ${INVITED}`,
  `http POST /auth/invitation/open: no action; ${INVITED}`,
  `http POST /auth/oidc/back-channel/:provider: no action; ${PROVIDER}`,
  `http POST /auth/oidc/start: no action; ${SIGN_IN}`,
  `http POST /auth/passkey: no action; ${SIGN_IN}`,
  `http POST /auth/passkey/options: no action; ${SIGN_IN}`,
  'http POST /auth/passkeys: account.change',
  'http POST /auth/passkeys/:id/remove: account.change',
  'http POST /auth/passkeys/options: account.change',
  `http POST /auth/password: no action; ${SIGN_IN}`,
  'http POST /auth/people: account.manage',
  'http POST /auth/people/:id/block: account.manage',
  'http POST /auth/people/:id/deputy: account.manage',
  'http POST /auth/people/:id/functions: account.manage',
  'http POST /auth/people/:id/hand-over: account.manage',
  'http POST /auth/people/:id/invite: account.manage',
  'http POST /auth/people/:id/recover: account.manage',
  'http POST /auth/recoveries/:id/cancel: recovery.confirm',
  'http POST /auth/recoveries/:id/confirm: recovery.confirm',
  'http POST /auth/recoveries/:id/invite: account.manage',
  'http POST /auth/sessions/:id/end: session.end',
  'http POST /auth/sessions/end-others: session.end',
  'http POST /auth/step-up: session.stepUp',
  'http POST /auth/step-up/passkey: session.stepUp',
  'http POST /auth/step-up/passkey/options: session.stepUp',
  'http POST /conflict/plans/:id: conflict.check',
  'http POST /conflict/reports/:id/agree: conflict.handle',
  'http POST /conflict/reports/:id/confirm: conflict.handle',
  'http POST /conflict/reports/:id/hand-on: conflict.handle',
  'http POST /conflict/reports/:id/lift: conflict.handle',
  'http POST /conflict/staff/:id: staff.tag',
  'http POST /conflict/ties/:id: conflict.handle',
  `http POST /demo/login: no action; ${DEMO}`,
  'http POST /erasures/:id/agree: erasure.decide',
  'http POST /erasures/:id/refuse: erasure.decide',
  'http POST /erasures/:id/undo: erasure.decide',
  'http POST /erasures/cases/:id: erasure.decide',
  'http POST /erasures/plans/:id: erasure.ask',
  'http POST /erasures/plans/:id/undo/:erasure: erasure.ask',
  'http POST /erasures/plans/:id/withdraw/:erasure: erasure.ask',
  `http POST /ledger/cosignatures: no action; ${WITNESSED}`,
  'http POST /legal-holds: erasure.hold',
  'http POST /legal-holds/lift: erasure.hold',
  'http POST /platform/organisations: organisation.manage',
  'http POST /platform/organisations/:id/deactivate: organisation.manage',
  'http POST /platform/organisations/:id/invite: organisation.manage',
  'http POST /platform/organisations/:id/rename: organisation.manage',
  'http POST /retention: retention.set',
  'http POST /retention/:kind/remove: retention.set',
  'http POST /retention/due-items/:id: erasure.decide',
  'http POST /sign-out: no action; open: signing out of a session that is over already is no mistake',
  'socket plan:close: plan.read',
  'socket plan:open: plan.read',
  'socket plan:submit: plan.write',
  'socket presence: presence.share',
];

/** What the whole server can be asked, and the action that each is. A change here is a change of rights. */
describe('the permission surface', () => {
  it('[A-11] is what was reviewed', async () => {
    const app = await TestApp.start();
    const operations = app.get(PermissionSurface).operations();
    await app.close();
    const lines = operations.map(
      ({ channel, name, needs, open }) =>
        `${channel} ${name}: ${needs ?? 'no action'}${open === undefined ? '' : `; open: ${open}`}`,
    );
    expect(lines).toEqual(REVIEWED);
  });

  it('[A-11] refuses to start with a resolver, handler or route that declares no action', async () => {
    @Resolver()
    class Careless {
      @Query(() => String)
      secrets(@Args('id', { type: () => String }) id: string): string {
        return id;
      }
    }
    @WebSocketGateway()
    class CarelessGateway {
      @SubscribeMessage('plan:peek')
      peek(): void {}
    }
    @Controller('careless')
    class CarelessController {
      @Get('everything')
      everything(): string {
        return '';
      }
    }
    const careless = [
      { providers: [Careless], tells: 'graphql Query.secrets' },
      { providers: [CarelessGateway], tells: 'socket plan:peek' },
      { controllers: [CarelessController], tells: 'http GET /careless/everything' },
    ];
    for (const { tells, ...parts } of careless) await expect(start(parts)).rejects.toThrow(tells);
  });

  it('[A-11] takes no reason to be open for the declaration of an action', async () => {
    @Resolver()
    class OpenOnly {
      @Query(() => String)
      @Open('somebody thought that this was enough')
      news(): string {
        return '';
      }
    }
    @Resolver()
    class Declared {
      @Query(() => String)
      @Needs('session.read')
      news(): string {
        return '';
      }
    }
    await expect(start({ providers: [OpenOnly] })).rejects.toThrow('graphql Query.news');
    await expect(start({ providers: [Declared] })).resolves.toBeUndefined();
  });
});

async function start(parts: Parameters<typeof Module>[0]): Promise<void> {
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    controllers: parts.controllers ?? [],
    providers: [PermissionSurface, ...(parts.providers ?? [])],
  }).compile();
  await module.init();
  await module.close();
}
