import { DEMO_ORGANISATIONS } from '../demo-case/index.js';
import type { DemoDocument, DemoPersonLink } from './demo-document.js';

/** What a person sees when the demo is ready. */
export function demoBanner({ port, people, log, data }: DemoDocument): string {
  const width = Math.max(...people.map(({ name }) => name.length));
  const groups = Object.values(DEMO_ORGANISATIONS).map(({ type, name }) => {
    const own = people.filter(({ organisation }) => organisation.type === type);
    return [`  ${name}`, ...own.map((person) => personLine(person, width))].join('\n');
  });
  return `
Vangnet: demonstratie met verzonnen mensen en plannen, alleen op deze computer. Nooit voor echte casussen.
Vangnet: a demo with invented people and plans, on this computer only. Never for real cases.

Aanmelden, één venster per persoon. Sign in, one window per person:

${groups.join('\n\n')}

Kent de browser deze adressen niet, dan is er http://127.0.0.1:${port}/demo/sign-in?person=VT1 (één persoon per browser).
If the browser does not know these addresses, use the one above (one person per browser).

Stoppen: Ctrl+C. De gegevens blijven in ${data}; opnieuw beginnen kan met: npm run demo -- --reset
To stop: Ctrl+C. Data stays; to begin anew: npm run demo -- --reset. Log: ${log}
`;
}

function personLine({ name, signIn, onCase }: DemoPersonLink, width: number): string {
  return `    ${name.padEnd(width)}  ${signIn}${onCase ? '' : '  (op geen casus, on no case)'}`;
}
