import { defineKind } from '../item-kind.js';

/** Element E6 of the plan (specification §1.10). */
export const digitalSafetyMeasure = defineKind({
  name: 'digitalSafetyMeasure',
  section: 'digitalSafety',
  description: 'A measure against digital violence, with its place in a safe order.',
  headline: 'measure',
  defaultAudience: 'ORG_LIST',
  fields: {
    measure: { type: 'text', maxLength: 4000, required: true, description: 'What is done.' },
    subject: {
      type: 'choice',
      options: [
        'LOCATION_SHARING',
        'SHARED_DEVICES',
        'GPS_TRACKER',
        'TRAVEL_CARD',
        'DIGID',
        'EMAIL_AND_PASSWORDS',
        'SMART_HOME',
        'FAKE_WIFI',
        'SPYWARE',
        'INCIDENT_LOG',
        'OTHER',
      ],
      required: true,
      description: 'Subject of the checklist that the measure belongs to.',
    },
    person: {
      type: 'person',
      of: ['involved'],
      multiple: true,
      required: true,
      description: 'Whose devices, accounts or belongings it is about.',
    },
    sequence: {
      type: 'number',
      min: 1,
      max: 99,
      required: true,
      description: 'Place in the safe order; sudden technical steps can escalate.',
    },
    mayAlertPerpetrator: {
      type: 'yesNo',
      required: true,
      description: 'Whether the step can alert the perpetrator.',
    },
    responsible: {
      type: 'person',
      of: ['involved', 'professional'],
      required: true,
      description: 'Who carries it out.',
    },
    plannedOn: { type: 'date', description: 'On which day it is done.' },
  },
});
