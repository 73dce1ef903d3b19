/** Functions, deputies and handing over; and organisations, for the platform administrator. */
export const administrationMessages = {
  'people.refused': 'This page is for administrators',
  'people.refused.text':
    'Ask an administrator of your organisation to arrange something for a colleague.',
  'people.administrator.note':
    'Invites colleagues, gives functions and blocks accounts. Gets no access to cases.',
  'people.functions': 'Functions',
  'people.functions.of': 'Functions: {name}',
  'people.functions.text':
    'A function gives rights or tasks. Only administrators of your organisation see who has which. A change holds at once.',
  'people.functions.save': 'Save functions',
  'people.functions.take':
    'You are taking from {name}: {functions}. It counts as soon as you save, also in what is open now.',
  'personFunction.SAFETY_COORDINATOR': 'Safety coordinator',
  'personFunction.SAFETY_COORDINATOR.note':
    'Records where somebody stays in safety, and is reached by the emergency button.',
  'personFunction.HONOUR_EXPERT': 'Expert in honour-related violence',
  'personFunction.HONOUR_EXPERT.note': 'Works in the section on honour-related violence.',
  'personFunction.HONOUR_CONTACT': 'Contact for honour-related violence',
  'personFunction.HONOUR_CONTACT.note': 'Works in the section on honour-related violence.',
  'personFunction.PRIVACY_OFFICER': 'Data protection officer',
  'personFunction.PRIVACY_OFFICER.note':
    'Reads the access log of your organisation and handles conflicts of interest.',
  'personFunction.CASE_INTAKE': 'Case intake',
  'personFunction.CASE_INTAKE.note': 'Answers requests to take part and puts colleagues on a case.',
  'personFunction.SAFEGUARDING_LEAD': 'Safeguarding lead',
  'personFunction.SAFEGUARDING_LEAD.note':
    'Whom colleagues with a suspicion turn to. Gives no further rights.',
  'people.deputy': 'Deputy',
  'people.deputy.of': 'Deputy: {name}',
  'people.deputy.is': 'Deputy: {name}',
  'people.deputy.none': 'No deputy',
  'people.deputy.text':
    'The deputy gets no access to cases by this. This colleague is proposed when cases are handed over.',
  'people.deputy.save': 'Save deputy',
  'people.isDeputy': 'deputy',
  'people.handOver': 'Hand over and block',
  'people.handOver.of': 'Hand over and block: {name}',
  'people.handOver.cases':
    '{name} is on {cases, plural, =0 {no case} one {# case} other {# cases}}.',
  'people.handOver.text':
    '{name} is signed out everywhere at once and can no longer sign in. Then the successor takes their place on every case, also as regievoerder and in agreements that still run. You cannot take this back.',
  'people.handOver.text.none':
    '{name} is signed out everywhere at once and can no longer sign in. You cannot take this back.',
  'people.handOver.lost':
    'What was shown to {name} alone, by name, the successor does not see. Ask {name} to share it first.',
  'people.handOver.send': 'Hand over and block',
  'people.handOver.begun': 'The hand-over is not finished yet.',
  'people.handOver.done':
    '{name} is blocked. {cases, plural, =0 {There was nothing to hand over.} one {# case was handed over.} other {# cases were handed over.}}',
  'people.handOver.left':
    '{left, plural, one {# case was} other {# cases were}} not handed over yet',
  'people.handOver.left.text':
    'The person is blocked. Choose “Hand over and block” again to go on; what was handed over stays so.',
  'people.successor': 'Successor',
  'people.successor.none': 'There is no colleague who can take over',
  'organisations.title': 'Organisations',
  'organisations.intro':
    'You manage which organisations take part. Cases, plans and people of organisations you do not see.',
  'organisations.refused': 'This page is for platform administrators',
  'organisations.refused.text':
    'Looking for somebody of your own organisation? Ask your administrator.',
  'organisations.search': 'Search by name',
  'organisations.empty': 'There are no organisations yet',
  'organisations.empty.text': 'Add the first one below.',
  'organisations.none': 'No organisation found',
  'organisations.none.text': 'Search by another part of the name.',
  'organisations.more': 'More organisations',
  'organisations.over': 'Deactivated',
  'organisations.unmanaged': 'No administrator yet',
  'organisations.rename': 'Change name',
  'organisations.rename.of': 'Change name: {name}',
  'organisations.rename.save': 'Save name',
  'organisations.invite': 'Invite an administrator',
  'organisations.invite.of': 'Invite an administrator: {name}',
  'organisations.invite.text':
    'The first administrator then invites colleagues. As long as the invitation was not used, you can make a new one with the same e-mail address.',
  'organisations.deactivate': 'Deactivate',
  'organisations.deactivate.of': 'Deactivate: {name}',
  'organisations.deactivate.text':
    'This is final: you cannot take it back. Everyone of it is signed out at once and can no longer sign in, and open invitations stop working. It is invited to no case any more. In cases it stands as “no longer active” until its participation is ended there; what was shown to it alone nobody else sees.',
  'organisations.new': 'Add an organisation',
  'organisations.name': 'Name',
  'organisations.type': 'Sort of organisation',
  'organisations.add': 'Add',
  'organisations.added': '{name} was added',
} as const;
