/** Corrections with a reason, and the own view (zienswijze) of somebody whom the plan is about. */
export const correctionMessages = {
  'correction.open': 'Corrigeren',
  'correction.open.of': 'Corrigeer: {sentence}',
  'correction.title': 'Corrigeren: {item}',
  'correction.text':
    'Staat hier iets verkeerd? Zet erin wat er had moeten staan, en waarom. Wat er nu staat, blijft in de geschiedenis.',
  'correction.field': 'Wat corrigeert u?',
  'correction.nothing': 'Hier is nog niets ingevuld dat u kunt corrigeren.',
  'correction.reason': 'Reden',
  'correction.reason.hint':
    'Staat bij de correctie, voor iedereen die dit leest. Noem geen namen of adressen.',
  'correction.overtaken':
    'Iemand heeft dit gewijzigd sinds u begon. Zo zou dat verloren gaan. Kopieer wat u wilt houden en begin opnieuw met wat er nu staat; uw reden blijft staan.',
  'correction.anew': 'Opnieuw beginnen',
  'correction.confirm': 'Correctie opslaan',
  'correction.mark': 'Gecorrigeerd op {at} door {who}. Reden: {reason}',
  'correction.corrects': 'Corrigeert wat er sinds {at} stond. Reden: {reason}',
  'correction.corrects.earlier': 'Corrigeert wat er eerder stond. Reden: {reason}',
  'history.corrected': '{who} corrigeerde ‘{field}’ van {item}',
  'history.view.added': '{who} voegde de zienswijze van {person} toe aan {item}',
  'history.view.corrected': '{who} corrigeerde de zienswijze van {person} bij {item}',
  'view.field': 'Zienswijze van {person}',
  'view.list': 'Zienswijzen bij {item}',
  'view.heading': 'Zienswijzen',
  'view.of': 'Zienswijze van {person}',
  'view.someone': 'iemand die niet meer in het plan staat',
  'view.newer': 'Er is een nieuwere',
  'view.given.SPOKEN': 'Gezegd op {on}',
  'view.given.WRITTEN': 'Schriftelijk, {on}',
  'view.recorded': 'vastgelegd door {who}, {at}',
  'view.open': 'Zienswijze toevoegen',
  'view.add.title': 'Zienswijze toevoegen: {item}',
  'view.add.text':
    'Wat vindt een betrokkene zelf van wat hier staat? De zienswijze komt ernaast te staan, en verandert niets aan wat er staat. Wie dit onderdeel en deze persoon ziet, leest haar.',
  'view.add.person':
    'Wat vindt een betrokkene zelf van wat hier staat, of van het plan als geheel? De zienswijze komt ernaast te staan. Wie dit onderdeel en deze persoon ziet, leest haar.',
  'view.add.confirm': 'Zienswijze opslaan',
  'view.nobody':
    'Er staat nog geen betrokkene in het plan. Voeg eerst toe van wie de zienswijze is.',
  'view.person': 'Van wie',
  'view.words': 'Zienswijze',
  'view.words.hint': 'Zo veel mogelijk in de eigen woorden van de betrokkene.',
  'view.givenOn': 'Gegeven op',
  'view.manner': 'Hoe',
  'view.manner.SPOKEN': 'Gezegd',
  'view.manner.WRITTEN': 'Schriftelijk',
  'view.correct': 'Corrigeren',
  'view.correct.of': 'Corrigeer hoe de zienswijze van {person} is vastgelegd',
  'view.correct.title': 'Zienswijze corrigeren',
  'view.correct.text':
    'Is de zienswijze verkeerd vastgelegd? Zet erin wat er had moeten staan. Wat er nu staat, blijft in de geschiedenis. Vindt de betrokkene nu iets anders? Voeg dan een nieuwe zienswijze toe.',
} as const;
