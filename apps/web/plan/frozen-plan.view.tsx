import { useEffect } from 'react';
import { EmergencyButton } from '../emergency/emergency-button.view.js';
import { EmergencyNotices } from '../emergency/emergency-notices.view.js';
import { useFetchEmergencies } from '../emergency/use-fetched-emergencies.js';
import type { OpenPlan } from './open-plan.js';
import { PlanContext } from './plan.context.js';
import { SectionsScreen } from './sections.screen.js';

/** A plan that nothing can be changed in: to read, and to press the emergency button. */
export function FrozenPlan({ open }: { open: OpenPlan }) {
  return (
    <PlanContext value={open}>
      <Emergency />
      <SectionsScreen />
    </PlanContext>
  );
}

/** The button works here as anywhere; what there is to tell is asked for once, as nobody tells it. */
function Emergency() {
  const fetchEmergencies = useFetchEmergencies();
  useEffect(() => void fetchEmergencies(), [fetchEmergencies]);
  return (
    <>
      <div className="v-page v-page--head v-row">
        <EmergencyButton />
      </div>
      <EmergencyNotices />
    </>
  );
}
