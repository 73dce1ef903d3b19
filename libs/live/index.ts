export { LiveAdapter } from './live.adapter.js';
export { LiveModule } from './live.module.js';
export {
  BUS,
  type Bus,
  type BusListener,
  type PersonNotice,
  type PresenceNotice,
} from './bus/bus.js';
