import { useEffect, useState } from 'react';
import { usePageTitle } from '../app/use-page-title.js';
import { useSay } from '../messages/use-say.js';
import { post, type Answer } from '../session/ask.js';
import { useRefusalText } from '../session/use-refusal-text.js';
import { Loading } from '../ui/loading.view.js';
import { Notice } from '../ui/notice.view.js';
import { AcceptInvitation } from './accept-invitation.view.js';
import {
  forgetToken,
  invitationShape,
  tokenInAddress,
  type OpenInvitation,
} from './open-invitation.js';
import { RecoveryCodes } from './recovery-codes.view.js';

/** Where the link of an invitation leads: set a password, enrol a second factor, keep the recovery codes. */
export function InvitationScreen() {
  const say = useSay();
  const refusalText = useRefusalText();
  const [token] = useState(tokenInAddress);
  const answer = useInvitation(token);
  const [codes, setCodes] = useState<readonly string[] | undefined>();
  usePageTitle(say('invitation.title'));
  if (codes) {
    return (
      <div className="v-page v-page--narrow v-stack v-stack--wide">
        <RecoveryCodes codes={codes} />
      </div>
    );
  }
  if (!answer) return <Loading text={say('app.loading')} />;
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      <h1 className="nl-heading nl-heading--level-1">{say('invitation.title')}</h1>
      {answer.ok ? (
        <AcceptInvitation
          token={token}
          invitation={answer.value}
          onAccepted={(recoveryCodes) => {
            forgetToken();
            setCodes(recoveryCodes);
          }}
        />
      ) : (
        <Notice sort="warning" title={say('invitation.over')}>
          <p className="utrecht-paragraph">
            {answer.code === 'ABSENT' ? say('invitation.over.text') : refusalText(answer)}
          </p>
        </Notice>
      )}
    </div>
  );
}

function useInvitation(token: string): Answer<OpenInvitation> | undefined {
  const [answer, setAnswer] = useState<Answer<OpenInvitation> | undefined>();
  useEffect(() => {
    let isGone = false;
    const asked =
      token === ''
        ? Promise.resolve({ ok: false, code: 'ABSENT' } as const)
        : post('/auth/invitation/open', { token }, invitationShape);
    void asked.then((said) => {
      if (!isGone) setAnswer(said);
    });
    return () => {
      isGone = true;
    };
  }, [token]);
  return answer;
}
