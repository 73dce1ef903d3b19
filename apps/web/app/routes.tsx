import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { AccessLogScreen } from '../access-log/access-log.screen.js';
import { HistoryScreen } from '../history/history.screen.js';
import { PlanListScreen } from '../plan-list/plan-list.screen.js';
import { PlanScreen } from '../plan/plan.screen.js';
import { SectionsScreen } from '../plan/sections.screen.js';
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

const accessLogRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/access-log',
  component: AccessLogScreen,
});

/** Holds the live connection, so that going to the history and back does not open the plan again. */
const planRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/plans/$planId',
  component: function PlanRoute() {
    const { planId } = planRoute.useParams();
    return <PlanScreen key={planId} planId={planId} />;
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
  component: HistoryScreen,
});

const routeTree = rootRoute.addChildren([
  planListRoute,
  accessLogRoute,
  planRoute.addChildren([sectionsRoute, historyRoute]),
]);

export const router = createRouter({ routeTree, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
