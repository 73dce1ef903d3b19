import type { ReactNode } from 'react';

interface NoticeProps {
  readonly sort?: 'info' | 'ok' | 'warning' | 'error';
  readonly title?: string;
  /** Read out when it appears: at once (`alert`) or when it suits (`status`). */
  readonly role?: 'alert' | 'status';
  readonly children?: ReactNode;
}

export function Notice({ sort = 'info', title, role, children }: NoticeProps) {
  return (
    <div className={`utrecht-alert utrecht-alert--${sort}`} role={role}>
      <div className="utrecht-alert__message v-stack">
        {title === undefined ? null : <p className="utrecht-paragraph v-notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
