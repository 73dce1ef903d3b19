import { Notice } from './notice.view.js';

interface NotForYouProps {
  readonly heading: string;
  /** For whom the page is. */
  readonly title: string;
  readonly text: string;
}

/** A page that asks for a function that whoever opened it does not have. */
export function NotForYou({ heading, title, text }: NotForYouProps) {
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      <h1 className="nl-heading nl-heading--level-1">{heading}</h1>
      <Notice role="alert" title={title}>
        <p className="nl-paragraph">{text}</p>
      </Notice>
    </div>
  );
}
