import type { ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';

interface ActionButtonProps extends Omit<ButtonProps, 'className' | 'children' | 'style'> {
  readonly look?: 'primary' | 'secondary' | 'subtle' | 'danger';
  readonly size?: 'small' | undefined;
  /** Shows the icon alone; `children` then is the name of the button. */
  readonly icon?: ReactNode;
  readonly isIconOnly?: boolean;
  readonly children: ReactNode;
}

const LOOKS = {
  primary: 'nl-button--primary',
  secondary: 'nl-button--secondary',
  subtle: 'nl-button--subtle',
  danger: 'nl-button--primary nl-button--negative',
} as const;

export function ActionButton(props: ActionButtonProps) {
  const { look = 'secondary', size, icon, isIconOnly = false, children, ...rest } = props;
  const fixed = ['nl-button', LOOKS[look], size === 'small' ? 'v-button--small' : ''];
  if (isIconOnly) fixed.push('nl-button--icon-only');
  return (
    <Button
      {...rest}
      className={({ isDisabled, isPending }) =>
        [...fixed, isDisabled || isPending ? 'nl-button--disabled' : ''].filter(Boolean).join(' ')
      }
    >
      {icon ? <span className="nl-button__icon-start">{icon}</span> : null}
      <span className="nl-button__label">{children}</span>
    </Button>
  );
}
