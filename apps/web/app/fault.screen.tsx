import { Component, type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Notice } from '../ui/notice.view.js';
import { usePageTitle } from './use-page-title.js';

/** Keeps a fault in one part of the page from blanking it all. */
export class FaultBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return <FaultNotice onRetry={() => window.location.reload()} />;
  }
}

export function FaultNotice({ onRetry }: { onRetry: () => void }) {
  const say = useSay();
  return (
    <div className="v-page">
      <Notice sort="error" title={say('app.fault')} role="alert">
        <p className="nl-paragraph">{say('app.fault.text')}</p>
        <ActionButton onPress={onRetry}>{say('app.retry')}</ActionButton>
      </Notice>
    </div>
  );
}

export function NotFoundScreen() {
  const say = useSay();
  usePageTitle(say('app.notFound'));
  return (
    <div className="v-page v-stack">
      <h1 className="nl-heading nl-heading--level-1">{say('app.notFound')}</h1>
      <p className="nl-paragraph">{say('app.notFound.text')}</p>
      <Link className="nl-link" to="/">
        {say('plans.title')}
      </Link>
    </div>
  );
}
