import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { z } from 'zod';
import { AccountScreen } from '../account/account.screen.js';
import { AccessLogScreen } from '../access-log/access-log.screen.js';
import { CircleScreen } from '../circle/circle.screen.js';
import { NewCaseScreen } from '../circle/new-case.screen.js';
import { ConflictsScreen } from '../conflict/conflicts.screen.js';
import { StaffScreen } from '../conflict/staff.screen.js';
import { compareSearch } from '../compare/compare-search.js';
import { ComparisonScreen } from '../compare/comparison.screen.js';
import { historySearch } from '../history/history-search.js';
import { ErasureDeskScreen } from '../erasure/erasure-desk.screen.js';
import { RetentionScreen } from '../erasure/retention.screen.js';
import { HistoryScreen } from '../history/history.screen.js';
import { AbsentIntake } from '../intake/absent-intake.view.js';
import { IntakeScreen } from '../intake/intake.screen.js';
import { IntakesScreen } from '../intake/intakes.screen.js';
import { InvitationScreen } from '../invitation/invitation.screen.js';
import { OrganisationsScreen } from '../organisations/organisations.screen.js';
import { PeopleScreen } from '../people/people.screen.js';
import { PlanListScreen } from '../plan-list/plan-list.screen.js';
import { AbsentPlan } from '../plan/ended.screen.js';
import { PlanScreen } from '../plan/plan.screen.js';
import { SectionsScreen } from '../plan/sections.screen.js';
import { VerifyScreen } from '../verify/verify.screen.js';
import { VersionScreen } from '../version/version.screen.js';
import { VersionsScreen } from '../version/versions.screen.js';
import { ViewAsScreen } from '../view-as/view-as.screen.js';
import { FaultNotice, NotFoundScreen } from './fault.screen.js';
import { Frame } from './frame.view.js';

const rootRoute = createRootRoute({
  component: Frame,
  notFoundComponent: NotFoundScreen,
  errorComponent: () => <FaultNotice onRetry={() => window.location.reload()} />,
});

const planListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: PlanListScreen,
});

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  component: AccountScreen,
});

const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  component: PeopleScreen,
});

const organisationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organisations',
  component: OrganisationsScreen,
});

const conflictsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/conflicts',
  component: ConflictsScreen,
});

const staffRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/staff',
  component: StaffScreen,
});

const erasingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/erasing',
  component: ErasureDeskScreen,
});

const keepingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/keeping',
  component: RetentionScreen,
});

/** Open to people who are not signed in: see the frame. */
const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  component: InvitationScreen,
});

const accessLogRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/access-log',
  component: AccessLogScreen,
});

const newCaseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/new-case',
  component: NewCaseScreen,
});

const intakesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intake',
  component: IntakesScreen,
});

const intakeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intake/$planId',
  component: function IntakeRoute() {
    const { planId } = intakeRoute.useParams();
    return isId(planId) ? <IntakeScreen key={planId} planId={planId} /> : <AbsentIntake />;
  },
});

/** Holds the live connection, so that going to the history and back does not open the plan again. */
const planRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/plans/$planId',
  component: function PlanRoute() {
    const { planId } = planRoute.useParams();
    return isId(planId) ? <PlanScreen key={planId} planId={planId} /> : <AbsentPlan />;
  },
});

const sectionsRoute = createRoute({
  getParentRoute: () => planRoute,
  path: '/',
  component: SectionsScreen,
});

const historyRoute = createRoute({
  getParentRoute: () => planRoute,
  path: '/history',
  validateSearch: historySearch,
  component: HistoryScreen,
});

const compareRoute = createRoute({
  getParentRoute: () => planRoute,
  path: '/compare',
  validateSearch: compareSearch,
  component: ComparisonScreen,
});

const versionsRoute = createRoute({
  getParentRoute: () => planRoute,
  path: '/versions',
  component: VersionsScreen,
});

const versionRoute = createRoute({
  getParentRoute: () => planRoute,
  path: '/versions/$number',
  component: function VersionRoute() {
    const { number } = versionRoute.useParams();
    return /^[1-9]\d{0,8}$/.test(number) ? <VersionScreen key={number} /> : <NotFoundScreen />;
  },
});

const circleRoute = createRoute({
  getParentRoute: () => planRoute,
  path: '/circle',
  component: CircleScreen,
});

const viewAsRoute = createRoute({
  getParentRoute: () => planRoute,
  path: '/as',
  component: ViewAsScreen,
});

const verifyRoute = createRoute({
  getParentRoute: () => planRoute,
  path: '/verify',
  component: VerifyScreen,
});

function isId(text: string): boolean {
  return z.uuid().safeParse(text).success;
}

const routeTree = rootRoute.addChildren([
  planListRoute,
  accountRoute,
  peopleRoute,
  organisationsRoute,
  conflictsRoute,
  staffRoute,
  erasingRoute,
  keepingRoute,
  invitationRoute,
  newCaseRoute,
  intakesRoute,
  intakeRoute,
  planRoute.addChildren([
    ...[sectionsRoute, circleRoute, versionsRoute, versionRoute],
    ...[historyRoute, compareRoute, viewAsRoute, verifyRoute],
  ]),
  accessLogRoute,
]);

export const router = createRouter({ routeTree, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
