import { useSay } from '../messages/use-say.js';
import { CopyButton } from '../ui/copy-button.view.js';
import type { OpenInvitation } from './open-invitation.js';
import { QrCode } from './qr-code.view.js';

/** The secret of the second factor, for the camera of an authenticator and for who types it. */
export function EnrolAuthenticator({ invitation }: { invitation: OpenInvitation }) {
  const say = useSay();
  const { totpSecret, totpUri } = invitation;
  return (
    <>
      <p className="nl-paragraph">{say('invitation.factor.text')}</p>
      <div className="v-row v-enrol">
        <QrCode text={totpUri} label={say('invitation.qr')} />
        <div className="v-stack v-enrol__text">
          <p>
            {say('invitation.secret')} <code className="v-secret">{inFours(totpSecret)}</code>
          </p>
          <CopyButton text={totpSecret} />
        </div>
      </div>
    </>
  );
}

function inFours(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
